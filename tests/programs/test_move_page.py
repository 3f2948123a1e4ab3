"""Does one address serve every move, and hand the note back when it is refused?"""

import pytest
from django.urls import reverse

from programs.models import Program
from tests.builders.programs import a_program, a_revision
from tests.forms import fields_on


def move(client, person, program, name, **given):
    client.force_login(person)
    url = reverse("programs:move", args=[program.pk, name])
    response = client.post(url, given, follow=True)
    return response, response.content.decode()


def status(program):
    return Program.objects.get(pk=program.pk).status


def test_move_is_made_and_said(client, full, verifier):
    response, page = move(client, verifier, full, "submit")

    assert response.redirect_chain == [(full.get_absolute_url(), 302)]
    assert "Program diajukan untuk ditelaah." in page
    assert status(full) == "SUBMITTED"


def test_unknown_move_does_not_exist(client, full, verifier):
    response, _page = move(client, verifier, full, "approve-all")

    assert response.status_code == 404


def test_looking_moves_nothing(client, full, verifier):
    client.force_login(verifier)

    response = client.get(reverse("programs:move", args=[full.pk, "submit"]))

    assert response.status_code == 405


def test_refused_move_says_why(client, draft, verifier):
    _response, page = move(client, verifier, draft, "submit")

    assert "“Ajukan untuk ditelaah” belum bisa: subdimensi belum dipilih" in page
    assert status(draft) == "DRAFT"


def test_note_of_a_refused_move_is_shown_again(client, full, admin):
    response, page = move(client, admin, full, "return", note="Sebutkan ukurannya.")

    assert "statusnya kini “Draf perangkat daerah”" in page
    assert response.context["form"]["note"].value() == "Sebutkan ukurannya."
    assert "Sebutkan ukurannya.</textarea>" in page


def test_who_read_an_older_revision_finds_what_changed(client, reviewed, admin):
    a_revision(reviewed, admin, number=2)
    given = {"note": "Bukan smart city.", "read": 1}

    response, page = move(client, admin, reviewed, "reject", **given)

    assert "Revisi 2 diserahkan Ade Admin" in page
    compare = reverse("programs:compare", args=[reviewed.pk, 1])
    assert f'<a href="{compare}">Lihat apa yang berubah di revisi 2</a>' in page
    assert "Bukan smart city.</textarea>" in page
    again = fields_on(page, response.request["PATH_INFO"])
    assert again["read"] == "2"
    move(client, admin, reviewed, "reject", **again)
    assert status(reviewed) == "REJECTED"


def test_who_read_before_the_first_revision_finds_that_one(client, reviewed, admin):
    a_revision(reviewed, admin)

    _response, page = move(client, admin, reviewed, "approve", read=0)

    first = reverse("programs:revision", args=[reviewed.pk, 1])
    assert f'<a href="{first}">Lihat apa yang berubah di revisi 1</a>' in page


def test_page_of_a_reviewer_says_what_it_shows(client, reviewed, admin):
    a_revision(reviewed, admin, number=2)
    client.force_login(admin)

    page = client.get(reviewed.get_absolute_url()).content.decode()

    url = reverse("programs:move", args=[reviewed.pk, "approve"])
    assert fields_on(page, url)["read"] == "2"


def test_reader_of_a_queue_goes_on_to_the_next(client, reviewed, operator, admin):
    other = a_program(
        operator, complete=True, status="IN_REVIEW", submitted_by=operator
    )
    client.force_login(admin)
    url = reverse("programs:move", args=[reviewed.pk, "approve"])

    response = client.post(url, {"antrean": ""})

    assert response.url.startswith(other.get_absolute_url())


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("x" * 10_001, "paling banyak 10000 karakter"),
        ("nul \x00", "Karakter null tidak diizinkan."),
    ],
)
def test_bad_note_is_answered_in_words(client, reviewed, admin, note, sentence):
    _response, page = move(client, admin, reviewed, "reject", note=note)

    assert sentence in page
    assert "Yang Anda tulis masih ada." in page
    assert status(reviewed) == "IN_REVIEW"


def test_merge_names_its_target_by_code(client, reviewed, admin, operator):
    target = a_program(operator, status="APPROVED", code="SC21-9001")

    move(client, admin, reviewed, "merge", note="Sama.", target=" sc21-9001 ")

    assert Program.objects.get(pk=reviewed.pk).merged_into == target


def test_merge_with_an_unknown_code_is_refused(client, reviewed, admin):
    _response, page = move(
        client, admin, reviewed, "merge", note="Sama.", target="SC21-7777"
    )

    assert "Tidak ada program berkode SC21-7777." in page
    assert status(reviewed) == "IN_REVIEW"


def test_second_tap_moves_once(client, full, verifier):
    key = {"_kunci": "5c29f2a4-0a3f-4e4a-8f0e-0d1a1f8f7f12"}
    move(client, verifier, full, "submit", **key)
    _response, page = move(client, verifier, full, "submit", **key)

    assert "tidak dilakukan" not in page
    assert full.revisions.count() == 1
