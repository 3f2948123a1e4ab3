"""Does the search find what a person may see, and nothing else, on both engines?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from books.models import Chapter
from paser_masterplan.results import MOST, search
from paser_masterplan.searching import (
    AROUND,
    LONGEST_WORD,
    MOST_WORDS,
    Piece,
    marked,
    snippet,
    words_of,
)
from programs.models import Program
from programs.models.program import SEARCHED as PROGRAMS_SEARCHED
from tests.builders.books import a_chapter
from tests.builders.plans import a_plan
from tests.builders.programs import a_program, a_remark, an_action, an_indicator
from tests.builders.workshops import a_finding
from workshops.models import Finding
from workshops.models.finding import SEARCHED as FINDINGS_SEARCHED

Status = Program.Status
ODD = [
    "'; DROP TABLE programs_program; --",
    "%",
    "_____",
    "\\",
    "qx\\ %zq",
    "x:* & !y | (z)",
    "' || '",
    "😀",
    "½ ² Ⅷ",
    "\u0130stanbul",
    "ءآأ",
    "日本語",
    "-1e5 0.1 a@b.c http://x.y/z",
    "kata " * 2000,
    "a" * 10_000,
    "1" * 10_000,
]


# Words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Bank  SAMPAH", ["bank", "sampah"]),
        ("sampah, sampah!", ["sampah"]),
        ("SC21-0042", ["sc21", "0042"]),
        ("bank di desa untuk warga", ["bank", "desa", "warga"]),
        ("yang di", ["yang", "di"]),
        ("１２", ["12"]),
        ("%_\\'\"", []),
        ("", []),
    ],
)
def test_words_are_folded_and_leave_out_what_says_nothing(typed, words):
    assert words_of(typed) == words


def test_words_are_so_many_and_so_long_at_most():
    many = words_of(" ".join(f"kata{n}" for n in range(50)))

    assert len(many) == MOST_WORDS
    assert words_of("a" * 10_000) == ["a" * LONGEST_WORD]


# Rows


@pytest.fixture
def waste(plan, operator):
    """A program that says each thing in another place."""
    program = a_program(
        operator,
        title="Pengelolaan bank sampah",
        code="SC21-9042",
        description="Warga memilah di rumah; lihat sipsn.menlhk.go.id.",
        sustainability="Iuran pelanggan",
    )
    an_action(program, title="Membangun rumah kompos", output="12 unit")
    an_indicator(program, name="Residu terangkut", source="Neraca persampahan")
    return program


@pytest.mark.parametrize(
    "typed",
    [
        "bank sampah",
        "SAMPAH BANK",
        "pengelo",
        "kompos",
        "residu kompos iuran",
        "SC21-9042",
        "9042",
        "menlhk",
        "neraca",
        "sampah & kompos",
        "program pengelolaan sampah di kabupaten",
    ],
)
def test_every_word_is_found_wherever_the_program_says_it(waste, typed):
    assert list(Program.objects.matching(typed)) == [waste]


@pytest.mark.parametrize(
    "typed", ["bank terminal", "terminal", "kompos terminal", "yang", *ODD]
)
def test_what_a_program_does_not_say_is_not_found(waste, typed):
    assert list(Program.objects.matching(typed)) == []


@pytest.mark.postgres
def test_forms_of_a_word_are_found_by_its_root(waste):
    assert list(Program.objects.matching("mengelola")) == [waste]


@pytest.mark.parametrize("name", PROGRAMS_SEARCHED)
def test_every_column_of_a_program_is_read(plan, operator, name):
    program = a_program(operator, **{name: "Zamrud"})

    assert list(Program.objects.matching("zamrud")) == [program]


@pytest.mark.parametrize("name", FINDINGS_SEARCHED)
def test_every_column_of_a_finding_is_read(plan, operator, name):
    finding = a_finding(operator, **{name: "Zamrud"})

    assert list(Finding.objects.matching("zamrud")) == [finding]


@pytest.mark.parametrize("name", ["number", "title", "narrative"])
def test_every_column_of_a_chapter_is_read(plan, name):
    chapter = a_chapter(**{name: "Zamrud"})

    assert list(Chapter.objects.matching("zamrud")) == [chapter]


@pytest.mark.parametrize("typed", ODD)
def test_odd_words_find_no_finding_and_no_chapter(plan, operator, typed):
    a_finding(operator)
    a_chapter()

    assert list(Finding.objects.matching(typed)) == []
    assert list(Chapter.objects.matching(typed)) == []


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=300))
def test_nothing_that_is_typed_breaks_the_search(admin, typed):
    assert search(admin, typed).count == 0


def test_a_program_that_is_written_in_is_found_by_the_new_words(waste):
    waste.title = "Pasar digital"
    waste.save()

    assert list(Program.objects.matching("pasar digital")) == [waste]
    assert list(Program.objects.matching("bank")) == []


# Marks


def test_words_that_were_looked_for_are_marked():
    assert marked("Bank sampah Persampahan.", ["sampah"]) == [
        Piece("Bank "),
        Piece("sampah", is_hit=True),
        Piece(" "),
        Piece("Persampahan", is_hit=True),
        Piece("."),
    ]


def test_a_snippet_shows_the_place_and_whole_words_around_it():
    text = f"{'awal ' * 60}kompos {'akhir ' * 60}"

    pieces = snippet(["", "Tanpa kata itu.", text], ["kompos"])

    said = "".join(piece.text for piece in pieces)
    assert said.startswith("… awal ")
    assert said.endswith(" akhir …")
    assert [piece.text for piece in pieces if piece.is_hit] == ["kompos"]
    assert len(said) < 3 * AROUND


def test_a_snippet_without_the_word_shows_how_the_text_begins():
    assert snippet(["  ", "Warga memilah."], ["pemilahan"]) == [Piece("Warga memilah.")]
    assert snippet([""], ["kompos"]) == []


def test_a_snippet_comes_from_the_rows_where_the_text_is_silent(waste, admin):
    found = search(admin, "residu").groups[0].hits[0].snippet

    assert "".join(piece.text for piece in found) == (
        "Residu terangkut, persen, Neraca persampahan"
    )


# Sight and the page


@pytest.fixture
def archive(plan, operator, outsider):
    """The same word in a program, a finding and a chapter, and inside a remark."""
    draft = a_program(operator, title="Zamrud draf")
    handed_in = a_program(outsider, title="Zamrud usul", status=Status.SUBMITTED)
    a_remark(handed_in, outsider, text="Kuarsa", is_internal=True)
    a_finding(operator, title="Zamrud temuan")
    a_chapter(title="Zamrud bab", narrative="## Batu *zamrud* Paser")
    return draft


@pytest.mark.parametrize(
    ("person", "found"),
    [
        ("operator", ["Zamrud draf", "Zamrud temuan"]),
        ("outsider", ["Zamrud usul"]),
        ("expert", ["Zamrud usul", "Zamrud temuan", "Zamrud bab"]),
        ("council", ["Zamrud usul", "Zamrud temuan", "Zamrud bab"]),
        ("admin", ["Zamrud draf", "Zamrud usul", "Zamrud temuan", "Zamrud bab"]),
    ],
)
def test_everybody_finds_what_they_may_see(request, archive, person, found):
    groups = search(request.getfixturevalue(person), "zamrud").groups
    titles = ["".join(p.text for p in hit.title) for g in groups for hit in g.hits]

    assert [" ".join(title.split()[-2:]) for title in titles] == found


@pytest.mark.parametrize("person", ["operator", "outsider", "expert", "admin"])
def test_what_reviewers_say_is_not_searched(request, archive, person):
    assert search(request.getfixturevalue(person), "kuarsa").groups == []


def test_a_former_plan_is_not_searched(archive, plan, admin):
    plan.is_current = False
    plan.save()
    a_plan(first_year=2027, last_year=2031)

    assert search(admin, "zamrud").groups == []


def test_what_has_the_words_in_its_title_comes_first(plan, operator, admin):
    a_program(operator, code="SC21-0001", title="Lain", description="zamrud")
    a_program(operator, code="SC21-0002", title="Batu zamrud")

    hits = search(admin, "zamrud").groups[0].hits

    assert [hit.kicker[:9] for hit in hits] == ["SC21-0002", "SC21-0001"]


def test_a_long_group_shows_its_best_and_leads_to_all_of_them(
    client, plan, operator, admin
):
    for number in range(MOST + 3):
        a_program(operator, title=f"Zamrud {number}")
    client.force_login(admin)

    page = client.get("/cari/?q=zamrud").content.decode()
    everything = client.get("/program/?q=zamrud").context["page_obj"].paginator.count

    assert page.count("<mark>Zamrud</mark>") == MOST
    assert f'<a href="/program/?q=zamrud">Lihat semua ({MOST + 3})</a>' in page
    assert everything == MOST + 3


def test_search_page_marks_what_it_found(client, archive, admin):
    client.force_login(admin)

    page = client.get("/cari/?q=zamrud+paser").content.decode()

    assert "4 hasil untuk <mark>zamrud</mark>" in page
    assert "Batu <mark>zamrud</mark> Paser" in page


def test_search_page_says_when_nothing_is_found(client, archive, outsider):
    client.force_login(outsider)

    page = client.get("/cari/?q=%3Cb%3E+tidak+ada%00").content.decode()

    assert "Tidak ditemukan" in page
    assert 'value="&lt;b&gt; tidak ada"' in page


def test_search_page_without_words_asks_for_some(client, plan, operator):
    client.force_login(operator)

    page = client.get("/cari/").content.decode()

    assert "Tidak ditemukan" not in page
    assert 'name="q" value=""' in page


def test_search_costs_the_same_for_one_and_for_many(client, archive, admin, operator):
    client.force_login(admin)

    def cost():
        with CaptureQueriesContext(connection) as queries:
            client.get("/cari/?q=zamrud")
        return len(queries)

    with_one = cost()
    for number in range(5):
        an_action(a_program(operator, title=f"Zamrud {number}"))

    assert cost() == with_one <= 8


@pytest.mark.postgres
def test_postgresql_finds_through_its_index(plan, operator):
    a_program(operator)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        found = Finding.objects.matching("sampah")
        planned = found.explain()

    assert "workshops_finding_search" in planned
