"""What is told apart between two editions: programs, texts and money."""

from dataclasses import replace

import pytest

from books.comparing import Comparison, Side
from books.contexts.facts import Mission, Target
from programs.comparing import Fate
from programs.totals import Total
from tests.builders.facts import (
    a_book,
    a_chapter,
    a_finding,
    a_funding,
    a_goal,
    a_judgement,
    a_program,
    a_rich_program,
    an_action,
    an_indicator,
    an_unknown,
)

RICH = a_rich_program()


def compared(before, after):
    sides = (
        Side(1, "1 Oktober 2021", "a" * 12, before),
        Side(2, "1 November 2021", "b" * 12, after),
    )
    return Comparison(*sides)


def of_programs(before, after):
    """The comparison of two plans of one program each."""
    findings = (a_finding(1),)
    return compared(
        a_book(programs=(before,), findings=findings),
        a_book(programs=(after,), findings=findings),
    )


def changed(before, after):
    """The parts of a program that are said to have changed."""
    changes = of_programs(before, after).programs
    return changes[0].comparison.changed if changes else []


def struck_and_added(pieces):
    return (
        [piece.text for piece in pieces if piece.is_removed],
        [piece.text for piece in pieces if piece.is_added],
    )


def test_the_same_plan_has_no_differences():
    book = a_book(programs=(RICH,), findings=(a_finding(),), goals=(a_goal(),))

    comparison = compared(book, book)

    assert comparison.is_empty
    assert [tally.changes for tally in comparison.tallies] == [(), (), (), (), ()]
    assert comparison.money.changed_years == ()


def test_programs_are_matched_by_their_code():
    stays, goes, comes = (a_program(code=f"SC21-{n}") for n in (1, 2, 3))
    changes = replace(stays, title="Bank sampah kota")

    found = compared(
        a_book(programs=(stays, goes)), a_book(programs=(comes, changes))
    ).programs

    assert [(one.thing.code, one.fate, one.word) for one in found] == [
        ("SC21-3", Fate.ADDED, "Baru"),
        ("SC21-1", Fate.CHANGED, "Berubah"),
        ("SC21-2", Fate.REMOVED, "Ditarik"),
    ]
    assert [one.title for one in found] == [
        "SC21-3 Bank sampah",
        "SC21-1 Bank sampah kota",
        "SC21-2 Bank sampah",
    ]


def test_tallies_count_each_fate():
    programs = [a_program(code=f"SC21-{n}") for n in range(6)]
    later = [replace(one, title="Lain") for one in programs[1:3]] + programs[3:]

    tally = compared(
        a_book(programs=tuple(programs)),
        a_book(programs=(*later, a_program(code="SC21-9"))),
    ).tallies[0]

    assert (tally.added, tally.removed, tally.changed) == (1, 1, 2)


@pytest.mark.parametrize(
    ("facts", "parts"),
    [
        ({"title": "Bank sampah kota"}, ["title"]),
        ({"agency_name": "Dinas Perhubungan", "agency": "Dishub"}, ["agency"]),
        ({"plan_type": "ENABLING_POLICY"}, ["plan_type"]),
        ({"sub_dimension": "LEARNING"}, ["sub_dimension"]),
        ({"horizon": "LONG"}, ["horizon"]),
        ({"is_quick_win": False}, ["is_quick_win"]),
        ({"supporting": ("DPMD", "Dishub")}, ["supporting"]),
        ({"mission": 1}, ["mission"]),
        ({"mission": None}, ["mission"]),
        ({"findings": ()}, ["findings"]),
        ({"places": ()}, ["places"]),
        ({"background": "Lain."}, ["background"]),
        ({"sustainability": "Lain."}, ["sustainability"]),
        ({"indicators": (an_indicator(targets=()),)}, ["indicators"]),
        ({"actions": RICH.actions[:1]}, ["actions", "fundings"]),
    ],
)
def test_every_part_of_a_program_is_looked_at(facts, parts):
    assert changed(RICH, replace(RICH, **facts)) == parts


@pytest.mark.parametrize(
    "facts",
    [
        {"background": "Sampah menumpuk di pasar.\n"},
        {"actions": tuple(reversed(RICH.actions))},
        {"agency": "Dinas LH"},
    ],
)
def test_order_and_white_space_make_no_other_program(facts):
    assert of_programs(RICH, replace(RICH, **facts)).programs == ()


def part_of(before, after, name):
    (change,) = of_programs(before, after).programs
    return next(part for part in change.comparison.parts if part.name == name)


def test_words_of_a_program_are_struck_and_added():
    part = part_of(
        RICH, replace(RICH, objective="Sampah berkurang penuh."), "objective"
    )

    assert struck_and_added(part.text) == (["separuh"], ["penuh"])


def test_an_action_that_was_renamed_is_the_same_action_with_its_money():
    before = a_program(an_action(a_funding()), an_action(title="Melatih kader"))
    renamed = an_action(a_funding(), title="Membentuk bank sampah desa")
    after = replace(before, actions=(renamed, before.actions[1]))

    part = part_of(before, after, "actions")

    (row,) = part.rows
    assert (row.fate, part.unchanged) == (Fate.CHANGED, 1)
    assert struck_and_added(row.cells[0].pieces) == ([], [" desa"])
    assert changed(before, after) == ["actions"]


def test_an_indicator_keeps_its_row_when_a_target_changes():
    indicator = an_indicator(targets=(Target(2022, "25"), Target(2024, "40")))

    part = part_of(RICH, replace(RICH, indicators=(indicator,)), "indicators")

    (row,) = part.rows
    cells = {cell.label: struck_and_added(cell.pieces) for cell in row.cells}
    assert cells["2022"] == (["20"], ["25"])
    assert cells["2024"] == ([], [])


def test_money_of_another_source_is_the_same_line():
    before = a_program(an_action(a_funding(), a_funding(year=2023)))
    after = a_program(an_action(a_funding(source="DAK"), a_funding(year=2023)))

    part = part_of(before, after, "fundings")

    (row,) = part.rows
    assert (row.fate, part.unchanged) == (Fate.CHANGED, 1)


def test_an_action_without_any_line_of_money_is_unknown_in_each_of_its_years():
    before = a_program(an_action(years=(2022, 2023)))
    after = a_program(an_action(a_funding(), a_funding(year=2023), years=(2022, 2023)))

    (change,) = of_programs(before, after).programs

    assert change.money.before == Total(0, 2)
    assert change.money.after == Total(1_700_000_000, 0)
    assert change.comparison.money.before == Total(0, 2)


def test_money_without_a_year_is_said_to_have_none():
    before, after = a_program(an_action(years=())), a_program(an_action(a_funding()))

    (change,) = of_programs(before, after).programs

    assert [sum_.label for sum_ in change.comparison.years] == [
        "Tanpa tahun",
        "2022",
        "Seluruhnya",
    ]
    tahun = [row.cells[1] for row in part_of(before, after, "fundings").rows]
    assert any("Tanpa tahun" in piece.text for cell in tahun for piece in cell.pieces)


def test_a_program_that_is_new_or_gone_has_money_on_one_side():
    program = a_program(an_action(a_funding(), an_unknown(year=2023)))
    full, bare = a_book(programs=(program,)), a_book()
    whole = Total(850_000_000, 1)

    (new,), (gone,) = compared(bare, full).programs, compared(full, bare).programs

    assert (new.money.before, new.money.after) == (Total(), whole)
    assert (gone.money.before, gone.money.after) == (whole, Total())
    assert new.sheet.program == gone.sheet.program == program


def test_findings_are_matched_by_number():
    before = a_book(findings=(a_finding(1), a_finding(2)))
    after = a_book(
        findings=(
            a_finding(2, places=("Desa Luan",), readiness="INFRA_DIGITAL"),
            a_finding(3, factor="INTERNAL", figure="12 ton", source="DLH"),
        )
    )

    found = compared(before, after).findings

    assert [(one.title, one.word) for one in found] == [
        ("Sampah belum dipilah 2", "Berubah"),
        ("Sampah belum dipilah 3", "Baru"),
        ("Sampah belum dipilah 1", "Ditarik"),
    ]
    struck, added = struck_and_added(found[0].pieces)
    assert struck == []
    assert "Desa Luan" in "".join(added)
    assert "Infrastruktur: digital" in "".join(added)
    assert "12 ton" in "".join(struck_and_added(found[1].pieces)[1])


def test_a_correction_in_the_swot_is_a_change():
    before = a_book(findings=(a_finding(1),))
    after = a_book(findings=(a_finding(1, swot="OPPORTUNITY"),))

    [found] = compared(before, after).findings

    assert "Peluang" in "".join(struck_and_added(found.pieces)[1])


def test_assessments_are_matched_by_element_and_agency():
    before = a_book(assessments=(a_judgement(), a_judgement(agency="DLH")))
    after = a_book(assessments=(a_judgement(level=3), a_judgement(agency="DKISP")))

    found = compared(before, after).readiness

    assert [(one.title, one.word) for one in found] == [
        ("Infrastruktur: digital (Kabupaten Paser)", "Berubah"),
        ("Infrastruktur: digital (DKISP)", "Baru"),
        ("Infrastruktur: digital (DLH)", "Ditarik"),
    ]
    assert struck_and_added(found[0].pieces) == (["2"], ["3"])


def chapters(*rows):
    return a_book(
        chapters=tuple(
            a_chapter(book=book, number=number, title=title, narrative=text)
            for book, number, title, text in rows
        )
    )


def test_chapters_are_matched_by_title_then_by_number():
    before = chapters(
        ("1", "I", "Pendahuluan", "Paser menyiapkan rencana."),
        ("1", "II", "Masa Depan", "Kelak."),
        ("2", "I", "Pendahuluan", "Sama."),
    )
    after = chapters(
        ("1", "I", "Sambutan", "Baru."),
        ("1", "II", "Pendahuluan", "Paser menyusun rencana."),
        ("2", "I", "Pembukaan", "Sama."),
    )

    found = compared(before, after).chapters

    assert [(one.title, one.word) for one in found] == [
        ("Buku 1, Bab I Sambutan", "Baru"),
        ("Buku 1, Bab II Pendahuluan", "Berubah"),
        ("Buku 2, Bab I Pembukaan", "Berubah"),
        ("Buku 1, Bab II Masa Depan", "Ditarik"),
    ]
    assert struck_and_added(found[1].pieces) == (
        ["I", "menyiapkan"],
        ["II", "menyusun"],
    )
    assert struck_and_added(found[2].pieces) == (["Pendahuluan"], ["Pembukaan"])


def test_the_frame_is_compared_too():
    frame = replace(a_book().frame, vision="Paser jaya", last_year=2026)
    before = a_book(goals=(a_goal(), a_goal(statement="Air bersih")))
    after = a_book(
        frame=frame,
        missions=(Mission(1, "Ekonomi maju"), Mission(3, "Lestari")),
        goals=(a_goal(statement="Air bersih bagi semua"), a_goal()),
    )

    found = compared(before, after).frame

    assert [(one.title, one.word) for one in found] == [
        ("Periode", "Berubah"),
        ("Visi", "Berubah"),
        ("Misi 1", "Berubah"),
        ("Misi 3", "Baru"),
        ("Sasaran Tata Kelola Sampah", "Baru"),
        ("Misi 2", "Ditarik"),
        ("Sasaran Tata Kelola Sampah", "Ditarik"),
    ]


def test_money_is_told_by_agency_and_year_with_the_unknown_apart():
    office = {"agency": "Dishub", "agency_name": "Dinas Perhubungan"}
    before = a_book(
        programs=(
            a_program(an_action(a_funding(amount=100), a_funding(year=2023, amount=5))),
            a_program(an_action(an_unknown()), code="SC21-2", **office),
        )
    )
    after = a_book(
        programs=(
            a_program(an_action(a_funding(amount=60), a_funding(year=2023, amount=5))),
            a_program(an_action(a_funding(amount=7)), code="SC21-3", agency="bapenda"),
        )
    )

    comparison = compared(before, after)

    told = {row.whole.label: row for row in comparison.agencies}
    assert list(told) == ["bapenda", "Dishub", "DLH"]
    assert [
        (year.label, year.before, year.after, year.change, year.unknown_change)
        for year in told["DLH"].changed_years
    ] == [("2022", Total(100), Total(60), "−Rp40", "")]
    gone = told["Dishub"].whole
    assert (gone.before, gone.after) == (Total(0, 1), Total())
    assert (gone.change, gone.unknown_change) == ("tetap", "−1 belum diketahui")
    assert (gone.before.listed, gone.after.listed) == ("1 belum diketahui", "–")
    new = told["bapenda"].whole
    assert (new.before, new.after, new.change) == (Total(), Total(7), "+Rp7")
    whole = comparison.money.whole
    assert (whole.before, whole.after) == (Total(105, 1), Total(72))
    assert [year.label for year in comparison.money.years] == ["2022", "2023", "2024"]


def test_money_that_nobody_knows_any_more_is_counted_beside():
    before, after = (
        a_book(programs=(a_program(an_action(money)),))
        for money in (a_funding(amount=100), an_unknown())
    )

    money = compared(before, after).money.whole

    assert (money.change, money.unknown_change) == ("−Rp100", "+1 belum diketahui")


def test_a_year_of_one_side_only_is_nothing_on_the_other():
    before = a_book(programs=(a_program(an_action(a_funding(year=2030))),))

    years = {year.label: year for year in compared(before, a_book()).money.years}

    assert (years["2030"].before, years["2030"].after) == (Total(850_000_000), Total())
