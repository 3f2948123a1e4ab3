"""Is every difference between two contents found, and nothing else called one?"""

from copy import deepcopy

import pytest

from programs.comparing import Fate, between
from programs.content import EVERYTHING
from programs.freezing import at_hand, freeze
from programs.models import Funding, Program
from tests.builders.agencies import an_agency
from tests.builders.plans import a_place
from tests.builders.programs import (
    a_funding,
    a_revision,
    an_action,
    an_indicator,
)
from tests.builders.workshops import a_finding
from tests.paser_masterplan.test_differing import marked


@pytest.fixture
def content(full):
    return freeze(full)


def part_of(comparison, name):
    return next(part for part in comparison.parts if part.name == name)


def cells(row):
    return {cell.label: marked(cell.pieces) for cell in row.cells}


def now(program):
    program.refresh_from_db()
    return freeze(program)


def test_same_content_differs_in_nothing(full, content):
    comparison = between(content, now(full))

    assert comparison.changed == []
    assert comparison.parts == []
    assert not comparison.money.is_changed


def test_every_part_is_compared(content):
    other = {
        name: [] if isinstance(value, list) else "lain"
        for name, value in content.items()
    }
    other["supporting"], other["places"] = ["Bappedalitbang"], ["Desa Songka"]

    comparison = between(content, other)

    assert comparison.changed == list(EVERYTHING)
    assert comparison.labels[0] == ("code", "Kode")


def test_text_is_told_apart_by_words_and_a_choice_as_a_whole(full, content):
    Program.objects.filter(pk=full.pk).update(
        objective="Cukup jelas dan terukur.", horizon="SHORT", is_quick_win=True
    )

    comparison = between(content, now(full))

    assert [(part.name, marked(part.text)) for part in comparison.parts] == [
        ("horizon", "[-Jangka menengah (5 tahun)-]{+Jangka pendek (1 tahun)+}"),
        ("is_quick_win", "[-Tidak-]{+Ya+}"),
        ("objective", "Cukup jelas{+ dan terukur+}."),
    ]


def test_line_breaks_of_another_system_are_no_change(content):
    before = content | {"objective": "Satu.\nDua."}
    after = content | {"objective": "Satu.\r\nDua.\r\n"}

    assert between(before, after).changed == []


def test_unchanged_words_are_left_out_unless_all_is_wanted(content):
    long = "Kabupaten Paser. " * 40
    before = content | {"objective": f"Bersih. {long}"}
    after = content | {"objective": f"Lestari. {long}"}

    brief, whole = between(before, after), between(before, after, is_whole=True)

    assert marked(part_of(brief, "objective").text).endswith("Paser.…")
    assert marked(part_of(whole, "objective").text).endswith("Paser. Kabupaten Paser.")


def test_whole_program_leaves_out_what_says_nothing(content):
    comparison = between(content, content, is_whole=True)

    names = [part.name for part in comparison.parts]
    assert "title" in names
    assert "partners" not in names
    assert not any(part.is_changed for part in comparison.parts)


def test_named_things_come_and_go(full, content):
    full.findings.add(a_finding(full.created_by, title="Sampah pasar"))
    kept, gone = a_place(name="Kuaro"), a_place(name="Luan")
    full.places.add(kept, gone)
    before = now(full)
    full.places.remove(gone)
    full.places.add(a_place(name="Muser"))

    comparison = between(content | {"places": before["places"]}, now(full))

    places, findings = part_of(comparison, "places"), part_of(comparison, "findings")
    assert [marked(item) for item in places.items] == [
        f"[-{gone}-]",
        f"{{+{full.places.last()}+}}",
    ]
    assert places.unchanged == 1
    assert [marked(item) for item in findings.items] == ["{+Sampah pasar+}"]


def test_renamed_finding_is_no_change_of_the_program(full, content):
    full.findings.update(title="Judul yang dibetulkan")

    assert between(content, now(full)).changed == []


def test_moved_rows_are_no_change(full):
    first, second = full.actions.get(), an_action(full, title="Melatih", position=1)
    before = freeze(full)
    first.position, second.position = 1, 0
    first.save()
    second.save()

    assert between(before, now(full)).changed == []


def test_rows_come_change_and_go(full):
    changed, gone = full.actions.get(), an_action(full, title="Studi", position=1)
    an_action(full, title="Tetap", position=2)
    before = freeze(full)
    changed.title, changed.years = "Membentuk bank sampah induk", [2023]
    changed.save()
    gone.delete()
    an_action(full, title="Melatih pengelola", output="", position=3)

    part = part_of(between(before, now(full)), "actions")

    assert part.unchanged == 1
    assert [(row.fate, cells(row)) for row in part.rows] == [
        (
            Fate.CHANGED,
            {
                "Kegiatan": "Membentuk bank sampah{+ induk+}",
                "Keluaran": "12 unit",
                "Tahun": "[-2022-]{+2023+}",
            },
        ),
        (
            Fate.ADDED,
            {
                "Kegiatan": "{+Melatih pengelola+}",
                "Keluaran": "",
                "Tahun": "{+2022+}",
            },
        ),
        (
            Fate.REMOVED,
            {
                "Kegiatan": "[-Studi-]",
                "Keluaran": "[-12 unit-]",
                "Tahun": "[-2022-]",
            },
        ),
    ]


def test_indicator_is_compared_target_by_target(full):
    row = full.indicators.get()
    before = freeze(full)
    row.targets, row.baseline_year = {"2022": "25", "2024": "40"}, None
    row.save()

    [shown] = part_of(between(before, now(full)), "indicators").rows

    assert cells(shown) == {
        "Indikator": "Sampah terkelola",
        "Satuan": "persen",
        "Kondisi awal": "[-12 (2021)-]{+12+}",
        "2022": "[-20-]{+25+}",
        "2024": "{+40+}",
        "2026": "[-70-]",
        "Sumber data": "SIPSN",
    }


def test_money_is_compared_by_number(full):
    action = full.actions.get()
    row, gone = action.fundings.get(), a_funding(action, year=2024, amount=100_000_000)
    unknown = a_funding(action, year=2025, amount=None, unknown_reason="Menunggu DAK")
    before = freeze(full)
    row.amount, row.source = 900_000_000, "CSR"
    row.save()
    gone.delete()
    unknown.amount, unknown.unknown_reason = 75_000_000, ""
    unknown.save()
    a_funding(action, year=2026, amount=None)

    comparison = between(before, now(full))

    part = part_of(comparison, "fundings")
    said = [
        (cells(row)["Sumber"], *list(cells(row).values())[-3:]) for row in part.rows
    ]
    assert said == [
        (
            "[-APBD Kabupaten-]{+CSR / TJSL+}",
            "Rp850.000.000",
            "Rp900.000.000",
            "+Rp50.000.000",
        ),
        (
            "APBD Kabupaten",
            "Belum diketahui: Menunggu DAK",
            "Rp75.000.000",
            "+Rp75.000.000",
        ),
        ("{+APBD Kabupaten+}", "–", "Belum diketahui", "tetap"),
        ("[-APBD Kabupaten-]", "Rp100.000.000", "–", "−Rp100.000.000"),
    ]
    assert [
        (one.label, one.before.exact, one.after.exact, one.change) for one in part.sums
    ] == [
        ("2022", "Rp850.000.000", "Rp900.000.000", "+Rp50.000.000"),
        ("2024", "Rp100.000.000", "Rp0", "−Rp100.000.000"),
        ("2025", "1 belum diketahui", "Rp75.000.000", "+Rp75.000.000"),
        ("2026", "Rp0", "1 belum diketahui", "tetap"),
        (
            "Seluruhnya",
            "Rp950.000.000 + 1 belum diketahui",
            "Rp975.000.000 + 1 belum diketahui",
            "+Rp25.000.000",
        ),
    ]
    assert comparison.money.is_changed


def test_money_of_a_renamed_action_is_the_same_money(full):
    action = full.actions.get()
    before = freeze(full)
    action.title = "Membentuk bank sampah induk"
    action.save()

    comparison = between(before, now(full))
    whole = between(before, now(full), is_whole=True)

    [row] = part_of(whole, "fundings").rows
    assert comparison.changed == ["actions"]
    assert row.fate == Fate.SAME
    assert cells(row)["Kegiatan"] == "Membentuk bank sampah induk"
    assert row.cells[0].note == "berganti nama, dulu “Membentuk bank sampah”"


def test_money_that_moved_to_another_action_says_so(full):
    before = freeze(full)
    Funding.objects.update(action=an_action(full, title="Melatih"))

    [row] = part_of(between(before, now(full)), "fundings").rows

    assert row.fate == Fate.CHANGED
    assert cells(row)["Kegiatan"] == "[-Membentuk bank sampah-]{+Melatih+}"
    assert row.cells[0].note == ""


def test_content_at_hand_is_the_content_that_would_be_frozen(full, operator):
    full.supporting.add(an_agency(name="Bappedalitbang"), an_agency(name="Dinkes"))
    full.places.add(a_place(), a_place(name="Adang"))
    a_funding(an_action(full, position=0), year=2023, amount=None)
    an_indicator(full, position=0)

    held = at_hand(Program.objects.for_page(operator).get(pk=full.pk))

    assert held == freeze(full)
    assert list(held.keys()) != []


def test_content_survives_its_way_through_the_database(full, verifier):
    kept = a_revision(full, verifier)
    kept.refresh_from_db()

    assert between(kept.content, now(full)).changed == []
    assert deepcopy(kept.content) == freeze(full)
