"""Is the officers' guide there, before and after logging in?"""

import pytest

from paser_masterplan.guides import FOLDER, TITLES


@pytest.mark.parametrize("slug", TITLES)
def test_every_page_shows_its_paper(client, db, slug):
    page = client.get(f"/panduan/{slug}/").content.decode()

    assert f"<h1>{TITLES[slug]}</h1>" in page
    assert '<div class="prose">' in page


def test_every_paper_is_a_page():
    assert {path.stem for path in FOLDER.glob("*.md")} == set(TITLES)


def test_an_unknown_page_is_not_found(client, db):
    response = client.get("/panduan/rahasia/")

    assert response.status_code == 404


def test_style_page_shows_every_component(client, operator):
    client.force_login(operator)

    page = client.get("/gaya/").content.decode()

    assert "<h1>Gaya portal</h1>" in page
    assert page.count('class="pill"') >= 13
