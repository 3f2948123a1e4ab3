"""Which pieces are set, which are taken as they are, and what if one cannot be?"""

import pytest

from books.composing import Composer, _name
from books.pieces import ChapterPart, Piece, Run
from books.prose import Prose

CHAPTER = "books/pdf/chapter.html"


@pytest.fixture(autouse=True)
def empty_press(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def a_piece(html="<p>Paser</p>", name="Bab I", **more):
    return Piece(name, CHAPTER, ChapterPart((Run((Prose(html),)),)), **more)


def words_of(composer, piece):
    faces = composer.plate(piece).open().faces.values()
    return {letter for face in faces for letter in face.letters.values()}


def test_piece_is_set_once():
    composer = Composer()

    composer.compose([a_piece(), a_piece()])
    composer.compose([a_piece()])

    assert composer.made == 1


def test_piece_of_another_print_is_taken_as_it_is():
    Composer().compose([a_piece()])
    composer = Composer()

    composer.compose([a_piece()])

    assert composer.made == 0
    assert composer.programs.keys() == {*composer.plate(a_piece()).head.faces}


def test_piece_that_prints_the_same_is_not_set_again():
    Composer().compose([a_piece()])
    composer = Composer()

    # Another content, of which the template makes the same page.
    composer.compose([a_piece(title="Tidak tercetak"), a_piece("<p>Lain</p>")])
    again = Piece("Bab I", CHAPTER, ChapterPart((Run((Prose("<p>Paser</p>"),)),), "x"))
    composer.compose([again])

    assert composer.made == 1
    assert composer.plate(again) == composer.plate(a_piece())


def test_long_pieces_are_set_first():
    heard = []
    composer = Composer(lambda step, done, total: heard.append(step))

    composer.compose(
        [a_piece("<p>a</p>", "Pendek"), a_piece("<p>b</p>" * 900, "Panjang")]
    )

    assert heard[0] == "Menata halaman"
    assert sorted(heard[1:]) == ["Panjang", "Pendek"]


def test_broken_piece_is_named_and_the_rest_is_set():
    composer = Composer()
    broken = a_piece("<b>" * 2_000, "Lembar program SC21-0001 Bank sampah")

    composer.compose([broken, a_piece()])

    (sentence,) = composer.broken
    assert sentence.startswith(
        "Lembar program SC21-0001 Bank sampah tidak dapat dicetak"
    )
    assert sentence.endswith("Bagian lain tetap tercetak.")
    assert len(composer.plate(a_piece()).head.pages) == 1
    assert set("tidak dapat dicetak") - {" "} <= words_of(composer, broken)


def test_full_disk_costs_no_print(settings, tmp_path):
    (tmp_path / "press").write_text("not a folder: nothing can be kept here")
    composer = Composer()

    composer.compose([a_piece()])

    assert len(composer.plate(a_piece()).head.pages) == 1


def test_piece_whose_face_was_lost_is_set_again():
    composer = Composer()
    composer.compose([a_piece()])
    plate = composer.plate(a_piece())
    for face in plate.head.faces:
        composer.keep.put(_name(face), b"lost")
    again = Composer()

    again.compose([a_piece()])

    assert again.plate(a_piece()) == plate
    assert again.made == 1
