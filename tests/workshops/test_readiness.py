"""Can everybody say how ready they are, and DKISP how ready the region is?"""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from agencies.models import AuditEntry
from plans.models import Stage
from tests.builders.agencies import a_user
from tests.builders.plans import a_readiness_element, close
from tests.builders.workshops import a_finding, an_assessment
from tests.forms import opened
from workshops.models import Assessment

pytestmark = pytest.mark.django_db
TYPED = "Serat optik baru sampai Tanah Grogot."


@pytest.fixture
def element():
    return a_readiness_element()


def page_of(element, agency=None):
    """Where an element is assessed, of an agency or of the region."""
    if agency:
        return reverse("workshops:assess_of", args=[element.pk, agency.pk])
    return reverse("workshops:assess", args=[element.pk])


def assess(client, url, **said):
    return client.post(url, opened(client, url) | said)


def test_agency_says_how_ready_it_is(client, operator, plan, element):
    client.force_login(operator)
    url = page_of(element, operator.agency)

    response = assess(client, url, level="2", expected_level="4", current=TYPED)

    own = reverse("workshops:readiness_of", args=[operator.agency_id])
    assert response.url == own
    said = Assessment.objects.get()
    assert (said.agency, said.element, said.plan) == (operator.agency, element, plan)
    assert (said.level, said.expected_level, said.current) == (2, 4, TYPED)
    [entry] = AuditEntry.objects.about(said)
    assert entry.after["kondisi saat ini"] == TYPED


def test_page_shows_one_agency_its_own_and_readers_the_region(
    client, operator, outsider, admin, plan, element
):
    an_assessment(operator.agency, element=element, level=2, gap="Desa belum.")
    an_assessment(outsider.agency, element=element, level=3)
    client.force_login(operator)

    own = client.get(reverse("workshops:readiness"), follow=True)

    assert own.redirect_chain[-1][0].endswith(f"instansi/{operator.agency_id}/")
    assert "Desa belum." in own.text
    assert "rata-rata" not in own.text
    client.force_login(admin)
    whole = client.get(reverse("workshops:readiness"))
    assert "2,5" in whole.text
    assert "2 instansi menilai" in whole.text
    assert "Desa belum." not in whole.text
    filled = {one.agency: one.filled for one in whole.context["page"].offices}
    assert (filled[operator.agency], filled[admin.agency]) == (1, 0)


def test_region_says_its_own_beside_what_the_agencies_say(
    client, admin, operator, plan, element
):
    an_assessment(operator.agency, element=element, gap="Desa belum terjangkau.")
    a_finding(operator, readiness=element, title="Blankspot di Muara Samu")
    client.force_login(admin)

    page = client.get(page_of(element)).text
    assess(client, page_of(element), level="3", recommendation="Bangun menara.")

    assert "Desa belum terjangkau." in page
    assert "Blankspot di Muara Samu" in page
    region = Assessment.objects.get(agency=None)
    assert (region.level, region.recommendation) == (3, "Bangun menara.")


def test_expected_is_not_below_what_is(client, operator, plan, element):
    client.force_login(operator)
    url = page_of(element, operator.agency)

    response = assess(client, url, level="4", expected_level="2", current=TYPED)

    assert "tidak lebih rendah" in response.text
    assert TYPED in response.text


def test_expected_is_held_against_what_was_saved_before(
    client, operator, plan, element
):
    an_assessment(operator.agency, element=element, level=4, expected_level=5)
    client.force_login(operator)
    url = page_of(element, operator.agency)

    response = assess(client, url, expected_level="3")

    assert "tidak lebih rendah" in response.text
    assert Assessment.objects.get().expected_level == 5


def test_two_who_begin_at_once_write_in_one_row(client, operator, plan, element):
    client.force_login(operator)
    url = page_of(element, operator.agency)
    mine, theirs = opened(client, url), opened(client, url)

    client.post(url, theirs | {"gap": "Tulisan rekan"})
    client.post(url, mine | {"current": TYPED})

    said = Assessment.objects.get()
    assert (said.gap, said.current) == ("Tulisan rekan", TYPED)


def test_closed_window_says_so_and_loses_nothing(client, operator, plan, element):
    client.force_login(operator)
    url = page_of(element, operator.agency)
    page = opened(client, url)
    close(plan, Stage.Kind.FINDINGS)

    response = client.post(url, page | {"current": TYPED})

    assert "Belum disimpan." in response.text
    assert TYPED in response.text
    assert not Assessment.objects.filled().exists()
    assert "Jendela bimtek I" in client.get(url).text
    own = client.get(reverse("workshops:readiness_of", args=[operator.agency_id]))
    assert "minta perpanjangan" in own.text
    assert url not in own.text


def test_dkisp_writes_after_the_window_too(client, admin, plan, element):
    close(plan, Stage.Kind.FINDINGS)
    client.force_login(admin)

    assess(client, page_of(element), current=TYPED)

    assert Assessment.objects.get().current == TYPED


def test_strangers_and_readers_do_not_assess(client, operator, outsider, plan, element):
    client.force_login(outsider)
    own = reverse("workshops:readiness_of", args=[operator.agency_id])
    assert client.get(page_of(element, operator.agency)).status_code == 403
    assert client.get(page_of(element)).status_code == 403
    refused = client.get(own)
    assert refused.status_code == 403
    assert "hanya dibaca oleh" in refused.text
    client.force_login(a_user(role="EXPERT"))
    assert client.get(page_of(element, operator.agency)).status_code == 403
    assert client.get(own).status_code == 200


def test_empty_house_says_that_there_is_no_plan(client, operator):
    client.force_login(operator)

    page = client.get(reverse("workshops:readiness"), follow=True)

    assert "Belum ada rencana induk" in page.text


def test_what_says_nothing_is_not_counted(plan, operator, element):
    blank = {"level": None, "expected_level": None}
    blank |= dict.fromkeys(("current", "gap", "recommendation"), "")
    an_assessment(operator.agency, element=element, **blank)

    assert not Assessment.objects.filled().exists()


@pytest.mark.parametrize("whose", ["agency", "region"])
def test_element_is_assessed_once(plan, operator, element, whose):
    agency = operator.agency if whose == "agency" else None
    an_assessment(agency, element=element)

    with pytest.raises(IntegrityError), transaction.atomic():
        an_assessment(agency, element=element)


def test_level_is_one_to_five(plan, element):
    with pytest.raises(IntegrityError), transaction.atomic():
        an_assessment(element=element, level=6)


def test_assessment_says_of_what_it_is(plan, operator, element):
    assert str(an_assessment(element=element)).endswith("(Kabupaten Paser)")
    own = an_assessment(operator.agency, element=element)
    assert str(own).endswith(f"({operator.agency})")
