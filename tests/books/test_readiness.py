"""What is missing before an edition, and where is it mended?"""

import pytest
from django.urls import reverse

from books.models import Book
from books.readiness import Item, gaps_before_issue, outlook, refuse_gaps
from paser_masterplan.moves import MoveRefused
from plans.models import Dimension
from programs.models import Program
from tests.builders.books import a_chapter, an_edition
from tests.builders.plans import a_crest, a_mission
from tests.builders.programs import a_funding, a_program, an_action, an_indicator
from tests.builders.workshops import a_finding

Status = Program.Status


def gaps(plan):
    return {gap.label: gap for gap in gaps_before_issue(plan)}


@pytest.fixture
def whole_plan(plan, operator):
    """A plan to which nothing is missing."""
    plan.vision = "Paser yang cerdas."
    plan.save()
    a_mission(plan)
    a_crest(plan)
    a_chapter(plan=plan)
    for dimension in Dimension.objects.all():
        part = dimension.sub_dimensions.first()
        program = approved(operator, sub_dimension=part, is_quick_win=True)
        an_indicator(program)
        a_funding(an_action(program))
        answered = a_finding(operator, accepted=True, sub_dimension=part)
        program.findings.add(answered)
    return plan


def approved(by, **facts):
    return a_program(by, **({"status": Status.APPROVED} | facts))


def listed(client, admin, url, word):
    """The rows of the list to which a gap leads."""
    client.force_login(admin)
    return list(client.get(url).context[word])


def test_nothing_is_missing_to_a_whole_plan(whole_plan):
    assert gaps_before_issue(whole_plan) == ()
    assert outlook(whole_plan).is_refused is False


def test_an_empty_plan_is_refused_for_two_reasons(plan):
    refusing = [gap.label for gap in gaps_before_issue(plan) if gap.refuses]

    assert refusing == [
        "Kerangka buku belum dipasang",
        "Belum ada program yang disetujui",
    ]
    assert outlook(plan).is_refused is True
    with pytest.raises(MoveRefused) as refused:
        refuse_gaps(plan)
    assert str(refused.value) == (
        "Edisi belum bisa terbit: kerangka buku belum dipasang; belum ada program "
        "yang disetujui."
    )


def test_a_plan_without_words_of_its_own_is_told_so(plan):
    plan.vision = " "

    assert {
        "Visi belum ditulis",
        "Misi RPJMD belum ditulis",
        "Lambang daerah untuk sampul belum diunggah",
    } <= set(gaps(plan))


@pytest.mark.parametrize(
    "status",
    [
        Status.DRAFT,
        Status.PROPOSED,
        Status.SUBMITTED,
        Status.IN_REVIEW,
        Status.RETURNED,
    ],
)
def test_programs_under_way_are_not_issued(client, whole_plan, admin, operator, status):
    waiting = a_program(operator, status=status)

    gap = gaps(whole_plan)["Program belum diputuskan, jadi tidak ikut terbit"]

    assert (gap.count, gap.refuses) == (1, False)
    assert gap.items == (Item(str(waiting), waiting.get_absolute_url()),)
    assert listed(client, admin, gap.url, "object_list") == [waiting]


@pytest.mark.parametrize("status", [Status.REJECTED, Status.WITHDRAWN])
def test_programs_that_are_gone_are_not_missed(whole_plan, operator, status):
    a_program(operator, status=status)

    assert gaps_before_issue(whole_plan) == ()


def test_a_merged_finding_answers_for_the_one_that_took_it_in(whole_plan, operator):
    program = Program.objects.first()
    taker = a_finding(operator, accepted=True, kind="POTENTIAL")
    program.findings.set([a_finding(operator, status="MERGED", merged_into=taker)])

    assert "Program disetujui yang tidak menjawab temuan" not in gaps(whole_plan)


def _without_finding(program, operator):
    program.findings.set([a_finding(operator, kind="POTENTIAL")])


def _without_indicator(program, operator):
    program.indicators.all().delete()


def _without_any_money(program, operator):
    an_action(program)


def _without_a_reason(program, operator):
    a_funding(program.actions.get(), amount=None)


@pytest.mark.parametrize(
    ("spoil", "label"),
    [
        (_without_finding, "Program disetujui yang tidak menjawab temuan"),
        (_without_indicator, "Program disetujui tanpa indikator"),
        (
            _without_any_money,
            "Program disetujui dengan dana belum diketahui tanpa alasan",
        ),
        (
            _without_a_reason,
            "Program disetujui dengan dana belum diketahui tanpa alasan",
        ),
    ],
)
def test_approved_programs_lack_what_the_book_would_show(
    client, whole_plan, admin, operator, spoil, label
):
    program = Program.objects.in_book_order().first()
    spoil(program, operator)

    gap = gaps(whole_plan)[label]

    assert gap.items == (Item(str(program), program.get_absolute_url()),)
    assert listed(client, admin, gap.url, "object_list") == [program]


def test_money_that_is_unknown_for_a_reason_is_not_missing(whole_plan):
    action = Program.objects.first().actions.get()
    a_funding(action, amount=None, unknown_reason="Menunggu APBD")

    assert gaps_before_issue(whole_plan) == ()


@pytest.mark.parametrize(
    ("facts", "label"),
    [
        ({"kind": "POTENTIAL"}, "Temuan menunggu diterima"),
        ({"kind": "POTENTIAL", "status": "RETURNED"}, "Temuan masih diperbaiki"),
        ({"accepted": True}, "Masalah diterima yang belum dijawab program"),
    ],
)
def test_findings_wait(client, whole_plan, admin, operator, facts, label):
    finding = a_finding(operator, **facts)

    gap = gaps(whole_plan)[label]

    assert gap.items == (Item(finding.title, finding.get_absolute_url()),)
    assert listed(client, admin, gap.url, "object_list") == [finding]


def test_a_dimension_has_a_quick_win(client, whole_plan, admin):
    program = Program.objects.in_book_order().first()
    program.is_quick_win = False
    program.save()

    gap = gaps(whole_plan)["Dimensi tanpa quick win yang disetujui"]

    (item,) = gap.items
    assert item.name == program.sub_dimension.dimension.name
    assert listed(client, admin, item.url, "object_list") == [program]


def test_a_chapter_without_text_is_named_with_its_book(whole_plan):
    empty = a_chapter(plan=whole_plan, narrative="", number="VII", title="Penutup")
    front = a_chapter(
        plan=whole_plan, book="0", narrative="", number="", title="Sambutan Bupati"
    )

    gap = gaps(whole_plan)["Bab tanpa naskah"]

    assert gap.items == (
        Item("Bagian depan setiap buku, Sambutan Bupati", front.get_absolute_url()),
        Item("Buku 1, Bab VII Penutup", empty.get_absolute_url()),
    )


def test_a_mark_that_names_nothing_is_told(whole_plan):
    chapter = a_chapter(
        plan=whole_plan, number="VI", title="Harta", narrative="[[gambar: Peta harta]]"
    )

    gap = gaps(whole_plan)["Bab dengan tanda yang tidak menunjuk apa pun"]

    assert gap.items == (Item("Buku 1, Bab VI Harta", chapter.get_absolute_url()),)


def test_whoever_leads_a_program_signs_under_a_title(whole_plan, agency, outsider):
    outsider.agency.head_title = agency.head_title = ""
    outsider.agency.save()
    agency.save()

    gap = gaps(whole_plan)["Perangkat daerah tanpa sebutan pimpinan"]

    page = reverse("agencies:edit", args=[agency.pk])
    assert gap.items == (Item("DLH", page),)


def test_many_are_counted_and_the_first_five_shown(whole_plan, operator):
    for _ in range(8):
        a_program(operator)

    gap = gaps(whole_plan)["Program belum diputuskan, jadi tidak ikut terbit"]

    assert (gap.count, len(gap.items), gap.more) == (8, 5, 3)
    assert gap.sentence == "Program belum diputuskan, jadi tidak ikut terbit: 8"


def test_outlook_says_what_issuing_now_would_mean(whole_plan, admin):
    former = an_edition(admin, plan=whole_plan, number=1)

    found = outlook(whole_plan)

    assert (found.number, found.last, found.approved) == (2, former, 6)
    assert found.gaps == ()
    assert whole_plan.chapters.get().book == Book.ONE
