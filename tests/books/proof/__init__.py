"""Is a printed PDF whole, readable by anyone, and fit for the archive?

    prove(pdf)                  every check; an AssertionError names what is wrong
    prove(pdf, tables, links)   these checks
    spoken(pdf)                 what a reader of the blind says: (role, text), in order

A PDF is its bytes, a path, or an open pikepdf.Pdf. By hand:
python -m tests.books.proof FILE...
"""

from itertools import islice

from tests.books.proof.charter import (
    attached,
    attachments,
    colors,
    fonts,
    identity,
    labels,
    marking,
    metadata,
    syntax,
)
from tests.books.proof.links import (
    actions,
    bookmarks,
    link_elements,
    links,
    outline,
    tab_order,
)
from tests.books.proof.paper import Paper
from tests.books.proof.speech import spoken
from tests.books.proof.structure import (
    figures,
    headings,
    kin,
    one_document,
    parent_tree,
    roles,
    tagged,
)
from tests.books.proof.tables import tables

__all__ = ["CHECKS", "Paper", "attachments", "bookmarks", "faults", "prove", "spoken"]

CHECKS = (
    syntax,
    identity,
    metadata,
    colors,
    one_document,
    kin,
    roles,
    marking,
    tagged,
    parent_tree,
    headings,
    tables,
    figures,
    links,
    link_elements,
    tab_order,
    outline,
    actions,
    labels,
    fonts,
    attached,
)
SHOWN = 5  # faults of each check


def prove(source, *checks):
    """Raise an AssertionError with what is wrong, if anything is."""
    found = faults(source, *checks)
    if found:
        raise AssertionError("\n".join(found))


def faults(source, *checks):
    """What is wrong, in sentences: a few of each check, and how many more there are."""
    paper = source if isinstance(source, Paper) else Paper(source)
    said = []
    for check in checks or CHECKS:
        found = check(paper)
        said += [f"{check.__name__}: {fault}" for fault in islice(found, SHOWN)]
        if more := sum(1 for _ in found):
            said.append(f"{check.__name__}: … and {more} more")
    return said
