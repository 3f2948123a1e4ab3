"""How is one piece of HTML set on pages, in a process that does nothing else?"""

import gc
import logging
import os
import re
import warnings
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from books.typeset import plates

SHELF = "https://buku.invalid/"  # an address that cannot exist; only the map answers it
FOLDERS = ("books", "fonts")
KINDS = {
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
}
PICTURE = "data:image/png;base64,"
ELEMENTS = "books/elements.css"
STYLES = ("books/book.css", "books/exhibits.css", "books/rare.css")
REPLACEMENT = "\N{WHITE SQUARE}"  # where a letter has no glyph
FONTCONFIG = "FONTCONFIG_FILE"
VARIABLE = re.compile(r"(?P<name>--[\w-]+):\s*(?P<value>[^;]+);")


@dataclass(frozen=True)
class Copy:
    """What is to be set: a whole HTML page."""

    html: str
    is_tagged: bool = True


@contextmanager
def only_our_fonts() -> Iterator[None]:
    """While fontconfig reads its settings it finds no fonts of the machine.

    A process started later, a browser for one, asks again and finds them.
    """
    before = os.environ.get(FONTCONFIG)
    os.environ[FONTCONFIG] = str(Path(__file__).with_name("fonts.conf"))
    try:
        yield
    finally:
        if before is None:
            del os.environ[FONTCONFIG]
        else:
            os.environ[FONTCONFIG] = before


class Setter:
    """WeasyPrint with the fonts and the style of the book, kept for many pieces."""

    def __init__(self, static: Path) -> None:
        with only_our_fonts(), warnings.catch_warnings(action="ignore"):
            import weasyprint  # noqa: PLC0415 - slow import
            from weasyprint.text.fonts import (  # noqa: PLC0415 - slow import
                FontConfiguration,
            )

            from books.typeset import lines  # noqa: PLC0415 - slow import

            self._fonts = FontConfiguration()
        lines.keep()
        logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
        self._weasyprint = weasyprint
        self._page = _page_of(weasyprint, (static / ELEMENTS).read_text())
        self._files = files_of(static)
        self._given: set[str] = set()
        self._style = self._sheet([static / name for name in STYLES])
        # Millions of boxes come and go; what is here now stays, and need not be looked
        # through again for each of them.
        gc.collect()
        gc.freeze()

    def lay_out(self, copy: Copy, *more: str) -> Any:
        """The pages of a piece as WeasyPrint lays them out, with `more` style."""
        html = self._page(
            string=copy.html,
            base_url=SHELF,
            url_fetcher=shelf(self._files),
        )
        style = [self._style, *(self._weasyprint.CSS(string=css) for css in more)]
        return html.render(stylesheets=style, font_config=self._fonts)

    def plate(self, copy: Copy) -> tuple[bytes, dict[str, bytes]]:
        """The piece as a plate, and the faces that this setter had not used before."""
        from books.typeset.drawing import drawn  # noqa: PLC0415 - slow import

        document = self.lay_out(copy)
        head, body, programs = drawn(
            document, is_tagged=copy.is_tagged, known=self._given
        )
        if strange := _strange(document):
            plain = copy.html.translate(dict.fromkeys(strange, REPLACEMENT))
            return self.plate(replace(copy, html=plain))
        self._given.update(programs)
        new = {name: plates.write_program(face) for name, face in programs.items()}
        return plates.write(head, body), new

    def _sheet(self, paths: list[Path]) -> Any:
        """All style as one sheet, so that each element is looked at once for it."""
        return self._weasyprint.CSS(
            string=settled("\n".join(path.read_text() for path in paths)),
            base_url=SHELF + STYLES[0],
            url_fetcher=shelf(self._files),
            font_config=self._fonts,
        )


def _page_of(weasyprint: Any, css: str) -> Any:
    """A page of HTML whose elements look as that sheet says.

    That of WeasyPrint gives every element marks of footnotes too, which a book like
    this has none of, and which cost a tenth of the time.
    """
    elements = weasyprint.CSS(string=css)

    class Page(weasyprint.HTML):
        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [elements]

    return Page


def _strange(document: Any) -> set[int]:
    """The letters that no font of the book has, which PDF/A does not allow."""
    fonts = document.fonts.values()
    return {letter for font in fonts for letter in font.missing} - {ord(REPLACEMENT)}


def settled(css: str) -> str:
    """The sheet with the variables of its root put in, which costs no time later."""
    root = re.search(r":root \{(?P<rules>[^}]*)\}", css)
    known = dict(VARIABLE.findall(root["rules"])) if root else {}
    for name, value in known.items():
        css = css.replace(f"var({name})", value)
    return css


def files_of(static: Path) -> dict[str, Path]:
    """The address of each file that the press may read."""
    return {
        SHELF + path.relative_to(static).as_posix(): path
        for folder in FOLDERS
        for path in sorted((static / folder).iterdir())
        if path.suffix in KINDS
    }


def shelf(files: Mapping[str, Path]) -> Any:
    """A fetcher that knows the book's own files and the pictures inside the text."""
    from weasyprint.urls import (  # noqa: PLC0415 - slow import
        URLFetcher,
        URLFetcherResponse,
    )

    class Shelf(URLFetcher):
        """No network, no other file: what is not on the shelf is refused."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith(PICTURE):
                picture = b64decode(url.removeprefix(PICTURE))
                return URLFetcherResponse(url, picture, {"Content-Type": "image/png"})
            if url not in files:
                raise ValueError(f"Refused: {url}")
            kind = {"Content-Type": KINDS[files[url].suffix]}
            return URLFetcherResponse(url, files[url].read_bytes(), kind)

    return Shelf(allowed_protocols=("https",), allow_redirects=False)
