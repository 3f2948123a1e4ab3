"""Pieces are set side by side; one that breaks or kills its process stops no other."""

import os
import signal

import pytest

from books.typeset import crew, plates
from books.typeset.setting import Copy


def copies(*bodies):
    return [(body, Copy(f"<p>{body}</p>")) for body in bodies]


def set_all(wanted):
    return {made.name: made for made in crew.set_all(wanted)}


def test_every_piece_comes_back_with_its_name():
    made = set_all(copies("satu", "dua", "tiga"))

    assert set(made) == {"satu", "dua", "tiga"}
    assert all(len(plates.read(one.plate).head.pages) == 1 for one in made.values())


def test_no_pieces_take_no_process():
    assert list(crew.set_all([])) == []


def test_first_piece_of_a_process_brings_the_faces():
    (made,) = crew.set_all(copies("satu"))

    assert all(plates.read_program(data) for data in made.faces.values())
    assert set(made.faces) == set(plates.read(made.plate).head.faces)


class Broken:
    """What stands in for a copy that nobody can set."""

    html = None
    is_tagged = True


def test_broken_piece_has_a_reason_and_the_rest_is_set():
    made = set_all([("rusak", Broken()), *copies("satu", "dua")])

    assert made["rusak"].reason.startswith(
        ("AttributeError", "TypeError", "ValueError")
    )
    assert made["rusak"].plate == b""
    assert (made["satu"].reason, made["dua"].reason) == ("", "")


class Deadly:
    """A copy that kills the process which sets it."""

    is_tagged = True

    @property
    def html(self):
        os.kill(os.getpid(), signal.SIGKILL)


def test_piece_that_kills_its_process_is_named_and_the_rest_is_set():
    made = set_all([*copies(*"abcd"), ("maut", Deadly()), *copies(*"efgh")])

    assert made["maut"].reason == "prosesnya mati"
    assert [made[name].reason for name in "abcdefgh"] == [""] * 8


def test_process_of_the_pool_sets_a_piece():
    plate, _ = crew._plate(Copy("<p>Paser</p>"))

    assert len(plates.read(plate).head.pages) == 1


def test_engine_names_what_lays_out_text():
    assert len(crew.engine().split()) == 2


def test_engine_is_none_where_the_libraries_are_missing(monkeypatch):
    monkeypatch.setattr(crew, "PANGO", ("libnirwana.so",))

    assert crew.engine() is None


@pytest.mark.parametrize("hands", [crew.HANDS])
def test_there_are_as_many_hands_as_cores(hands):
    assert 1 <= hands <= (os.cpu_count() or 1)
