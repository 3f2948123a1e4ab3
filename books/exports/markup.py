"""How is one element of a Word file written?"""

import re
from collections.abc import Iterable
from typing import Any

from lxml import etree

Element = Any  # of lxml, which ships no types

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
W = f"{{{SPACES['w']}}}"
R = f"{{{SPACES['r']}}}"
KEEP_SPACES = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}


def w(tag: str, *children: Element, **attributes: Any) -> Element:
    """An element of Word's own language, its attributes in the same."""
    named = {f"{W}{name}": str(value) for name, value in attributes.items()}
    element = etree.Element(f"{W}{tag}", named, nsmap=SPACES)
    element.extend(children)
    return element


def run(text: str, marks: Iterable[Element] = ()) -> Element:
    """Words in one look; a tab or a new line among them is one of Word's."""
    made = w("r")
    if properties := tuple(marks):
        made.append(w("rPr", *properties))
    for piece in re.split("([\t\n])", text):
        if piece in {"\t", "\n"}:
            made.append(w("tab" if piece == "\t" else "br"))
        elif piece:
            words = etree.SubElement(made, f"{W}t", KEEP_SPACES)
            words.text = piece
    return made


def code_of(style: str) -> str:
    """By what paragraphs name a style: Heading1 for heading 1."""
    return "".join(word[:1].upper() + word[1:] for word in style.split())


def paragraph(style: str, *content: Element) -> Element:
    """A paragraph in this style."""
    return w("p", w("pPr", w("pStyle", val=code_of(style))), *content)


def field_start(code: str) -> tuple[Element, ...]:
    """What stands before the words that Word computes itself, from `code`."""
    instruction = w("instrText")
    instruction.text = f" {code} "
    return (
        w("r", w("fldChar", fldCharType="begin")),
        w("r", instruction),
        w("r", w("fldChar", fldCharType="separate")),
    )


def field_end() -> Element:
    """What stands after them."""
    return w("r", w("fldChar", fldCharType="end"))


def field(code: str, shown: str, marks: Iterable[Element] = ()) -> tuple[Element, ...]:
    """Words that Word computes itself; until then it shows these."""
    return (*field_start(code), run(shown, marks), field_end())
