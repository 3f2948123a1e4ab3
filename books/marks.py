"""What does a writer ask for between double brackets?"""

import re
from dataclasses import dataclass

from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

SEE = "lihat"
FIGURE, TABLE = "gambar", "tabel"
VERBS = {
    FIGURE: (FIGURE,),
    TABLE: (TABLE,),
    SEE: (FIGURE, TABLE),
    f"{SEE} {FIGURE}": (FIGURE,),
    f"{SEE} {TABLE}": (TABLE,),
}
MARK = re.compile(r"\[\[([\w ]{1,40}):([^\[\]\n]{1,300})\]\]")
OPENING = "[["
LINE, WORD = "mark_line", "mark_word"  # kinds of tokens


@dataclass(frozen=True)
class Mark:
    """`[[gambar: …]]` puts a figure there, `[[lihat gambar: …]]` speaks of it."""

    verb: str
    title: str

    def __str__(self) -> str:
        return f"[[{self.verb}: {self.title}]]"

    @property
    def is_reference(self) -> bool:
        return self.verb.split()[0] == SEE

    @property
    def kinds(self) -> tuple[str, ...]:
        """What it may name: a figure, a table, either; none where no one knows it."""
        return VERBS.get(self.verb, ())

    @property
    def keys(self) -> list[tuple[str, str]]:
        """Kind and name of what is meant; case and signs of the title do not count."""
        return [(kind, slugify(self.title)) for kind in self.kinds]


@dataclass(frozen=True)
class Spoken:
    """What is printed in the place of a mark; a link where it leads somewhere."""

    text: str
    anchor: str = ""
    is_gap: bool = False


def teach(parser: MarkdownIt) -> None:
    """Let a parser of Markdown see marks: on a line of their own, and among words."""
    interrupts: RuleOptionsType = {
        "alt": ["paragraph", "reference", "blockquote", "list"]
    }
    parser.block.ruler.before("reference", LINE, _on_a_line, interrupts)
    parser.inline.ruler.before("link", WORD, _among_words)


def _on_a_line(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A line that is one mark and puts something there."""
    start = state.bMarks[line] + state.tShift[line]
    found = MARK.fullmatch(state.src[start : state.eMarks[line]].rstrip())
    if state.is_code_block(line) or not found or _read(found).is_reference:
        return False
    if not silent:
        state.line = line + 1
        token = state.push(LINE, "", 0)
        token.block = True
        token.map = [line, state.line]
        token.meta = {"mark": _read(found)}
    return True


def _among_words(state: StateInline, silent: bool) -> bool:
    """A mark that refers, or that stands where nothing can be put."""
    found = MARK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push(WORD, "", 0).meta = {"mark": _read(found)}
    state.pos = found.end()
    return True


def _read(found: re.Match[str]) -> Mark:
    """The mark that was found, however it was spaced."""
    verb, title = (" ".join(part.split()) for part in found.groups())
    return Mark(verb.lower(), title)
