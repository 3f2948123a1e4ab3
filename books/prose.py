"""How is Markdown that DKISP writes turned into safe HTML?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from django.utils.html import escape
from markdown_it import MarkdownIt
from markdown_it.token import Token

from books import marks
from books.marks import Mark, Spoken

DEEPEST = 6
Say = Callable[[Mark], Spoken]


@dataclass(frozen=True)
class Heading:
    """A section that the text opens, as the contents list it."""

    number: str
    title: str
    anchor: str


class Prose(str):
    """HTML that our own renderer made, which holds nobody else's tags."""

    headings: tuple[Heading, ...]

    def __new__(cls, html, headings=()):
        prose = super().__new__(cls, html)
        prose.headings = headings
        return prose

    def __html__(self):
        return str(self)


@dataclass(frozen=True)
class Passage:
    """A run of a narrative between two things put into it, read but not yet HTML."""

    tokens: tuple[Token, ...]
    headings: tuple[Heading, ...]

    @property
    def marks(self) -> Iterator[Mark]:
        """The marks among its words, and those on lines inside of lists."""
        for token in self.tokens:
            for one in (token, *(token.children or ())):
                if one.type in {marks.LINE, marks.WORD}:
                    yield one.meta["mark"]

    def prose(self, say: Say | None = None) -> Prose:
        """The safe HTML, with what `say` says of each mark, where there are any."""
        html = _narrator.renderer.render(self.tokens, _narrator.options, {"say": say})
        return Prose(html, self.headings)


def render(markdown):
    """The safe HTML of `markdown`, its headings below the title of the page.

    HTML is shown as text, images are not loaded, only links to the web stay links.
    """
    tokens = _parser.parse(markdown)
    _lower_headings(tokens)
    return Prose(_parser.renderer.render(tokens, _parser.options, {}))


def read(markdown, *, chapter, anchor) -> tuple[Passage | Mark, ...]:
    """A narrative as passages, and between them the marks that put something there.

    Its sections are numbered after the `chapter` and named after its `anchor`.
    """
    tokens = _narrator.parse(markdown)
    _lower_headings(tokens)
    headings = _number_sections(tokens, chapter, anchor)
    return tuple(_parts(tokens, headings))


def paragraph(spoken: Spoken) -> Prose:
    """What is said in place of something that cannot stand there."""
    return Prose(f"<p>{_html_of(spoken)}</p>\n")


def _make_parser():
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20})
    parser.enable("table").disable("image")
    parser.validateLink = _leads_to_the_web  # type: ignore[method-assign]
    parser.add_render_rule("link_open", _open_link)
    return parser


def _make_narrator():
    """The parser of narratives, which knows marks."""
    parser = _make_parser()
    marks.teach(parser)
    parser.add_render_rule(marks.LINE, _say_line)
    parser.add_render_rule(marks.WORD, _say_word)
    return parser


def _leads_to_the_web(url):
    return url.lower().startswith(("http://", "https://"))


def _open_link(renderer, tokens, position, options, env):
    # Paper has nothing to click: the print sheet writes the address after the words.
    if tokens[position].info != "auto":
        tokens[position].attrSet("class", "address")
    return renderer.renderToken(tokens, position, options, env)


def _say_word(renderer, tokens, position, options, env):
    return _html_of(env["say"](tokens[position].meta["mark"]))


def _say_line(renderer, tokens, position, options, env):
    return f"<p>{_say_word(renderer, tokens, position, options, env)}</p>\n"


def _html_of(spoken):
    text = escape(spoken.text)
    if spoken.is_gap:
        return f"<mark>[{text}]</mark>"
    return f'<a href="#{escape(spoken.anchor)}">{text}</a>' if spoken.anchor else text


def _parts(tokens, headings):
    """The tokens cut at the marks on lines of their own, outside of any list."""
    by_anchor = {heading.anchor: heading for heading in headings}
    for cuts, run in groupby(tokens, key=_cuts):
        if cuts:
            yield from (token.meta["mark"] for token in run)
            continue
        passage = tuple(run)
        opened = [by_anchor.get(token.attrGet("id")) for token in passage]
        yield Passage(passage, tuple(heading for heading in opened if heading))


def _cuts(token):
    return token.type == marks.LINE and token.level == 0


def _lower_headings(tokens):
    # No level is left out, whichever signs the typist chose.
    found = [token for token in tokens if token.type.startswith("heading_")]
    levels = sorted({token.tag for token in found})
    for token in found:
        token.tag = f"h{min(levels.index(token.tag) + 2, DEEPEST)}"


def _number_sections(tokens, chapter, anchor):
    headings: list[Heading] = []
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.tag == "h2":
            count = len(headings) + 1
            heading = Heading(
                f"{chapter}.{count}", _plain(inline), f"{anchor}-{chapter}-{count}"
            )
            opening.attrSet("id", heading.anchor)
            inline.children.insert(
                0, Token("text", "", 0, content=f"{heading.number} ")
            )
            headings.append(heading)
    return tuple(headings)


def _plain(inline):
    kept = {"text", "code_inline"}
    return "".join(child.content for child in inline.children if child.type in kept)


_parser = _make_parser()
_narrator = _make_narrator()
