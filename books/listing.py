"""What do the contents, the lists and the outline of a volume name?"""

from collections.abc import Iterator, Mapping, Sequence

from books.blocks import Exhibit
from books.pieces import Line, Listing, Piece
from books.typeset.outlining import Entry
from books.volumes import ChapterPages, Volume

CONTENTS = "daftar-isi"


def listings_of(
    volume: Volume, around: Sequence[Piece], pages: Mapping[str, str]
) -> tuple[Listing, ...]:
    """The contents, and the lists of what the volume has, each line with its page."""
    lists = [
        Listing(
            "Daftar Isi", CONTENTS, (*_front(around, pages), *_contents(volume, pages))
        )
    ]
    if volume.has_tables:
        lines = _exhibits(volume, [book.tables for book in volume.books], pages)
        lists.append(Listing("Daftar Tabel", "daftar-tabel", tuple(lines)))
    if volume.has_figures:
        lines = _exhibits(volume, [book.figures for book in volume.books], pages)
        lists.append(Listing("Daftar Gambar", "daftar-gambar", tuple(lines)))
    return tuple(lists)


def outline_of(volume: Volume, front: Sequence[Piece]) -> tuple[Entry, ...]:
    """What a viewer shows beside the pages: down to the sheet of a program."""
    entries = [Entry(one.title, one.anchor) for one in front if one.title]
    for book in volume.books:
        chapters = tuple(_chapter_entry(chapter) for chapter in book.chapters)
        if volume.is_whole:
            entries.append(Entry(f"{book.name}: {book.title}", book.anchor, chapters))
        else:
            entries += chapters
    return tuple(entries)


def _chapter_entry(chapter: ChapterPages) -> Entry:
    written = (
        Entry(f"{one.number} {one.title}", one.anchor) for one in chapter.headings
    )
    drawn = (
        Entry(
            f"{section.number} {section.title}",
            section.anchor,
            tuple(_sheets(section.exhibits)),
        )
        for section in chapter.sections
    )
    return Entry(
        f"{chapter.label} {chapter.title}".strip(), chapter.anchor, (*written, *drawn)
    )


def _sheets(exhibits: Sequence[Exhibit]) -> Iterator[Entry]:
    for exhibit in exhibits:
        if (program := getattr(exhibit.data, "program", None)) is not None:
            yield Entry(f"{program.code} {program.title}", program.anchor)


def _front(around: Sequence[Piece], pages: Mapping[str, str]) -> Iterator[Line]:
    for piece in around:
        if piece.title:
            yield Line("front", piece.title, piece.anchor, pages.get(piece.anchor, ""))


def _contents(volume: Volume, pages: Mapping[str, str]) -> Iterator[Line]:
    def line(kind: str, text: str, anchor: str) -> Line:
        return Line(kind, text, anchor, pages.get(anchor, ""))

    for book in volume.books:
        if volume.is_whole:
            yield line("part", f"{book.name}: {book.title}", book.anchor)
        for chapter in book.chapters:
            name = f"{chapter.label} {chapter.title}".strip()
            yield line("chapter", name, chapter.anchor)
            for heading in chapter.headings:
                yield line(
                    "section", f"{heading.number} {heading.title}", heading.anchor
                )
            for section in chapter.sections:
                yield line(
                    "section", f"{section.number} {section.title}", section.anchor
                )


def _exhibits(
    volume: Volume, found: Sequence[Sequence[Exhibit]], pages: Mapping[str, str]
) -> Iterator[Line]:
    for book, exhibits in zip(volume.books, found, strict=True):
        if volume.is_whole and exhibits:
            yield Line("part", f"{book.name}: {book.title}")
        for one in exhibits:
            text = f"{one.number} {one.caption}"
            yield Line("exhibit", text, one.anchor, pages.get(one.anchor, ""))
