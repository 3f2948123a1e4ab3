"""How is Markdown that DKISP writes turned into safe HTML?"""

from dataclasses import dataclass

from markdown_it import MarkdownIt

_parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


@dataclass(frozen=True)
class Prose:
    """HTML that came out of our own renderer and holds nobody's tags."""

    html: str

    def __html__(self):
        return self.html


def render(markdown):
    """The safe HTML of `markdown`; HTML in it is shown as text."""
    return Prose(_parser.render(markdown))
