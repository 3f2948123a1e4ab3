"""What the list of chapters says of each."""

import pytest

from books.shelf import SHORT, shelf_for
from tests.builders.agencies import a_sitting
from tests.builders.books import a_chapter


def entry_of(chapter, reader):
    entries = shelf_for(reader).volumes[0].entries
    return next(entry for entry in entries if entry.chapter == chapter)


@pytest.mark.parametrize(
    ("letters", "is_short", "is_done"),
    [(0, False, False), (SHORT - 1, True, False), (SHORT, False, True)],
)
def test_entry_says_how_far_the_narrative_is(plan, council, letters, is_short, is_done):
    chapter = a_chapter(plan=plan, narrative="x" * letters)

    entry = entry_of(chapter, council)

    assert (entry.letters, entry.is_short, entry.is_done) == (
        letters,
        is_short,
        is_done,
    )


def test_entry_with_a_gap_is_not_done(plan, council):
    chapter = a_chapter(plan=plan, narrative=f"{'x' * SHORT}\n\n[[gambar: Harta]]")

    entry = entry_of(chapter, council)

    assert entry.gaps == ["Tidak ada gambar bernama “Harta”"]
    assert not entry.is_done


def test_entry_names_who_has_the_chapter_open(plan, council, admin, second_admin):
    chapter = a_chapter(plan=plan)
    a_sitting(admin, chapter)
    a_sitting(second_admin, chapter)

    assert set(entry_of(chapter, council).open_by) == {admin, second_admin}


def test_what_stands_in_front_comes_first(client, plan, admin):
    foreword = a_chapter(plan=plan, book="0", number="", title="Sambutan Bupati")
    a_chapter(plan=plan)
    client.force_login(admin)

    page = client.get("/buku/")

    assert [one.chapter for one in page.context["shelf"].front.entries] == [foreword]
    assert page.text.index("Sambutan Bupati") < page.text.index("Bab I Pendahuluan")
    assert "Cetak Buku 0" not in page.text


def test_list_says_what_a_chapter_lacks(client, plan, admin):
    a_chapter(plan=plan, narrative="")
    a_chapter(plan=plan, narrative="Awal.", updated_by=admin)
    a_chapter(plan=plan, narrative="[[gambar: Harta]]")
    a_sitting(admin, a_chapter(plan=plan))
    client.force_login(admin)

    page = client.get("/buku/")

    assert "Naskah kosong" in page.text
    assert "Masih pendek, 5 huruf" in page.text
    assert f"Ditulis {admin}," in page.text
    assert f"Sedang dibuka {admin}." in page.text
    assert "Tidak ada gambar bernama “Harta”." in page.text
