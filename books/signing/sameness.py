"""Does a signed file still show and hold what its original does?

A signature proves that nothing changed after it, and says nothing of what came before.
So the file as it opens now is laid beside its original, object by object, whatever
their numbers: pages, letters, pictures, links, outline, attachments. Only what a
signature needs may be new.
"""

from io import BytesIO
from typing import Any

# What a signature and the proofs of it bring along, and what tells of the tool.
OF_PROOFS = frozenset(["/DSS", "/Extensions", "/Metadata", "/Version"])
OF_SIGNATURES = OF_PROOFS | {"/AcroForm", "/Perms"}
OF_FORM = frozenset(["/DA", "/DR", "/Fields", "/SigFlags"])
# Tags grow by those of a visible signature, and are not what is shown.
TAGS = frozenset(["/MarkInfo", "/StructParent", "/StructParents", "/StructTreeRoot"])
PLACE = frozenset(["/P", "/Parent"])  # where a page or what stands on it hangs
ACTIONS = frozenset(["/A", "/AA"])
HOW_PACKED = frozenset(["/DecodeParms", "/Filter"])
INHERITED = ("/CropBox", "/MediaBox", "/Resources", "/Rotate")
DEEPEST = 50  # levels of a tree of pages

UNREADABLE = "isinya tidak terbaca"
OTHER_FORM = "di dalamnya ada isian formulir"
OTHER_REST = "daftar isi, tautan, atau lampirannya tidak sama"


def difference(
    original: bytes, other: bytes, *, new: frozenset[str] = OF_SIGNATURES
) -> str:
    """Where another file first differs from its original; nothing if nowhere.

    `new` names what the catalog of the other file may have of its own.
    """
    import pikepdf  # noqa: PLC0415 - slow import

    try:
        with (
            pikepdf.open(BytesIO(original)) as ours,
            pikepdf.open(BytesIO(other)) as theirs,
        ):
            return _Comparison(ours, theirs).difference(new)
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return UNREADABLE


def pages_of(data: bytes) -> int:
    """How many pages a PDF has; none if it does not open."""
    import pikepdf  # noqa: PLC0415 - slow import

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            return len(pdf.pages)
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return 0


class _Comparison:
    """Two open files, and which of their objects were laid beside each other."""

    def __init__(self, ours: Any, theirs: Any) -> None:
        self.files = (ours, theirs)
        self.places = tuple(
            {page.objgen: place for place, page in enumerate(file.pages)}
            for file in self.files
        )
        self.seen: set[Any] = set()

    def difference(self, new: frozenset[str]) -> str:
        counts = [len(file.pages) for file in self.files]
        if counts[0] != counts[1]:
            return f"halamannya {counts[1]}, bukan {counts[0]}"
        both = zip(*(file.pages for file in self.files), strict=True)
        for number, pages in enumerate(both, 1):
            if not self._are_same(*(_shown(page.obj) for page in pages)):
                return f"halaman {number} tidak sama"
        form = self.files[1].Root.get("/AcroForm", {})
        if not form.keys() <= OF_FORM:
            return OTHER_FORM
        apart = new | {"/Pages"}
        rests = (_entries(file.Root, apart) for file in self.files)
        return "" if self._are_same(*rests) else OTHER_REST

    def _are_same(self, ours: Any, theirs: Any) -> bool:
        """Whether two things are the same, with all that they point at."""
        waiting = [(ours, theirs)]
        while waiting:
            parts = self._step(*waiting.pop())
            if parts is None:
                return False
            waiting += parts
        return True

    def _step(self, ours: Any, theirs: Any) -> list[tuple[Any, Any]] | None:
        """What remains to be compared of two things, or None if they are not alike."""
        names = _name(ours), _name(theirs)
        places = tuple(map(dict.get, self.places, names))
        if places != (None, None):
            return [] if places[0] == places[1] else None
        if names in self.seen:
            return []
        if all(names):
            self.seen.add(names)
        return _parts(ours, theirs)


def _name(thing: Any) -> Any:
    """The number of an object in its file; None for what stands inside another."""
    name = getattr(thing, "objgen", (0, 0))
    return name if name[0] else None


def _parts(ours: Any, theirs: Any) -> list[tuple[Any, Any]] | None:
    """Two things taken apart pair by pair, or None if they are not alike."""
    from pikepdf import Array, Dictionary, Stream  # noqa: PLC0415 - slow import

    for kind in (Stream, (Dictionary, dict), (Array, list)):
        if isinstance(ours, kind) != isinstance(theirs, kind):
            return None
    if isinstance(ours, Stream):
        if not _say_the_same(ours, theirs):
            return None
    elif isinstance(ours, (Array, list)):
        return (
            list(zip(ours, theirs, strict=True)) if len(ours) == len(theirs) else None
        )
    elif not isinstance(ours, (Dictionary, dict)):
        same = type(ours) is type(theirs) and ours == theirs
        return [] if same else None
    mine, other = _entries(ours), _entries(theirs)
    if mine.keys() != other.keys():
        return None
    return [(mine[key], other[key]) for key in mine]


def _entries(thing: Any, apart: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The entries of a dictionary or a stream, without tags and some others."""
    from pikepdf import Stream  # noqa: PLC0415 - slow import

    without = apart | TAGS
    if isinstance(thing, Stream):
        without |= HOW_PACKED | {"/Length"}
    return {key: thing[key] for key in thing.keys() if key not in without}  # noqa: SIM118 (no mapping)


def _say_the_same(ours: Any, theirs: Any) -> bool:
    """Whether two streams hold the same, however each is packed."""
    is_packed_alike = all(ours.get(key) == theirs.get(key) for key in HOW_PACKED)
    if is_packed_alike and ours.read_raw_bytes() == theirs.read_raw_bytes():
        return True
    return ours.read_bytes() == theirs.read_bytes()


def _shown(page: Any) -> dict[str, Any]:
    """All that makes a page what it is, but for the signatures on it."""
    from pikepdf import Array  # noqa: PLC0415 - slow import

    facts = _entries(page, PLACE | {"/Annots", "/Contents", "/Tabs"})
    node = page
    for _ in range(DEEPEST):
        node = node.get("/Parent", {})
        facts = {key: node[key] for key in INHERITED if key in node} | facts
    ink = page.get("/Contents", [])
    streams = ink if isinstance(ink, (Array, list)) else [ink]
    notes = [note for note in page.get("/Annots", []) if not _is_signature(note)]
    return facts | {
        "ink": b"\n".join(stream.read_bytes() for stream in streams),
        "notes": [_entries(note, PLACE) for note in notes],
    }


def _is_signature(note: Any) -> bool:
    """Whether what stands on a page is the place of a signature and nothing more."""
    kind = note.get("/FT", note.get("/Parent", {}).get("/FT"))
    return kind == "/Sig" and not note.keys() & ACTIONS
