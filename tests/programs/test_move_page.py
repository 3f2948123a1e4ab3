"""Does one address serve every move, and hand the note back when it is refused?"""

import pytest
from django.urls import reverse

from programs.models import Program
from tests.builders.programs import a_program


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


def test_note_of_a_refused_move_is_handed_back(client, full, admin):
    _response, page = move(client, admin, full, "return", note="Sebutkan ukurannya.")

    assert "statusnya kini “Draf perangkat daerah”" in page
    assert "Yang Anda tulis: Sebutkan ukurannya." in page


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
    assert "Yang Anda tulis: " in page
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
