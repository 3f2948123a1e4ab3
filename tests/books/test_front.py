"""What stands in front of the chapters, and what comes behind the lists."""

from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from books import blocks, slicing
from books.contexts.facts import Office
from books.front import Foreword, FrontPage, back_of, front_of, split_closing
from books.imprints import Imprint
from books.models import Chapter
from books.volumes import volume
from tests.builders import facts

DRAFT = Imprint("DRAF · 23 September 2021 10.42 WITA")
EDITION = Imprint("Edisi 1 · 0123456789ab", number=1, issued="1 Desember 2021")
DKISP = Office("DKISP", "Dinas Kominfo", "Kepala Dinas", "AGENCY", is_coordinator=True)
PLN = Office("PLN", "PT PLN", "Manajer", "ENTERPRISE")


def a_foreword(**more):
    return facts.a_chapter(**({"book": "0", "number": "", "title": "Sambutan"} | more))


def pages(*chapters, imprint=DRAFT, **more):
    book = facts.a_book(chapters=chapters, **more)
    return front_of(book, volume(book, "1"), imprint)


def page_named(found, name):
    [page] = [one for one in found if one.template == f"books/pdf/{name}.html"]
    return page


def printed(page):
    """The words of a page, as its template says them."""
    return render_to_string(page.template, {"page": page, "data": page.data})


# The order


def test_front_goes_from_the_cover_to_the_forewords():
    found = pages(a_foreword(narrative="Teks."), programs=(facts.a_program(),))

    assert [(page.template[10:-5], page.title, page.anchor) for page in found] == [
        ("_cover", "", ""),
        ("_imprint", "", ""),
        ("_approval", "Lembar Pengesahan", "lembar-pengesahan"),
        ("_commitment", "Lembar Komitmen", "lembar-komitmen"),
        ("_signers", "", ""),
        ("_foreword", "Sambutan", "depan-1"),
    ]


def test_every_heading_bears_the_anchor_to_which_the_contents_lead():
    book = facts.a_book(chapters=(a_foreword(narrative="Teks."),))
    found = (*front_of(book, volume(book, "1"), DRAFT), *back_of(book))

    headed = [page for page in found if page.title]

    assert len(headed) == 4
    for page in headed:
        assert f'<h1 id="{page.anchor}">{page.title}</h1>' in printed(page)


def test_pages_hold_no_more_than_they_print():
    """So that a piece is kept where only a program has changed."""
    one, other = facts.a_program(), facts.a_program(title="Judul lain")

    assert pages(programs=(one,)) == pages(programs=(other,))


# Cover and imprint


def test_cover_bears_the_crest_where_there_is_one():
    frame = facts.a_book().frame
    crested = printed(page_named(pages(), "_cover"))
    assert "books/ornament.svg" in crested

    with_crest = facts.a_book(frame=replace(frame, crest="iVBORw0KGgo="))
    cover = front_of(with_crest, volume(with_crest, "1"), DRAFT)[0]

    assert 'src="data:image/png;base64,iVBORw0KGgo="' in printed(cover)
    assert 'alt="Lambang Kabupaten Paser"' in printed(cover)
    assert "books/ornament.svg" not in printed(cover)


@pytest.mark.parametrize(
    ("imprint", "cover", "about"),
    [
        (DRAFT, "Draf kerja, 23 September 2021", "Ini draf kerja"),
        (EDITION, "Edisi 1, diterbitkan 1 Desember 2021", "Tentang edisi ini"),
    ],
)
def test_cover_and_imprint_say_what_the_print_is(imprint, cover, about):
    found = pages(imprint=imprint)

    assert cover in printed(found[0])
    assert about in printed(found[1])


def test_imprint_names_the_edition_that_it_replaces():
    second = replace(EDITION, number=2, supersedes=1)

    assert "menggantikan Edisi 1" in printed(pages(imprint=second)[1])


# The sheets to be signed


def test_approval_is_signed_by_the_head_of_the_region_and_the_coordinator():
    words = printed(page_named(pages(offices=(DKISP,)), "_approval"))

    assert "Kepala Daerah" in words
    assert "Kepala Dinas" in words
    assert "Dinas Kominfo" in words
    assert words.count("Tanda tangan dan cap") == 2
    assert words.count(">NIP<") == 1


def test_approval_of_a_house_without_a_coordinator_has_one_signature():
    words = printed(page_named(pages(), "_approval"))

    assert words.count("Tanda tangan dan cap") == 1


def test_commitment_is_signed_by_those_who_lead_and_those_who_support():
    program = facts.a_program(agency="DKISP", supporting=("PLN",))
    idle = Office("BPBD", "Badan Bencana")

    found = pages(programs=(program,), offices=(idle, DKISP, PLN))

    sheet = page_named(found, "_signers")
    assert sheet.data.offices == (DKISP, PLN)
    words = printed(sheet)
    assert "Kepala Dinas<br>" in words
    assert "Manajer<br>" in words
    assert "BPBD" not in words
    assert words.count(">NIP<") == 1  # the head of a company has none
    assert "pimpinan 2 perangkat daerah dan mitra" in printed(
        page_named(found, "_commitment")
    )


def test_three_hundred_offices_sign_on_thirty_sheets():
    offices = tuple(Office(f"D{n:03}", f"Dinas {n}") for n in range(300))
    programs = tuple(facts.a_program(agency=one.short_name) for one in offices)

    found = pages(programs=programs, offices=offices)

    sheets = [page for page in found if page.template.endswith("_signers.html")]
    assert len(sheets) == 30
    assert [sheet.data.before for sheet in sheets[:3]] == [0, 10, 20]
    assert "(lanjutan)" not in printed(sheets[0])
    assert "(lanjutan)" in printed(sheets[1])
    assert ">11</td>" in printed(sheets[1])
    signed = [office for sheet in sheets for office in sheet.data.offices]
    assert signed == sorted(offices)


def test_nobody_signs_a_plan_without_programs():
    found = pages()

    assert not [page for page in found if page.template.endswith("_signers.html")]
    words = printed(page_named(found, "_commitment"))
    assert "berkomitmen melaksanakan Rencana Induk Smart City" in words
    assert "Lembar berikut" not in words


def test_own_text_takes_the_place_of_the_usual_commitment():
    own = a_foreword(
        title="Pakta Bersama",
        narrative="Kami **berjanji**.",
        block=Chapter.Block.COMMITMENTS,
    )

    found = pages(own)

    page = page_named(found, "_commitment")
    assert (page.title, page.anchor) == ("Pakta Bersama", "lembar-komitmen")
    assert "Kami <strong>berjanji</strong>." in printed(page)
    assert "berkomitmen melaksanakan" not in printed(page)
    assert not [one for one in found if one.template.endswith("_foreword.html")]


def test_own_commitment_without_words_keeps_the_usual_ones():
    own = a_foreword(title="Pakta", block=Chapter.Block.COMMITMENTS)

    words = printed(page_named(pages(own), "_commitment"))

    assert "berkomitmen melaksanakan" in words


# Forewords


def test_foreword_says_at_its_foot_where_and_by_whom():
    chapter = a_foreword(narrative="Salam.\n\n---\n\nTana Paser, 2021\n\nBupati Paser")

    page = page_named(pages(chapter), "_foreword")

    assert page.data == Foreword(
        "<p>Salam.</p>\n", ("Tana Paser, 2021", "Bupati Paser")
    )
    words = printed(page)
    assert "<p>Bupati Paser</p>" in words
    assert "---" not in words


def test_foreword_without_a_closing_ends_with_its_words():
    words = printed(page_named(pages(a_foreword(narrative="Salam.")), "_foreword"))

    assert "<p>Salam.</p>" in words
    assert "closing" not in words


def test_empty_foreword_says_so_in_a_draft_and_is_left_out_of_an_edition():
    chapter = a_foreword(narrative=" \n")

    assert "masih kosong" in printed(page_named(pages(chapter), "_foreword"))
    assert not [
        page
        for page in pages(chapter, imprint=EDITION)
        if page.template.endswith("_foreword.html")
    ]


@pytest.mark.parametrize(
    ("narrative", "closing"),
    [
        ("Teks tanpa penutup", ()),
        ("Satu\n---\nDua\n\n---\n\nTempat\nJabatan", ("Tempat", "Jabatan")),
        ("---\nTempat", ("Tempat",)),
        ("Teks\n\n---\n", ()),
    ],
)
def test_closing_is_what_follows_the_last_line_of_dashes(narrative, closing):
    assert split_closing(narrative)[1] == closing


def test_foreword_stands_in_front_of_every_volume_and_in_no_book():
    book = facts.a_book(chapters=(a_foreword(narrative="Teks."), facts.a_chapter()))

    for part in ("1", "2", "3", "all"):
        bound = volume(book, part)
        titles = [page.title for page in front_of(book, bound, DRAFT)]
        assert titles[-1] == "Sambutan"
        chapters = [one.title for part in bound.books for one in part.chapters]
        assert "Sambutan" not in chapters


# Behind the lists


def test_abbreviations_stand_behind_the_lists():
    [page] = back_of(facts.a_book())

    assert isinstance(page, FrontPage)
    assert page.title == "Daftar Singkatan"
    assert "<b>DLH</b> Dinas Lingkungan Hidup" in printed(page)


def test_book_without_abbreviations_has_no_list_of_them():
    assert back_of(facts.a_book(offices=(), missions=())) == ()


def test_new_tables_are_cut_where_they_are_long():
    cut = {name.removeprefix("books/pdf/") for name in slicing.TABLES}
    long = facts.a_book(
        findings=tuple(
            facts.a_finding(n, readiness="INFRA_DIGITAL") for n in range(99)
        ),
    )
    _, readied, *_ = blocks.BLOCKS[Chapter.Block.READINESS](long)

    slices = list(slicing.sliced(readied.exhibits[0]))

    assert {"_readiness.html", "_swot.html", "_worksheet.html"} <= cut
    assert len(slices) == 2
    assert sum(len(one.data.rows) for one in slices) == 101
    first, second = (
        render_to_string(one.template, {"exhibit": one, "data": one.data})
        for one in slices
    )
    assert "99 masalah dan 0 potensi" in first
    assert "99 masalah dan 0 potensi" not in second
