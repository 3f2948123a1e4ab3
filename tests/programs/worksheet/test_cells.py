"""What a value says in a cell is what the cell means when it comes back."""

import pytest

from programs.models import Funding
from programs.worksheet.cells import Words, numbers_in, several, text_of, years_in
from programs.worksheet.lists import Lists, Unreadable, fold
from tests.builders.plans import a_mission, a_place, a_readiness_element
from workshops.models import Finding


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (None, ""),
        (True, "Ya"),
        (False, "Tidak"),
        (3.0, "3"),
        (12.5, "12,5"),
        (1e300, "1e+300"),
        (-2, "-2"),
        (" a\r\nb ", "a\nb"),
        ("a\x00b", "ab"),
    ],
)
def test_a_cell_as_text(cell, said):
    assert text_of(cell) == said


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("2022", [2022]),
        ("2022, 2024", [2022, 2024]),
        ("2022-2024", [2022, 2023, 2024]),
        ("2022 – 2024", [2022, 2023, 2024]),
        ("2022 s/d 2024", [2022, 2023, 2024]),
        ("Januari 2022 sampai Maret 2023", [2022, 2023]),
        ("2024-2022", [2022, 2024]),
        ("17 Agustus 2022", [2022]),
        ("12022", []),
        ("", []),
    ],
)
def test_years_are_read_from_what_people_write(said, years):
    assert years_in(said) == years


def test_lists_are_read_without_their_bullets():
    assert several("1. Desa A;\n- Desa B\n\n• Desa C, ") == [
        "Desa A",
        "Desa B",
        "Desa C",
    ]
    assert numbers_in("3, 14; Banjir\n7") == ["3", "14", "Banjir", "7"]


@pytest.mark.parametrize(
    ("kind", "name", "said", "meant"),
    [
        ("finding", "kind", "PROBLEM", Finding.Kind.PROBLEM),
        ("finding", "kind", "", ""),
        ("finding", "readiness", "", ""),
        ("finding", "sub_dimension", "", ""),
        ("funding", "source", "apbd kabupaten", Funding.Source.APBD_KAB),
        ("funding", "source", "hib", Funding.Source.HIBAH),
        ("program", "mission", "", ""),
        ("program", "mission", "Misi 7", "pk"),
        ("program", "mission", "Pelayanan yang cepat", "pk"),
        ("program", "is_quick_win", "√", "on"),
        ("program", "is_quick_win", "bukan", ""),
        ("program", "spbe", "apa saja", "apa saja"),
    ],
)
def test_a_cell_is_understood(plan, kind, name, said, meant):
    mission = a_mission(plan, number=7, text="Pelayanan yang cepat")
    heard = Words(Lists.gather(plan)).hear(kind, name, said)

    assert heard == (str(mission.pk) if meant == "pk" else meant)


def test_a_part_is_known_behind_its_dimension(plan):
    lists = Lists.gather(plan)
    part = lists.parts[0]

    for said in (part.name, f"{part.dimension}: {part.name}"):
        assert Words(lists).hear("finding", "sub_dimension", said) == str(part.pk)


def test_an_element_is_known_with_and_without_its_pillar(plan):
    lists = Lists.gather(plan)
    digital = a_readiness_element()

    for said in ("Digital", "Infrastruktur: digital"):
        assert Words(lists).hear("finding", "readiness", said) == str(digital.pk)
    assert Words(lists).say("finding", "readiness", digital) == str(digital)
    with pytest.raises(Unreadable, match="Unsur kesiapan “gaib” tidak dikenal"):
        Words(lists).hear("finding", "readiness", "gaib")


def test_places_of_one_name_are_told_apart(plan):
    one, two = a_place(name="Long Kali"), a_place(name="Long Ikis")
    first = a_place(kind="DESA", name="Muara", parent=one)
    second = a_place(kind="DESA", name="Muara", parent=two)
    alone = a_place(kind="DESA", name="Tajur", parent=two)
    words = Words(Lists.gather(plan))

    said = words.say("finding", "places", [first, second, alone])

    assert said == (
        "Desa Muara (Kecamatan Long Ikis); Desa Muara (Kecamatan Long Kali); Desa Tajur"
    )
    heard = words.hear("finding", "places", said)
    assert set(heard) == {str(one.pk) for one in (first, second, alone)}
    assert words.hear("finding", "places", "tajur") == [str(alone.pk)]
    with pytest.raises(Unreadable, match="Lokasi “Muara” tidak dikenal"):
        words.hear("finding", "places", "Muara")


def test_a_name_of_signs_alone_is_itself():
    assert fold(" ... ") == "..."
