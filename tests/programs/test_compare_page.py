"""Does a reader see at once what changed, and only those who may?"""

import pytest
from django.urls import reverse

from programs import remarking, workflow
from programs.models import Program
from tests.builders.programs import (
    a_funding,
    a_program,
    a_remark,
    a_revision,
    an_action,
    an_indicator,
)
from tests.builders.scoring import a_recommendation


@pytest.fixture
def returned(reviewed, verifier, admin):
    """A program that was returned as revision 2 and changed since."""
    a_revision(reviewed, verifier)
    workflow.perform("return", reviewed, by=admin, note="Sebutkan ukurannya.")
    reviewed.refresh_from_db()
    reviewed.objective = "Cukup jelas dan terukur."
    reviewed.save()
    row = a_funding(reviewed.actions.get(), year=2023, amount=150_000_000)
    a_remark(reviewed, admin, field="fundings", row=row.key)
    return reviewed


def read(client, person, program, *numbers, **query):
    route = "programs:compare_to" if len(numbers) == 2 else "programs:compare"
    client.force_login(person)
    return client.get(reverse(route, args=[program.pk, *numbers]), query)


def text_of(response):
    return " ".join(response.content.decode().split())


def test_page_says_what_changed_since_a_revision(client, returned, admin):
    response = read(client, admin, returned, 2)

    page, text = response.context["page"], text_of(response)
    assert [group.label for group in page.groups] == ["Uraian", "Pendanaan"]
    assert "Perubahan sejak revisi 2" in text
    assert "Kembalikan untuk diperbaiki, oleh Ade Admin" in text
    assert '<ins><span class="vh"> ditambahkan: </span> dan terukur</ins>' in text
    assert "Rp850.000.000 → <strong>Rp1.000.000.000</strong> (+Rp150.000.000)" in text
    assert f'href="{returned.get_absolute_url()}#fundings">1 catatan' in text
    assert "1 baris lain tetap." in text
    assert "Cukup jelas.</dd>" not in text


def test_whole_program_is_shown_when_wanted(client, returned, operator):
    response = read(client, operator, returned, 2, semua=1)

    labels = [group.label for group in response.context["page"].groups]
    assert labels == [
        "Identitas",
        "Temuan yang dijawab",
        "Uraian",
        "Kegiatan",
        "Indikator",
        "Pendanaan",
    ]
    assert "Hanya yang berubah" in text_of(response)


def test_two_revisions_are_laid_beside_each_other(client, returned, verifier, admin):
    a_revision(returned, verifier, number=3)
    returned.objective = "Ditulis kemudian."
    returned.save()

    text = text_of(read(client, admin, returned, 1, 3))

    assert "Perubahan dari revisi 1 ke revisi 3" in text
    assert "dan terukur" in text
    assert "Ditulis kemudian" not in text
    assert "tetap" in text_of(read(client, admin, returned, 1, 2))
    assert "Tidak ada: isi keduanya sama." in text_of(
        read(client, admin, returned, 1, 2)
    )


@pytest.mark.parametrize("numbers", [(9,), (1, 9), (9, 1)])
def test_unknown_revision_does_not_exist(client, returned, admin, numbers):
    assert read(client, admin, returned, *numbers).status_code == 404


def test_page_exists_for_whoever_sees_the_program(
    client, returned, operator, council, outsider
):
    for numbers in ((1,), (1, 2)):
        assert read(client, operator, returned, *numbers).status_code == 200
        assert read(client, council, returned, *numbers).status_code == 200
        assert read(client, outsider, returned, *numbers).status_code == 404


def test_word_among_reviewers_is_not_counted_for_the_agency(
    client, returned, operator, admin
):
    a_remark(returned, admin, field="objective", is_internal=True)

    assert '#objective">1 catatan' in text_of(read(client, admin, returned, 2))
    assert '#objective">Lihat' in text_of(read(client, operator, returned, 2))


@pytest.mark.parametrize("extra", [0, 2])
@pytest.mark.parametrize(("numbers", "queries"), [((1,), 10), ((1, 2), 9)])
def test_page_costs_the_same_for_one_and_three(
    client, django_assert_num_queries, returned, admin, numbers, queries, extra
):
    for number in range(extra):
        a_funding(an_action(returned))
        an_indicator(returned)
        a_remark(returned, admin)
        a_revision(returned, admin, number=number + 7)
    client.force_login(admin)
    route = "programs:compare_to" if len(numbers) == 2 else "programs:compare"

    with django_assert_num_queries(queries):
        client.get(reverse(route, args=[returned.pk, *numbers]))


# The ways there


def detail(client, person, program):
    client.force_login(person)
    return text_of(client.get(program.get_absolute_url()))


def test_program_leads_to_what_changed_since_it_was_returned(
    client, returned, operator, admin, council
):
    link = reverse("programs:compare", args=[returned.pk, 2])

    for person in (operator, admin):
        page = detail(client, person, returned)
        assert f'<a href="{link}">Berubah sejak dikembalikan: 2 bagian</a>' in page
        assert f'href="{link}#objective">berubah' in page
        assert f'href="{link}#fundings">berubah' in page
        assert f"{link}#background" not in page
    assert link not in detail(client, council, returned)


def test_program_that_came_back_unchanged_says_so(client, reviewed, admin):
    workflow.perform("return", reviewed, by=admin, note="Perbaiki.")

    page = detail(client, admin, reviewed)

    assert "Belum ada yang berubah sejak dikembalikan" in page
    assert "berubah<span" not in page


def test_reviewer_is_told_that_it_was_taken_back_and_changed(
    client, full, verifier, operator, admin, second_admin
):
    workflow.perform("submit", full, by=verifier)
    remarking.write(full, by=admin, field="title", text="Jelas.", is_internal=True)
    workflow.perform("take_back", full, by=verifier)
    workflow.perform("submit", full, by=verifier)
    link = reverse("programs:compare", args=[full.pk, 1])

    page = detail(client, admin, full)

    assert "DLH menarik program ini dan mengajukannya lagi" in page
    assert f'<a href="{link}">Baca apa yang berubah sejak revisi 1</a>' in page
    assert link not in detail(client, second_admin, full)
    assert link not in detail(client, operator, full)


def test_expert_is_told_since_the_own_recommendation(
    client, plan, operator, verifier, assigned
):
    program = a_program(operator, complete=True, status=Program.Status.SUBMITTED)
    first = a_revision(program, verifier)
    a_recommendation(program, assigned, revision=first)
    a_revision(program, verifier, number=2)

    page = detail(client, assigned, program)

    assert "Baca apa yang berubah sejak revisi 1" in page


def test_history_and_revision_lead_to_the_one_before_and_to_now(
    client, returned, verifier, admin
):
    a_revision(returned, verifier, number=7)
    client.force_login(admin)
    address = {
        "former": reverse("programs:compare_to", args=[returned.pk, 2, 7]),
        "now": reverse("programs:compare", args=[returned.pk, 7]),
    }
    first = reverse("programs:revision", args=[returned.pk, 1])

    history = client.get(reverse("programs:history", args=[returned.pk]))
    revision = client.get(reverse("programs:revision", args=[returned.pk, 7]))

    for url in address.values():
        assert f'href="{url}"' in history.content.decode()
        assert f'href="{url}"' in revision.content.decode()
    assert "Bandingkan dengan revisi" not in client.get(first).content.decode()
