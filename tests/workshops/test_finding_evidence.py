"""Who sees, adds and removes the photos and files of a finding?"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agencies.models import Evidence
from tests.builders.agencies import a_picture, an_evidence
from tests.builders.workshops import a_finding


def page_of(finding):
    return reverse("workshops:finding_evidence", args=[finding.pk])


def at_piece(name, finding, piece):
    return reverse(f"workshops:finding_evidence_{name}", args=[finding.pk, piece.pk])


def send(client, finding):
    files = [SimpleUploadedFile("tpa.jpg", a_picture())]
    return client.post(page_of(finding), {"chosen": files}, follow=True)


def test_text_is_saved_first_and_then_evidence_is_offered(client, operator, answers):
    client.force_login(operator)

    form = client.get(reverse("workshops:finding_create"))
    page = client.post(reverse("workshops:finding_create"), answers, follow=True)
    finding = page.context["finding"]

    assert "Foto dan berkas ditambahkan di halaman temuan, sesudah" in form.text
    assert f'href="{page_of(finding)}">Tambah bukti</a>' in page.text
    assert "Belum ada foto atau berkas." in page.text


def test_page_lists_the_evidence_with_kind_and_size(client, operator, plan):
    finding = a_finding(operator)
    piece = an_evidence(operator, finding, caption="Gerbang TPA", size=317_440)
    client.force_login(operator)

    page = client.get(finding.get_absolute_url()).text

    link = at_piece("file", finding, piece)
    assert f'<a href="{link}">Gerbang TPA</a>' in page
    assert "Foto JPEG, 310 KB" in page


@pytest.mark.parametrize("who", ["operator", "colleague", "verifier"])
def test_people_of_the_agency_add_and_remove(request, client, operator, plan, who):
    finding = a_finding(operator)
    client.force_login(request.getfixturevalue(who))

    added = send(client, finding).text
    piece = finding.evidence.get()
    client.post(at_piece("remove", finding, piece))

    assert "Bukti tersimpan: tpa.jpg" in added
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("who", ["expert", "council", "admin"])
def test_reader_sees_and_is_told_who_adds(request, client, operator, plan, who):
    finding = a_finding(operator)
    piece = an_evidence(operator, finding)
    client.force_login(request.getfixturevalue(who))

    page = client.get(page_of(finding)).text
    file = client.get(at_piece("file", finding, piece))
    refusals = [send(client, finding), client.post(at_piece("remove", finding, piece))]

    assert str(piece) in page
    assert 'type="file"' not in page
    assert file.content == bytes(piece.content)
    for refused in refusals:
        assert refused.status_code == 403
        assert "ditambahkan dan dihapus oleh DLH." in refused.text
    assert finding.evidence.get() == piece
    assert "Tambah bukti" not in client.get(finding.get_absolute_url()).text


def test_reader_of_a_finding_without_evidence_reads_so(client, operator, council, plan):
    client.force_login(council)

    assert "Belum ada bukti" in client.get(page_of(a_finding(operator))).text


def test_another_agency_finds_neither_page_nor_file(client, operator, outsider, plan):
    finding = a_finding(operator)
    piece = an_evidence(operator, finding)
    client.force_login(outsider)

    answers = [
        client.get(page_of(finding)),
        send(client, finding),
        client.get(at_piece("file", finding, piece)),
        client.post(at_piece("remove", finding, piece)),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4


def test_settled_finding_keeps_its_evidence_as_it_is(client, operator, plan):
    finding = a_finding(operator, accepted=True)
    piece = an_evidence(operator, finding)
    client.force_login(operator)

    page = client.get(page_of(finding)).text
    refused = client.post(at_piece("remove", finding, piece))

    assert "DKISP sudah memutuskan temuan ini" in page
    assert 'type="file"' not in page
    assert refused.status_code == 403
    assert finding.evidence.get() == piece


def test_closed_window_says_what_can_still_be_done(client, operator, closed):
    finding = a_finding(operator)
    client.force_login(operator)

    assert "Jendela bimtek I ditutup" in send(client, finding).text
    assert not Evidence.objects.exists()
