"""Does everything that leads somewhere arrive?"""

import pikepdf

from tests.books.proof.paper import Reference, pairs

ANNOTATIONS = ("/Link", "/Popup", "/Widget", "/FileAttachment")
ACTIONS = ("/GoTo", "/URI")
PRINTED, HIDDEN = 4, 1 | 2 | 32  # bits of an annotation's flags


def links(paper):
    """Every link is in the tree, says where it leads, and what it leads to exists."""
    places = destinations(paper)
    for number, note in paper.annotations:
        kind = str(note.Subtype)
        if kind not in ANNOTATIONS:
            yield f"page {number} has an annotation {kind}"
        if kind != "/Link":
            continue
        for fault in (*_words(paper, note), *_target(paper, note, places)):
            yield f"page {number}: a link {fault}"


def _words(paper, note):
    if not str(note.get("/Contents", "")).strip():
        yield "has no Contents"
    if "/StructParent" not in note:
        yield "has no StructParent"
    flags = int(note.get("/F", 0))
    if not flags & PRINTED or flags & HIDDEN:
        yield f"has flags {flags} and not that it is printed and seen"
    left, bottom, right, top = map(float, note.Rect)
    if left == right or bottom == top:
        yield "has no area"
    holders = paper.held_objects.get(note.objgen, [])
    if [one.meaning for one in holders] != ["Link"]:
        yield f"is held by {[one.path for one in holders]} and not by one Link"


def _target(paper, note, places):
    if ("/Dest" in note) == ("/A" in note):
        yield "has no target, or two"
    elif "/Dest" in note:
        yield from arrives(paper, note.Dest, places)
    elif note.A.S == "/GoTo":
        yield from arrives(paper, note.A.D, places)
    elif note.A.S == "/URI" and not str(note.A.get("/URI", "")).strip():
        yield "has no address"


def destinations(paper):
    """The named places of the file."""
    old = {str(name)[1:]: place for name, place in paper.root.get("/Dests", {}).items()}
    names = pairs(paper.root.get("/Names", {}).get("/Dests", {}))
    return old | {str(name): place for name, place in names}


def arrives(paper, target, places):
    """What is wrong with a destination: a name, or a page and a spot on it."""
    if isinstance(target, (pikepdf.String, pikepdf.Name, str)):
        name = str(target).removeprefix("/")
        if name not in places:
            yield f"leads to {name!r}, which is nowhere"
            return
        target = places[name]
    if isinstance(target, pikepdf.Dictionary):
        target = target.D
    if not len(target) or getattr(target[0], "objgen", None) not in paper.pages:
        yield "leads to a page that is not in the file"


def link_elements(paper):
    """Every Link of the tree has an annotation, its own or that of a Link in it."""
    for one in paper.elements:
        if one.meaning != "Link":
            continue
        if not any(
            isinstance(kid, Reference) for each in one.walk() for kid in each.kids
        ):
            yield f"{one.path} is a Link that leads nowhere"


def tab_order(paper):
    """On a page with links, the tab key follows the tree."""
    for number, page in enumerate(paper.pdf.pages, 1):
        if page.obj.get("/Annots") and page.obj.get("/Tabs") != "/S":
            yield f"page {number} has annotations and not Tabs S"


def outline(paper):
    """Every bookmark has words and leads to a page of the file."""
    places = destinations(paper)
    for title, item in bookmarks(paper):
        if not title.strip():
            yield "a bookmark has no words"
        target = item.get("/Dest", item.get("/A", {}).get("/D"))
        if target is None:
            yield f"bookmark {title!r} leads nowhere"
        else:
            for fault in arrives(paper, target, places):
                yield f"bookmark {title!r} {fault}"


def bookmarks(paper):
    """Each bookmark with its words, in order."""
    waiting = [paper.root.get("/Outlines", {}).get("/First")]
    while waiting:
        item = waiting.pop()
        if item is None:
            continue
        yield str(item.get("/Title", "")), item
        waiting += [item.get("/Next"), item.get("/First")]


def actions(paper):
    """Nothing in the file acts but links and bookmarks, and those only lead."""
    if "/JavaScript" in paper.root.get("/Names", {}):
        yield "the file has JavaScript"
    holders = [("the file", paper.root)]
    holders += [(f"page {n}", page.obj) for n, page in enumerate(paper.pdf.pages, 1)]
    holders += [(f"an annotation on page {n}", note) for n, note in paper.annotations]
    holders += [(f"bookmark {title!r}", item) for title, item in bookmarks(paper)]
    for who, holder in holders:
        if "/AA" in holder:
            yield f"{who} acts by itself (AA)"
        for key in ("/OpenAction", "/A"):
            action = holder.get(key)
            if isinstance(action, pikepdf.Dictionary):
                yield from _harmless(who, action)


def _harmless(who, action):
    if action.get("/S") not in ACTIONS:
        yield f"{who} has the action {action.get('/S')}"
    if "/Next" in action:
        yield f"{who} has an action after its action"
