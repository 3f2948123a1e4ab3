"""Is every section saved field by field, and is nothing typed ever lost?"""

import pytest
from django.core.exceptions import PermissionDenied

from agencies.models import AuditEntry
from programs import editing, workflow
from programs.models import Program
from programs.sections import section_of
from tests.builders.agencies import an_agency
from tests.builders.plans import a_mission, a_place, a_sub_dimension
from tests.builders.programs import a_program
from tests.builders.workshops import a_finding
from tests.programs.conftest import section_url

IDENTITY = {"title": "Bank sampah", "plan_type": "DIMENSION", "horizon": "MEDIUM"}


def fresh(program):
    return Program.objects.get(pk=program.pk)


def test_identity_is_saved(save, plan, draft, operator):
    waste, mission, helper = a_sub_dimension(), a_mission(plan), an_agency()

    response = save(
        operator,
        draft,
        "identitas",
        {
            "title": "Bank sampah sekolah",
            "plan_type": "ENABLING_LITERACY",
            "horizon": "SHORT",
            "is_quick_win": "on",
            "sub_dimension": waste.pk,
            "supporting": [helper.pk],
            "partners": "Karang taruna",
            "mission": mission.pk,
            "nomenclature_code": "2.16.03",
            "spbe": "Memakai SSO",
            "sdg": "11, 12",
        },
    )

    saved = fresh(draft)
    assert response.url == section_url(draft, "identitas")
    assert (saved.title, saved.plan_type, saved.horizon, saved.is_quick_win) == (
        "Bank sampah sekolah",
        "ENABLING_LITERACY",
        "SHORT",
        True,
    )
    assert (saved.sub_dimension, saved.mission) == (waste, mission)
    assert list(saved.supporting.all()) == [helper]
    assert (saved.nomenclature_code, saved.sdg) == ("2.16.03", "11, 12")


@pytest.mark.parametrize(
    "typed",
    [
        "2.16.03.2.02.0009",
        " 2. 16. 03. 2. 02. 0009 ",
        "2 . 16 .03.2.02.0009.",
        "\t2.16.03.2.02.0009\xa0",
    ],
)
def test_code_of_the_nomenclature_is_read_however_it_is_spaced(
    save, draft, operator, typed
):
    save(operator, draft, "identitas", IDENTITY | {"nomenclature_code": typed})

    assert fresh(draft).nomenclature_code == "2.16.03.2.02.0009"


def test_description_is_saved_with_its_places(save, draft, operator):
    kuaro = a_place(name="Kuaro")
    village = a_place(kind="DESA", name="Sandeley", parent=kuaro)

    save(
        operator,
        draft,
        "uraian",
        {"objective": "Bersih.\r\nSehat. 🌱", "places": [kuaro.pk, village.pk]},
    )

    assert fresh(draft).objective == "Bersih.\r\nSehat. 🌱"
    assert set(fresh(draft).places.all()) == {kuaro, village}


def test_nothing_ticked_means_none(save, full, operator):
    save(operator, full, "temuan", {"findings": []})

    assert list(fresh(full).findings.all()) == []


def test_incomplete_section_is_saved(save, full, operator):
    save(operator, full, "uraian", {"background": "", "objective": ""})

    assert (fresh(full).background, fresh(full).objective) == ("", "")


def test_quick_win_has_a_sheet_of_its_own(client, save, draft, operator):
    client.force_login(operator)
    before = client.get(section_url(draft, "quick-win")).status_code

    save(operator, draft, "identitas", IDENTITY | {"is_quick_win": "on"})
    save(operator, draft, "quick-win", {"benefit": "Sampah diangkut tiap hari."})

    assert before == 404
    assert fresh(draft).benefit == "Sampah diangkut tiap hari."


def test_unknown_section_does_not_exist(client, draft, operator):
    client.force_login(operator)

    assert client.get(section_url(draft, "anggaran")).status_code == 404


@pytest.mark.parametrize(
    ("slug", "after"),
    [
        ("identitas", "bagian/temuan/"),
        ("indikator", "bagian/pendanaan/"),
        ("pendanaan", ""),
    ],
)
def test_save_and_go_on_leads_to_the_next_section(save, full, operator, slug, after):
    given = IDENTITY | {f"{slug}-TOTAL_FORMS": 0, f"{slug}-INITIAL_FORMS": 0}

    response = save(operator, full, slug, given, lalu="lanjut")

    assert response.url == f"/program/{full.pk}/{after}"


def test_last_section_of_a_quick_win_is_its_sheet(save, plan, operator):
    program = a_program(operator, is_quick_win=True)
    given = {"pendanaan-TOTAL_FORMS": 0, "pendanaan-INITIAL_FORMS": 0}

    response = save(operator, program, "pendanaan", given, lalu="lanjut")

    assert response.url == section_url(program, "quick-win")


# What the audit says


def test_audit_tells_only_what_changed(save, draft, operator):
    draft.objective = "Bersih."
    draft.save()

    save(operator, draft, "uraian", {"objective": "Lestari."})

    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.label) == ("program.edit", "Uraian diubah")
    assert (entry.before, entry.after) == (
        {"objective": "Bersih."},
        {"objective": "Lestari."},
    )


def test_saving_without_a_change_is_no_event(save, draft, operator):
    save(operator, draft, "identitas", IDENTITY)

    assert not AuditEntry.objects.exists()


# Findings


def choices(client, person, program):
    client.force_login(person)
    form = client.get(section_url(program, "temuan")).context["form"]
    return set(form.fields["findings"].queryset)


def test_own_and_kindred_findings_can_be_answered(
    client, plan, operator, outsider, draft
):
    waste, other = a_sub_dimension("WASTE"), a_sub_dimension("HEALTH")
    draft.sub_dimension = waste
    draft.save()
    own = a_finding(operator, sub_dimension=other)
    kindred = a_finding(outsider, accepted=True, sub_dimension=waste)
    linked = a_finding(outsider, accepted=True, sub_dimension=other)
    draft.findings.add(linked)
    a_finding(outsider, accepted=True, sub_dimension=other)
    a_finding(outsider, sub_dimension=waste)

    assert choices(client, operator, draft) == {own, kindred, linked}


def test_merged_finding_stays_only_where_it_is_answered(client, plan, operator, draft):
    into = a_finding(operator, accepted=True)
    merged = a_finding(operator, accepted=True)
    merged.status, merged.merged_into = "MERGED", into
    merged.save()

    before = choices(client, operator, draft)
    draft.findings.add(merged)

    assert before == {into}
    assert choices(client, operator, draft) == {into, merged}


def test_finding_of_somebody_else_cannot_be_answered(save, draft, operator, outsider):
    foreign = a_finding(outsider)

    response = save(operator, draft, "temuan", {"findings": [foreign.pk]})

    assert "Pilihan ini sudah tidak ada." in response.content.decode()
    assert not fresh(draft).findings.exists()


def test_agency_that_left_stays_where_it_helps(client, draft, operator):
    left = an_agency(active=False)
    draft.supporting.add(left)
    an_agency(active=False)
    client.force_login(operator)

    form = client.get(section_url(draft, "identitas")).context["form"]

    assert list(form.fields["supporting"].queryset) == [left]


# Nothing typed is lost


def typed_again(response, text):
    page = response.content.decode()
    assert response.status_code == 200
    assert text in page
    return page


def test_two_people_may_write_different_fields(look, save, draft, operator, colleague):
    page = look(operator, draft, "uraian")
    save(colleague, draft, "uraian", {"background": "Latar Rika."})

    response = save(operator, draft, "uraian", {"objective": "Tujuan Oki."}, page)

    assert response.status_code == 302
    assert fresh(draft).background == "Latar Rika."
    assert fresh(draft).objective == "Tujuan Oki."


def test_two_people_may_write_different_sections(
    look, save, draft, operator, colleague
):
    page = look(operator, draft, "uraian")
    save(colleague, draft, "identitas", IDENTITY | {"title": "Judul Rika"})

    save(operator, draft, "uraian", {"objective": "Teks Oki."}, page)

    assert (fresh(draft).title, fresh(draft).objective) == ("Judul Rika", "Teks Oki.")


@pytest.fixture
def contested(look, save, draft, operator, colleague):
    """Two texts for one field: the page of Oki, and what came back for it."""
    page = look(operator, draft, "uraian")
    save(colleague, draft, "uraian", {"objective": "Teks Rika."})
    page |= {"objective": "Teks Oki.", "background": "Latar Oki."}
    return page, save(operator, draft, "uraian", {}, page)


def choose(response, pick):
    """The radio of one choice, as the page that asks for it carries it."""
    [conflict] = response.context["form"].conflicts.values()
    return {conflict.name: f"{pick}.{conflict.token}"}


def test_somebody_faster_is_named_and_nothing_is_overwritten(contested, draft):
    _, response = contested

    page = typed_again(response, "Teks Oki.")
    assert "Rika Rekan menyimpan isian ini pukul" in page
    assert "Dua orang menulis di isian yang sama" in page
    assert page.count("Teks Rika.") == 1
    assert (fresh(draft).objective, fresh(draft).background) == ("Teks Rika.", "")


@pytest.mark.parametrize(
    ("pick", "text"),
    [
        ("saya", "Teks Oki."),
        ("ini", "Teks Rika."),
        ("gabung", "Teks Rika.\n\nTeks Oki."),
    ],
)
def test_choice_between_two_texts_is_kept(save, contested, draft, operator, pick, text):
    page, response = contested

    save(operator, draft, "uraian", choose(response, pick), page)

    assert fresh(draft).objective == text
    assert fresh(draft).background == "Latar Oki."


def test_third_text_meanwhile_is_asked_about_again(
    save, contested, draft, operator, colleague
):
    page, response = contested
    chosen = choose(response, "saya")
    save(colleague, draft, "uraian", {"objective": "Teks Rika yang baru."})

    again = save(operator, draft, "uraian", chosen, page)

    assert "Teks Rika yang baru." in typed_again(again, "Teks Oki.")
    assert choose(again, "saya") != chosen
    assert " checked" not in again.content.decode()
    assert fresh(draft).objective == "Teks Rika yang baru."


def test_choices_of_two_people_can_be_joined(look, save, draft, operator, colleague):
    kuaro, ikis = a_place(name="Kuaro"), a_place(name="Long Ikis")
    page = look(operator, draft, "uraian") | {"places": [kuaro.pk]}
    save(colleague, draft, "uraian", {"places": [ikis.pk]})

    response = save(operator, draft, "uraian", {}, page)
    save(operator, draft, "uraian", choose(response, "gabung"), page)

    assert "<p>Kecamatan Kuaro</p>" in response.content.decode()
    assert set(fresh(draft).places.all()) == {kuaro, ikis}


def test_one_line_cannot_hold_two_choices(look, save, draft, operator, colleague):
    page = look(operator, draft, "identitas") | {"horizon": "SHORT"}
    save(colleague, draft, "identitas", {"horizon": "LONG"})

    response = save(operator, draft, "identitas", {}, page)

    text = typed_again(response, "Pakai punya saya")
    assert "Gabungkan keduanya" not in text
    assert fresh(draft).horizon == "LONG"


def test_untouched_choice_that_is_gone_is_no_error(
    look, save, draft, operator, colleague
):
    helper = an_agency()
    draft.supporting.add(helper)
    page = look(operator, draft, "identitas")
    save(colleague, draft, "identitas", {"supporting": []})
    helper.active = False
    helper.save()

    response = save(operator, draft, "identitas", {"sdg": "11"}, page)

    assert response.status_code == 302
    assert fresh(draft).sdg == "11"
    assert not fresh(draft).supporting.exists()


def test_page_without_its_tokens_overwrites_nothing(save, full, operator):
    response = save(
        operator, full, "uraian", {"objective": "Teks Oki.", "opened": "sampah"}
    )

    assert "Cukup jelas." in typed_again(response, "Teks Oki.")
    assert fresh(full).objective == "Cukup jelas."


def test_tokens_stay_when_the_form_is_wrong(look, save, draft, operator):
    page = look(operator, draft, "identitas")

    response = save(operator, draft, "identitas", {"title": ""}, page)

    assert response.context["form"]["opened"].value() == page["opened"]


def test_program_that_left_meanwhile_keeps_the_text_on_the_page(
    look, save, full, operator, verifier
):
    page = look(operator, full, "uraian")
    workflow.perform("submit", full, by=verifier)

    response = save(operator, full, "uraian", {"objective": "Teks Oki."}, page)

    text = typed_again(response, "Teks Oki.")
    assert "Belum tersimpan: status program kini “Menunggu telaah”" in text
    assert "Periksa isian yang ditandai" not in text
    assert fresh(full).objective == "Cukup jelas."


def test_program_that_left_is_not_opened_for_writing(client, full, operator, verifier):
    workflow.perform("submit", full, by=verifier)
    client.force_login(operator)

    response = client.get(section_url(full, "uraian"))

    assert response.status_code == 403
    assert "“Menunggu telaah”" in response.content.decode()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"title": ""}, "Bidang ini tidak boleh kosong."),
        ({"title": "x" * 201}, "paling banyak 200 karakter"),
        ({"title": "nul \x00"}, "Karakter null tidak diizinkan."),
        ({"partners": "x" * 10_001}, "paling banyak 10000 karakter"),
        ({"nomenclature_code": "dua.enam"}, "Tulis kode seperti 2.16.03"),
        ({"sub_dimension": "999999"}, "Pilihan ini sudah tidak ada."),
        ({"supporting": ["999999"]}, "Pilihan ini sudah tidak ada."),
        ({"supporting": ["9" * 25]}, "Pilihan ini sudah tidak ada."),
        ({"supporting": ["satu"]}, "Pilihan ini sudah tidak ada."),
        ({"mission": "999999"}, "Pilihan ini sudah tidak ada."),
        ({"plan_type": "GONE"}, "Masukkan pilihan yang valid."),
    ],
)
def test_bad_input_is_answered_in_words_and_kept(
    save, draft, operator, given, sentence
):
    response = save(operator, draft, "identitas", {"sdg": "Tujuan 11"} | given)

    page = typed_again(response, "Tujuan 11")
    assert sentence in page
    assert "semua teks Anda masih ada di bawah" in page
    assert fresh(draft).sdg == ""


def test_second_tap_saves_once(look, save, draft, operator):
    page = look(operator, draft, "uraian")
    for _ in range(2):
        response = save(operator, draft, "uraian", {"objective": "Bersih."}, page)

    assert response.status_code == 302
    assert AuditEntry.objects.count() == 1


# Whose it is


@pytest.mark.parametrize(
    ("person", "code"), [("admin", 403), ("council", 403), ("outsider", 404)]
)
def test_others_cannot_write(client, request, plan, operator, person, code):
    program = a_program(operator, status=Program.Status.RETURNED)
    client.force_login(request.getfixturevalue(person))

    for method in (client.get, client.post):
        assert method(section_url(program, "uraian")).status_code == code


def test_verb_asks_again_whose_it_is(draft, outsider):
    section = section_of(draft, "uraian")

    with pytest.raises(PermissionDenied, match="ditulis oleh DLH"):
        editing.save(draft, section, form=None, by=outsider)
