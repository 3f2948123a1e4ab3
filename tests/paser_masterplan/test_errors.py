"""Does every refusal say in Indonesian what to do?"""

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.views import defaults

from tests.builders.programs import a_program


def test_a_stranger_finds_nothing(client, operator, outsider, plan):
    client.force_login(outsider)

    response = client.get(a_program(operator).get_absolute_url())

    assert response.status_code == 404
    assert "bukan untuk akun Anda" in response.content.decode()


def test_a_reader_is_told_why_not(client, operator, admin, plan):
    client.force_login(admin)
    program = a_program(operator)

    response = client.get(reverse("programs:edit", args=[program.pk, "uraian"]))

    assert response.status_code == 403
    assert f"Program ini ditulis oleh {program.agency}." in response.content.decode()


def test_a_mountain_of_text_is_refused_in_words(client, operator, plan):
    client.force_login(operator)

    response = client.post(reverse("programs:create"), {"title": "x" * 3_000_000})

    assert response.status_code == 400
    assert "Batasnya 2,5 MB" in response.content.decode()


def test_a_server_error_needs_nothing_but_its_template():
    response = defaults.server_error(RequestFactory().get("/"))

    assert response.status_code == 500
    assert "Yang sudah tersimpan sebelumnya tetap aman" in response.content.decode()


def test_a_stale_form_is_refused_in_words(client, operator, plan):
    client.handler.enforce_csrf_checks = True
    client.force_login(operator)

    response = client.post(reverse("programs:create"), {"title": "Bank sampah"})

    assert response.status_code == 403
    assert "Halaman ini sudah terlalu lama terbuka" in response.content.decode()


@pytest.mark.parametrize("number", ["99999999999999999999", "0"])
def test_an_impossible_number_is_nobody(client, operator, plan, number):
    client.force_login(operator)

    response = client.get(f"/program/{number}/")

    assert response.status_code == 404
