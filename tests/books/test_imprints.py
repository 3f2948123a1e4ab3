"""What a print says of itself."""

from books.imprints import Imprint, imprint_of
from tests.builders import facts


def test_draft_says_of_which_moment_it_is():
    imprint = imprint_of(facts.a_book())

    assert imprint.stamp == "DRAF · 23 September 2021 10.42 WITA"
    assert imprint.is_draft
    assert (imprint.squares, imprint.modules) == ("", 0)


def test_code_holds_the_address():
    imprint = Imprint(
        "Edisi 1", 1, address="https://portal.paserkab.go.id/e/abcdef012345"
    )

    # A QR code has three finders: seven modules, dark in their corners.
    assert imprint.modules >= 25
    assert imprint.squares.startswith("M0 0h1v1h-1z")
    last = imprint.modules - 1
    assert f"M{last} 0h1v1h-1z" in imprint.squares
    assert f"M0 {last}h1v1h-1z" in imprint.squares
