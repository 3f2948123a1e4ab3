"""What is in a PDF: its pages, its structure tree, its marks?"""

from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO

import pikepdf

from tests.books.proof.ink import Ink

LONGEST_MAP = 10  # roles that are mapped to roles


@dataclass(frozen=True)
class Mark:
    """A kid of an element: what stands in a stream under an MCID."""

    stream: tuple
    mcid: int


@dataclass(frozen=True)
class Reference:
    """A kid of an element: an object that is no content, such as an annotation."""

    target: tuple


@dataclass(eq=False)
class Element:
    """One element of the structure tree, with what is under it in reading order."""

    dictionary: pikepdf.Dictionary
    role: str  # as the file calls it
    meaning: str  # the standard role that it stands for
    parent: "Element | None"
    kids: list = field(default_factory=list)

    @property
    def children(self):
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def path(self):
        """Where it stands, for a person: Document > Part > Table (object 12)."""
        roles, one = [], self
        while one is not None:
            roles.append(one.role)
            one = one.parent
        return f"{' > '.join(reversed(roles))} (object {self.dictionary.objgen[0]})"

    def walk(self):
        """The element and all under it, in reading order."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(reversed(one.children))


class Paper:
    """An open PDF; what several checks need is read once."""

    def __init__(self, source):
        if isinstance(source, bytes):
            source = BytesIO(source)
        is_open = isinstance(source, pikepdf.Pdf)
        self.pdf = source if is_open else pikepdf.open(source)
        self.root = self.pdf.Root
        self.tree_faults = []

    @cached_property
    def pages(self):
        """The number of each page, from one, by its object."""
        return {page.obj.objgen: n for n, page in enumerate(self.pdf.pages, 1)}

    @cached_property
    def fonts(self):
        """The fonts that the pages use, filled by reading them."""
        return {}

    @cached_property
    def inks(self):
        """What each page shows."""
        return [Ink(page, self.fonts) for page in self.pdf.pages]

    @cached_property
    def marks(self):
        """The text under each (stream, MCID) of the file."""
        return {mark: text for ink in self.inks for mark, text in ink.marks.items()}

    @cached_property
    def annotations(self):
        """Each annotation with the number of its page."""
        return [
            (number, note)
            for number, page in enumerate(self.pdf.pages, 1)
            for note in page.obj.get("/Annots", [])
        ]

    @cached_property
    def trees(self):
        """The elements that stand directly under the root."""
        structure = self.root.get("/StructTreeRoot")
        if structure is None:
            return []
        return Grower(self).grow(structure)

    @cached_property
    def elements(self):
        """All elements in reading order."""
        return [one for tree in self.trees for one in tree.walk()]

    @cached_property
    def roles(self):
        """What the file's own roles stand for."""
        mapped = self.root.get("/StructTreeRoot", {}).get("/RoleMap", {})
        return {str(role): str(meant) for role, meant in mapped.items()}

    def meaning(self, role):
        """The standard role that the file means by one of its own."""
        for _ in range(LONGEST_MAP):
            role = self.roles.get(role, role)
        return role[1:]

    @cached_property
    def held_marks(self):
        """The elements that hold each (stream, MCID)."""
        return self._held(Mark, lambda kid: (kid.stream, kid.mcid))

    @cached_property
    def held_objects(self):
        """The elements that hold each annotation or other object."""
        return self._held(Reference, lambda kid: kid.target)

    def _held(self, kind, key):
        found = {}
        for one in self.elements:
            for kid in one.kids:
                if isinstance(kid, kind):
                    found.setdefault(key(kid), []).append(one)
        return found

    def place(self, stream):
        """Where a stream is, for a person."""
        if stream in self.pages:
            return f"on page {self.pages[stream]}"
        return f"in the form of object {stream[0]}"


def pairs(tree):
    """The pairs of a tree of numbers or names, flat and in order."""
    for node in tree.get("/Kids", []):
        yield from pairs(node)
    flat = list(tree.get("/Nums", tree.get("/Names", [])))
    yield from zip(flat[::2], flat[1::2], strict=False)


class Grower:
    """Builds the tree of elements, and notes where parents and kids disagree."""

    def __init__(self, paper):
        self.paper, self.faults = paper, paper.tree_faults
        self.seen = set()

    def grow(self, structure):
        """The elements under the root, each with all below it."""
        found = [self._element(kid, None, structure) for kid in _kids(structure)]
        return [one for one in found if one]

    def _element(self, dictionary, parent, above):
        role = str(dictionary.S)
        element = Element(dictionary, role[1:], self.paper.meaning(role), parent)
        if dictionary.objgen == (0, 0):
            self.faults.append(f"{element.path} is no object of its own")
        elif dictionary.objgen in self.seen:
            self.faults.append(f"{element.path} stands twice in the tree")
            return None
        self.seen.add(dictionary.objgen)
        if dictionary.get("/P", pikepdf.Dictionary()).objgen != above.objgen:
            self.faults.append(f"{element.path} names another parent")
        kids = [self._kid(kid, element) for kid in _kids(dictionary)]
        element.kids = [kid for kid in kids if kid]
        return element

    def _kid(self, kid, element):
        if isinstance(kid, int):
            return self._mark(element.dictionary.get("/Pg"), kid, element)
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            return self._element(kid, element, element.dictionary)
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
            stream = kid.get("/Stm", kid.get("/Pg", element.dictionary.get("/Pg")))
            return self._mark(stream, int(kid.MCID), element)
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
            return Reference(kid.Obj.objgen)
        self.faults.append(f"{element.path} holds what is no kid: {kid!r:.60}")
        return None

    def _mark(self, stream, mcid, element):
        if stream is None:
            self.faults.append(f"{element.path} does not say on which page {mcid} is")
            return None
        return Mark(stream.objgen, mcid)


def _kids(dictionary):
    kids = dictionary.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
