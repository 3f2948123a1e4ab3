"""How do plates become one book: pages, numbers, links, and one structure?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from books.typeset import describing, numbering, outlining
from books.typeset.embedding import Numerals, embed, gather
from books.typeset.filing import File, references
from books.typeset.inking import number, string
from books.typeset.outlining import Entry
from books.typeset.plates import (
    FONTS,
    PARENT,
    Body,
    Face,
    Ink,
    Note,
    Page,
    Plate,
    Program,
)

ON_A_BRANCH = 100  # pages or names under one node of a tree
FRAME = b"/Bingkai"  # the name by which a page knows what is printed around it


@dataclass(frozen=True)
class Leaf:
    """A plate at its place in the book.

    `path` are the headings under which it stands; `frames` name what is printed around
    its upright and its wide pages, nothing where that is empty.
    """

    plate: Plate
    path: tuple[str, ...] = ()
    frames: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class Sheets:
    """All that is bound: the leaves, and what the whole says of itself."""

    leaves: Sequence[Leaf]
    about: describing.About
    programs: Mapping[str, Program]
    frames: Mapping[str, Plate] = field(default_factory=dict)
    numerals: Plate | None = None
    first_numbered: int = 0  # the leaf from which pages are counted in arabic,
    first_page: int = 1  # and the number that they start with
    outline: tuple[Entry, ...] = ()
    attachments: tuple[describing.Attachment, ...] = ()


def bind(sheets: Sheets) -> bytes:
    """The book as PDF/A-3a and PDF/UA-1: the same sheets give the same bytes."""
    return _Binder(sheets).bind()


class _Binder:
    """A file being bound."""

    def __init__(self, sheets: Sheets) -> None:
        self.sheets = sheets
        self.file, self.about = File(), sheets.about.clean
        heads = [leaf.plate.head for leaf in sheets.leaves]
        front = heads[: sheets.first_numbered]
        self.front = sum(len(head.pages) for head in front)
        self.known = {name for head in heads for name in head.anchors}
        self.fonts, self.document, self.pages_root = (
            self.file.reserve() for _ in range(3)
        )
        self.faces: dict[str, Face] = {}
        self.pages: list[int] = []
        self.places: dict[str, bytes] = {}
        self.branches: list[int] = []  # of the tree that leads from marks to elements
        self.keys = 0
        self.hung: dict[tuple[str, ...], tuple[int, list[int]]] = {
            (): (self.document, [])
        }

    def bind(self) -> bytes:
        """The whole file."""
        file, sheets = self.file, self.sheets
        self.frames = {
            name: self._frame(plate) for name, plate in sheets.frames.items()
        }
        numerals = sheets.numerals.open().faces if sheets.numerals else {}
        gather(self.faces, numerals)
        self.numeral = Numerals(numerals)
        self.page_parents = self._page_tree()
        for leaf in sheets.leaves:
            self._bind_leaf(leaf)
        embed(file, self.fonts, self.faces, sheets.programs)
        catalog = self._catalog()
        info = file.add(describing.information(self.about))
        return file.finish(b"/Root %d 0 R/Info %d 0 R" % (catalog, info))

    # Leaves

    def _bind_leaf(self, leaf: Leaf) -> None:
        head, body = leaf.plate.head, leaf.plate.open()
        gather(self.faces, body.faces)
        base = self.file.reserve(head.size)
        parent, kids = self._heading(leaf.path)
        put = _putter(base, self.fonts, parent)
        self._write_streams(body, base, put)
        linked, plain = self._linked(body.notes)
        objects = dict(enumerate(body.objects)) | plain
        packed = [(base + place, put(one)) for place, one in objects.items()]
        keys = self._keys_for(head.pages, linked, base)
        packed += [
            (base + note.number, self._note(note, base, keys[note.number]))
            for note in linked
        ]
        packed += [
            (base + page.number, self._page(page, leaf, body, base, keys, linked, put))
            for page in head.pages
        ]
        self.file.pack(packed)
        kids += [base + top for top in body.tops]
        self._remember(leaf.plate, base)

    def _write_streams(
        self, body: Body, base: int, put: Callable[[Ink], bytes]
    ) -> None:
        # Their numbers follow those of the objects.
        for place, (facts, refs, data) in enumerate(body.streams, len(body.objects)):
            self.file.stream(base + place, put((facts, refs)), data)

    def _linked(self, notes: Iterable[Note]) -> tuple[list[Note], dict[int, Ink]]:
        """The links that lead somewhere, and what stands in place of the others."""
        linked, plain = [], {}
        for note in notes:
            if note.target in self.known or "://" in note.target:
                linked.append(note)
            else:
                plain[note.element] = note.plain
        return linked, plain

    def _note(self, note: Note, base: int, key: int) -> bytes:
        target = string(note.target)
        leads = b"/Dest %s" % target
        if "://" in note.target:
            leads = b"/A<</Type/Action/S/URI/URI %s>>" % target
        return (
            b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]/P %d 0 R"
            b"/Contents %s/StructParent %d%s>>"
            % (
                b" ".join(number(corner) for corner in note.box),
                base + note.page,
                string(note.words or note.target),
                key,
                leads,
            )
        )

    def _page(
        self,
        page: Page,
        leaf: Leaf,
        body: Body,
        base: int,
        keys: dict[int, int],
        linked: list[Note],
        put: Callable[[Ink], bytes],
    ) -> bytes:
        place = len(self.pages)
        self.pages.append(base + page.number)
        frame = leaf.frames[page.width > page.height]
        contents, extra = [base + page.content], b""
        if frame:
            contents.insert(0, self._furniture(page, place))
            extra = b"%s %d 0 R" % (FRAME, self.frames[frame])
        resources = b"".join(
            b"/%s<<%s%s>>"
            % (kind.encode(), put(one), extra if kind == "XObject" else b"")
            for kind, one in body.resources.items()
            if one[0] or (kind == "XObject" and extra)
        )
        notes = [base + note.number for note in linked if note.page == page.number]
        return (
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Contents%s"
            b"/Resources<<%s/Font %d 0 R>>/StructParents %d/Tabs/S%s>>"
            % (
                self.page_parents[place // ON_A_BRANCH],
                number(page.width),
                number(page.height),
                references(contents),
                resources,
                self.fonts,
                keys[page.number],
                b"/Annots%s" % references(notes) if notes else b"",
            )
        )

    def _keys_for(
        self, pages: Sequence[Page], linked: list[Note], base: int
    ) -> dict[int, int]:
        """A key for each page and link, by which a reader finds their elements."""
        first, said = self.keys, []
        keys: dict[int, int] = {}
        for page in pages:
            holders = (
                b"null" if mark is None else b"%d 0 R" % (base + mark)
                for mark in page.marks
            )
            said.append(b"[%s]" % b" ".join(holders))
            keys[page.number] = first + len(keys)
        for note in linked:
            said.append(b"%d 0 R" % (base + note.element))
            keys[note.number] = first + len(keys)
        self.keys += len(keys)
        lines = b" ".join(b"%d %s" % line for line in enumerate(said, first))
        branch = b"<</Limits[%d %d]/Nums[%s]>>" % (first, self.keys - 1, lines)
        self.branches.append(self.file.add(branch))
        return keys

    def _remember(self, plate: Plate, base: int) -> None:
        for name, (offset, x, y) in plate.head.anchors.items():
            place = b"[%d 0 R/XYZ %s %s 0]" % (
                base + plate.head.pages[offset].number,
                number(x),
                number(y),
            )
            self.places.setdefault(name, place)

    def _heading(self, path: tuple[str, ...]) -> tuple[int, list[int]]:
        """The structure element of a heading, and its kids so far."""
        if path not in self.hung:
            _, siblings = self._heading(path[:-1])
            self.hung[path] = (self.file.reserve(), [])
            siblings.append(self.hung[path][0])
        return self.hung[path]

    # What is printed around every page

    def _frame(self, plate: Plate) -> int:
        """A plate of one page as a drawing that pages share; its number."""
        body = plate.open()
        gather(self.faces, body.faces)
        base = self.file.reserve(plate.head.size)
        put = _putter(base, self.fonts, self.document)
        *streams, (facts, refs, data) = body.streams
        self._write_streams(body._replace(streams=tuple(streams)), base, put)
        self.file.pack(
            (base + place, put(one)) for place, one in enumerate(body.objects)
        )
        page = plate.head.pages[0]
        resources = b"".join(
            b"/%s<<%s>>" % (kind.encode(), put(one))
            for kind, one in body.resources.items()
        )
        drawing = (
            b"/Type/XObject/Subtype/Form/BBox[0 0 %s %s]/Resources<<%s/Font %d 0 R>>"
            % (
                number(page.width),
                number(page.height),
                resources,
                self.fonts,
            )
        )
        self.file.stream(base + page.content, drawing + put((facts, refs)), data)
        return base + page.content

    def _furniture(self, page: Page, place: int) -> int:
        """The frame and the number of a page, which no listener hears; its number."""
        words = numbering.label(place, self.front, self.sheets.first_page)
        drawing = b"/Artifact<</Type/Pagination>>BDC q %s Do Q %s EMC" % (
            FRAME,
            self.numeral.drawn(words, page),
        )
        stream = self.file.reserve()
        self.file.deflate(stream, b"", drawing)
        return stream

    # Trees

    def _page_tree(self) -> list[int]:
        """The nodes under which the pages will hang."""
        count = sum(len(leaf.plate.head.pages) for leaf in self.sheets.leaves)
        return [self.file.reserve() for _ in range(0, count, ON_A_BRANCH)]

    def _hang_pages(self) -> None:
        root, nodes = self.pages_root, self.page_parents
        count = len(self.pages)
        parts = [
            self.pages[start : start + ON_A_BRANCH]
            for start in range(0, count, ON_A_BRANCH)
        ]
        packed = [
            (
                node,
                b"<</Type/Pages/Parent %d 0 R/Count %d/Kids%s>>"
                % (root, len(part), references(part)),
            )
            for node, part in zip(nodes, parts, strict=True)
        ]
        packed.append(
            (root, b"<</Type/Pages/Count %d/Kids%s>>" % (count, references(nodes)))
        )
        self.file.pack(packed)

    def _hang_elements(self) -> int:
        """Close the structure; the number of its root."""
        tree = self.file.reserve()
        packed = []
        for path, (element, kids) in self.hung.items():
            parent, role = tree, b"Document"
            if path:
                parent, role = self.hung[path[:-1]][0], b"Sect"
            title = b"/T %s" % string(path[-1]) if path else b""
            packed.append(
                (
                    element,
                    b"<</S/%s%s/P %d 0 R/K%s>>"
                    % (role, title, parent, references(kids)),
                )
            )
        branches = b"<</Kids%s>>" % references(self.branches)
        root = b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %s/ParentTreeNextKey %d>>"
        packed.append((tree, root % (self.document, branches, self.keys)))
        self.file.pack(packed)
        return tree

    def _hang_names(self) -> int:
        """Every place that has a name; the number of the tree of names."""
        written = sorted((string(name), place) for name, place in self.places.items())
        branches = []
        for start in range(0, len(written), ON_A_BRANCH):
            part = written[start : start + ON_A_BRANCH]
            names = b" ".join(b"%s %s" % pair for pair in part)
            limits = b"%s %s" % (part[0][0], part[-1][0])
            branches.append(
                self.file.add(b"<</Limits[%s]/Names[%s]>>" % (limits, names))
            )
        return self.file.add(b"<</Kids%s>>" % references(branches))

    def _catalog(self) -> int:
        file, sheets = self.file, self.sheets
        self._hang_pages()
        names = b"/Dests %d 0 R" % self._hang_names()
        carried = [
            (string(one.name), describing.attach(file, one, sheets.about.moment))
            for one in sorted(sheets.attachments, key=lambda one: one.name)
        ]
        files = b""
        if carried:
            pairs = b" ".join(b"%s %d 0 R" % pair for pair in carried)
            names += b"/EmbeddedFiles<</Names[%s]>>" % pairs
            files = b"/AF%s" % references([carry for _, carry in carried])
        outline = outlining.hang(file, sheets.outline, self.known)
        return file.add(
            b"<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/Metadata %d 0 R"
            b"/OutputIntents[%s]/Names<<%s>>%s/PageLabels<</Nums[%s]>>/Lang(id)"
            b"/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>%s>>"
            % (
                self.pages_root,
                self._hang_elements(),
                describing.metadata(file, self.about),
                describing.intent(file),
                names,
                files,
                self._labels(),
                outline,
            )
        )

    def _labels(self) -> bytes:
        arabic = b"%d<</S/D/St %d>>" % (self.front, self.sheets.first_page)
        return b"0<</S/r>> " + arabic if self.front else arabic


def _putter(base: int, fonts: int, parent: int) -> Callable[[Ink], bytes]:
    """What fills the holes of an object whose plate begins at `base`."""
    outside = {FONTS: fonts, PARENT: parent}

    def put(one: Ink) -> bytes:
        template, refs = one
        return template % tuple(
            [base + ref if ref >= 0 else outside[ref] for ref in refs]
        )

    return put
