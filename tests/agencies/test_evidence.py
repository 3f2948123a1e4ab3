"""How do photos and files come to a record, stay there, and leave it?"""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agencies import evidence
from agencies.models import AuditEntry, Evidence, Receipt
from agencies.recognizing import NotEvidence
from tests.builders.agencies import a_picture, an_evidence
from tests.builders.workshops import a_finding
from workshops.evidence import SHELF

PDF = b"%PDF-1.7\n%%EOF"


@pytest.fixture
def finding(plan, operator):
    return a_finding(operator)


@pytest.fixture
def desk(client, operator):
    client.force_login(operator)
    return client


def page_of(finding):
    return reverse("workshops:finding_evidence", args=[finding.pk])


def file_of(finding, piece):
    return reverse("workshops:finding_evidence_file", args=[finding.pk, piece.pk])


def send(client, finding, *files, **more):
    """Choose files by name and content, and press the button."""
    chosen = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(page_of(finding), {"chosen": chosen} | more, follow=True)


def add(finding, by, content=None, **facts):
    facts = {"name": "foto.jpg", "caption": ""} | facts
    return evidence.add(SHELF, finding, content=content or a_picture(), by=by, **facts)


def test_whole_files_are_kept_with_their_caption(desk, finding, operator):
    picture = a_picture()

    page = send(
        desk, finding, ("tpa.jpg", picture), ("surat.pdf", PDF), caption="TPA Janju"
    )

    photo, letter = finding.evidence.in_order()
    assert (photo.name, photo.kind, bytes(photo.content)) == (
        "tpa.jpg",
        "JPEG",
        picture,
    )
    assert (letter.name, letter.kind, letter.size) == ("surat.pdf", "PDF", len(PDF))
    assert {photo.caption, letter.caption} == {"TPA Janju"}
    assert photo.added_by == operator
    assert photo.agency == finding.agency
    assert page.text.count("Bukti tersimpan: TPA Janju") == 2


def test_audit_says_which_bytes_came(desk, finding):
    send(desk, finding, ("surat.pdf", PDF))

    (piece,) = finding.evidence.all()
    (entry,) = AuditEntry.objects.about(finding)
    assert (entry.verb, entry.label) == (
        "finding.add_evidence",
        "Bukti ditambahkan: surat.pdf",
    )
    assert entry.after == {
        "evidence": [f"surat.pdf (Dokumen PDF, 1 KB, sha256 {piece.sha256})"]
    }


def test_good_files_are_kept_beside_a_bad_one(desk, finding):
    page = send(desk, finding, ("tpa.jpg", a_picture()), ("tpa2.jpg", b"MZ\x90\0"))

    assert [piece.name for piece in finding.evidence.all()] == ["tpa.jpg"]
    assert "tpa2.jpg: Isinya program komputer" in page.text


def test_refused_file_loses_no_caption(desk, finding):
    page = send(desk, finding, ("tpa.svg", b"<svg>"), caption="Gerbang TPA")

    assert not Evidence.objects.exists()
    assert "tpa.svg: Gambar SVG" in page.text
    assert 'value="Gerbang TPA"' in page.text
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "Berkasnya kosong"), (b"%PDF-" + bytes(5 << 20), "paling besar 5 MB")],
)
def test_empty_and_heavy_files_are_refused(desk, finding, content, said):
    assert said in send(desk, finding, ("surat.pdf", content)).text


def test_button_without_a_file_asks_for_one(desk, finding):
    assert "Pilih dahulu foto atau dokumennya." in send(desk, finding).text


def test_limits_are_said_before_one_chooses(desk, finding):
    page = desk.get(page_of(finding)).text

    assert "Paling besar 5 MB setiap berkas, paling banyak 20 berkas." in page
    assert 'accept="image/jpeg,image/png,image/webp,application/pdf"' in page


def test_same_bytes_twice_are_one_evidence(finding, operator, colleague):
    picture = a_picture()

    first = add(finding, operator, picture, name="satu.jpg")
    second = add(finding, colleague, picture, name="dua.jpg")

    assert first == second
    assert finding.evidence.count() == 1
    assert AuditEntry.objects.count() == 1


def test_record_has_at_most_twenty_files(finding, operator):
    for _ in range(20):
        an_evidence(operator, finding)

    with pytest.raises(NotEvidence, match="Sudah ada 20 berkas"):
        add(finding, operator)


def test_stranger_adds_nothing_by_any_door(finding, outsider):
    with pytest.raises(PermissionDenied):
        add(finding, outsider)

    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("foto.jpg", "foto.jpg"),
        ("foto.JPEG", "foto.jpg"),
        ("laporan.exe", "laporan.exe.jpg"),
        ("C:\\Users\\dlh\\tpa.png", "tpa.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("gambar\u202egpj.hta", "gambargpj.hta.jpg"),
        ('a"\r\nSet-Cookie: x', 'a"Set-Cookie: x.jpg'),
        (".jpg", "bukti.jpg"),
        ("panjang" * 40, ("panjang" * 40)[:100] + ".jpg"),
    ],
)
def test_name_shows_what_the_file_is(given, kept):
    assert evidence.plain_name(given, Evidence.Kind.JPEG) == kept


def test_removed_file_is_gone_and_its_trace_stays(desk, finding, operator):
    piece = add(finding, operator)
    url = reverse("workshops:finding_evidence_remove", args=[finding.pk, piece.pk])

    page = desk.post(url, follow=True)

    assert "Bukti dihapus: foto.jpg" in page.text
    assert not Evidence.objects.exists()
    entry = AuditEntry.objects.about(finding).newest_first()[0]
    assert entry.verb == "finding.remove_evidence"
    assert piece.sha256 in entry.before["evidence"][0]
    assert desk.post(url).status_code == 404


def test_file_stays_while_another_record_holds_it(finding, operator):
    other = a_finding(operator)
    piece = an_evidence(operator, finding, other)

    evidence.remove(SHELF, finding, piece, by=operator)

    assert not finding.evidence.exists()
    assert other.evidence.get() == piece


def test_picture_is_shown_and_never_run(desk, finding, operator):
    piece = add(finding, operator, name='a"b.jpg')

    answer = desk.get(file_of(finding, piece))

    assert answer.content == bytes(piece.content)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Content-Disposition"] == 'inline; filename="a\\"b.jpg"'
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_document_is_handed_out_as_a_file(desk, finding, operator):
    piece = add(finding, operator, PDF, name="Surat édaran.pdf")

    answer = desk.get(file_of(finding, piece))

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''Surat%20%C3%A9daran.pdf"
    )


def test_file_comes_once_and_is_asked_for_again(desk, finding, operator, outsider):
    url = file_of(finding, add(finding, operator))
    etag = desk.get(url).headers["ETag"]

    again = desk.get(url, headers={"if-none-match": etag})
    desk.force_login(outsider)
    theirs = desk.get(url, headers={"if-none-match": etag})

    assert (again.status_code, again.content) == (304, b"")
    assert theirs.status_code == 404


def test_file_of_another_record_is_not_here(desk, finding, operator):
    piece = add(a_finding(operator), operator)

    assert desk.get(file_of(finding, piece)).status_code == 404


def test_second_tap_sends_the_same_files_once(desk, finding):
    same = {"_kunci": "b0f5a8f2-8a9e-4f6e-9d4d-0d6a5b1f2c3e"}
    files = ("tpa.png", a_picture(kind="PNG")), ("surat.pdf", PDF)

    send(desk, finding, *files, **same)
    send(desk, finding, *files, **same)

    assert (Receipt.objects.count(), AuditEntry.objects.count()) == (1, 2)


def test_other_files_of_the_same_name_are_no_second_tap(desk, finding):
    same = {"_kunci": "b0f5a8f2-8a9e-4f6e-9d4d-0d6a5b1f2c3e"}

    for letter in (b"a", b"b"):
        first, last = b"%PDF-1.7 " + letter, PDF
        send(desk, finding, ("satu.pdf", first), ("dua.pdf", last), **same)

    assert (Receipt.objects.count(), finding.evidence.count()) == (2, 3)
