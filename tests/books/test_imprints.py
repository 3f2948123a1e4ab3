"""What a print says of itself."""

from books.imprints import Imprint, imprint_of
from tests.builders import facts


def test_draft_says_of_which_moment_it_is():
    imprint = imprint_of(facts.a_book())

    assert imprint.stamp == "DRAF · 23 September 2021 10.42 WITA"
    assert imprint.is_draft
    assert imprint.squares is None


def test_code_holds_the_address():
    imprint = Imprint(
        "Edisi 1", 1, address="https://portal.paserkab.go.id/e/abcdef012345"
    )

    # A QR code has three finders: seven modules, dark in their corners.
    squares = imprint.squares
    assert squares.side >= 25
    assert squares.path.startswith("M0 0h7v1h-7z")
    last = squares.side - 7
    assert f"M{last} 0h7v1h-7z" in squares.path
    assert f"M0 {squares.side - 1}h7v1h-7z" in squares.path
