"""What a chapter said before: read, compared, put back."""

import pytest
from django.urls import reverse

from books import versions, writing
from books.versions import Version
from paser_masterplan.moves import MoveRefused
from tests.builders.agencies import an_audit_entry
from tests.builders.books import a_chapter, a_version
from tests.forms import opened

LONG = "\n\n".join(f"Paragraf {n} tentang pembangunan Paser." for n in range(2_000))


@pytest.fixture
def chapter(plan):
    return a_chapter(plan=plan, narrative="Tiga **kata** ini")


@pytest.fixture
def written(chapter, admin, second_admin):
    """A chapter with a text from before the portal, and two versions."""
    a_version(chapter, admin, before="Satu", after="Satu dua")
    a_version(chapter, second_admin, before="Satu dua", after="Tiga **kata** ini")
    return chapter


def address(name, chapter, *number):
    return reverse(f"books:{name}", args=[chapter.pk, *number])


def test_saving_makes_a_version(client, admin, chapter):
    client.force_login(admin)
    url = reverse("books:chapter_edit", args=[chapter.pk])

    client.post(url, opened(client, url) | {"narrative": "Empat"})

    assert versions.find(chapter, 1).text == "Empat"
    assert versions.find(chapter, 0) == Version("Tiga **kata** ini", 0)


def test_versions_are_numbered_from_the_first(written, admin, second_admin):
    listed = versions.listed(written)

    assert [(one.turn, one.by, one.letters) for one in listed] == [
        (2, second_admin, 17),
        (1, admin, 8),
    ]


def test_other_changes_and_other_chapters_are_no_versions(written, admin, plan):
    a_version(a_chapter(plan=plan), admin)
    an_audit_entry(admin, thing=written, after={"judul": "Baru"})

    assert [one.turn for one in versions.listed(written)] == [2, 1]


@pytest.mark.parametrize(
    ("number", "text"), [(0, "Satu"), (1, "Satu dua"), (2, "Tiga **kata** ini")]
)
def test_find_gives_the_text_of_a_version(written, number, text):
    found = versions.find(written, number)

    assert (found.number, found.text) == (number, text)


@pytest.mark.parametrize("number", [3, 10**30])
def test_find_knows_no_other_number(written, number):
    assert versions.find(written, number) is None


def test_find_without_a_number_is_now(written):
    assert versions.find(written, None) == Version(
        "Tiga **kata** ini", at=written.updated_at, by=None
    )


@pytest.mark.parametrize("turned", [False, True])
def test_older_stands_before_newer(written, turned):
    one, other = versions.find(written, 1), versions.find(written, 2)

    comparison = versions.between(*((other, one) if turned else (one, other)))

    assert (comparison.before, comparison.after) == (one, other)


def test_now_stands_after_every_version(written):
    now, one = versions.find(written, None), versions.find(written, 1)

    assert versions.between(now, one).after == now
    assert versions.between(one, now).after == now


def test_comparison_leaves_out_what_is_the_same():
    before, after = Version(LONG, 1), Version(LONG.replace("f 999 ", "f seribu "), 2)

    short = versions.between(before, after).pieces
    whole = versions.between(before, after, is_whole=True).pieces

    assert sum(len(piece.text) for piece in short) < 1_000
    assert [piece.text for piece in short if piece.is_added] == ["seribu"]
    assert len(LONG) < sum(len(piece.text) for piece in whole)


def test_comparison_of_like_texts_is_empty():
    assert versions.between(Version("Sama", 1), Version("Sama", 2)).pieces == []


# The pages


def test_list_leads_to_every_version(client, council, written):
    client.force_login(council)

    page = client.get(address("versions", written))

    assert address("version", written, 2) in page.text
    assert f"{address('version_compare', written, 2)}?dengan=1" in page.text
    assert "17 huruf" in page.text


def test_list_of_an_unwritten_chapter_says_so(client, council, chapter):
    client.force_login(council)

    page = client.get(address("versions", chapter))

    assert "Belum ada yang menulis" in page.text


def test_version_reads_as_it_would_print(client, council, written):
    client.force_login(council)

    page = client.get(address("version", written, 2))
    first = client.get(address("version", written, 0))

    assert "Tiga <strong>kata</strong> ini" in page.text
    assert "<h1>Naskah awal</h1>" in first.text
    assert address("version_put_back", written, 2) not in page.text


def test_empty_version_says_so(client, admin, chapter):
    a_version(chapter, admin, after="")
    client.force_login(admin)

    page = client.get(address("version", chapter, 1))

    assert "Naskahnya kosong" in page.text


def test_compare_shows_the_words(client, council, written):
    client.force_login(council)

    page = client.get(address("version_compare", written, 1), {"dengan": "0"})

    assert '<ins><span class="vh"> ditambahkan: </span> dua</ins>' in page.text
    assert "Naskah awal" in page.text


@pytest.mark.parametrize("asked", ["", "x", "²"])
def test_compare_is_with_now_unless_a_number_is_given(client, council, written, asked):
    client.force_login(council)

    page = client.get(address("version_compare", written, 1), {"dengan": asked})

    assert page.context["comparison"].after.number is None
    assert "Naskah sekarang" in page.text


def test_compare_of_the_same_says_so(client, council, written):
    client.force_login(council)

    page = client.get(address("version_compare", written, 1), {"dengan": "1"})

    assert "Isi keduanya sama" in page.text


def test_compare_whole_leaves_nothing_out(client, admin, chapter):
    a_version(chapter, admin, before=LONG, after=f"{LONG} Tamat.")
    client.force_login(admin)
    url = address("version_compare", chapter, 1)

    short = client.get(url, {"dengan": "0"})
    whole = client.get(url, {"dengan": "0", "semua": "1"})

    assert "Paragraf 12 " not in short.text
    assert "Paragraf 12 " in whole.text
    assert len(short.content) < 20_000


def test_version_that_is_not_there_does_not_exist(client, council, written):
    client.force_login(council)

    for url in (
        address("version", written, 9),
        address("version_compare", written, 9),
        f"{address('version_compare', written, 1)}?dengan=9",
    ):
        assert client.get(url).status_code == 404


# Putting back


def test_put_back_writes_the_version_again(client, admin, written):
    client.force_login(admin)

    answer = client.post(address("version_put_back", written, 1))

    written.refresh_from_db()
    assert answer.url == written.get_absolute_url()
    assert (written.narrative, written.updated_by) == ("Satu dua", admin)
    assert versions.find(written, 3).text == "Satu dua"
    assert versions.listed(written)[0].label.endswith("dikembalikan ke versi 1")


def test_put_back_keeps_what_was_there(client, admin, chapter):
    a_version(chapter, admin, before="", after="Satu")
    client.force_login(admin)

    client.post(address("version_put_back", chapter, 1))

    entry = versions.listed(chapter).defer(None)[0]
    assert entry.before == {"narasi": "Tiga **kata** ini"}


def test_put_back_of_what_stands_there_is_refused(client, admin, written):
    client.force_login(admin)

    page = client.post(address("version_put_back", written, 2), follow=True)

    assert "sudah sama dengan versi itu" in page.text
    assert versions.find(written, 3) is None
    with pytest.raises(MoveRefused):
        writing.put_back(written, versions.find(written, 2), by=admin)


def test_put_back_is_for_writers(client, council, written):
    client.force_login(council)

    answer = client.post(address("version_put_back", written, 1))

    written.refresh_from_db()
    assert answer.status_code == 403
    assert written.narrative == "Tiga **kata** ini"


def test_put_back_tells_the_writer_who_still_writes(
    client, admin, second_admin, written
):
    """A colleague with the form open is asked; nothing is overwritten."""
    client.force_login(admin)
    url = reverse("books:chapter_edit", args=[written.pk])
    page = opened(client, url) | {"narrative": "Dari rekan"}
    client.force_login(second_admin)
    client.post(address("version_put_back", written, 1))
    client.force_login(admin)

    answer = client.post(url, page)

    written.refresh_from_db()
    assert written.narrative == "Satu dua"
    assert [one.theirs for one in answer.context["form"].conflicts.values()] == [
        "Satu dua"
    ]
