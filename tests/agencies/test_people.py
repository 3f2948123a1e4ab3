"""Does an admin give, move and end access, and nobody else?"""

import re

import pytest
from django.test import Client
from django.urls import reverse

from agencies import accounts
from agencies.models import AuditEntry, User
from paser_masterplan.moves import MoveRefused
from tests.builders.agencies import PASSWORD, a_user
from tests.builders.workshops import a_finding
from tests.forms import opened

pytestmark = pytest.mark.django_db
ONE_TIME = re.compile(r"<code>([a-z]{4}-[a-z]{4}-[a-z]{4}-\d{4})</code>")


def step(client, person, name):
    return client.post(reverse("agencies:person_move", args=[person.pk, name]))


def verbs():
    return list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))


@pytest.fixture
def desk(client, admin):
    """The browser of the admin."""
    client.force_login(admin)
    return client


def test_create_person_shows_a_one_time_password_once(desk, agency):
    facts = {
        "username": "1980 0101 2005",
        "full_name": "Budi Baru",
        "agency": agency.pk,
        "role": "OPERATOR",
    }

    answer = desk.post("/orang/baru/", facts)
    shown, again = desk.get(answer.url), desk.get(answer.url)

    person = User.objects.get(username="198001012005")
    password = ONE_TIME.search(shown.text)[1]
    assert person.check_password(password)
    assert person.must_change_password
    assert not ONE_TIME.search(again.text)
    assert "no-store" in shown.headers["Cache-Control"]
    assert verbs() == ["user.create"]


def test_create_person_starts_with_the_agency_that_was_looked_at(desk, agency):
    page = desk.get(f"/orang/baru/?agency={agency.pk}")

    assert f'<option value="{agency.pk}" selected>' in page.text


def test_create_person_refuses_a_name_in_use(desk, operator):
    facts = {
        "username": "OPERATOR.dlh",
        "full_name": "Kembar",
        "agency": operator.agency_id,
        "role": "OPERATOR",
    }

    page = desk.post("/orang/baru/", facts)

    assert "sudah ada" in page.text
    assert verbs() == []


def edit(client, person, **facts):
    """Change an account on its page."""
    path = f"/orang/{person.pk}/ubah/"
    return client.post(path, opened(client, path) | facts)


def test_edit_person_is_traced(desk, operator):
    answer = edit(desk, operator, full_name="Oki Baru", role="VERIFIER")

    entry = AuditEntry.objects.get()
    assert answer.url == operator.get_absolute_url()
    assert entry.changes == [
        ("nama lengkap", "Oki Operator", "Oki Baru"),
        ("peran", "OPERATOR", "VERIFIER"),
    ]


def test_edit_person_keeps_the_last_admin(desk, admin):
    page = edit(desk, admin, role="OPERATOR", full_name="Ade")

    admin.refresh_from_db()
    assert "satu-satunya admin" in page.text
    assert (admin.role, admin.full_name) == ("ADMIN", "Ade Admin")


def test_edit_person_lets_one_of_two_admins_step_down(desk, admin, second_admin):
    edit(desk, admin, role="COUNCIL")

    admin.refresh_from_db()
    assert admin.role == "COUNCIL"


def test_edit_person_without_a_change_leaves_no_trace(desk, operator):
    edit(desk, operator)

    assert verbs() == []


def test_edit_person_shows_what_another_admin_wrote_meanwhile(
    desk, admin, second_admin, operator
):
    path = f"/orang/{operator.pk}/ubah/"
    page = opened(desk, path) | {"full_name": "Nama Saya", "email": "oki@paser.test"}
    desk.force_login(second_admin)
    edit(desk, operator, full_name="Nama Orang Lain", role="VERIFIER")
    desk.force_login(admin)

    answer = desk.post(path, page)

    operator.refresh_from_db()
    assert "Dua Admin menyimpan isian ini pukul" in answer.text
    assert "Nama Saya" in answer.text
    assert (operator.full_name, operator.email) == ("Nama Orang Lain", "")


def test_transfer_leaves_the_records_where_they_are(desk, operator, outsider, plan):
    finding = a_finding(operator)
    home = operator.agency

    desk.post(f"/orang/{operator.pk}/pindah/", {"agency": outsider.agency_id})

    operator.refresh_from_db()
    finding.refresh_from_db()
    assert operator.agency == outsider.agency
    assert finding.agency == home
    assert AuditEntry.objects.get().changes == [("perangkat daerah", "DLH", "Dishub")]


def test_transfer_to_nowhere_is_a_sentence(desk, operator):
    answer = desk.post(f"/orang/{operator.pk}/pindah/", {"agency": "0"}, follow=True)

    assert "Pilih instansi dari daftar" in answer.text


def test_disable_and_enable_end_and_return_access(desk, operator):
    step(desk, operator, "disable")
    operator.refresh_from_db()
    assert not operator.is_active

    step(desk, operator, "enable")
    operator.refresh_from_db()
    assert operator.is_active
    assert verbs() == ["user.disable", "user.enable"]


def test_disable_oneself_is_refused(desk, admin, second_admin):
    answer = step(desk, admin, "disable")

    admin.refresh_from_db()
    assert admin.is_active
    assert "minta admin lain" in desk.get(answer.url).text


def test_disable_keeps_the_last_admin(admin):
    with pytest.raises(MoveRefused, match="satu-satunya admin"):
        accounts.disable(admin, by=None)


def test_disable_one_of_two_admins(admin, second_admin):
    accounts.disable(second_admin, by=admin)

    assert list(User.objects.admins()) == [admin]


def test_reset_password_ends_sessions_and_the_lock(desk, operator):
    operator.set_password(PASSWORD)
    operator.save()
    browser = Client()
    browser.force_login(operator)
    for _ in range(5):
        Client().post("/masuk/", {"username": operator.username, "password": "salah"})

    answer = step(desk, operator, "reset")

    password = ONE_TIME.search(desk.get(answer.url).text)[1]
    facts = {"username": operator.username, "password": password}
    assert browser.get("/akun/").status_code == 302
    assert Client().post("/masuk/", facts).status_code == 302
    assert Client().get("/akun/").status_code == 302
    operator.refresh_from_db()
    assert operator.must_change_password
    assert verbs() == ["user.reset"]


def test_unknown_step_is_not_found(desk, operator):
    assert step(desk, operator, "hapus").status_code == 404


def test_steps_are_offered_as_they_may_be_taken(admin, operator):
    asked = [
        [offer.name for offer in accounts.offers(admin, person)]
        for person in (operator, admin, a_user(is_active=False))
    ]

    assert asked == [["reset", "disable"], [], ["reset", "enable"]]


def test_people_are_found_by_name_agency_role_and_access(desk, operator, outsider):
    def found(query):
        page = desk.get(f"/orang/?{query}")
        return [person.username for person in page.context["object_list"]]

    a_user(username="lama", is_active=False, agency=operator.agency)
    assert found("q=oki") == ["operator.dlh"]
    assert found("q=dishub") == ["operator.dishub"]
    assert found(f"agency={operator.agency_id}") == ["operator.dlh", "lama"]
    assert found("role=ADMIN") == ["admin.dkisp"]
    assert found("is_active=0") == ["lama"]
    assert found("agency=99999999999999999999") == []


@pytest.mark.parametrize("path", ["/orang/", "/orang/baru/", "/orang/{}/"])
def test_people_are_kept_by_admins_alone(client, operator, path):
    client.force_login(operator)

    page = client.get(path.format(operator.pk))

    assert page.status_code == 403
    assert "Daftar akun dikelola admin DKISP" in page.text


@pytest.mark.parametrize("path", ["/orang/{}/pindah/", "/orang/{}/langkah/reset/"])
def test_people_are_moved_by_admins_alone(client, operator, verifier, path):
    client.force_login(verifier)

    assert client.post(path.format(operator.pk)).status_code == 403
    assert verbs() == []


def test_one_time_passwords_differ():
    assert len({accounts.one_time_password() for _ in range(100)}) == 100
