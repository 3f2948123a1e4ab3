"""Is nobody's word in the frame overwritten unseen?"""

import pytest
from django.urls import reverse

from agencies.models import Agency
from plans.models import Dimension, SubDimension
from tests.builders.plans import a_mission, a_sub_dimension


def opened(client, url):
    return client.get(url).context["form"]["opened"].value()


@pytest.fixture
def stale(client, admin, plan):
    """A mission whose page was opened before somebody else wrote in it."""
    mission = a_mission(plan, number=1, text="Misi semula")
    client.force_login(admin)
    url = reverse("plans:mission_edit", args=[mission.pk])
    mark = opened(client, url)
    type(mission).objects.update(text="Misi orang lain")
    return mission, url, {"number": 1, "text": "Misi saya", "opened": mark}


def test_a_stale_page_keeps_both_texts_in_sight(client, stale):
    mission, url, answers = stale

    page = client.post(url, answers).content.decode()

    mission.refresh_from_db()
    assert mission.text == "Misi orang lain"
    assert "diubah orang lain sejak halaman ini dibuka" in page
    assert "Misi saya" in page
    assert "<dd>Misi orang lain</dd>" in page


def test_a_second_save_is_a_decision(client, stale):
    mission, url, answers = stale
    again = client.post(url, answers).context["form"]["opened"].value()

    client.post(url, answers | {"opened": again})

    mission.refresh_from_db()
    assert mission.text == "Misi saya"


def test_a_stale_account_page_is_held_back(client, admin, operator):
    client.force_login(admin)
    url = reverse("agencies:person_edit", args=[operator.pk])
    mark = opened(client, url)
    type(operator).objects.filter(pk=operator.pk).update(full_name="Nama Orang Lain")
    answers = {"full_name": "Nama Saya", "role": operator.role, "opened": mark}

    page = client.post(url, answers | {"username": operator.username}).content.decode()

    operator.refresh_from_db()
    assert operator.full_name == "Nama Orang Lain"
    assert "Nama Saya" in page


@pytest.mark.parametrize(
    ("route", "model"),
    [
        ("plans:dimension_edit", Dimension),
        ("plans:sub_dimension_edit", SubDimension),
        ("agencies:edit", Agency),
    ],
)
def test_every_kept_page_carries_what_it_showed(client, admin, plan, route, model):
    a_sub_dimension()
    client.force_login(admin)

    mark = opened(client, reverse(route, args=[model.objects.first().pk]))

    assert len(mark) == 20
