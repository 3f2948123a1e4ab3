"""A plate is kept as bytes and comes back as it was, or not at all."""

from books.typeset import plates
from books.typeset.plates import Body, Face, Head, Note, Page, Program

HEAD = Head(
    pages=(Page(7, 595.0, 842.0, 5, (0, None), (0,)),),
    anchors={"bab-1": (0, 70.5, 700.0)},
    faces=("ABCDEF",),
    size=8,
)
BODY = Body(
    objects=((b"<</S/P/P %d 0 R/K 0>>", (-2,)),),
    streams=((b"/Filter/FlateDecode", (), b"\x00\xff%"),),
    notes=(Note(6, 7, (1, 2, 3, 4), "bab-1", "Bab I", 0, (b"<<>>", ())),),
    resources={"ExtGState": (b"", ())},
    tops=(0,),
    faces={"ABCDEF": Face({3: "a"}, {3: 512.0})},
)
PROGRAM = Program(b"/Serif", "Serif", 4, 900, -200, 0, 80, False, 3, b"abc")


def test_plate_comes_back_as_it_was():
    plate = plates.read(plates.write(HEAD, BODY))

    assert plate.head == HEAD
    assert plate.open() == BODY


def test_program_comes_back_as_it_was():
    assert plates.read_program(plates.write_program(PROGRAM)) == PROGRAM


def test_plate_that_lost_a_byte_is_none():
    data = plates.write(HEAD, BODY)

    assert plates.read(data[:-1]) is None
    assert plates.read(data[:40] + b"x" + data[41:]) is None
    assert plates.read(b"") is None


def test_program_that_lost_a_byte_is_none():
    assert plates.read_program(plates.write_program(PROGRAM)[:-1]) is None


def test_same_plate_is_written_with_the_same_bytes():
    assert plates.write(HEAD, BODY) == plates.write(HEAD, BODY)
