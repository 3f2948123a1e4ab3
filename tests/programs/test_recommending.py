"""What do experts advise about a program, who reads it, and what does it score?"""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from agencies.models import AuditEntry
from paser_masterplan.moves import MoveRefused
from programs import permissions, recommending, workflow
from programs.models import Criterion, Program, Recommendation, Score
from programs.pinning import Outdated
from tests.builders.agencies import a_user
from tests.builders.programs import a_program, a_revision
from tests.builders.scoring import a_criterion, a_recommendation, a_score
from tests.forms import opened

Status, Advice = Program.Status, Recommendation.Advice


@pytest.fixture
def criteria(db):
    """Two questions, the one three times as heavy as the other."""
    Criterion.objects.all().delete()
    return a_criterion(name="Manfaat", weight=75), a_criterion(
        name="Kesiapan", weight=25
    )


@pytest.fixture
def read(reviewed, verifier, criteria, assigned):
    """A program under review as the expert has read it: its first revision."""
    a_revision(reviewed, verifier)
    return reviewed


def say(program, expert, criteria, *values, **facts):
    defaults = {"read": 1, "advice": Advice.RETURN, "text": "Indikatornya kabur."}
    scores = dict(zip(criteria, values, strict=False))
    return recommending.recommend(
        program, by=expert, scores=scores, **(defaults | facts)
    )


def url_of(program):
    return reverse("programs:recommend", args=[program.pk])


def typed(client, program, criteria, *values, **facts):
    """The form of the page, with these scores and answers in it."""
    given = zip(criteria, values, strict=False)
    scores = {f"score_{criterion.pk}": value for criterion, value in given}
    defaults = {"advice": "APPROVE", "text": ""}
    return opened(client, url_of(program)) | defaults | scores | facts


def test_recommendation_keeps_advice_reason_and_scores(read, assigned, criteria):
    said = say(read, assigned, criteria, 4, 2)

    entry = AuditEntry.objects.get()
    assert (said.program, said.revision.number, said.by) == (read, 1, assigned)
    assert (said.advice, said.text) == (Advice.RETURN, "Indikatornya kabur.")
    assert {row.criterion.name: row.value for row in said.scores.all()} == {
        "Manfaat": 4,
        "Kesiapan": 2,
    }
    assert str(said) == "Perlu diperbaiki (Eka Tenaga Ahli)"
    assert [str(row) for row in said.scores.order_by("pk")] == [
        "Manfaat: 4",
        "Kesiapan: 2",
    ]
    assert (entry.verb, entry.before, entry.after["Manfaat"]) == (
        "recommendation.write",
        {},
        4,
    )


def test_history_that_the_agency_reads_says_nothing_of_it(
    client, read, operator, assigned, criteria
):
    say(read, assigned, criteria, 4, 2)
    client.force_login(operator)

    page = client.get(reverse("programs:history", args=[read.pk]))

    assert "Rekomendasi" not in page.text


def test_recommendation_is_bettered_and_not_doubled(read, assigned, criteria):
    say(read, assigned, criteria, 4, 2)

    say(read, assigned, criteria, 5, 3, advice=Advice.APPROVE, text="")

    said = Recommendation.objects.get()
    entry = AuditEntry.objects.last()
    assert said.advice == Advice.APPROVE
    assert sorted(said.scores.values_list("value", flat=True)) == [3, 5]
    assert (entry.before["Manfaat"], entry.after["Manfaat"]) == (4, 5)
    assert entry.before["saran"] == "Perlu diperbaiki"


def test_recommendation_decides_nothing(read, assigned, criteria):
    say(read, assigned, criteria, 1, 1, advice=Advice.REJECT)

    read.refresh_from_db()
    assert read.status == Status.IN_REVIEW


def test_what_was_read_must_be_the_latest(read, verifier, assigned, criteria):
    a_revision(read, verifier, number=2)

    with pytest.raises(Outdated, match="Revisi 2 diserahkan Vera Verifikator"):
        say(read, assigned, criteria, 4, 2)

    assert not Recommendation.objects.exists()
    assert say(read, assigned, criteria, 4, 2, read=2).revision.number == 2


def test_program_that_was_never_handed_over_cannot_be_scored(
    reviewed, assigned, criteria
):
    with pytest.raises(MoveRefused, match="belum punya revisi"):
        say(reviewed, assigned, criteria, 4, 2)


@pytest.mark.parametrize("status", sorted(Status))
def test_recommendation_is_written_under_review_only(
    plan, operator, assigned, criteria, status
):
    program = a_program(operator, complete=True, status=status)
    a_revision(program, operator)

    if status in {Status.SUBMITTED, Status.IN_REVIEW}:
        assert say(program, assigned, criteria, 4, 2)
    else:
        with pytest.raises(MoveRefused, match="statusnya kini"):
            say(program, assigned, criteria, 4, 2)


def test_only_experts_who_review_it_recommend(read, admin, expert, agency, criteria):
    stranger = a_user(role="EXPERT")
    own = a_user(role="EXPERT", agency=agency)
    read.reviewer = own
    read.save()

    for person in (admin, stranger, own):
        with pytest.raises(PermissionDenied, match="tenaga ahli yang menelaah"):
            say(read, person, criteria, 4, 2)


def test_expert_who_was_asked_recommends(read, criteria):
    another = a_user(role="EXPERT")
    read.reviewer = another
    read.save()

    assert say(read, another, criteria, 4, 2).by == another


def test_mean_is_weighted_in_hundredths(read, assigned, criteria):
    said = say(read, assigned, criteria, 4, 2)
    odd = a_criterion(name="Dana", weight=20)
    a_score(said, odd, 5)

    scores = list(said.scores.select_related("criterion"))

    # (4 x 75 + 2 x 25 + 5 x 20) / 120 = 3.75
    assert recommending.weighted_mean(scores) == Decimal("3.75")
    assert recommending.weighted_mean(scores[:1]) == Decimal("4.00")
    assert recommending.weighted_mean([]) is None


def test_panel_says_which_revision_was_read(read, verifier, assigned, admin, criteria):
    say(read, assigned, criteria, 4, 2)
    a_revision(read, verifier, number=2)

    panel = recommending.panel_for(read, admin)

    [opinion] = panel.opinions
    assert (opinion.is_outdated, opinion.mean) == (True, Decimal("3.50"))
    assert (panel.own, panel.mean, panel.may_recommend) == (None, None, False)


def test_panel_tells_an_expert_the_own_word(read, assigned, criteria):
    assert recommending.panel_for(read, assigned).own is None
    said = say(read, assigned, criteria, 4, 2)

    panel = recommending.panel_for(read, assigned)

    assert (panel.own.said, panel.may_recommend) == (said, True)


def test_panel_takes_the_mean_of_several_experts(read, assigned, criteria, admin):
    for number, values in enumerate([(4, 2), (5, 5)]):
        said = a_recommendation(read, a_user(role="EXPERT"), text=f"Kata {number}")
        for criterion, value in zip(criteria, values, strict=True):
            a_score(said, criterion, value)
    a_recommendation(read, assigned)  # without a score

    panel = recommending.panel_for(read, admin)

    assert panel.mean == Decimal("4.25")
    assert len(panel.opinions) == 3


def test_agency_and_its_own_experts_see_no_advice(
    client, read, operator, verifier, council, agency, assigned, criteria
):
    say(read, assigned, criteria, 4, 2)
    own = a_user(role="EXPERT", agency=agency)

    for person in (operator, verifier, council, own):
        assert recommending.panel_for(read, person) is None
        client.force_login(person)
        page = client.get(read.get_absolute_url()).text
        assert "Rekomendasi tenaga ahli" not in page
        assert "Indikatornya kabur." not in page


def test_page_shows_reviewers_the_advice(client, read, admin, assigned, criteria):
    say(read, assigned, criteria, 4, 2)
    client.force_login(admin)

    page = client.get(read.get_absolute_url()).text

    assert "Perlu diperbaiki" in page
    assert "Indikatornya kabur." in page
    assert "3,50" in page
    assert "Manfaat: 4" in page
    assert "Beri rekomendasi" not in page


def test_expert_writes_it_on_a_page(client, read, assigned, criteria):
    client.force_login(assigned)
    page = client.get(url_of(read)).text
    assert "Seberapa baik?" in page

    answer = client.post(url_of(read), typed(client, read, criteria, 5, 3), follow=True)

    said = Recommendation.objects.get()
    assert (said.advice, said.by, said.scores.count()) == (
        Advice.APPROVE,
        assigned,
        2,
    )
    assert answer.redirect_chain == [(f"{read.get_absolute_url()}#rekomendasi", 302)]
    assert "Rekomendasi tersimpan." in answer.text
    assert "Perbaiki rekomendasi Anda" in answer.text


def test_page_opens_with_what_was_said_before(client, read, assigned, criteria):
    say(read, assigned, criteria, 4, 2)
    client.force_login(assigned)

    fields = opened(client, url_of(read))

    manfaat, kesiapan = (f"score_{criterion.pk}" for criterion in criteria)
    assert (fields[manfaat], fields[kesiapan]) == ("4", "2")
    assert (fields["advice"], fields["text"], fields["read"]) == (
        "RETURN",
        "Indikatornya kabur.",
        "1",
    )


def test_page_wants_every_score_and_a_reason(client, read, assigned, criteria):
    client.force_login(assigned)
    fields = typed(client, read, criteria, 5, advice="REJECT")

    page = client.post(url_of(read), fields).text

    assert "Tulis alasannya" in page
    assert "Bidang ini tidak boleh kosong" in page
    assert not Recommendation.objects.exists()


def test_page_tells_of_a_newer_revision_and_keeps_the_words(
    client, read, verifier, assigned, criteria
):
    client.force_login(assigned)
    fields = typed(client, read, criteria, 5, 3, text="Sudah baik.")
    a_revision(read, verifier, number=2)

    page = client.post(url_of(read), fields)

    assert "Revisi 2 diserahkan" in page.text
    assert reverse("programs:compare", args=[read.pk, 1]) in page.text
    assert "Sudah baik." in page.text
    assert not Recommendation.objects.exists()

    client.post(url_of(read), fields | {"read": "2"})
    assert Recommendation.objects.get().revision.number == 2


def test_page_shown_again_carries_the_latest_revision(
    client, read, verifier, assigned, criteria
):
    client.force_login(assigned)
    fields = typed(client, read, criteria, 5, 3)
    a_revision(read, verifier, number=2)

    page = client.post(url_of(read), fields)

    assert page.context["form"]["read"].value() == 2


def test_page_without_a_word_of_the_revision_read_is_refused(
    client, read, assigned, criteria
):
    client.force_login(assigned)
    fields = typed(client, read, criteria, 5, 3) | {"read": ""}

    page = client.post(url_of(read), fields)

    assert page.context["form"].missed is None
    assert not Recommendation.objects.exists()


def test_page_opens_before_the_first_revision(client, reviewed, assigned, criteria):
    client.force_login(assigned)

    assert opened(client, url_of(reviewed))["read"] == "0"


def test_page_is_for_the_experts_who_review_it(client, read, admin, operator, outsider):
    for person, status in ((admin, 403), (operator, 403), (outsider, 404)):
        client.force_login(person)
        assert client.get(url_of(read)).status_code == status


def test_starting_a_review_leaves_the_right_to_recommend(read, assigned, admin):
    workflow.perform("return", read, by=admin, note="Lengkapi.")
    read.refresh_from_db()

    assert not permissions.can_recommend(assigned, read)
    assert permissions.can_read_advice(assigned, read)


def test_scores_outlive_their_criterion(read, assigned, criteria):
    said = say(read, assigned, criteria, 4, 2)
    criteria[0].is_active = False
    criteria[0].save()

    assert Score.objects.filter(recommendation=said).count() == 2
    assert list(recommending.criteria()) == [criteria[1]]


def test_page_costs_the_same_however_many_criteria(
    client, read, assigned, criteria, django_assert_num_queries
):
    say(read, assigned, criteria, 4, 2)
    client.force_login(assigned)

    with django_assert_num_queries(8):
        client.get(url_of(read))
    say(read, assigned, [*criteria, a_criterion(), a_criterion()], 4, 2, 5, 5)
    with django_assert_num_queries(8):
        client.get(url_of(read))
