"""Does every finding stand in its field, and may DKISP move it?"""

import pytest
from django.urls import reverse

from agencies.models import AuditEntry
from tests.builders.plans import a_readiness_element
from tests.builders.workshops import a_finding
from tests.forms import opened
from workshops.models import Finding

pytestmark = pytest.mark.django_db
SWOT = "/temuan/swot/"
KIND, FACTOR, FIELD = Finding.Kind, Finding.Factor, Finding.Swot


@pytest.mark.parametrize(
    ("kind", "factor", "label"),
    [
        (KIND.POTENTIAL, FACTOR.INTERNAL, "Kekuatan"),
        (KIND.PROBLEM, FACTOR.INTERNAL, "Kelemahan"),
        (KIND.POTENTIAL, FACTOR.EXTERNAL, "Peluang"),
        (KIND.PROBLEM, FACTOR.EXTERNAL, "Ancaman"),
        (KIND.PROBLEM, "", ""),
    ],
)
def test_field_follows_from_kind_and_factor(kind, factor, label):
    assert Finding(kind=kind, factor=factor).swot_label == label


def test_what_was_corrected_counts():
    finding = Finding(kind=KIND.PROBLEM, factor=FACTOR.EXTERNAL, swot=FIELD.OPPORTUNITY)

    assert finding.swot_label == "Peluang"


def placed(page):
    found = {one.label: one.findings for one in page.context["page"].places}
    return {label: [one.pk for one in rows] for label, rows in found.items() if rows}


def test_page_shows_the_accepted_findings_of_a_pillar(client, admin, operator, plan):
    digital = a_readiness_element()
    facts = {"readiness": digital, "accepted": True}
    inside = a_finding(operator, factor=FACTOR.INTERNAL, **facts)
    moved = a_finding(operator, swot=FIELD.STRENGTH, **facts)
    unclear = a_finding(operator, **facts)
    loose = a_finding(operator, accepted=True, factor=FACTOR.EXTERNAL)
    a_finding(operator, readiness=digital, factor=FACTOR.INTERNAL)
    client.force_login(admin)

    page = client.get(f"{SWOT}?kelompok=INFRASTRUCTURE")

    assert placed(page) == {"Kekuatan": [moved.pk], "Kelemahan": [inside.pk]}
    assert [one.pk for one in page.context["page"].unplaced] == [unclear.pk]
    assert "dikoreksi" in page.text
    assert placed(client.get(f"{SWOT}?kelompok=lain")) == {"Ancaman": [loose.pk]}
    assert placed(client.get(f"{SWOT}?kelompok=apa-saja")) == {}


def test_admin_moves_a_finding_and_the_trace_says_so(client, admin, operator, plan):
    finding = a_finding(operator, accepted=True, readiness=a_readiness_element())
    url = reverse("workshops:swot_place", args=[finding.pk])
    client.force_login(admin)
    assert url in client.get(finding.get_absolute_url()).text

    response = client.post(
        url, opened(client, url) | {"factor": "EXTERNAL", "swot": "OPPORTUNITY"}
    )

    assert response.url == f"{SWOT}?kelompok=INFRASTRUCTURE"
    finding.refresh_from_db()
    assert (finding.factor, finding.swot_label) == ("EXTERNAL", "Peluang")
    [entry] = AuditEntry.objects.about(finding)
    assert entry.after["letak dalam SWOT"] == "OPPORTUNITY"
    assert "Sekarang: Peluang (dikoreksi)" in client.get(url).text


def test_finding_without_an_element_goes_back_to_the_loose_ones(
    client, admin, operator, plan
):
    finding = a_finding(operator, accepted=True)
    url = reverse("workshops:swot_place", args=[finding.pk])
    client.force_login(admin)

    response = client.post(url, opened(client, url) | {"factor": "EXTERNAL"})

    assert response.url == f"{SWOT}?kelompok=lain"


def test_only_what_is_accepted_is_moved_and_by_admins_alone(
    client, admin, operator, plan
):
    waiting = a_finding(operator)
    accepted = a_finding(operator, accepted=True)
    client.force_login(admin)
    url = reverse("workshops:swot_place", args=[waiting.pk])
    assert client.get(url).status_code == 403
    client.force_login(operator)
    url = reverse("workshops:swot_place", args=[accepted.pk])
    assert client.get(url).status_code == 403
    assert url not in client.get(accepted.get_absolute_url()).text
