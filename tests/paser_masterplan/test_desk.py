"""Does the desk show each person what waits, and nothing of others?"""

from datetime import timedelta

import pytest
from django.utils import timezone

from paser_masterplan import desk as desks
from paser_masterplan.desk import desk_of
from plans.models import Stage
from programs.models import Program
from tests.builders.agencies import an_agency
from tests.builders.plans import (
    a_dimension,
    a_sub_dimension,
    an_extension_request,
    close,
)
from tests.builders.programs import a_funding, a_program, an_action
from tests.builders.workshops import a_finding
from workshops.models import Finding

Status = Program.Status


def queue(user, title):
    return next(q for q in desk_of(user).queues if q.title == title)


def titles(user):
    return [q.title for q in desk_of(user).queues]


def test_an_empty_house_has_an_empty_desk(operator):
    desk = desk_of(operator)

    assert desk.plan is None
    assert desk.windows == []


def test_an_operator_finds_drafts_and_returned_programs(operator, outsider, plan):
    draft = a_program(operator)
    returned = a_program(operator, status=Status.RETURNED)
    a_program(operator, status=Status.APPROVED)
    a_program(outsider)

    waiting = queue(operator, "Program yang sedang Anda kerjakan")

    assert set(waiting.things) == {draft, returned}
    assert waiting.count == 2


def test_an_operator_finds_returned_findings(operator, plan):
    returned = a_finding(operator, status=Finding.Status.RETURNED)
    a_finding(operator)

    waiting = queue(operator, "Temuan yang perlu diperbaiki")

    assert waiting.things == [returned]


def test_a_long_queue_shows_its_first_rows_and_its_count(operator, plan):
    for _ in range(desks.MOST + 3):
        a_program(operator)

    waiting = queue(operator, "Program yang sedang Anda kerjakan")

    assert len(waiting.things) == desks.MOST
    assert waiting.count == desks.MOST + 3


def test_an_admin_finds_the_queues_of_the_review(admin, operator, plan):
    program = a_program(operator, status=Status.SUBMITTED)
    finding = a_finding(operator)

    assert queue(admin, "Program menunggu telaah").things == [program]
    assert queue(admin, "Temuan menunggu diterima").things == [finding]


def test_an_admin_finds_who_asks_for_more_time(admin, second_admin, operator, plan):
    stage = plan.stages.get(kind=Stage.Kind.PROPOSALS)
    asked = an_extension_request(stage, operator)
    an_extension_request(stage, admin, answered_by=second_admin)

    waiting = queue(admin, "Perpanjangan yang diminta")

    assert waiting.things == [asked]
    assert (waiting.count, waiting.url) == (1, "/kerangka/permintaan/?")
    assert "Perpanjangan yang diminta" not in titles(operator)


def test_the_desk_says_until_when_the_grace_holds(client, operator, plan):
    stage = plan.stages.get(kind=Stage.Kind.PROPOSALS)
    stage.closes_at = timezone.now() - timedelta(minutes=1)
    stage.grace_minutes = 30
    stage.save()
    client.force_login(operator)

    page = client.get("/").text

    assert "Masa tenggang sampai" in page
    assert "yang terlambat masih diterima" in page


def test_an_expert_finds_the_programs_of_the_own_dimensions(expert, operator, plan):
    mine = a_program(
        operator, status=Status.SUBMITTED, sub_dimension=a_sub_dimension("WASTE")
    )
    a_program(
        operator, status=Status.SUBMITTED, sub_dimension=a_sub_dimension("HEALTH")
    )
    a_dimension("ENVIRONMENT").experts.add(expert)

    assert titles(expert) == ["Program menunggu telaah"]
    assert queue(expert, "Program menunggu telaah").things == [mine]


def test_a_council_member_has_numbers_and_no_queue(council, plan):
    desk = desk_of(council)

    assert desk.queues == []
    assert desk.may_write is False
    assert len(desk.bars) == 6
    assert desk.matrix == []


def test_the_matrix_says_who_has_not_begun(admin, operator, plan):
    silent = an_agency(short_name="Silent")
    a_finding(operator)
    a_program(operator, status=Status.APPROVED)
    a_program(operator, status=Status.PROPOSED)

    desk = desk_of(admin)

    rows = {row.agency: [cell.text for cell in row.cells] for row in desk.matrix}
    assert rows == {operator.agency: ["1", "1", "–", "–", "1"]}
    assert set(desk.silent) == {silent, admin.agency}


def test_the_matrix_begins_with_those_who_have_done_least(
    admin, operator, outsider, plan
):
    a_finding(operator)
    a_program(outsider)

    agencies = [row.agency for row in desk_of(admin).matrix]

    assert agencies == [outsider.agency, operator.agency]


def test_gaps_count_what_breaks_the_thread(admin, operator, plan):
    answered = a_finding(operator, accepted=True)
    a_finding(operator, accepted=True)
    a_finding(operator, accepted=True, kind=Finding.Kind.POTENTIAL)
    program = a_program(operator, status=Status.APPROVED)
    program.findings.add(answered)
    a_funding(an_action(program), amount=None, unknown_reason="Menunggu RKPD")

    assert [number for _, number, _ in desk_of(admin).gaps] == [1, 1]


def test_bars_measure_dimensions_against_the_longest(council, operator, plan):
    for code in ("WASTE", "ENERGY", "HEALTH"):
        a_program(operator, status=Status.APPROVED, sub_dimension=a_sub_dimension(code))

    shares = {bar.dimension: bar.share for bar in desk_of(council).bars}

    assert shares["ENVIRONMENT"] == 100
    assert shares["LIVING"] == 50
    assert shares["SOCIETY"] == 0


def test_a_closed_window_is_shown_as_closed(operator, plan):
    close(plan, Stage.Kind.FINDINGS)

    is_open = {window.kind: window.is_open for window in desk_of(operator).windows}

    assert is_open[Stage.Kind.FINDINGS] is False
    assert is_open[Stage.Kind.PROPOSALS] is True


@pytest.mark.parametrize(
    ("who", "may"), [("operator", True), ("admin", True), ("council", False)]
)
def test_only_writers_are_invited_to_write(client, plan, request, who, may):
    client.force_login(request.getfixturevalue(who))

    page = client.get("/").content.decode()

    assert ("Usulkan program" in page) is may


def test_home_without_a_plan_says_what_comes_first(client, operator):
    client.force_login(operator)

    page = client.get("/").content.decode()

    assert "Belum ada rencana induk" in page
