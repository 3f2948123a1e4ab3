"""Does a one-time password open one door only?"""

import pytest
from django.urls import reverse

from agencies.models import AuditEntry
from tests.builders.agencies import PASSWORD, a_user

pytestmark = pytest.mark.django_db
CHANGE = "/kata-sandi/"
NEW = "perahu-lontar-77"


def new_password(client, old=PASSWORD, new=NEW):
    facts = {"old_password": old, "new_password1": new, "new_password2": new}
    return client.post(CHANGE, facts)


@pytest.fixture
def newcomer(client):
    """Somebody who logged in with a one-time password."""
    person = a_user(username="baru", password=PASSWORD, must_change_password=True)
    client.force_login(person)
    return person


@pytest.mark.parametrize("path", ["/", "/pesan/", "/kerangka/", "/masuk/"])
def test_one_time_password_leads_to_the_change_of_it(client, newcomer, path):
    answer = client.get(path, follow=True)

    assert answer.redirect_chain[-1] == (CHANGE, 302)
    assert "Pilih kata sandi Anda sendiri dahulu" in answer.text


@pytest.mark.parametrize("path", ["/panduan/", "/sehat"])
def test_one_time_password_reads_what_is_public(client, newcomer, path):
    assert client.get(path).status_code == 200


def test_one_time_password_lets_one_leave(client, newcomer):
    assert client.post(reverse("logout")).url == reverse("login")


def test_own_password_opens_the_house(client, newcomer):
    answer = new_password(client)

    newcomer.refresh_from_db()
    assert answer.url == reverse("home")
    assert not newcomer.must_change_password
    assert newcomer.check_password(NEW)
    assert client.get("/akun/").status_code == 200
    assert list(AuditEntry.objects.values_list("verb", "by")) == [
        ("user.password", newcomer.pk)
    ]


def test_same_password_again_is_no_own_password(client, newcomer):
    page = new_password(client, new=PASSWORD)

    newcomer.refresh_from_db()
    assert "masih sama dengan yang lama" in page.text
    assert newcomer.must_change_password


def test_wrong_old_password_changes_nothing(client, newcomer):
    new_password(client, old="keliru")

    newcomer.refresh_from_db()
    assert newcomer.check_password(PASSWORD)


def test_account_page_says_who_one_is(client, operator):
    client.force_login(operator)

    page = client.get("/akun/")

    assert "Dinas Lingkungan Hidup" in page.text
    assert "Di komputer bersama" in page.text
