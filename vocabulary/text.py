"""A text in the two languages every name in Shirube has from the start."""

from dataclasses import dataclass
from typing import TypeAlias

Language: TypeAlias = str
"""The tag of a language, such as en; which ones readers may choose is told by the catalogues of publication."""

LANGUAGES: tuple[Language, ...] = ("en", "ja")
"""The languages of a `Text`."""

DEFAULT_LANGUAGE: Language = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in English and Japanese."""

    en: str
    ja: str

    def __getitem__(self, lang: Language) -> str:
        return self.ja if lang == "ja" else self.en
