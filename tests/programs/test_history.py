"""Can everything that happened to a program be read, and what was handed over?"""

import pytest
from django.urls import reverse

from programs import linking, workflow
from tests.builders.agencies import an_audit_entry
from tests.builders.programs import a_program
from tests.builders.workshops import a_workshop, an_outcome


def history_url(program):
    return reverse("programs:history", args=[program.pk])


def read(client, person, program, route="history", *more):
    client.force_login(person)
    return client.get(reverse(f"programs:{route}", args=[program.pk, *more]))


def test_edits_moves_and_reasons_are_told_newest_first(
    client, save, full, operator, verifier, admin
):
    save(operator, full, "uraian", {"objective": "Lestari."})
    save(
        operator,
        full,
        "uraian",
        {"background": "Sampah tercampur.", "description": "B"},
    )
    workflow.perform("propose", full, by=operator)
    workflow.perform("hand_back", full, by=verifier, note="Lengkapi latar.")

    events = read(client, operator, full).context["events"]

    assert [event.entry.label for event in events] == [
        "Kembalikan ke penyusun",
        "Minta persetujuan pimpinan",
        "Uraian diubah",
        "Uraian diubah",
    ]
    assert events[0].entry.reason == "Lengkapi latar."
    assert [(it.label, it.before, it.after) for it in events[0].short] == [
        ("Status", "Menunggu pimpinan", "Draf")
    ]


def test_long_changes_are_folded(client, save, full, operator):
    save(operator, full, "uraian", {"objective": "Lestari. " * 20, "background": ""})

    [event] = read(client, operator, full).context["events"]

    [objective] = [it for it in event.long if it.label == "Tujuan"]
    assert objective.before == "Cukup jelas."
    assert [it.label for it in event.short] == ["Latar belakang"]


def test_open_sitting_stands_above_what_was_told(client, save, full, operator):
    for number in range(51):
        an_audit_entry(operator, thing=full, label=f"Langkah {number}")
    save(operator, full, "uraian", {"objective": "Lestari."}, _cara="sendiri")

    first = read(client, operator, full).context["events"]
    second = client.get(history_url(full), {"page": 2}).context["events"]

    assert [event.entry.label for event in first[:2]] == [
        "Uraian diubah (masih ditulis)",
        "Langkah 50",
    ]
    assert [event.entry.label for event in second] == ["Langkah 0"]


def test_untouched_program_says_so(client, draft, operator):
    assert "Belum ada catatan." in read(client, operator, draft).content.decode()


def test_revision_reads_as_it_was_handed_over(client, full, verifier, admin):
    workflow.perform("submit", full, by=verifier)
    full.objective = "Lain."
    full.save(update_fields=["objective"])

    response = read(client, admin, full, "revision", 1)

    facts = dict(response.context["facts"])
    assert facts["Tujuan"] == "Cukup jelas."
    assert facts["Kode"] == "SC21-0001"
    assert facts["Jenis"] == "Program dimensi"
    assert facts["Diusulkan sebagai quick win"] == "Tidak"
    assert facts["Kegiatan"] == "Membentuk bank sampah · 12 unit · 2022"
    assert "Mitra lain" not in facts
    assert "Ajukan untuk ditelaah, oleh Vera Verifikator" in response.content.decode()


def test_unknown_revision_does_not_exist(client, draft, operator):
    assert read(client, operator, draft, "revision", 7).status_code == 404


@pytest.mark.parametrize(
    ("route", "more", "queries"),
    [
        ("history", [], 7),
        ("revision", [1], 4),
        ("outcomes", [], 5),
        ("remark", ["title"], 5),
    ],
)
@pytest.mark.parametrize("extra", [0, 2])
def test_pages_cost_the_same_for_one_and_three(
    client,
    django_assert_num_queries,
    full,
    verifier,
    admin,
    route,
    more,
    queries,
    extra,
):
    for _ in range(1 + extra):
        workflow.perform("submit", full, by=verifier)
        workflow.perform("take_back", full, by=verifier)
        full.outcomes.add(an_outcome(a_workshop()))
    client.force_login(admin)

    with django_assert_num_queries(queries):
        client.get(reverse(f"programs:{route}", args=[full.pk, *more]))


@pytest.mark.parametrize(("person", "queries"), [("operator", 5), ("admin", 6)])
@pytest.mark.parametrize("number", [1, 3])
def test_list_costs_the_same_for_one_and_three(
    client, request, django_assert_num_queries, plan, operator, person, queries, number
):
    for _ in range(number):
        a_program(operator, complete=True)
    client.force_login(request.getfixturevalue(person))

    with django_assert_num_queries(queries):
        client.get("/program/")


# Outcomes of the workshops


def test_admin_ties_a_program_to_the_minutes(client, full, admin):
    first, second = (an_outcome(a_workshop(), text=text) for text in ("Satu.", "Dua."))
    full.outcomes.add(first)
    client.force_login(admin)
    url = reverse("programs:outcomes", args=[full.pk])

    page = client.get(url)
    response = client.post(url, {"outcomes": [second.pk]})

    [event] = read(client, admin, full).context["events"]
    assert list(page.context["form"].initial["outcomes"]) == [first]
    assert response.url == full.get_absolute_url()
    assert list(full.outcomes.all()) == [second]
    assert [(it.label, it.before, it.after) for it in event.changes] == [
        ("Hasil lokakarya", "Satu.", "Dua.")
    ]


def test_outcome_that_is_gone_is_answered_in_words(client, full, admin):
    client.force_login(admin)

    response = client.post(
        reverse("programs:outcomes", args=[full.pk]), {"outcomes": ["777"]}
    )

    assert "Pilihan ini sudah tidak ada." in response.content.decode()


def test_only_dkisp_ties_programs_to_the_minutes(client, full, operator):
    client.force_login(operator)

    assert client.get(reverse("programs:outcomes", args=[full.pk])).status_code == 403
    with pytest.raises(linking.PermissionDenied):
        linking.link_outcomes(full, by=operator, outcomes=[])
