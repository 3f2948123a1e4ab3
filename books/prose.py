"""How is Markdown that DKISP writes turned into safe HTML?"""

from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

DEEPEST = 6


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


def render(markdown, *, chapter="", anchor=""):
    """The safe HTML of `markdown`, its headings below the title of the chapter.

    HTML is shown as text, images are not loaded, only links to the web stay links. With
    the number of a `chapter` its sections are numbered, and named after `anchor`.
    """
    tokens = _parser.parse(markdown)
    _lower_headings(tokens)
    headings = _number_sections(tokens, chapter, anchor) if chapter else ()
    return Prose(_parser.renderer.render(tokens, _parser.options, {}), headings)


def _make_parser():
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20})
    parser.enable("table").disable("image")
    parser.validateLink = _leads_to_the_web  # type: ignore[method-assign]
    parser.add_render_rule("link_open", _open_link)
    return parser


def _leads_to_the_web(url):
    return url.lower().startswith(("http://", "https://"))


def _open_link(renderer, tokens, position, options, env):
    # Paper has nothing to click: the print sheet writes the address after the words.
    if tokens[position].info != "auto":
        tokens[position].attrSet("class", "address")
    return renderer.renderToken(tokens, position, options, env)


def _lower_headings(tokens):
    # No level is left out, whichever signs the typist chose.
    marks = [token for token in tokens if token.type.startswith("heading_")]
    levels = sorted({mark.tag for mark in marks})
    for mark in marks:
        mark.tag = f"h{min(levels.index(mark.tag) + 2, DEEPEST)}"


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
