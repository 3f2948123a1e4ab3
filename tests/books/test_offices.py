"""What each office reports, leads and supports, and when the programs work."""

from books.contexts import horizons, offices
from books.contexts.facts import Office
from books.contexts.horizons import HorizonRow
from books.contexts.money import Total
from books.contexts.offices import CommitmentRow, Share, WorksheetRow
from tests.builders import facts

DLH = Office("DLH", "Dinas Lingkungan Hidup")
DKISP = Office("DKISP", "Dinas Kominfo", is_coordinator=True)
KUARO = Office("Kec. Kuaro", "Kecamatan Kuaro", "Camat", "KECAMATAN")
FINDING = facts.a_finding(1)
POTENTIAL = facts.a_finding(2, kind="POTENTIAL", agency="Kec. Kuaro")
PROGRAM = facts.a_program(
    facts.an_action(facts.a_funding(), facts.an_unknown()),
    findings=(1,),
    supporting=("Kec. Kuaro",),
)


def a_book(**more):
    return facts.a_book(
        **(
            {
                "offices": (DKISP, DLH, KUARO),
                "findings": (FINDING, POTENTIAL),
                "programs": (PROGRAM,),
            }
            | more
        )
    )


def test_shares_say_what_is_whose_kind_by_kind():
    assert offices.shares(a_book()) == (
        Share(DKISP, (), (), (), Total()),
        Share(DLH, (FINDING,), (PROGRAM,), (), Total(850_000_000, 1)),
        Share(KUARO, (POTENTIAL,), (), (PROGRAM,), Total()),
    )


def test_share_counts_problems_and_potentials():
    _, dlh, kuaro = offices.shares(a_book())

    assert (dlh.problems, dlh.potentials) == (1, 0)
    assert (kuaro.problems, kuaro.potentials) == (0, 1)


def test_kecamatan_follows_the_agencies_whatever_its_name():
    early = Office("Aa", "Kecamatan Aa", "Camat", "KECAMATAN")

    shares = offices.shares(a_book(offices=(early, DLH)))

    assert [share.office for share in shares] == [DLH, early]


def test_signers_lead_or_support_something():
    assert [share.office for share in offices.signers(a_book())] == [DLH, KUARO]


def test_commitments_name_each_program_with_the_role():
    agencies, kecamatan = offices.commitments(a_book())
    _, dlh, kuaro = offices.shares(a_book())

    assert (agencies.label, kecamatan.label) == ("Perangkat daerah", "Kecamatan")
    assert agencies.rows == (CommitmentRow(dlh, PROGRAM, "Memimpin"),)
    assert kecamatan.rows == (CommitmentRow(kuaro, PROGRAM, "Mendukung"),)


def test_worksheets_name_each_finding_with_what_answers_it():
    agencies, kecamatan = offices.worksheets(a_book())
    _, dlh, kuaro = offices.shares(a_book())

    part = facts.PARTS[0].name
    assert agencies.rows == (WorksheetRow(dlh, FINDING, part, (PROGRAM,)),)
    assert kecamatan.rows == (WorksheetRow(kuaro, POTENTIAL, part, ()),)


def test_horizons_count_each_program_once_and_quick_wins_beside():
    short = facts.a_program(code="SC21-0002", horizon="SHORT", is_quick_win=True)
    school = facts.a_program(code="SC21-0003", sub_dimension="LEARNING")

    table = horizons.by_horizon(a_book(programs=(PROGRAM, short, school)))

    assert table.rows == (
        HorizonRow("Jangka pendek (1 tahun)", (0, 1), 1),
        HorizonRow("Jangka menengah (5 tahun)", (1, 1), 2),
        HorizonRow("Jangka panjang (sesudahnya)", (0, 0), 0),
        HorizonRow("Di antaranya quick win", (0, 1), 1),
    )
    assert table.total == HorizonRow("Jumlah program", (1, 2), 3)
    assert table.columns == 4
