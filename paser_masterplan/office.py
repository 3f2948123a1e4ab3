"""Which text can a file for Office hold?"""

import re

LONGEST = 32_767  # units of UTF-16 that one cell of Excel can hold
CUT = " … (dipotong; selengkapnya ada di buku)"
# What no XML may hold: NUL and its like, halves of letters, non-characters.
UNSPEAKABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without what a file for Office cannot hold."""
    return UNSPEAKABLE.sub("", text)


def fitting(text: str) -> str:
    """The text as far as one cell can hold it."""
    text = clean(text)
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST:
        return text
    kept = units[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", errors="ignore")
    return f"{kept}{CUT}"
