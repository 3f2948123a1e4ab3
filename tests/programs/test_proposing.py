"""How does a program begin, and which code does it keep?"""

import pytest
from django.core.exceptions import PermissionDenied

from agencies.models import AuditEntry
from programs import proposing
from programs.models import Program
from tests.builders.plans import a_plan, a_sub_dimension
from tests.builders.programs import a_program

CREATE = "/program/usul/"


def test_code_counts_up_under_the_year_before_the_plan_begins(plan, operator):
    codes = [
        proposing.start(plan, by=operator, title=f"Program {n}").code for n in "ab"
    ]

    assert codes == ["SC21-0001", "SC21-0002"]


def test_code_goes_on_after_the_last_and_past_four_digits(plan, operator):
    a_program(operator, code="SC21-9999")
    a_program(operator, code="SC21-10000")

    assert proposing.start(plan, by=operator, title="Bank sampah").code == "SC21-10001"


def test_another_plan_counts_from_one(plan, operator):
    a_program(operator, code="SC21-0007")
    plan.is_current = False
    plan.save()
    later = a_plan(first_year=2027, last_year=2031)

    assert proposing.start(later, by=operator, title="Bank sampah").code == "SC26-0001"


def test_beginning_is_recorded(plan, operator):
    program = proposing.start(plan, by=operator, title="Bank sampah")

    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.by) == ("program.start", operator)
    assert entry.after == {"code": program.code, "title": "Bank sampah"}


def test_title_is_enough(client, plan, operator):
    client.force_login(operator)

    response = client.post(CREATE, {"title": "Bank sampah 🗑️"}, follow=True)

    program = Program.objects.get()
    assert (program.title, program.agency) == ("Bank sampah 🗑️", operator.agency)
    assert program.status == Program.Status.DRAFT
    assert response.redirect_chain == [(program.get_absolute_url(), 302)]
    assert "SC21-0001 tersimpan sebagai draf." in response.content.decode()


def test_sub_dimension_may_be_picked_at_once(client, plan, operator):
    waste = a_sub_dimension("WASTE")
    client.force_login(operator)

    client.post(CREATE, {"title": "Bank sampah", "sub_dimension": waste.pk})

    assert Program.objects.get().sub_dimension == waste


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"title": ""}, "Bidang ini tidak boleh kosong."),
        ({"title": "x" * 201}, "paling banyak 200 karakter"),
        ({"title": "a\x00b"}, "Karakter null tidak diizinkan."),
        ({"title": "Bank sampah", "sub_dimension": "9" * 30}, "sudah tidak ada"),
    ],
)
def test_bad_input_is_answered_in_words(client, plan, operator, given, sentence):
    client.force_login(operator)

    response = client.post(CREATE, given)

    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert not Program.objects.exists()


def test_closed_window_stops_only_submitting(client, plan, operator, closed):
    client.force_login(operator)

    page = client.get(CREATE).content.decode()
    client.post(CREATE, {"title": "Bank sampah"})

    assert "menulis dan menyimpan draf" in page
    assert Program.objects.count() == 1


def test_empty_house_says_whom_to_ask(client, operator):
    client.force_login(operator)

    assert "Belum ada rencana induk" in client.get(CREATE).content.decode()
    assert client.post(CREATE, {"title": "Bank sampah"}).status_code == 404


@pytest.mark.parametrize("person", ["expert", "council"])
def test_readers_propose_nothing(client, request, plan, person):
    reader = request.getfixturevalue(person)
    client.force_login(reader)

    assert client.get(CREATE).status_code == 403
    assert client.post(CREATE, {"title": "Bank sampah"}).status_code == 403
    with pytest.raises(PermissionDenied):
        proposing.start(plan, by=reader, title="Bank sampah")
