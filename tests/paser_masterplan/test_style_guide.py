"""Does the look hold for every status, and stay within its weight?"""

from pathlib import Path

import brotli
import pytest

from paser_masterplan.style_guide import PILLS

STATIC = Path(__file__).resolve().parents[2] / "static"
GREY = {"DRAFT", "WITHDRAWN"}


def stylesheet():
    return (STATIC / "css/portal.css").read_text()


def test_style_guide_shows_every_status(client, operator):
    client.force_login(operator)

    page = client.get("/gaya/").content.decode()

    shown = [code for code in PILLS if f'"pill" data-status="{code}"' in page]
    assert shown == list(PILLS)


def test_style_guide_marks_the_wrong_field(client, operator):
    client.force_login(operator)

    page = client.get("/gaya/").content.decode()

    assert page.count("form-control is-invalid") == 1


def test_style_guide_shows_two_texts_and_three_ways(client, operator):
    client.force_login(operator)

    page = client.get("/gaya/").content.decode()

    assert page.count('name="pilih-objective"') == 3
    assert page.count(" checked> <span>Gabungkan keduanya</span>") == 1


@pytest.mark.parametrize("code", sorted(set(PILLS) - GREY))
def test_stylesheet_colours_the_status(code):
    assert f'[data-status="{code}"]' in stylesheet()


def test_style_and_script_stay_light():
    files = [STATIC / "css/portal.css", STATIC / "js/portal.js", STATIC / "favicon.svg"]

    weight = sum(len(brotli.compress(file.read_bytes())) for file in files)

    assert weight <= 12_000


def test_stylesheet_asks_no_other_address():
    assert "url(" not in stylesheet()
    assert "@import" not in stylesheet()
