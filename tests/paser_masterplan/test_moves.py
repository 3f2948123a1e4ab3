"""When is a move offered, and when and how is it refused?"""

from dataclasses import dataclass

import pytest
from django.core.exceptions import PermissionDenied

from paser_masterplan import moves
from paser_masterplan.moves import Move, MoveRefused, Offer
from paser_masterplan.rights import ANY, Grant, Right


class Person(str):
    """Somebody who is called by the role."""

    @property
    def role(self):
        return str(self)


HEAD, STAFF = Person("kepala"), Person("staf")


def a_right(name, label, roles, status):
    return Right(name, label, (Grant(frozenset(roles), ANY),), frozenset({status}))


READ = Move(a_right("read", "Baca", {HEAD}, "NEW"), "READ")
SIGN = Move(
    a_right("sign", "Tanda tangani", {HEAD, STAFF}, "READ"),
    "SIGNED",
    gaps=lambda thing: thing.missing,
    needs_note=True,
    spares_note=lambda thing: thing.is_remarked,
)
TABLE = moves.table(READ, SIGN)


@dataclass
class Letter:
    """Something with a life of two moves."""

    status: str = "NEW"
    missing: tuple = ()
    is_remarked: bool = False

    def status_for(self, user):
        return f"{self.status} bagi {user}"


def test_table_is_known_by_names():
    assert TABLE == {"read": READ, "sign": SIGN}


def test_move_reads_its_right():
    assert (READ.name, READ.label, READ.sources) == ("read", "Baca", {"NEW"})


def test_moves_are_offered_by_status_and_hand():
    assert moves.offers(TABLE, HEAD, Letter()) == [Offer(READ, [])]
    assert moves.offers(TABLE, STAFF, Letter()) == []
    assert moves.offers(TABLE, STAFF, Letter("READ", ["cap"])) == [Offer(SIGN, ["cap"])]


def test_strangers_hand_is_denied_before_anything_else():
    with pytest.raises(PermissionDenied, match="“Baca” bukan wewenang akun Anda"):
        moves.admit(READ, Letter("SIGNED"), by=STAFF)


@pytest.mark.parametrize(
    ("letter", "note", "sentence"),
    [
        (Letter("NEW"), "ya", "statusnya kini “NEW bagi staf”"),
        (Letter("READ", ["cap", "nomor"]), "ya", "belum bisa: cap; nomor."),
        (Letter("READ"), " \n ", "memerlukan catatan"),
    ],
)
def test_move_is_refused_in_words(letter, note, sentence):
    with pytest.raises(MoveRefused, match=sentence):
        moves.admit(SIGN, letter, by=STAFF, note=note)


def test_move_passes_with_a_note_or_without_where_it_is_spared():
    moves.admit(SIGN, Letter("READ"), by=STAFF, note="Setuju.")
    moves.admit(SIGN, Letter("READ", is_remarked=True), by=STAFF)
    moves.admit(READ, Letter(), by=HEAD)
