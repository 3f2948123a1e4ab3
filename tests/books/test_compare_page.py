"""The pages and the paper on which two editions stand beside each other."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from books import comparing, press, printing
from books.models import Printing
from books.spreads import LETTERS, clipped, spread_of
from paser_masterplan.differing import Kind, Piece
from tests.builders import facts
from tests.builders.books import an_edition
from tests.builders.plans import a_plan

State = Printing.State
MOST = 14_000  # bytes, as for every page


def books(before, after):
    return facts.a_book(**before), facts.a_book(**after)


BEFORE, AFTER = books(
    {
        "programs": (
            facts.a_program(facts.an_action(facts.a_funding())),
            facts.a_program(code="SC21-0002", title="Parkir tanpa karcis"),
        ),
        "findings": (facts.a_finding(1),),
        "chapters": (facts.a_chapter(narrative="Paser menyiapkan rencana."),),
    },
    {
        "programs": (
            facts.a_program(
                facts.an_action(facts.a_funding(amount=900_000_000)),
                title="Bank sampah <desa>",
            ),
            facts.a_program(code="SC21-0003", title="Taman kota"),
        ),
        "findings": (facts.a_finding(2),),
        "chapters": (facts.a_chapter(narrative="Paser menyusun rencana."),),
    },
)


def editions(plan, admin, before=BEFORE, after=AFTER):
    older = an_edition(admin, plan=plan, number=1, content=before.to_json())
    newer = an_edition(
        admin, plan=plan, number=2, content=after.to_json(), supersedes=older
    )
    return older, newer


def page_url(older, newer):
    return reverse("books:compare", args=[newer.pk, older.pk])


@pytest.fixture
def pair(plan, admin):
    return editions(plan, admin)


@pytest.fixture
def look(client, pair, operator):
    client.force_login(operator)

    def look(query=""):
        page = client.get(page_url(*pair) + query)
        assert page.status_code == 200
        return page

    return look


def test_edition_leads_to_the_comparison_with_the_one_before(client, pair, operator):
    client.force_login(operator)

    page = client.get(pair[1].get_absolute_url())

    assert f'href="{page_url(*pair)}">Bandingkan dengan Edisi 1' in page.text


def test_summary_comes_first(look):
    page = look()

    assert "Dari Edisi 1 ke Edisi 2" in page.text
    assert page.context["spread"].slug == ""
    assert (
        '<a href="?bagian=program">Program</a></th><td data-label="Baru"' in page.text
    )
    assert "Rp850.000.000" in page.text
    assert "+Rp50.000.000" in page.text
    assert "Taman kota" not in page.text


def test_programs_are_listed_with_what_became_of_them(look):
    page = look("?bagian=program")

    assert [row.word for row in page.context["spread"].rows] == [
        "Berubah",
        "Baru",
        "Ditarik",
    ]
    assert "Bank sampah &lt;desa&gt;" in page.text
    assert "Judul program, Pendanaan" in page.text
    assert 'href="?bagian=program&amp;nomor=3"' in page.text


def test_a_changed_program_shows_its_words(look):
    page = look("?bagian=program&nomor=1")

    assert '<ins><span class="vh"> ditambahkan: </span>' in page.text
    assert "&lt;desa&gt;</ins>" in page.text
    assert "Rp900.000.000" in page.text


@pytest.mark.parametrize(("number", "title"), [(2, "Taman kota"), (3, "Parkir tanpa")])
def test_a_new_or_withdrawn_program_shows_its_sheet(look, number, title):
    page = look(f"?bagian=program&nomor={number}")

    assert 'aria-label="Lembar program"' in page.text
    assert title in page.text


def test_texts_show_their_words(look):
    page = look("?bagian=naskah&nomor=1")

    assert "menyiapkan</del>" in page.text
    assert "menyusun</ins>" in page.text


def test_money_is_listed_by_agency(look):
    page = look("?bagian=dana")

    assert [row.whole.label for row in page.context["spread"].rows] == ["DLH"]
    assert "DLH 2022" in page.text


def test_a_part_without_changes_says_so(look):
    assert "Tidak ada yang berubah di bagian ini." in look("?bagian=kerangka").text


@pytest.mark.parametrize(
    "query",
    [
        "?bagian=program&nomor=0",
        "?bagian=program&nomor=4",
        "?bagian=program&nomor=satu",
        f"?bagian=program&nomor={'9' * 5000}",
    ],
)
def test_a_change_that_there_is_not_leads_to_the_list(look, query):
    spread = look(query).context["spread"]

    assert (spread.opened, len(spread.rows)) == (None, 3)


@pytest.mark.parametrize("query", ["?bagian=lain", "?nomor=1"])
def test_an_unknown_part_leads_to_the_summary(look, query):
    spread = look(query).context["spread"]

    assert (spread.slug, spread.opened) == ("", None)


def test_money_has_no_change_to_open(look):
    assert look("?bagian=dana&nomor=1").context["spread"].opened is None


def test_the_same_edition_twice_says_that_nothing_changed(client, plan, admin):
    older, newer = editions(plan, admin, AFTER, AFTER)
    client.force_login(admin)

    page = client.get(page_url(older, newer))

    assert "Tidak ada yang berubah: isi kedua edisi sama." in page.text


@pytest.mark.parametrize("turn", ["the_other_way", "with_itself", "of_another_plan"])
def test_only_an_earlier_edition_of_the_same_plan_is_compared(
    client, plan, admin, pair, turn
):
    older, newer = pair
    plan.is_current = False
    plan.save()
    other = an_edition(admin, plan=a_plan(stages=False), number=1)
    turned = {
        "the_other_way": (newer, older),
        "with_itself": (newer, newer),
        "of_another_plan": (other, newer),
    }
    client.force_login(admin)

    url = page_url(*turned[turn])

    assert client.get(url).status_code == 404
    assert client.post(f"{url}cetak/").status_code == 404


# Light, however much is different


def many(word):
    """A plan in which every text has this word in it, of forty agencies."""
    text = " ".join(f"{word}{n}" for n in range(900))
    return facts.a_book(
        programs=tuple(
            facts.a_rich_program(
                code=f"SC21-{n:04}",
                agency=f"Dinas {n % 40}",
                findings=(),
                background=text,
                description=text,
                risk=text,
            )
            for n in range(60)
        ),
        chapters=(facts.a_chapter(narrative=text * 20),),
    )


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?bagian=program",
        "?bagian=program&page=3",
        "?bagian=program&nomor=60",
        "?bagian=naskah&nomor=1",
        "?bagian=dana",
    ],
)
def test_much_that_changed_stays_a_light_page(client, plan, admin, query):
    older, newer = editions(plan, admin, many("lama"), many("baru"))
    client.force_login(admin)

    url = page_url(older, newer) + query
    page = client.get(url, headers={"accept-encoding": "gzip"})

    assert page.status_code == 200
    assert len(page.content) <= MOST


def test_a_long_change_is_cut_and_the_page_says_so():
    long = "kata " * LETTERS
    before = facts.a_book(chapters=(facts.a_chapter(narrative=""),))
    after = facts.a_book(chapters=(facts.a_chapter(narrative=long),))
    comparison = side_by_side(before, after)

    opened = spread_of(comparison, {"bagian": "naskah", "nomor": "1"}).opened

    assert opened.is_cut
    assert sum(len(piece.text) for piece in opened.pieces) == LETTERS


@pytest.mark.parametrize(
    ("lengths", "kept", "is_cut"),
    [
        ([3, 4], [3, 4], False),
        ([LETTERS], [LETTERS], False),
        ([LETTERS, 1], [LETTERS], True),
        ([LETTERS - 1, 5], [LETTERS - 1, 1], True),
    ],
)
def test_pieces_are_cut_where_the_page_is_full(lengths, kept, is_cut):
    pieces, is_more = clipped([Piece(Kind.SAME, "x" * length) for length in lengths])

    assert [len(piece.text) for piece in pieces] == kept
    assert is_more is is_cut


def test_parts_that_do_not_fit_are_named():
    text = "kata " * LETTERS
    before = facts.a_program()
    after = facts.a_program(background=text, risk=text, title="Lain")
    comparison = side_by_side(
        facts.a_book(programs=(before,)), facts.a_book(programs=(after,))
    )

    opened = spread_of(comparison, {"bagian": "program", "nomor": "1"}).opened

    assert [part.name for part in opened.parts] == ["title"]
    assert opened.left_out == ["Latar belakang", "Risiko"]


def side_by_side(before, after):
    sides = [
        comparing.Side(n, f"{n} Oktober 2021", f"{n}" * 12, book)
        for n, book in enumerate((before, after), 1)
    ]
    return comparing.Comparison(*sides)


# On paper


def ask(client, pair):
    return client.post(page_url(*pair) + "cetak/")


def test_paper_is_a_job_of_its_own(client, pair, operator):
    client.force_login(operator)

    answer = ask(client, pair)

    row = Printing.objects.get()
    assert answer.url == row.get_absolute_url()
    assert (row.older, row.newer, row.state) == (*pair, State.WAITING)
    assert str(row) == "Perbandingan Edisi 1 dan Edisi 2"


def test_what_was_printed_once_is_not_printed_again(client, pair, operator, outsider):
    client.force_login(operator)
    ask(client, pair)
    row = Printing.objects.get()
    printing.work.call(row.pk)
    client.force_login(outsider)

    answer = ask(client, pair)

    page = client.get(answer.url)
    assert Printing.objects.count() == 1
    assert answer.url == row.get_absolute_url()
    assert "Cetakan perbandingan" in page.text
    assert f'href="{page_url(*pair)}"' in page.text
    assert "Unduh PDF" in page.text


def test_paper_says_all_of_it(client, pair, operator):
    client.force_login(operator)
    ask(client, pair)
    row = Printing.objects.get()
    printing.work.call(row.pk)

    file = client.get(reverse("books:printing_file", args=[row.pk]))

    name = "masterplan-smart-city-perbandingan-edisi-1-2.pdf"
    assert file.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    paper = PdfReader(BytesIO(file.content))
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    for said in (
        "Dari Edisi 1 ke Edisi 2",
        "SC21-0001 Bank sampah <desa>",
        "SC21-0002 Parkir tanpa karcis",
        "SC21-0003 Taman kota",
        "Sampah belum dipilah 1",
        "Buku 1, Bab I Pendahuluan",
        "+Rp50.000.000",
        "DLH menurut tahun",
    ):
        assert said in text
    assert paper.metadata.title == (
        "Rencana Induk Smart City: Perbandingan Edisi 1 dan Edisi 2"
    )


def test_paper_is_the_same_in_every_print():
    comparison = side_by_side(BEFORE, AFTER)

    first, second = (press.print_comparison(comparison) for _ in range(2))

    assert first.pdf == second.pdf
