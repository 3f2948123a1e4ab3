"""Which pieces must be set now, and which are kept from before?"""

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import version
from operator import attrgetter
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from books.pieces import FOLDER, Piece
from books.typeset import crew, plates
from books.typeset.keeping import Keep
from books.typeset.plates import Plate, Program
from books.typeset.setting import Copy

UNAVAILABLE = (
    "Pencetakan belum tersedia di server ini karena pustaka sistem untuk WeasyPrint "
    "belum terpasang. Pasang pango dan harfbuzz (di Debian: apt install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0), lalu coba lagi."
)
BROKEN = "{} tidak dapat dicetak ({}). Bagian lain tetap tercetak."
ENGINE = ("weasyprint", "pydyf", "tinyhtml5", "tinycss2", "cssselect2", "fonttools")
# What the words and the looks of a piece are made with.
SOURCES = (
    ("books", "**/*.py"),
    ("paser_masterplan", "money.py"),
    ("paser_masterplan", "squares.py"),
    ("paser_masterplan/templatetags", "*.py"),
    ("templates/books/pdf", "**/*.html"),
    ("templates/books/_charts", "*.html"),
    ("static/books", "*"),
    ("static/fonts", "*"),
)
# Signs that no paper has, and halves of letters that no file can hold.
UNPRINTABLE = {code: None for code in range(32) if chr(code) not in "\t\n\r"}
UNPRINTABLE |= dict.fromkeys(range(0xD800, 0xE000))

Progress = Callable[[str, int, int], None]  # the step, pieces done, pieces in all


class PressUnavailable(Exception):
    """The machine lacks what printing needs; the text says what to do."""


def unheard(step: str, done: int, total: int) -> None:
    """The progress that nobody follows."""


class Composer:
    """Sets pieces, each once: what was set for another print is taken as it is.

    A piece is known by what it says, and what comes of that by the page that its
    template makes of it: so a fact that a table does not print leaves it alone.
    """

    def __init__(self, progress: Progress = unheard) -> None:
        if crew.engine() is None:
            raise PressUnavailable(UNAVAILABLE)
        crew.get_ready()
        self.keep = Keep(settings.DATA_DIR / "press")
        self.progress = progress
        self.programs: dict[str, Program] = {}
        self.broken: list[str] = []
        self.made = 0  # pieces that had to be set
        self._plates: dict[str, Plate] = {}

    def compose(self, pieces: Iterable[Piece]) -> None:
        """Have every one of the pieces set, the long ones first."""
        by_key = {one.key: one for one in pieces if one.key not in self._plates}
        missing = [one for one in by_key.values() if not self._remember(one)]
        done, total = len(by_key) - len(missing), len(by_key)
        self.progress("Menata halaman", done, total)
        for piece in self._set(sorted(missing, key=attrgetter("weight"), reverse=True)):
            done += 1
            self.progress(piece.name, done, total)

    def plate(self, piece: Piece) -> Plate:
        """The piece, set; one that has been asked for in `compose`."""
        return self._plates[piece.key]

    def _set(self, missing: list[Piece]) -> Iterator[Piece]:
        """Every piece, as it gets its plate."""
        known: list[Piece] = []
        by_key = {piece.key: piece for piece in missing}
        for made in crew.set_all(self._unknown(missing, known)):
            yield from _emptied(known)
            piece = by_key[made.name]
            if made.reason:
                self._replace(piece, made.reason)
            else:
                self._put(piece, made)
            yield piece
        yield from _emptied(known)

    def _unknown(
        self, missing: list[Piece], known: list[Piece]
    ) -> Iterator[tuple[str, Copy]]:
        """The pieces whose page was never set; the others get the plate of theirs."""
        for piece in missing:
            copy = copy_of(piece)
            page = _name(copy.html)
            self.keep.put(_name(piece.key), page.encode())
            if self._take(piece, page):
                known.append(piece)
            else:
                yield piece.key, copy

    def _put(self, piece: Piece, made: crew.Made) -> None:
        self.made += 1
        for face, data in made.faces.items():
            if face not in self.programs:
                self.keep.put(_name(face), data)
                self._take_face(face)
        page = self.keep.get(_name(piece.key)) or b""
        self.keep.put(page.decode(), made.plate)
        self._take(piece, page.decode())

    def _remember(self, piece: Piece) -> bool:
        """Whether the piece is known, and its plate is kept."""
        page = self.keep.get(_name(piece.key))
        return page is not None and self._take(piece, page.decode())

    def _take(self, piece: Piece, page: str) -> bool:
        """Whether the plate of a page is kept whole, with all faces it is set in."""
        data = self.keep.get(page)
        plate = plates.read(data) if data else None
        if plate is None or not all(map(self._take_face, plate.head.faces)):
            return False
        self._plates[piece.key] = plate
        return True

    def _take_face(self, face: str) -> bool:
        if face not in self.programs:
            data = self.keep.get(_name(face))
            program = plates.read_program(data) if data else None
            if program is None:
                return False
            self.programs[face] = program
        return True

    def _replace(self, piece: Piece, reason: str) -> None:
        """Let a sentence stand where the piece would have been."""
        self.broken.append(BROKEN.format(piece.name, reason))
        sentence = Piece(piece.name, f"{FOLDER}broken.html", piece.name)
        self.compose([sentence])
        self._plates[piece.key] = self._plates[sentence.key]


def copy_of(piece: Piece) -> Copy:
    """The piece as HTML by itself."""
    return Copy(html_of([piece], piece.name), is_tagged=piece.is_tagged)


def html_of(pieces: Iterable[Piece], title: str) -> str:
    """Pieces as one HTML page, without signs that cannot be printed."""
    parts = [
        render_to_string(piece.template, {"content": piece.content}) for piece in pieces
    ]
    leaf = render_to_string(f"{FOLDER}leaf.html", {"title": title, "parts": parts})
    return leaf.translate(UNPRINTABLE)


def _emptied(known: list[Piece]) -> Iterator[Piece]:
    while known:
        yield known.pop()


@cache
def _fingerprint() -> str:
    """The digest of all that sets a piece beside its content: style, fonts, engine."""
    digest = hashlib.sha256(f"{sys.version} {crew.engine()}".encode())
    for package in ENGINE:
        digest.update(f"{package} {version(package)}".encode())
    for folder, pattern in SOURCES:
        for path in sorted((Path(settings.BASE_DIR) / folder).glob(pattern)):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _name(key: str) -> str:
    """Under which name something is kept."""
    return hashlib.sha256(f"{_fingerprint()} {key}".encode()).hexdigest()
