"""How are objects written into one PDF file?"""

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from itertools import starmap
from struct import Struct

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
DEFLATE = 8  # two hundredths less than 6, nearly what 9 gives, for little time
LOOSE, PACKED = 1, 2  # how the cross-reference stream says where an object is:
PLACE = Struct(">BII")  # at which byte, or in which stream and at which place there


class File:
    """A PDF 1.7 file that grows object by object; small ones are packed together."""

    def __init__(self) -> None:
        self.data = bytearray(HEADER)
        self._places: list[tuple[int, int, int]] = [(0, 0, 0)]

    def reserve(self, count: int = 1) -> int:
        """The first of `count` numbers that no other object has."""
        first = len(self._places)
        self._places += [(0, 0, 0)] * count
        return first

    def stream(self, number: int, facts: bytes, data: bytes) -> None:
        """Write a stream; `facts` are what its dictionary says beside the length."""
        self._places[number] = (LOOSE, len(self.data), 0)
        self.data += b"%d 0 obj\n<<%s/Length %d>>\nstream\n" % (
            number,
            facts,
            len(data),
        )
        self.data += data
        self.data += b"\nendstream\nendobj\n"

    def deflate(self, number: int, facts: bytes, data: bytes) -> None:
        """Write a stream, packed."""
        packed = zlib.compress(data, DEFLATE)
        self.stream(number, facts + b"/Filter/FlateDecode", packed)

    def pack(self, objects: Iterable[tuple[int, bytes]]) -> None:
        """Write objects together into one stream."""
        found = list(objects)
        if not found:
            return
        package, heads, bodies, start = self.reserve(), [], [], 0
        for place, (number, body) in enumerate(found):
            self._places[number] = (PACKED, package, place)
            heads.append(b"%d %d" % (number, start))
            bodies.append(body)
            start += len(body) + 1
        head = b" ".join(heads) + b"\n"
        facts = b"/Type/ObjStm/N %d/First %d" % (len(heads), len(head))
        self.deflate(package, facts, head + b"\n".join(bodies))

    def add(self, body: bytes) -> int:
        """Write one object by itself; its number."""
        number = self.reserve()
        self._places[number] = (LOOSE, len(self.data), 0)
        self.data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        return number

    def finish(self, facts: bytes) -> bytes:
        """The whole file; `facts` name the catalog and the information dictionary.

        Its identifier is taken from all that was written: the same file, the same name.
        """
        identifier = hashlib.sha256(self.data).hexdigest()[:32].encode()
        number, start = self.reserve(), len(self.data)
        self._places[number] = (LOOSE, start, 0)
        rows = b"".join(starmap(PLACE.pack, self._places))
        self.deflate(
            number,
            b"/Type/XRef/Size %d/W[1 4 4]/ID[<%s><%s>]%s"
            % (len(self._places), identifier, identifier, facts),
            rows,
        )
        self.data += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(self.data)


def references(numbers: Sequence[int]) -> bytes:
    """An array of references."""
    return b"[%s]" % b" ".join(b"%d 0 R" % number for number in numbers)
