"""What do tests about typesetting share: one setter, which takes a second to begin."""

import pytest

from books.typeset import plates
from books.typeset.ready import STATIC
from books.typeset.setting import Copy, Setter


@pytest.fixture(scope="session")
def setter():
    """WeasyPrint with the fonts and the style of the book, in this process."""
    return Setter(STATIC)


@pytest.fixture
def plate_of(setter):
    """The plate of some words of HTML, and the faces of fonts met so far."""

    def made(body, **more):
        html = f'<!doctype html><html lang="id"><title>x</title><body>{body}</body>'
        return plates.read(setter.plate(Copy(html, **more))[0])

    return made


@pytest.fixture(scope="session")
def programs(setter):
    """Every face of the book's fonts, as a file embeds it."""
    fresh = Setter(STATIC)
    letters = "Aa Ā 漢 ∑ 😀 سلام"
    styles = [
        f"<p style=\"font: {slant} {weight} 9pt '{family}', 'Source Sans 3 Ext', "
        f"'Huruf Langka', 'Huruf Arab', 'Huruf Gambar'\">{letters}</p>"
        for family in ("Source Serif 4", "Source Sans 3")
        for weight in (400, 600, 700)
        for slant in ("normal", "italic")
    ]
    _, faces = fresh.plate(Copy("".join(styles)))
    return {name: plates.read_program(data) for name, data in faces.items()}
