"""Who sees, adds and removes the photos and files of a program?"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agencies.models import Evidence
from programs.models import Program
from tests.builders.agencies import a_picture, an_evidence
from tests.builders.programs import a_program


def page_of(program):
    return reverse("programs:evidence", args=[program.pk])


def at_piece(name, program, piece):
    return reverse(f"programs:evidence_{name}", args=[program.pk, piece.pk])


def send(client, program):
    files = [SimpleUploadedFile("bank.jpg", a_picture())]
    return client.post(page_of(program), {"chosen": files}, follow=True)


@pytest.mark.parametrize("who", ["operator", "verifier"])
def test_people_of_the_agency_add_and_remove(request, client, draft, who):
    client.force_login(request.getfixturevalue(who))

    offered = client.get(draft.get_absolute_url()).text
    added = send(client, draft).text
    piece = draft.evidence.get()
    shown = client.get(draft.get_absolute_url()).text
    client.post(at_piece("remove", draft, piece))

    assert f'href="{page_of(draft)}">Tambah bukti</a>' in offered
    assert "Bukti tersimpan: bank.jpg" in added
    assert at_piece("file", draft, piece) in shown
    assert not Evidence.objects.exists()


def test_history_tells_what_came_and_went(client, operator, draft):
    client.force_login(operator)
    send(client, draft)
    client.post(at_piece("remove", draft, draft.evidence.get()))

    page = client.get(reverse("programs:history", args=[draft.pk])).text

    assert "Bukti ditambahkan: bank.jpg" in page
    assert "Bukti dihapus: bank.jpg" in page
    assert "bank.jpg (Foto JPEG, 1 KB, sha256 " in page


def test_program_under_review_keeps_its_evidence_as_it_is(client, operator, reviewed):
    piece = an_evidence(operator, reviewed)
    client.force_login(operator)

    page = client.get(page_of(reviewed)).text
    answers = [send(client, reviewed), client.post(at_piece("remove", reviewed, piece))]

    assert "Status program kini “Sedang ditelaah”, sehingga buktinya" in page
    assert [answer.status_code for answer in answers] == [403, 403]
    assert "Tambah bukti" not in client.get(reviewed.get_absolute_url()).text
    assert reviewed.evidence.get() == piece


@pytest.mark.parametrize("who", ["expert", "council", "admin"])
def test_reader_sees_and_is_told_who_adds(request, client, operator, reviewed, who):
    piece = an_evidence(operator, reviewed)
    client.force_login(request.getfixturevalue(who))

    file = client.get(at_piece("file", reviewed, piece))
    refused = send(client, reviewed)

    assert file.content == bytes(piece.content)
    assert refused.status_code == 403
    assert "ditambahkan dan dihapus oleh DLH." in refused.text


def test_supporting_agency_sees_and_adds_nothing(client, operator, outsider, plan):
    program = a_program(operator, status=Program.Status.RETURNED)
    program.supporting.add(outsider.agency)
    piece = an_evidence(operator, program)
    client.force_login(outsider)

    assert client.get(at_piece("file", program, piece)).status_code == 200
    assert send(client, program).status_code == 403


def test_another_agency_finds_neither_page_nor_file(client, operator, outsider, draft):
    piece = an_evidence(operator, draft)
    client.force_login(outsider)

    answers = [
        client.get(page_of(draft)),
        send(client, draft),
        client.get(at_piece("file", draft, piece)),
        client.post(at_piece("remove", draft, piece)),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
