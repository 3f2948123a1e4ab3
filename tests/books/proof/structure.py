"""Is the structure tree whole, and does it speak the language of readers?"""

from tests.books.proof.paper import Mark, pairs

GROUPING = (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private"
)
BLOCKS = "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot"
INLINE = (
    "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP"
)
DRAWN = "Figure Formula Form"
STANDARD = frozenset(f"{GROUPING} {BLOCKS} {INLINE} {DRAWN}".split())
KIDS = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
}
PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
}
HEADINGS = {f"H{level}": level for level in range(1, 7)}


def one_document(paper):
    """One structure tree with one Document at its top."""
    if "/StructTreeRoot" not in paper.root:
        yield "there is no structure tree"
        return
    tops = [tree.meaning for tree in paper.trees]
    if tops != ["Document"]:
        yield f"the tree begins with {tops} and not with one Document"
    below = [one for one in paper.elements if one.parent]
    for one in below:
        if one.meaning == "Document":
            yield f"{one.path} is a second Document"


def kin(paper):
    """Parents and kids name each other, and nothing stands in the tree twice."""
    assert paper.trees is not None  # reading the tree is what finds the faults
    yield from paper.tree_faults
    names = {}
    for one in paper.elements:
        if "/ID" in one.dictionary:
            name = bytes(one.dictionary.ID)
            if name in names:
                yield f"{one.path} has the ID of {names[name].path}"
            names[name] = one
    yield from _headers(paper, names)


def _headers(paper, names):
    for one in paper.elements:
        for name in attribute(one, "/Headers", default=()):
            if bytes(name) not in names:
                yield f"{one.path} names a header that is nowhere: {name}"


def roles(paper):
    """Every role is a standard one or stands for one, and stands where it may."""
    for standard in STANDARD & {role[1:] for role in paper.roles}:
        yield f"the map of roles changes what {standard} means"
    for one in paper.elements:
        role = one.meaning
        if role not in STANDARD:
            yield f"{one.path} is no standard role and stands for none"
        allowed = KIDS.get(role)
        for kid in one.children:
            found = kid.meaning
            if allowed and found not in allowed:
                yield f"{kid.path} may not stand in {role}"
            if found in PARENTS and role not in PARENTS[found]:
                yield f"{kid.path} must stand in {' or '.join(sorted(PARENTS[found]))}"
        if allowed and any(isinstance(kid, Mark) for kid in one.kids):
            yield f"{one.path} holds text that no cell or item of it holds"


def tagged(paper):
    """What the pages show and what the tree holds are the same, each thing once."""
    for (stream, mcid), holders in paper.held_marks.items():
        if len(holders) > 1:
            yield f"MCID {mcid} {paper.place(stream)} stands in the tree twice"
        if (stream, mcid) not in paper.marks:
            yield f"{holders[0].path} holds MCID {mcid}, not {paper.place(stream)}"
    for stream, mcid in paper.marks:
        if (stream, mcid) not in paper.held_marks:
            yield f"MCID {mcid} {paper.place(stream)} is not in the tree"


def parent_tree(paper):
    """From every mark and every annotation a reader finds its element."""
    root = paper.root.get("/StructTreeRoot", {})
    numbers = list(pairs(root.get("/ParentTree", {})))
    keys = [int(key) for key, _ in numbers]
    if keys != sorted(set(keys)):
        yield "the numbers of the ParentTree are not in order, each once"
    if keys and int(root.get("/ParentTreeNextKey", keys[-1] + 1)) <= keys[-1]:
        yield "ParentTreeNextKey is a number that is taken"
    entries = dict(zip(keys, (entry for _, entry in numbers), strict=True))
    taken = {}
    yield from _from_streams(paper, entries, taken)
    yield from _from_annotations(paper, entries, taken)


def _from_streams(paper, entries, taken):
    marked = {}
    for stream, mcid in paper.marks:
        marked.setdefault(stream, []).append(mcid)
    for stream, mcids in marked.items():
        where = paper.place(stream)
        key = paper.pdf.get_object(stream).get("/StructParents")
        if key is None or int(key) not in entries:
            yield f"what stands {where} has no place in the ParentTree"
            continue
        yield from _taken_twice(taken, int(key), where)
        entry = entries[int(key)]
        for mcid in mcids:
            held = {
                one.dictionary.objgen
                for one in paper.held_marks.get((stream, mcid), ())
            }
            found = entry[mcid] if mcid < len(entry) else None
            if held and (found is None or found.objgen not in held):
                yield f"the ParentTree has another element for MCID {mcid} {where}"


def _from_annotations(paper, entries, taken):
    for number, note in paper.annotations:
        key = note.get("/StructParent")
        if key is None:
            continue  # `links` asks for it
        where = f"of an annotation on page {number}"
        yield from _taken_twice(taken, int(key), where)
        held = {
            one.dictionary.objgen for one in paper.held_objects.get(note.objgen, ())
        }
        found = entries.get(int(key))
        if found is None or found.objgen not in held:
            yield f"the ParentTree has another element for number {key} {where}"


def _taken_twice(taken, key, where):
    if key in taken:
        yield f"number {key} of the ParentTree is that {where} and that {taken[key]}"
    taken[key] = where


def headings(paper):
    """Headings begin with H1 and no level is skipped on the way down."""
    last = 0
    for one in paper.elements:
        level = HEADINGS.get(one.meaning)
        if level is None:
            continue
        if level > last + 1:
            yield f"{one.path} follows H{last or '0, the beginning'}"
        last = level


def figures(paper):
    """Every figure says in words what it shows."""
    for one in paper.elements:
        if one.meaning not in ("Figure", "Formula"):
            continue
        said = one.dictionary.get("/Alt", one.dictionary.get("/ActualText", ""))
        if not str(said).strip():
            yield f"{one.path} has no Alt"


def attribute(element, name, *, default):
    """What an element's attributes say of `name`."""
    attributes = element.dictionary.get("/A", ())
    owned = attributes if not hasattr(attributes, "keys") else (attributes,)
    for one in owned:
        if hasattr(one, "keys") and name in one:
            return one[name]
    return default
