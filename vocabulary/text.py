"""A text in the two languages every name in Shirube has from the start."""

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["en", "ja"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT_LANGUAGE: Language = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in English and Japanese."""

    en: str
    ja: str

    def __getitem__(self, lang: Language) -> str:
        return self.ja if lang == "ja" else self.en
