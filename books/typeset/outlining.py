"""Which lines does the outline of a file have?"""

from collections.abc import Collection
from dataclasses import dataclass

from books.typeset.filing import File
from books.typeset.inking import string


@dataclass(frozen=True)
class Entry:
    """A line of the outline, and those below it."""

    title: str
    anchor: str
    entries: tuple["Entry", ...] = ()


def hang(file: File, entries: tuple[Entry, ...], known: Collection[str]) -> bytes:
    """Write the lines that lead to a known name; what the catalog says of them."""
    kept = _kept(entries, known)
    if not kept:
        return b""
    root = file.reserve()
    packed: list[tuple[int, bytes]] = []
    first, last = _write(file, kept, root, packed)
    packed.append(
        (
            root,
            b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>"
            % (first, last, len(kept)),
        )
    )
    file.pack(packed)
    return b"/Outlines %d 0 R/PageMode/UseOutlines" % root


def _kept(entries: tuple[Entry, ...], known: Collection[str]) -> tuple[Entry, ...]:
    return tuple(
        Entry(one.title, one.anchor, _kept(one.entries, known))
        for one in entries
        if one.anchor in known
    )


def _write(
    file: File, entries: tuple[Entry, ...], parent: int, packed: list[tuple[int, bytes]]
) -> tuple[int, int]:
    """Write lines that stand together, closed; the first and the last of them."""
    first = file.reserve(len(entries))
    last = first + len(entries) - 1
    for number, entry in enumerate(entries, first):
        facts = b"/Title %s/Parent %d 0 R/Dest %s" % (
            string(entry.title),
            parent,
            string(entry.anchor),
        )
        if number > first:
            facts += b"/Prev %d 0 R" % (number - 1)
        if number < last:
            facts += b"/Next %d 0 R" % (number + 1)
        if entry.entries:
            ends = _write(file, entry.entries, number, packed)
            facts += b"/First %d 0 R/Last %d 0 R/Count -%d" % (
                *ends,
                len(entry.entries),
            )
        packed.append((number, b"<<%s>>" % facts))
    return first, last
