"""Does a file that comes in pieces go on where it stopped?"""

import hashlib
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from agencies.models import Evidence, Upload
from agencies.recognizing import MOST_BYTES
from tests.builders.agencies import PASSWORD, a_user, an_evidence, an_upload
from tests.builders.workshops import a_finding

CONTENT = b"%PDF-1.7 " + b"surat " * 20
HALF = len(CONTENT) // 2


@pytest.fixture
def finding(plan, operator):
    return a_finding(operator)


@pytest.fixture
def send(client, operator, finding):
    """Send one part of a file as a script does; returns the status and the answer."""
    client.force_login(operator)

    def post(part, begin, content=CONTENT, **more):
        fields = {
            "sha256": hashlib.sha256(content).hexdigest(),
            "size": len(content),
            "offset": begin,
            "chunk": SimpleUploadedFile("blob", part),
            "name": "surat.pdf",
            "caption": "Surat camat",
        }
        url = reverse("workshops:finding_evidence_upload", args=[finding.pk])
        answer = client.post(url, fields | more)
        return answer.status_code, answer.json()

    return post


def received(number):
    return 200, {"received": number, "is_done": False}


DONE = 200, {"received": len(CONTENT), "is_done": True}


def test_file_in_two_parts_is_one_evidence(send, finding, client):
    first, second = send(CONTENT[:HALF], 0), send(CONTENT[HALF:], HALF)

    piece = finding.evidence.get()
    assert (first, second) == (received(HALF), DONE)
    assert (bytes(piece.content), piece.name) == (CONTENT, "surat.pdf")
    assert piece.caption == "Surat camat"
    assert not Upload.objects.exists()
    assert "Bukti tersimpan: Surat camat" in client.get("/").text


def test_empty_part_asks_how_much_is_there(send):
    before = send(b"", 0)
    send(CONTENT[:HALF], 0)
    after = send(b"", 0)

    assert (before, after) == (received(0), received(HALF))


def test_part_that_comes_twice_changes_nothing(send):
    first, again = send(CONTENT[:HALF], 0), send(CONTENT[:HALF], 0)

    assert first == again == received(HALF)
    assert bytes(Upload.objects.get().content) == CONTENT[:HALF]


def test_part_at_a_wrong_place_changes_nothing(send):
    assert send(CONTENT[HALF:], HALF) == received(0)


def test_last_part_that_comes_twice_finds_the_evidence(send, finding):
    send(CONTENT[:HALF], 0)

    assert send(CONTENT[HALF:], HALF) == send(CONTENT[HALF:], HALF) == DONE
    assert finding.evidence.count() == 1
    assert not Upload.objects.exists()


def test_colleague_begins_for_oneself(send, client, colleague):
    send(CONTENT[:HALF], 0)
    client.force_login(colleague)

    assert send(b"", 0) == received(0)


def test_stranger_is_refused_at_the_first_part(send):
    status, answer = send(b"MZ\x90\0", 0)

    assert (status, "program komputer" in answer["error"]) == (400, True)
    assert not Upload.objects.exists()


def test_refusal_is_said_on_the_next_page_too(send, client):
    send(b"MZ\x90\0", 0)

    assert "surat.pdf: Isinya program komputer" in client.get("/").text


def test_file_that_turns_out_broken_is_refused_at_its_end(send):
    content = b"\xff\xd8\xff" + bytes(40)

    send(content[:20], 0, content)
    status, answer = send(content[20:], 20, content)

    assert (status, "rusak" in answer["error"]) == (400, True)
    assert not Evidence.objects.exists()
    assert not Upload.objects.exists()


def test_other_bytes_than_promised_are_refused(send):
    send(CONTENT[:HALF], 0)
    status, answer = send(b"x" * (len(CONTENT) - HALF), HALF)

    assert (status, "tidak sama" in answer["error"]) == (400, True)
    assert not Evidence.objects.exists()
    assert not Upload.objects.exists()


def test_empty_file_is_refused(send):
    status, answer = send(b"", 0, b"")

    assert (status, "kosong" in answer["error"]) == (400, True)


def test_heavy_file_is_refused_before_it_comes(send):
    promised = send(CONTENT[:HALF], 0, size=MOST_BYTES + 1)
    at_once = send(b"%PDF-" + bytes(MOST_BYTES), 0)

    assert [status for status, _ in (promised, at_once)] == [400, 400]
    assert not Upload.objects.exists()


def test_full_record_is_said_before_the_file_comes(send, finding, operator):
    for _ in range(20):
        an_evidence(operator, finding)

    status, answer = send(b"", 0)

    assert (status, "Sudah ada 20 berkas" in answer["error"]) == (400, True)


@pytest.mark.parametrize(
    "garbled", [{"sha256": "x"}, {"size": "-1"}, {"offset": ""}, {"chunk": ""}]
)
def test_garbled_part_is_refused(send, garbled):
    status, answer = send(CONTENT[:HALF], 0, **garbled)

    assert (status, "tidak terbaca" in answer["error"]) == (400, True)


def test_reader_is_told_why_not_and_stranger_finds_nothing(
    send, finding, client, council, outsider
):
    client.force_login(council)
    status, answer = send(CONTENT, 0)
    client.force_login(outsider)
    url = reverse("workshops:finding_evidence_upload", args=[finding.pk])

    assert (status, "ditambahkan dan dihapus oleh DLH" in answer["error"]) == (
        403,
        True,
    )
    assert client.post(url).status_code == 404
    assert not Evidence.objects.exists()


def test_person_has_at_most_twenty_files_under_way(send, operator, colleague):
    theirs = an_upload(colleague)
    for number in range(20):
        an_upload(operator, content=f"%PDF-1.7 {number}".encode())
    oldest = Upload.objects.of(operator).earliest("updated_at")

    send(CONTENT[:HALF], 0)

    assert Upload.objects.of(operator).count() == 20
    assert not Upload.objects.filter(pk=oldest.pk).exists()
    assert Upload.objects.filter(pk=theirs.pk).exists()


@pytest.mark.django_db
def test_login_sweeps_out_what_nobody_went_on_with(client):
    person = a_user(password=PASSWORD)
    an_upload(person, updated_at=timezone.now() - timedelta(days=8))
    kept = an_upload(person, content=b"%PDF-1.7 kept")

    client.post("/masuk/", {"username": person.username, "password": PASSWORD})

    assert Upload.objects.get() == kept


@pytest.mark.django_db
def test_upload_and_evidence_are_called_by_what_they_are(operator):
    upload, piece = an_upload(operator), an_evidence(operator, caption="Gerbang TPA")

    assert str(upload) == upload.sha256
    assert str(piece) == "Gerbang TPA"
