"""Do the words about workshops and findings mean what they say?"""

from datetime import date

from plans.models import Stage
from tests.builders.plans import a_sub_dimension
from tests.builders.workshops import (
    a_check_in,
    a_finding,
    a_participant,
    a_session,
    a_workshop,
    an_outcome,
)
from workshops.models import Finding, Workshop


def test_things_are_called_by_what_people_typed(plan, operator):
    workshop = a_workshop(title="Bimtek I")

    assert str(workshop) == "Bimtek I"
    assert str(a_session(workshop, title="Pembukaan")) == "Pembukaan"
    assert str(a_participant(workshop, operator.agency, full_name="Oki")) == "Oki"
    person, session = a_participant(workshop, operator.agency), a_session(workshop)
    assert str(a_check_in(person, session)) == f"{person} di {session}"
    assert str(an_outcome(workshop, text="Lengkapi data.")) == "Lengkapi data."
    assert str(a_finding(operator, title="Sampah")) == "Sampah"


def test_findings_are_told_apart_by_where_they_wait(plan, operator, outsider):
    waiting = a_finding(operator)
    returned = a_finding(operator, status="RETURNED")
    accepted = a_finding(outsider, accepted=True)

    assert list(Finding.objects.waiting()) == [waiting]
    assert list(Finding.objects.returned()) == [returned]
    assert list(Finding.objects.accepted()) == [accepted]
    assert set(Finding.objects.of(operator.agency)) == {waiting, returned}


def test_findings_stand_in_the_order_of_the_book(plan, operator):
    potential = a_finding(operator, kind="POTENTIAL")
    problem = a_finding(operator)
    first = a_finding(operator, sub_dimension=a_sub_dimension("PUBLIC_SERVICE"))
    parts = (first.sub_dimension.dimension, problem.sub_dimension.dimension)

    assert list(Finding.objects.in_book_order()) == [first, problem, potential]
    assert parts[0].position < parts[1].position


def test_latest_workshop_is_the_last_of_its_kind(plan):
    a_workshop()
    second = a_workshop(starts_on=date(2021, 9, 20), ends_on=date(2021, 9, 21))

    assert Workshop.objects.latest_of(Stage.Kind.FINDINGS) == second
    assert Workshop.objects.latest_of(Stage.Kind.FINAL) is None


def test_search_wants_every_word(plan, operator):
    finding = a_finding(operator, title="Sampah pasar", description="Di Kuaro")
    a_finding(operator, title="Sampah sungai", description="Di Paser")

    assert list(Finding.objects.matching("kuaro sampah")) == [finding]
    assert list(Finding.objects.matching(f"{finding.pk}")) == [finding]
