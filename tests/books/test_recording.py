"""The record of an edition: the same bytes always, and nothing else is taken for it."""

import json
from datetime import UTC, datetime

import pytest

from books.models import Edition
from books.recording import NotARecord, canonical, read_record, record_of, sha256_of
from tests.builders.books import an_edition

CONTENT = {"judul": "Rencana Induk", "angka": [1, 2.5, None], "أ": "😀"}
SHA256 = sha256_of(canonical(CONTENT))
TOLD = {
    "schema": "paser-masterplan/edisi/1",
    "number": 2,
    "code": SHA256[:12],
    "sha256": SHA256,
    "address": "https://rencana.paserkab.go.id",
    "issued_at": "2021-12-01T10:00:00+08:00",
    "supersedes": 1,
    "content": CONTENT,
}


@pytest.fixture
def edition(plan, admin):
    return an_edition(
        admin,
        plan=plan,
        number=2,
        content=CONTENT,
        sha256=SHA256,
        code=SHA256[:12],
        address="https://rencana.paserkab.go.id",
        issued_at=datetime(2021, 12, 1, 2, 0, 0, 123456, tzinfo=UTC),
        supersedes=an_edition(admin, plan=plan, number=1),
    )


def test_a_record_says_all_of_an_edition(edition):
    assert json.loads(record_of(edition)) == TOLD


def test_a_record_is_the_same_bytes_from_the_database(edition):
    again = Edition.objects.newest_first().get(number=2)

    assert record_of(again) == record_of(edition) == canonical(TOLD)


def test_a_first_edition_supersedes_none(edition):
    assert json.loads(record_of(edition.supersedes))["supersedes"] is None


def test_a_record_is_read_back(edition):
    record = read_record(record_of(edition))

    assert (record.number, record.supersedes) == (2, 1)
    assert (record.code, record.sha256) == (edition.code, edition.sha256)
    assert record.address == edition.address
    assert record.issued_at == datetime(2021, 12, 1, 2, 0, tzinfo=UTC)
    assert record.content == CONTENT


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "JSON"),
        (b"\xff\xfe", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b'{"schema": NaN}', "JSON"),
        (b'{"schema": "\\ud800"}', "JSON"),
        (b"[]", "skemanya"),
        (b'{"schema": "paser-masterplan/edisi/2"}', "skemanya"),
    ],
)
def test_other_bytes_are_no_record(data, why):
    with pytest.raises(NotARecord, match=why):
        read_record(data)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"more": 1}, "kurang atau berlebih"),
        ({"number": "2"}, "number"),
        ({"number": True}, "number"),
        ({"supersedes": "1"}, "supersedes"),
        ({"content": []}, "content"),
        ({"issued_at": "kemarin"}, "issued_at tidak terbaca"),
        ({"issued_at": "2021-12-01T10:00:00"}, "tanpa zona"),
        ({"sha256": "0" * 64}, "sidiknya"),
        ({"code": "0" * 12}, "sidiknya"),
        ({"content": CONTENT | {"judul": "Lain"}}, "sidiknya"),
    ],
)
def test_a_record_with_one_thing_wrong_is_none(change, why):
    with pytest.raises(NotARecord, match=why):
        read_record(json.dumps(TOLD | change).encode())


@pytest.mark.parametrize("name", sorted(TOLD.keys() - {"schema"}))
def test_a_record_lacks_nothing(name):
    told = {key: value for key, value in TOLD.items() if key != name}

    with pytest.raises(NotARecord, match="kurang atau berlebih"):
        read_record(json.dumps(told).encode())
