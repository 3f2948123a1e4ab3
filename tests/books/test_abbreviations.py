"""Which abbreviations are listed, and what they stand for."""

import pytest

from books.abbreviations import KNOWN, abbreviations_in
from books.contexts.facts import Office
from books.models import Chapter
from tests.builders import facts


def shorts(**more):
    book = facts.a_book(**({"offices": (), "missions": ()} | more))
    return [one.short for one in abbreviations_in(book)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Menurut RPJMD dan RTRW.", ["RPJMD", "RTRW"]),
        ("(SPBE), QRIS/TTE", ["QRIS", "SPBE", "TTE"]),
        ("Bimtek II dan bimtek III", ["bimtek"]),
        ("Laporkan di SP4N-LAPOR!", ["SP4N-LAPOR!"]),
        ("APBDes", ["APBDes"]),
        ("RTH bukan RT", ["RT", "RTH"]),
        ("PADANG SKALA bimteknya", []),
    ],
)
def test_abbreviation_is_listed_where_it_stands_as_a_word(words, found):
    assert shorts(chapters=(facts.a_chapter(narrative=words),)) == found


def test_abbreviations_are_found_in_all_that_was_written():
    action = facts.an_action(facts.a_funding(source="DAK"), output="3 BTS")
    program = facts.a_program(
        action, spbe="Layanan data", sdg="11", title="Kamera CCTV", findings=(1,)
    )

    assert shorts(
        programs=(program,),
        findings=(facts.a_finding(source="BPS, 2021"),),
        goals=(facts.a_goal(statement="UMKM naik kelas"),),
    ) == ["BPS", "BTS", "CCTV", "DAK", "SDG", "SPBE", "UMKM"]


def test_tables_that_use_an_abbreviation_bring_it_along():
    swot = facts.a_chapter(block=Chapter.Block.READINESS)

    assert shorts(chapters=(swot,)) == ["SWOT"]
    assert "RPJMD" in [one.short for one in abbreviations_in(facts.a_book())]


def test_crest_is_no_text():
    frame = facts.a_book().frame

    assert shorts(frame=type(frame)("", "", "", 2022, 2026, "", "/PAD+RT=")) == []


def test_offices_stand_among_the_abbreviations_and_come_first():
    offices = (
        Office("BPS", "Badan Pusat Statistik Kabupaten Paser"),
        Office("Inspektorat", "Inspektorat"),
        Office("apotek", "Apotek Daerah"),
    )
    chapter = facts.a_chapter(narrative="BPS dan RPJMD")

    found = abbreviations_in(
        facts.a_book(offices=offices, missions=(), chapters=(chapter,))
    )

    assert [(one.short, one.long) for one in found] == [
        ("apotek", "Apotek Daerah"),
        ("BPS", "Badan Pusat Statistik Kabupaten Paser"),
        ("RPJMD", KNOWN["RPJMD"]),
    ]
