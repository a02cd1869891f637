"""Dice that fall the same way everywhere: the same seed and topic give the same draws on every machine."""

import random
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Draws for one topic; what another topic draws changes nothing here.

    All draws stand on `random()` alone: of Python's Mersenne Twister only its sequence is promised to stay.
    """

    def __init__(self, seed: int, topic: str) -> None:
        self._random = random.Random(f"{seed}/{topic}")  # noqa: S311  # made-up rows, no secrets

    def whole(self, lowest: int, highest: int) -> int:
        """A whole number, both ends included."""
        return lowest + int(self._random.random() * (highest - lowest + 1))

    def chance(self, percent: int) -> bool:
        """True that often of a hundred times."""
        return self.whole(1, 100) <= percent

    def one_of(self, weights: Mapping[T, int]) -> T:
        """One of these, as often as its weight says."""
        drawn = self.whole(1, sum(weights.values()))
        for each, weight in weights.items():
            drawn -= weight
            if drawn <= 0:
                return each
        raise AssertionError

    def along(self, quantiles: Sequence[tuple[int, int]]) -> int:
        """A whole number with these quantiles: pairs of percent (from 0 to 100) and value, straight between them."""
        place = self.whole(0, 9999)
        (low, lowest), (high, highest) = next(pair for pair in pairwise(quantiles) if place < pair[1][0] * 100)
        return lowest + (highest - lowest) * (place - low * 100) // ((high - low) * 100)

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """All of these in another order."""
        keys = [self._random.random() for _ in items]
        return [items[place] for place in sorted(range(len(items)), key=keys.__getitem__)]

    def some(self, weights: Mapping[T, int], number: int) -> list[T]:
        """So many different ones of these (all if there are fewer), likelier those of greater weight."""
        left, drawn = dict(weights), list[T]()
        while left and len(drawn) < number:
            drawn.append(self.one_of(left))
            del left[drawn[-1]]
        return drawn
