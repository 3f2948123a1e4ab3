"""Are two texts told apart word by word, and is nothing of either lost?"""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paser_masterplan import differing
from paser_masterplan.differing import EDGE, Kind, Piece, compare, replace, shorten

WORDS = st.sampled_from(["bank", "sampah", "dan", ".", ",", " ", "  ", "\n", "12,5"])
TEXTS = st.lists(WORDS, max_size=30).map("".join) | st.text(max_size=30)


def marked(pieces):
    """Pieces as one line: [-gone-], {+new+}, … what is left out."""
    signs = {
        Kind.SAME: "{}",
        Kind.REMOVED: "[-{}-]",
        Kind.ADDED: "{{+{}+}}",
        Kind.SKIPPED: "…",
    }
    return "".join(signs[piece.kind].format(piece.text) for piece in pieces)


def sides(pieces):
    """The text before and the text after, put together again."""
    old = "".join(piece.text for piece in pieces if not piece.is_added)
    new = "".join(piece.text for piece in pieces if not piece.is_removed)
    return old, new


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("", "", ""),
        ("", "Baru.", "{+Baru.+}"),
        ("Lama.", "", "[-Lama.-]"),
        ("Bank sampah", "Bank sampah", "Bank sampah"),
        (
            "Meningkatkan kesadaran masyarakat.",
            "Meningkatkan partisipasi dan kesadaran warga.",
            "Meningkatkan {+partisipasi dan +}kesadaran [-masyarakat-]{+warga+}.",
        ),
        ("12,5 ton per hari", "20 ton per hari", "[-12,5-]{+20+} ton per hari"),
        ("Satu.\nDua.", "Satu.\n\nDua.", "Satu.\n{+\n+}Dua."),
        ("Satu dua", "Satu  dua", "Satu[- -]{+  +}dua"),
        ("Warga memilah", "Warga memilah di rumah", "Warga memilah{+ di rumah+}"),
        ("  Menjorok", "Menjorok", "[-  -]Menjorok"),
    ],
)
def test_texts_are_told_apart_word_by_word(before, after, said):
    assert marked(compare(before, after)) == said


def test_changes_that_share_a_slight_word_read_as_one():
    before = "Sampah rumah tangga di Kabupaten Paser, menumpuk"
    after = "Limbah pasar tradisional di Tanah Grogot, berkurang"

    assert marked(compare(before, after)) == f"[-{before}-]{{+{after}+}}"


def test_changed_paragraphs_keep_apart():
    before, after = "Bank sampah.\n\nKompos.", "Depo daur ulang.\n\nMagot."

    assert marked(compare(before, after)) == (
        "[-Bank sampah-]{+Depo daur ulang+}.\n\n[-Kompos-]{+Magot+}."
    )


def test_choice_is_replaced_as_a_whole():
    pieces = replace("Jangka pendek", "Jangka panjang")

    assert marked(pieces) == "[-Jangka pendek-]{+Jangka panjang+}"
    assert marked(replace("Sama", "Sama")) == "Sama"


@given(TEXTS, TEXTS)
def test_pieces_add_up_to_both_texts(before, after):
    assert sides(compare(before, after)) == (before, after)
    assert sides(replace(before, after)) == (before, after)


@given(TEXTS, TEXTS)
def test_pieces_add_up_where_there_is_too_much_to_look_at(before, after):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(differing, "MOST_PAIRS", 3)

        assert sides(compare(before, after)) == (before, after)


def test_long_texts_are_told_apart_by_paragraph_first(monkeypatch):
    monkeypatch.setattr(differing, "MOST_PAIRS", 12)
    before = "Satu dua tiga.\nEmpat lima satu.\nSatu satu satu satu.\n"
    after = "Satu dua tiga.\nEmpat enam satu.\nSatu satu satu satu.\n"

    assert marked(compare(before, after)) == before.replace("lima", "[-lima-]{+enam+}")


def test_long_paragraph_is_told_apart_by_sentence(monkeypatch):
    monkeypatch.setattr(differing, "MOST_PAIRS", 8)
    before = "Satu satu satu. Dua satu. Tiga satu."
    after = "Satu satu satu. Dua satu. Empat satu."

    assert marked(compare(before, after)) == before.replace("Tiga", "[-Tiga-]{+Empat+}")


def test_twenty_thousand_words_do_not_hang():
    words = [f"kata{number % 1999}" for number in range(20_000)]
    before = ". ".join(words)
    words[::40] = ["lain"] * 500
    after = ". ".join(words)
    began = process_time()

    pieces = compare(before, after)

    assert sides(pieces) == (before, after)
    assert process_time() - began < 5


def test_what_is_the_same_far_from_a_change_is_left_out():
    far = "kata " * 100

    pieces = shorten(compare(f"{far}lama {far}", f"{far}baru {far}"))

    near = " ".join(["kata"] * (EDGE // 5))
    assert marked(pieces) == f"…{near[5:]} [-lama-]{{+baru+}} {near[:-5]}…"


def test_same_words_between_two_changes_keep_both_ends():
    far = "kata " * 100

    pieces = shorten(compare(f"lama {far}lama", f"baru {far}baru"))

    assert [piece.kind for piece in pieces] == [
        Kind.REMOVED,
        Kind.ADDED,
        Kind.SAME,
        Kind.SKIPPED,
        Kind.SAME,
        Kind.REMOVED,
        Kind.ADDED,
    ]
    assert pieces[3].is_skipped


def test_text_that_did_not_change_comes_to_nothing():
    assert shorten(compare("Sama saja.", "Sama saja.")) == []
    assert shorten([]) == []


@pytest.mark.parametrize(
    ("piece", "sign"),
    [
        (Piece(Kind.ADDED, "\n"), "¶"),
        (Piece(Kind.REMOVED, "  "), "·"),
        (Piece(Kind.ADDED, "kata"), ""),
        (Piece(Kind.SAME, " "), ""),
    ],
)
def test_white_space_that_came_or_went_is_seen(piece, sign):
    assert piece.sign == sign
