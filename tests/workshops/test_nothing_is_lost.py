"""Does any text that was typed get lost, whatever happens meanwhile?"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.builders.plans import a_place, a_sub_dimension
from tests.builders.workshops import a_finding, a_participant, a_session
from tests.forms import opened
from workshops import workflow
from workshops.models import Finding, Workshop

CREATE = reverse("workshops:finding_create")
TYPED = "Tulisan yang tidak boleh hilang"


def text(response):
    return response.content.decode()


def edit_url(finding):
    return reverse("workshops:finding_edit", args=[finding.pk])


def move_url(finding, move):
    return reverse("workshops:finding_move", args=[finding.pk, move])


@pytest.fixture
def contested(client, operator, colleague, plan):
    """Two texts for one field: the page of Oki, and what came back for it."""
    finding = a_finding(operator, description="Semula")
    client.force_login(operator)
    page = opened(client, edit_url(finding)) | {"description": TYPED, "figure": "18"}
    client.force_login(colleague)
    theirs = opened(client, edit_url(finding)) | {"description": "Tulisan rekan"}
    client.post(edit_url(finding), theirs)
    client.force_login(operator)
    return page, client.post(edit_url(finding), page)


def test_two_texts_for_one_field_are_both_shown(contested):
    _, response = contested

    finding = Finding.objects.get()
    assert "Rika Rekan menyimpan isian ini pukul" in text(response)
    assert "<p>Tulisan rekan</p>" in text(response)
    assert f"{TYPED}</textarea>" in text(response)
    assert (finding.description, finding.figure) == ("Tulisan rekan", "")


@pytest.mark.parametrize(
    ("pick", "kept"),
    [
        ("saya", TYPED),
        ("ini", "Tulisan rekan"),
        ("gabung", f"Tulisan rekan\n\n{TYPED}"),
    ],
)
def test_choice_between_two_texts_is_kept(client, contested, pick, kept):
    page, response = contested
    [conflict] = response.context["form"].conflicts.values()

    client.post(
        edit_url(Finding.objects.get()),
        page | {conflict.name: f"{pick}.{conflict.token}"},
    )

    finding = Finding.objects.get()
    assert (finding.description, finding.figure) == (kept, "18")


def test_places_and_words_of_two_people_are_both_kept(client, operator, plan):
    finding, kuaro = a_finding(operator), a_place(name="Kuaro")
    client.force_login(operator)
    page = opened(client, edit_url(finding)) | {"figure": "18 ton"}
    finding.places.add(kuaro)

    client.post(edit_url(finding), page)

    assert list(finding.places.all()) == [kuaro]
    assert Finding.objects.get().figure == "18 ton"


def test_page_opened_before_the_return_is_kept_too(client, operator, admin, plan):
    finding = a_finding(operator)
    client.force_login(operator)
    page = opened(client, edit_url(finding)) | {"figure": "18 ton"}
    workflow.perform("return", finding, by=admin, note="Tambah angka.")

    client.post(edit_url(finding), page)

    finding.refresh_from_db()
    assert (finding.figure, finding.status) == ("18 ton", "RETURNED")


def test_page_opened_before_the_decision_keeps_its_text(client, operator, admin, plan):
    finding = a_finding(operator)
    client.force_login(operator)
    page = opened(client, edit_url(finding)) | {"description": TYPED}
    workflow.perform("accept", finding, by=admin)

    response = client.post(edit_url(finding), page)

    assert "DKISP sudah memutuskan temuan ini" in text(response)
    assert TYPED in text(response)
    assert Finding.objects.get().description == finding.description


def test_invalid_form_remembers_what_was_opened(client, operator, plan):
    finding = a_finding(operator)
    client.force_login(operator)
    page = opened(client, edit_url(finding)) | {"title": ""}
    Finding.objects.update(description="Tulisan rekan")

    response = client.post(edit_url(finding), page)

    assert response.context["form"]["opened"].value() == page["opened"]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "Judul\0aneh", "null"),
        ("title", "a" * 201, "201"),
        ("description", "a" * 10_001, "10001"),
        ("kind", "RUMOR", "RUMOR"),
        ("sub_dimension", "999999", "sudah tidak ada"),
        ("sub_dimension", "9" * 40, "sudah tidak ada"),
        ("sub_dimension", "bukan angka", "sudah tidak ada"),
        ("places", ["9" * 40], "sudah tidak ada"),
        ("places", ["x"], "sudah tidak ada"),
        ("readiness", "LUCK", "sudah tidak ada"),
        ("readiness", "9" * 40, "sudah tidak ada"),
    ],
)
def test_unfit_answer_is_a_sentence_beside_the_text(
    client, operator, plan, answers, field, value, sentence
):
    client.force_login(operator)

    response = client.post(CREATE, answers | {"source": TYPED, field: value})

    assert response.status_code == 200
    assert sentence in " ".join(response.context["form"].errors[field])
    assert TYPED in text(response)
    assert not Finding.objects.exists()


def test_file_for_a_choice_is_a_sentence(client, operator, plan, answers):
    client.force_login(operator)
    file = SimpleUploadedFile("foto.png", b"\x89PNG")

    response = client.post(CREATE, answers | {"sub_dimension": file, "figure": TYPED})

    assert "sub_dimension" in response.context["form"].errors
    assert TYPED in text(response)


def test_removed_sub_dimension_keeps_the_text(client, operator, plan, answers):
    client.force_login(operator)
    gone = a_sub_dimension("TEMPORARY")
    gone.delete()

    response = client.post(
        CREATE, answers | {"sub_dimension": gone.pk or 9999, "description": TYPED}
    )

    assert TYPED in text(response)


def test_emoji_is_a_word_like_any_other(client, operator, plan, answers):
    client.force_login(operator)

    client.post(CREATE, answers | {"title": "Sampah 🗑️ menumpuk"})

    assert Finding.objects.get().title == "Sampah 🗑️ menumpuk"


def test_refused_move_keeps_the_note(client, operator, admin, plan):
    finding = a_finding(operator)
    client.force_login(admin)

    response = client.post(
        move_url(finding, "merge"), {"note": TYPED, "target": "999999"}
    )

    assert "Tidak ada temuan bernomor itu" in text(response)
    assert TYPED in text(response)


@pytest.mark.parametrize("target", ["", "abc", "\0", "9" * 40])
def test_garbled_target_is_a_sentence(client, operator, admin, plan, target):
    finding = a_finding(operator)
    client.force_login(admin)

    response = client.post(
        move_url(finding, "merge"), {"note": TYPED, "target": target}
    )

    assert response.status_code == 200
    assert TYPED in text(response)
    assert Finding.objects.get().status == "OPEN"


def test_move_without_its_note_says_so_on_the_page(client, operator, admin, plan):
    finding = a_finding(operator)
    client.force_login(admin)

    response = client.post(move_url(finding, "return"), {"note": ""})

    assert "memerlukan catatan" in text(response)


def test_move_that_came_too_late_gives_its_note_back(
    client, operator, admin, second_admin, plan
):
    finding = a_finding(operator)
    workflow.perform("accept", finding, by=second_admin)
    client.force_login(admin)

    response = client.post(move_url(finding, "return"), {"note": TYPED})

    assert "statusnya kini “Diterima”" in text(response)
    assert TYPED in text(response)


def test_decision_on_a_stale_page_is_asked_again(client, operator, admin, plan):
    finding = a_finding(operator)
    client.force_login(admin)
    read = client.get(finding.get_absolute_url()).context["page"].opened
    Finding.objects.update(description="Isi yang baru")

    first = client.post(move_url(finding, "accept"), {"opened": read})
    again = first.context["page"].opened
    client.post(move_url(finding, "accept"), {"opened": again})

    assert "Isi temuan berubah" in text(first)
    assert "Isi yang baru" in text(first)
    assert Finding.objects.get().status == "ACCEPTED"


def test_minutes_written_by_two_admins_meet(client, admin, workshop):
    url = reverse("workshops:edit", args=[workshop.pk])
    client.force_login(admin)
    page = opened(client, url) | {"minutes": TYPED}
    Workshop.objects.update(minutes="Notulen rekan", place="Pendopo")

    response = client.post(url, page)

    assert "Notulen rekan" in text(response)
    assert TYPED in text(response)
    assert Workshop.objects.get().minutes == "Notulen rekan"


def test_day_and_hour_of_two_admins_are_both_kept(client, admin, workshop):
    session = a_session(workshop)
    url = reverse("workshops:session_edit", args=[session.pk])
    client.force_login(admin)
    page = opened(client, url) | {"ends_at": "23:00"}
    type(session).objects.update(held_on=workshop.ends_on)

    client.post(url, page)

    session.refresh_from_db()
    assert (session.held_on, f"{session.ends_at:%H}") == (workshop.ends_on, "23")


@pytest.mark.parametrize("field", ["held_on", "starts_at"])
@pytest.mark.parametrize("value", ["", "kemarin", "\0", "99:99"])
def test_garbled_time_is_a_sentence(client, admin, workshop, field, value):
    session = a_session(workshop)
    url = reverse("workshops:session_edit", args=[session.pk])
    client.force_login(admin)

    response = client.post(url, opened(client, url) | {"title": TYPED, field: value})

    assert field in response.context["form"].errors
    assert TYPED in text(response)


def test_same_person_twice_is_a_sentence(client, admin, operator, workshop):
    a_participant(workshop, operator.agency, full_name="Oki")
    client.force_login(admin)

    response = client.post(
        reverse("workshops:participant_create", args=[workshop.pk]),
        {"agency": operator.agency_id, "full_name": "Oki", "mode": "ONSITE"},
    )

    assert "sudah tercatat di lokakarya ini" in text(response)
