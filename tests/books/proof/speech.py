"""What does the file say to someone who hears it?"""

from tests.books.proof.ink import joined
from tests.books.proof.paper import Element, Mark, Paper

INLINE = {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"}
TRANSPARENT = {"NonStruct", "Private"}


def spoken(source):
    """Each block of text with its role, in the order of the structure tree.

    Text is that of the marks under a block and under what stands in its lines (links,
    emphasis); a new line begins a new word. A figure says its Alt.
    """
    paper = source if isinstance(source, Paper) else Paper(source)
    speech = Speech(paper)
    for tree in paper.trees:
        speech.hear(tree)
    return speech.end()


class Speech:
    """Goes through the tree and gathers the text of one block after the other."""

    def __init__(self, paper):
        self.paper = paper
        self.said, self.block, self.pieces = [], None, []

    def hear(self, element, block=None):
        """Say the element and all in it; `block` is what its lines belong to."""
        block = block if element.meaning in INLINE | TRANSPARENT and block else element
        if words := _instead(element):
            self._to(block)
            self.pieces.append((element, 0, words))
            return
        for kid in element.kids:
            if isinstance(kid, Element):
                self.hear(kid, block)
            elif isinstance(kid, Mark):
                self._to(block)
                self.pieces += self.paper.marks.get((kid.stream, kid.mcid), [])

    def _to(self, block):
        if block is not self.block:
            self.end()
            self.block = block

    def end(self):
        """Everything that was said."""
        if self.block and (text := joined(self.pieces)):
            self.said.append((self.block.meaning, text))
        self.pieces = []
        return self.said


def _instead(element):
    """The words that are said in place of what is drawn."""
    told = element.dictionary.get("/ActualText", element.dictionary.get("/Alt", ""))
    return str(told).strip()
