"""Cut the bundled web fonts out of Noto Sans CJK JP.

    python docs/vendored/subset_fonts.py            # write pages/assets/fonts
    python docs/vendored/subset_fonts.py --check    # exit 1 when a text has a character no font file covers

Three files a weight, chosen by the browser through unicode-range: `latin` is all an English page loads,
`jp-core` has the kana and the kanji of our own texts, `jp-more` the other kanji of JIS X 0208 level 1 (names
a producer may send). The same sources and texts give the same bytes.
"""

import argparse
import ast
import hashlib
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

FAMILY = "Shirube Sans"
SOURCE_FAMILY = "Noto Sans CJK JP"
ROOT = Path(__file__).resolve().parents[2]
FONTS = Path("pages/assets/fonts")
DEBIAN_FONTS = Path("/usr/share/fonts/opentype/noto")
DEBIAN_COPYRIGHT = Path("/usr/share/doc/fonts-noto-cjk/copyright")

TEXT_FOLDERS = {
    ".po": (".",),
    ".md": ("docs/guide",),
    ".csv": ("vocabulary", "etl/facts"),
    ".py": ("pages", "publication", "indicators", "vocabulary"),
}
# In the order of fonts.css: where ranges overlap, the rule that stands last is asked first.
PARTS = ("jp-more", "jp-core", "latin")
FIRST_CJK = 0x2E80  # below stand Latin, punctuation and signs; from here on Japanese
LATIN = ((0x20, 0x7E), (0xA0, 0x17F))  # ASCII, Latin-1, Latin Extended-A
TYPOGRAPHY = "–—‘’‚“”„†‡•…‰′″‹›−×≥≤±→←↑↓●○■□▲△▼▽◆◇\u202f\u2009"
# Japanese punctuation, hiragana, katakana, full-width forms, half-width katakana, full-width signs
JAPANESE = ((0x3000, 0x303F), (0x3041, 0x3096), (0x3099, 0x30FF), (0xFF01, 0xFF9F), (0xFFE0, 0xFFE6))
IDEOGRAPHS = (0x4E00, 0x9FFF)
JIS_LEVEL_1 = range(16, 48)  # rows of JIS X 0208
JIS_CELLS = range(1, 95)

THIN_SPACES = (0x2009, 0x202F)  # not in the source, whose own space (0.22 em) is as narrow as a thin space
# The source has no tnum and needs none: its digits are equally wide.
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "palt"]
LANGUAGES = ["DFLT.dflt", "latn.dflt", "hani.dflt", "kana.dflt", "hani.JAN ", "kana.JAN ", "latn.JAN "]
VERTICAL_TABLES = ["BASE", "VORG", "vhea", "vmtx"]  # our pages are written horizontally
INVISIBLE = {"Cc", "Cf", "Cn", "Co", "Cs"}
VARIATION_SELECTORS = range(0xFE00, 0xFE10)


@dataclass(frozen=True)
class Weight:
    """One weight of the family, with the collection it is cut from."""

    css: int
    style: str
    source: Path


def main() -> int:
    """Write the fonts, or say which characters of the texts they lack."""
    chosen = _arguments()
    folder, used = chosen.root / FONTS, characters_used(chosen.root)
    if chosen.check:
        return check(folder, used)
    weights = (Weight(400, "Regular", chosen.regular), Weight(700, "Bold", chosen.bold))
    write(folder, used, weights, chosen.copyright)
    return 0


def write(folder: Path, used: set[int], weights: Sequence[Weight], debian_copyright: Path) -> None:
    """Write the font files, their style sheet and their licence."""
    folder.mkdir(parents=True, exist_ok=True)
    rules = [rule for weight in weights for rule in _write_weight(folder, used, weight)]
    (folder / "fonts.css").write_text("\n".join(rules), encoding="utf-8", newline="\n")
    text = licence(debian_copyright.read_text(encoding="utf-8"), _open(weights[0].source))
    (folder / "OFL.txt").write_text(text, encoding="utf-8", newline="\n")


def check(folder: Path, used: set[int]) -> int:
    """Return 1, and list them, when the texts use characters that the font files lack."""
    weights = sorted({path.stem.rsplit("-", 1)[1] for path in folder.glob("*.woff2")})
    if not weights:
        print(f"no font files in {folder}", file=sys.stderr)
    lacking = {weight: used - _covered(folder.glob(f"*-{weight}.woff2")) for weight in weights}
    for weight, missing in lacking.items():
        _report(f"no font file of weight {weight} covers", missing)
    return int(not weights or any(lacking.values()))


# --- the characters -----------------------------------------------------------------------------------------


def characters_used(root: Path) -> set[int]:
    """Return the code points of every visible character in the project's own texts."""
    files = (path for suffix, folders in TEXT_FOLDERS.items() for path in _files(root, folders, suffix))
    return {ord(character) for path in files for character in set(_text(path)) if _is_drawn(character)}


def split(used: set[int], available: set[int]) -> dict[str, set[int]]:
    """Share the characters out among the font files; none stands in two."""
    latin = _codes(LATIN) | {ord(sign) for sign in TYPOGRAPHY} | {code for code in used if code < FIRST_CJK}
    core = _codes(JAPANESE) | {code for code in used if code >= FIRST_CJK}
    shares = {"jp-more": _jis_level_1() - core, "jp-core": core, "latin": latin}
    return {part: shares[part] & available for part in PARTS}


def _files(root: Path, folders: Iterable[str], suffix: str) -> Iterator[Path]:
    for start in folders:
        for folder, below, names in os.walk(root / start):
            below[:] = [name for name in below if not name.startswith(".") and name != "node_modules"]
            yield from (Path(folder, name) for name in names if name.endswith(suffix))


def _text(path: Path) -> str:
    text = path.read_text(encoding="utf-8-sig")
    return "".join(_literals(text)) if path.suffix == ".py" else text


def _literals(source: str) -> Iterator[str]:
    constants = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return (value for value in constants if isinstance(value, str))


def _is_drawn(character: str) -> bool:
    hidden = unicodedata.category(character) in INVISIBLE or ord(character) in VARIATION_SELECTORS
    return not hidden


def _jis_level_1() -> set[int]:
    cells = (bytes((0xA0 + row, 0xA0 + cell)) for row in JIS_LEVEL_1 for cell in JIS_CELLS)
    return {ord(kanji) for kanji in (cell.decode("euc_jp", "ignore") for cell in cells) if kanji}


def _codes(blocks: Iterable[tuple[int, int]]) -> set[int]:
    return {code for first, last in blocks for code in range(first, last + 1)}


# --- the fonts ----------------------------------------------------------------------------------------------


def _write_weight(folder: Path, used: set[int], weight: Weight) -> Iterator[str]:
    available = set(_open(weight.source).getBestCmap()) | set(THIN_SPACES)
    _report(f"{SOURCE_FAMILY} {weight.style} does not have", used - available)
    for part, codes in split(used, available).items():
        path = folder / f"shirube-sans-{part}-{weight.css}.woff2"
        cut(weight, codes).save(path)
        print(f"{path.name}: {len(codes)} characters, {path.stat().st_size:,} bytes")
        ranges = [IDEOGRAPHS] if part == "jp-more" else _ranges(codes)  # 2,000 single codes would be 14 kB
        yield font_face(path, weight.css, ranges)


def cut(weight: Weight, codes: set[int]) -> TTFont:
    """Return the font with these characters only, under our own name."""
    font = _open(weight.source)
    _map_thin_spaces(font)
    subsetter = Subsetter(_options())
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    _rename(font, weight.style)
    font.flavor = "woff2"
    return font


def _open(source: Path) -> TTFont:
    with TTCollection(source, lazy=True) as collection:
        families = [font["name"].getDebugName(1) for font in collection.fonts]
    return TTFont(source, fontNumber=families.index(SOURCE_FAMILY), lazy=True, recalcTimestamp=False)


def _map_thin_spaces(font: TTFont) -> None:
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in {4, 12}:
            table.cmap |= dict.fromkeys(THIN_SPACES, table.cmap[0x20])


def _options() -> Options:
    return Options(
        desubroutinize=True,
        drop_tables=[*Options().drop_tables, *VERTICAL_TABLES],
        hinting=False,
        layout_features=FEATURES,
        layout_scripts=LANGUAGES,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 13, 14],
        notdef_outline=True,
        recalc_timestamp=False,
    )


def _rename(font: TTFont, style: str) -> None:
    """Give the Modified Version our name, in the name table as in the outlines' own table."""
    post_script = f"{FAMILY.replace(' ', '')}-{style}"
    outlines = font["CFF "].cff
    former, top = outlines.fontNames[0], outlines.topDictIndex[0]
    outlines.fontNames[0] = post_script
    top.FamilyName, top.FullName = FAMILY, f"{FAMILY} {style}"
    for private in top.FDArray:
        private.FontName = private.FontName.replace(former, post_script)
    version = font["name"].getDebugName(5).split(";")[0]
    origin = f"Modified Version: a subset of {SOURCE_FAMILY}, {version}."
    changed = {1: FAMILY, 2: style, 3: post_script, 4: f"{FAMILY} {style}", 6: post_script, 10: origin}
    for identifier, text in changed.items():
        font["name"].setName(text, identifier, 3, 1, 0x409)


def _covered(files: Iterable[Path]) -> set[int]:
    return {code for path in files for code in TTFont(path, lazy=True).getBestCmap()}


# --- the style sheet and the licence ------------------------------------------------------------------------


def font_face(path: Path, weight: int, ranges: Iterable[tuple[int, int]]) -> str:
    """Return the CSS rule that lets the browser load a file when the page needs it."""
    mark = hashlib.sha256(path.read_bytes()).hexdigest()[:12]  # other bytes, another address: cached for long
    spans = ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in ranges)
    return (
        "@font-face {\n"
        f'  font-family: "{FAMILY}";\n'
        f"  font-weight: {weight};\n"
        "  font-style: normal;\n"
        "  font-display: swap;\n"
        f'  src: url("{path.name}?m={mark}") format("woff2");\n'
        f"  unicode-range: {spans};\n"
        "}\n"
    )


def _ranges(codes: Iterable[int]) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    for code in sorted(codes):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1] = (ranges[-1][0], code)
        else:
            ranges.append((code, code))
    return ranges


def licence(debian_copyright: str, source: TTFont) -> str:
    """Return the Open Font License with the notice the font itself carries."""
    stanza = re.search(r"^License: SIL-1\.1\n((?: .*\n?)+)", debian_copyright, re.MULTILINE)
    if stanza is None:
        raise ValueError("no stanza 'License: SIL-1.1': give the copyright file of Debian's fonts-noto-cjk")
    terms = "\n".join(line[1:] if line != " ." else "" for line in stanza[1].splitlines())
    names = source["name"]
    notice = f"{names.getDebugName(0).replace('©', 'Copyright')} {names.getDebugName(7)}"
    changes = f"{FAMILY} is a Modified Version of {SOURCE_FAMILY}: renamed subsets in the WOFF2 format."
    opening = f"{notice}\n\n{changes}\nThe original declares no Reserved Font Name.\n"
    grant = "This Font Software is licensed under the SIL Open Font License, Version 1.1."
    return f"{opening}\n{grant}\n\n{terms}\n"


# --- the command --------------------------------------------------------------------------------------------


def _report(what: str, codes: set[int]) -> None:
    for code in sorted(codes):
        name = unicodedata.name(chr(code), "without a name")
        print(f"{what}: U+{code:04X} {chr(code)} {name}", file=sys.stderr)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only compare the texts with the font files")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project whose texts are read")
    parser.add_argument("--regular", type=Path, default=DEBIAN_FONTS / "NotoSansCJK-Regular.ttc")
    parser.add_argument("--bold", type=Path, default=DEBIAN_FONTS / "NotoSansCJK-Bold.ttc")
    parser.add_argument("--copyright", type=Path, default=DEBIAN_COPYRIGHT, help="the package's licence file")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
