"""The word of the council: once, on the edition in force, by one of them."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from agencies.models import AuditEntry, Message
from books import endorsing
from books.models import Endorsement
from paser_masterplan.moves import MoveRefused
from tests.builders.agencies import a_user
from tests.builders.books import an_edition, an_endorsement
from tests.programs.test_race import at_once


@pytest.fixture
def edition(plan, admin):
    return an_edition(admin, plan=plan, number=1)


def page_url(edition):
    return reverse("books:endorse", args=[edition.pk])


def test_endorsing_keeps_who_and_the_note(edition, council):
    made = endorsing.endorse(edition, by=council, note=" Sesuai pembahasan. \n")

    assert Endorsement.objects.get() == made
    assert (made.edition, made.endorsed_by) == (edition, council)
    assert (str(made), made.note) == ("Pengesahan Edisi 1", "Sesuai pembahasan.")
    entry = AuditEntry.objects.get()
    assert (entry.verb, entry.by) == ("edition.endorse", council)
    assert entry.after == {"catatan": "Sesuai pembahasan."}


@pytest.mark.parametrize(
    ("note", "end"), [("", "."), ("Sesuai pembahasan.", ": Sesuai pembahasan.")]
)
def test_those_who_issue_are_told(edition, council, admin, second_admin, note, end):
    endorsing.endorse(edition, by=council, note=note)

    text = f"Dewi Dewan mengesahkan Edisi 1{end}"
    page = edition.get_absolute_url()
    told = Message.objects.values_list("recipient", "kind", "text", "url")
    assert set(told) == {
        (person.pk, "EDITION", text, page) for person in (admin, second_admin)
    }


def test_an_edition_is_endorsed_once(edition, council):
    an_endorsement(edition, council)
    other = a_user(role="COUNCIL", agency=council.agency)

    with pytest.raises(MoveRefused, match="Edisi 1 sudah disahkan Dewi Dewan"):
        endorsing.endorse(edition, by=other)

    assert Endorsement.objects.count() == 1


def test_what_was_replaced_is_not_endorsed(edition, admin, council):
    an_edition(admin, plan=edition.plan, number=2, supersedes=edition)

    with pytest.raises(MoveRefused, match="Edisi 1 sudah digantikan Edisi 2"):
        endorsing.endorse(edition, by=council)

    assert not Endorsement.objects.exists()


@pytest.mark.parametrize("person", ["operator", "verifier", "expert", "admin"])
def test_endorsing_is_the_councils(client, edition, person, request):
    user = request.getfixturevalue(person)
    client.force_login(user)

    assert client.get(page_url(edition)).status_code == 403
    assert client.post(page_url(edition)).status_code == 403
    assert page_url(edition) not in client.get(edition.get_absolute_url()).text
    with pytest.raises(PermissionDenied):
        endorsing.endorse(edition, by=user)
    assert not Endorsement.objects.exists()


def test_council_endorses_from_the_page_of_the_edition(client, edition, council):
    client.force_login(council)
    before = client.get(edition.get_absolute_url())

    after = client.post(page_url(edition), {"note": "Setuju <b>"}, follow=True)

    assert page_url(edition) in before.text
    assert "Belum disahkan" in before.text
    assert after.redirect_chain == [(edition.get_absolute_url(), 302)]
    assert "Edisi 1 disahkan." in after.text
    assert "Dewi Dewan, Setda" in after.text
    assert "Setuju &lt;b&gt;" in after.text
    assert page_url(edition) not in after.text


def test_list_of_editions_says_which_is_endorsed(client, edition, council, operator):
    client.force_login(operator)
    before = client.get(reverse("books:list"))
    an_endorsement(edition, council)

    after = client.get(reverse("books:list"))

    assert "disahkan dewan" not in before.text
    assert "Berlaku, disahkan dewan" in after.text


def test_a_refused_note_is_shown_again(client, edition, admin, council):
    an_edition(admin, plan=edition.plan, number=2, supersedes=edition)
    client.force_login(council)

    page = client.post(page_url(edition), {"note": "Setuju sekali."})

    assert page.status_code == 200
    assert "sudah digantikan Edisi 2" in page.text
    assert "Setuju sekali.</textarea>" in page.text


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_of_the_council_cannot_both_endorse(edition, council):
    other = a_user(role="COUNCIL", agency=council.agency)

    done = at_once(
        lambda: endorsing.endorse(edition, by=council),
        lambda: endorsing.endorse(edition, by=other),
    )

    assert sum(isinstance(one, Endorsement) for one in done) == 1
    assert sum(isinstance(one, MoveRefused) for one in done) == 1
    assert Endorsement.objects.count() == 1
