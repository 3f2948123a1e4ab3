"""What is a piece of a book once it is set, and how is it written down?

A plate is all that the pages of one piece need, free of their place in a book: objects
whose references are relative, pages without numbers, links by name. It is kept as bytes
and put anywhere by `books.typeset.binding`.
"""

import hashlib
import marshal
from typing import Any, NamedTuple

# References that are no object of the plate: they are resolved where it is bound.
FONTS = -1  # the dictionary of all fonts
PARENT = -2  # the structure element under which the plate hangs
DIGEST = 32  # bytes

Refs = tuple[int, ...]
Ink = tuple[bytes, Refs]  # a PDF object with `%d 0 R` for each of the references


class Page(NamedTuple):
    """One page: its size in points, and the numbers of what is on it."""

    number: int
    width: float
    height: float
    content: int
    marks: tuple[int | None, ...]  # the structure element of each marked content
    notes: tuple[int, ...]  # indexes of the links


class Note(NamedTuple):
    """A link: where it is, what it says, and where it leads.

    `plain` is the structure element that stands there when the target is not in the
    book: the same words without the link.
    """

    number: int
    page: int
    box: tuple[float, float, float, float]
    target: str
    words: str
    element: int
    plain: Ink


class Face(NamedTuple):
    """What is used of one face of a font: the letters and the width of each glyph."""

    letters: dict[int, str]
    widths: dict[int, float]  # thousandths of the size


class Head(NamedTuple):
    """What must be known of a plate before it is bound."""

    pages: tuple[Page, ...]
    anchors: dict[str, tuple[int, float, float]]  # name: page, x and y in points
    faces: tuple[str, ...]  # of the fonts, by name
    size: int  # how many numbers its objects take


class Body(NamedTuple):
    """What is written into the file."""

    objects: tuple[Ink, ...]
    streams: tuple[tuple[bytes, Refs, bytes], ...]  # the dictionary, and what it holds
    notes: tuple[Note, ...]
    resources: dict[str, Ink]  # by kind: ExtGState, XObject, Pattern, Shading
    tops: Refs  # the structure elements that hang under PARENT
    faces: dict[str, Face]


class Program(NamedTuple):
    """A face of a font as a file embeds it, whole."""

    name: bytes
    family: str
    flags: int
    ascent: int
    descent: int
    angle: int
    stem: int
    is_cff: bool
    length: int
    data: bytes  # deflated


class Plate(NamedTuple):
    """A piece, set; the body stays closed until it is needed, for books are long."""

    head: Head
    closed: bytes

    def open(self) -> Body:
        """The body of the plate."""
        objects, streams, notes, resources, tops, faces = marshal.loads(  # noqa: S302
            self.closed
        )
        found = tuple(Note(*note) for note in notes)
        used = {name: Face(*face) for name, face in faces.items()}
        return Body(objects, streams, found, resources, tops, used)


def write(head: Head, body: Body) -> bytes:
    """The plate as bytes, behind the digest of what follows."""
    plain: Any = (
        tuple(tuple(page) for page in head.pages),
        head.anchors,
        head.faces,
        head.size,
    )
    notes = tuple(tuple(note) for note in body.notes)
    faces = {name: tuple(face) for name, face in body.faces.items()}
    inside: Any = (*body[:2], notes, body.resources, body.tops, faces)
    closed = marshal.dumps(inside)
    return _sealed(marshal.dumps((plain, closed)))


def read(data: bytes) -> Plate | None:
    """The plate that these bytes are, or None when they are not whole."""
    if (rest := _unsealed(data)) is None:
        return None
    (pages, anchors, faces, size), closed = marshal.loads(rest)  # noqa: S302 - plain
    head = Head(
        tuple(Page(*page) for page in pages),
        anchors,
        faces,
        size,
    )
    return Plate(head, closed)


def write_program(program: Program) -> bytes:
    """A face as bytes, behind the digest of what follows."""
    return _sealed(marshal.dumps(tuple(program)))


def read_program(data: bytes) -> Program | None:
    """The face that these bytes are, or None when they are not whole."""
    rest = _unsealed(data)
    return None if rest is None else Program(*marshal.loads(rest))  # noqa: S302 - plain


def _sealed(data: bytes) -> bytes:
    return hashlib.sha256(data).digest() + data


def _unsealed(data: bytes) -> bytes | None:
    digest, rest = data[:DIGEST], data[DIGEST:]
    return rest if hashlib.sha256(rest).digest() == digest else None
