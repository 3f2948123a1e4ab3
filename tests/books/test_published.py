"""What everybody reads without logging in, and what nobody does."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from books import publishing
from books.contexts import Book as Content
from books.models import Book, Edition
from books.publishing import LETTERS, blocks, open_chapter, packed
from paser_masterplan.demo import building
from plans.models import MasterPlan
from tests.builders import facts
from tests.builders.books import a_content, an_edition, an_edition_file, an_endorsement
from tests.builders.plans import a_plan
from tests.test_page_weight import FIRST_VISIT, MOST, static_weight

START = reverse("published:edition")
CODES = [f"SC21-{n}" for n in range(6)]
SHEETS = facts.a_book(
    chapters=(
        facts.a_chapter(number="", book="0", title="Sambutan"),
        facts.a_chapter(narrative="### Latar\n\nPaser **menyusun**.\n\n### Maksud"),
        facts.a_chapter(book="2", title="Strategi", block="PROGRAMS"),
        facts.a_chapter(book="3", number="II", title="Penutup"),
    ),
    programs=tuple(
        facts.a_rich_program(
            code=code, background="Sampah menumpuk. " * 400, findings=()
        )
        for code in CODES
    ),
)


@pytest.fixture
def public_plan(plan):
    plan.is_public = True
    plan.save()
    return plan


@pytest.fixture
def edition(public_plan, admin):
    return an_edition(admin, plan=public_plan, number=1, content=SHEETS.to_json())


def chapter_url(book, place):
    return reverse("published:chapter", args=[book, place])


def file_url(file):
    return reverse("published:file", args=[file.pk])


# Who reads what


def test_nothing_is_public_until_the_switch_is_turned(client, edition):
    file = edition.files.get()
    MasterPlan.objects.update(is_public=False)

    for url in (START, chapter_url(1, 1), file_url(file)):
        assert client.get(url).status_code == 404


def test_a_plan_without_an_edition_has_no_public_page(client, public_plan):
    assert client.get(START).status_code == 404


def test_everybody_reads_the_edition_in_force(client, edition):
    page = client.get(START)

    assert "Edisi 1, yang berlaku sejak" in page.text
    assert edition.code in page.text
    assert f'href="{chapter_url(2, 1)}">Bab I Strategi</a>' in page.text
    assert "Sambutan" not in page.text
    assert "Disahkan" not in page.text


def test_what_was_replaced_is_public_no_more(client, edition, admin, public_plan):
    old = edition.files.get()
    content = replace(SHEETS, chapters=()).to_json()
    new = an_edition(
        admin, plan=public_plan, number=2, content=content, supersedes=edition
    )

    assert "Edisi 2, yang berlaku" in client.get(START).text
    assert client.get(chapter_url(1, 1)).status_code == 404
    assert client.get(file_url(old)).status_code == 404
    assert client.get(file_url(new.files.get())).status_code == 200


def test_the_plan_that_is_being_written_goes_before_an_older_one(
    client, edition, admin, public_plan
):
    public_plan.is_current = False
    public_plan.save()
    newer = a_plan(stages=False, title="Rencana baru", is_public=True)
    before = client.get(START)
    an_edition(admin, plan=newer, number=1, content=SHEETS.to_json())

    after = client.get(START)

    assert public_plan.title in before.text
    assert "Rencana baru" in after.text


def test_no_officer_is_named(client, edition, admin, council):
    an_endorsement(edition, council, note="Setuju, Dewi.")

    pages = [client.get(url).text for url in (START, chapter_url(1, 1))]

    assert "Disahkan dewan pada" in pages[0]
    for page in pages:
        assert admin.full_name not in page
        assert council.full_name not in page
        assert "Setuju" not in page


def test_the_page_is_the_same_for_those_who_work_here(client, edition, admin):
    stranger = client.get(START).content
    client.force_login(admin)

    assert client.get(START).content == stranger


@pytest.mark.parametrize(
    ("form", "status"), [("pdf", 200), ("xlsx", 200), ("docx", 404), ("json", 404)]
)
def test_files_to_read_are_handed_out_and_files_to_work_on_are_not(
    client, edition, form, status
):
    file = an_edition_file(edition, book=Book.TWO, form=form, file=b"isi")

    answer = client.get(file_url(file))

    assert answer.status_code == status
    assert (file_url(file) in client.get(START).text) is (status == 200)


def test_files_are_offered_with_their_size(client, edition):
    file = an_edition_file(
        edition, book="2", chapter=1, title="Bab I Strategi", pages=7, size=2048
    )

    start, chapter = client.get(START), client.get(chapter_url(2, 1))

    assert "7 halaman, 2,0\xa0KB" in start.text
    assert (
        f'href="{file_url(file)}">Bab ini sebagai PDF</a> (2,0\xa0KB)' in chapter.text
    )
    answer = client.get(file_url(file))
    assert answer.content == b"%PDF-1.7"
    assert answer.headers["Content-Disposition"].endswith('edisi-1-buku-2-bab-1.pdf"')


def test_nobody_posts_here(client, edition):
    assert client.post(START).status_code == 405


# What a reader keeps


@pytest.mark.parametrize("url", [START, chapter_url(1, 1)])
def test_a_page_is_sent_once_to_who_keeps_it(client, edition, url):
    first = client.get(url)

    again = client.get(url, headers={"if-none-match": first.headers["ETag"]})

    assert first.headers["ETag"].startswith(f'"{edition.code}-')
    assert first.headers["Cache-Control"] == "public, max-age=300"
    assert (again.status_code, again.content) == (304, b"")


def test_a_file_is_known_by_its_fingerprint(client, edition):
    file = edition.files.get()

    answer = client.get(file_url(file), headers={"if-none-match": f'"{file.sha256}"'})

    assert answer.status_code == 304


def test_an_endorsement_makes_another_page(client, edition, council):
    first = client.get(START).headers["ETag"]
    an_endorsement(edition, council)

    assert client.get(START, headers={"if-none-match": first}).status_code == 200


# A chapter, page by page


def test_a_chapter_shows_its_frozen_text(client, edition):
    page = client.get(chapter_url(1, 1))

    assert "<strong>menyusun</strong>" in page.text
    assert "Halaman 1 dari 1" in page.text
    assert f'href="{chapter_url(2, 1)}">Bab I Strategi</a>' in page.text


def test_a_chapter_that_there_is_not(client, edition):
    for place in ((1, 2), (4, 1), (0, 1)):
        assert client.get(chapter_url(*place)).status_code == 404


def test_an_empty_chapter_says_so(client, edition):
    page = client.get(chapter_url(3, 1))

    assert "Bab ini belum berisi naskah." in page.text
    assert f'href="{chapter_url(2, 1)}">Bab I Strategi</a>' in page.text


def test_every_sheet_stands_on_exactly_one_page(client, edition):
    reading = open_chapter(SHEETS, "2", 1, "")
    pages = [
        client.get(f"{chapter_url(2, 1)}?hal={n + 1}").text
        for n in range(len(reading.leaves))
    ]

    found = [code for page in pages for code in re.findall(r'id="program-(.*?)"', page)]

    assert len(pages) > 2
    assert sorted(found) == CODES


def test_a_link_leads_to_the_page_where_its_sheet_stands(client, edition):
    reading = open_chapter(SHEETS, "2", 1, "")
    here = next(
        number
        for number, leaf in enumerate(reading.leaves, 1)
        if any(one.template.endswith("_program_table.html") for one in leaf.parts)
        and leaf.section.code == "ENVIRONMENT"
    )

    page = client.get(f"{chapter_url(2, 1)}?hal={here}")

    pages = {code: reading.anchors[f"program-{code}"] for code in CODES}
    links = {
        code: f"?hal={number}#program-{code}" if number != here else f"#program-{code}"
        for code, number in pages.items()
    }
    assert max(pages.values()) > here
    assert re.findall(r'href="([^"]*#program-.*?)"', page.text) == list(links.values())


@pytest.mark.parametrize("number", ["0", "99", "dua", "9" * 5000])
def test_a_page_that_there_is_not_leads_to_the_first(number):
    assert open_chapter(SHEETS, "2", 1, number).number == 1


def test_leaves_know_their_neighbours():
    last = open_chapter(SHEETS, "2", 1, "2")
    reading = open_chapter(SHEETS, "2", 1, str(len(last.leaves)))

    assert (last.previous, last.next) == (1, 3)
    assert (reading.next, reading.before.title) == (0, "Bab I Pendahuluan")


def test_sections_are_listed_where_they_begin():
    sections = open_chapter(SHEETS, "2", 1, "").sections

    assert [section.title for _, section in sections][:2] == [
        "Smart Society",
        "Smart Environment",
    ]
    assert [number for number, _ in sections] == sorted({n for n, _ in sections})


def test_a_list_of_too_many_sections_is_left_out(monkeypatch):
    monkeypatch.setattr(publishing, "MOST_LISTED", 1)

    assert open_chapter(SHEETS, "2", 1, "").sections == []


def test_parts_are_packed_as_a_page_holds_them():
    half, whole = LETTERS // 2, LETTERS + 1

    packs = [
        list(pack) for pack in packed([half, half, 1, whole, 2], lambda part: part)
    ]

    assert packs == [[half, half], [1], [whole], [2]]
    assert list(packed([], len)) == []


def test_html_is_cut_between_its_outermost_elements():
    html = "<p>Satu<br />dua &amp; &lt;p&gt;</p>\n"
    html += "<ul>\n<li><p>x</p></li></ul>\n<hr /><p>3</p>"

    assert blocks(html) == [
        "<p>Satu<br />dua &amp; &lt;p&gt;</p>\n",
        "<ul>\n<li><p>x</p></li></ul>\n",
        "<hr />",
        "<p>3</p>",
    ]
    assert blocks("") == []


def test_a_long_text_is_read_page_by_page():
    words = "\n\n".join(f"Alinea {n} {'kata ' * 200}" for n in range(100))
    book = facts.a_book(chapters=(facts.a_chapter(narrative=words),))

    leaves = open_chapter(book, "1", 1, "").leaves

    assert len(leaves) == 5
    found = [re.findall(r"Alinea (\d+)", "".join(leaf.parts)) for leaf in leaves]
    assert [int(n) for numbers in found for n in numbers] == list(range(100))


# Light


@pytest.fixture
def demo_edition(db):
    """An edition of the demo, without the printing."""
    building.build(lambda step: None, edition=False)
    plan = MasterPlan.objects.get()
    plan.is_public = True
    plan.save()
    admin = plan.chapters.exclude(updated_by=None).first().updated_by
    an_edition(admin, plan=plan, content=a_content(plan))
    return Edition.objects.get()


def test_every_public_page_of_the_demo_is_light(client, demo_edition):
    content = Content.from_json(demo_edition.content)
    urls = [START]
    for entries in publishing.contents_of(content).values():
        for one in entries:
            leaves = open_chapter(content, one.book, one.place, "").leaves
            url = chapter_url(one.book, one.place)
            urls += [f"{url}?hal={n}" for n, _ in enumerate(leaves or [""], 1)]

    weights = {}
    for url in urls:
        page = client.get(url, headers={"accept-encoding": "gzip"})
        assert page.status_code == 200, url
        weights[url] = len(page.content)

    style = static_weight("css/portal.css") + static_weight("favicon.svg")
    assert {url: weight for url, weight in weights.items() if weight > MOST} == {}
    assert weights[START] + style <= FIRST_VISIT
    assert len(urls) > 40
