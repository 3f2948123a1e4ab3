"""What would make an indicator measure better?"""

import pytest

from programs.advising import advice_on
from programs.models import Indicator, Program
from tests.builders.programs import a_program, an_indicator
from tests.programs.conftest import section_url

SOUND = {
    "name": "Sampah terkelola",
    "unit": "persen",
    "baseline": "12,5",
    "baseline_year": 2021,
    "targets": {"2022": "20", "2024": "35 %", "2026": "1.200"},
    "source": "SIPSN",
}
UNIT = "Tulis satuannya, misalnya persen, unit, atau orang."
SOURCE = "Tulis sumber datanya: siapa yang menerbitkan angkanya, dan di mana."
BASELINE = (
    "Tulis kondisi awalnya, yaitu angka terakhir yang diketahui. Bila belum pernah "
    "diukur, tulis “belum diukur”."
)
NO_TARGET = "Isi sedikitnya satu target; yang terpenting target tahun terakhir."


def advice(**words):
    return advice_on(Indicator(**(SOUND | words)))


def test_sound_indicator_needs_no_advice():
    assert advice() == []


def test_empty_indicator_is_advised_on_each_part():
    assert advice(unit="", baseline="", targets={}, source=" ") == [
        UNIT,
        BASELINE,
        NO_TARGET,
        SOURCE,
    ]


def test_dash_says_nothing():
    assert advice(unit="-", targets={"2022": "–"}) == [UNIT, NO_TARGET]


def test_baseline_wants_its_year():
    assert advice(baseline_year=None) == [
        "Tulis tahun kondisi awalnya: kapan 12,5 itu dicatat?"
    ]


def test_baseline_stands_before_the_first_target():
    assert advice(baseline_year=2022) == []
    assert advice(baseline_year=2023) == [
        "Kondisi awal (2023) lebih baru daripada target pertama (2022). Periksa kedua "
        "tahunnya."
    ]


def test_target_among_numbers_wants_to_be_one():
    assert advice(targets={"2022": "20", "2026": "meningkat"}) == [
        "Target 2026 (“meningkat”) belum terbaca sebagai angka. Tulis angkanya saja, "
        "misalnya 70 atau 12,5."
    ]


def test_targets_in_words_alone_are_left_alone():
    assert advice(baseline="CC", targets={"2022": "B", "2026": "A"}) == []


@pytest.mark.parametrize(("baseline", "last"), [("12,5", "12,50 %"), ("WTP", "wtp")])
def test_last_target_differs_from_the_baseline(baseline, last):
    (sentence,) = advice(baseline=baseline, targets={"2026": last})

    assert sentence == (
        f"Target 2026 sama dengan kondisi awal ({baseline}). Bila memang "
        "dipertahankan, sebutkan itu pada nama indikatornya; bila tidak, periksa "
        "angkanya."
    )


@pytest.mark.parametrize(
    ("targets", "said"),
    [
        (
            {"2022": "20", "2023": "35", "2024": "30"},
            "naik lalu turun (2022: 20, 2023: 35, 2024: 30)",
        ),
        (
            {"2022": "10", "2023": "10", "2024": "30", "2025": "5"},
            "turun lalu naik (kondisi awal: 12,5, 2022: 10, 2024: 30)",
        ),
    ],
)
def test_numbers_keep_one_direction(targets, said):
    assert advice(targets=targets) == [
        f"Angkanya {said}. Periksa lagi; bila memang begitu, biarkan."
    ]


@pytest.mark.parametrize(
    "targets",
    [
        {"2022": "12,5", "2023": "20", "2024": "20", "2026": "40"},
        {"2022": "10", "2023": "8,5", "2026": "0"},
    ],
)
def test_numbers_may_stand_still_or_fall(targets):
    assert advice(targets=targets) == []


def test_writers_read_the_advice_on_the_page(client, draft, operator, verifier, admin):
    an_indicator(draft, unit="")
    an_indicator(draft, name="Rumah memilah")
    seen = {}

    for person in (operator, verifier, admin):
        client.force_login(person)
        page = client.get(draft.get_absolute_url())
        seen[person.username] = (page.context["page"].advice, UNIT in page.text)

    assert seen == {
        operator.username: ([("Sampah terkelola", [UNIT])], True),
        verifier.username: ([("Sampah terkelola", [UNIT])], True),
        admin.username: ([], False),
    }


def test_advice_stands_in_its_row_after_saving(client, draft, operator):
    an_indicator(draft, source="")
    client.force_login(operator)

    page = client.get(section_url(draft, "indikator"))

    assert page.text.count(SOURCE) == 1


def test_blank_row_is_given_no_advice(client, draft, operator):
    client.force_login(operator)

    assert "Saran" not in client.get(section_url(draft, "indikator")).text


def test_advice_refuses_nothing(plan, operator):
    program = a_program(operator, complete=True)
    Indicator.objects.filter(program=program).update(baseline="20", baseline_year=2030)

    assert Program.objects.get(pk=program.pk).indicators.count() == 1
    assert len(advice_on(program.indicators.get())) == 1
