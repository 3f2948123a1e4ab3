"""Which programs does the portal hold for the same, and what do people say of them?"""

import json
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from agencies.models import AuditEntry
from paser_masterplan.moves import MoveRefused
from plans.models import SubDimension
from programs import judging, overlapping
from programs.models import Apart, Program, Remark
from tests.builders.agencies import a_user, an_agency
from tests.builders.plans import a_place, a_sub_dimension
from tests.builders.programs import a_program, an_action, an_apart
from tests.builders.workshops import a_finding

# Sixty different programs as a regency proposes them (sub-dimension, title, objective,
# nomenclature code), and twelve said once more in another agency's words, each after
# the number of the one that is meant.
CORPUS = json.loads(Path(__file__).with_name("overlap_corpus.json").read_text("utf-8"))
Status = Program.Status
SAME = {"title": "Bank sampah sekolah", "status": Status.IN_REVIEW}


def pairs_of(reader, **about):
    return {(pair.one.pk, pair.other.pk) for pair in overlapping.find(reader, **about)}


@pytest.fixture
def twins(plan, operator, outsider):
    """Two programs that two agencies propose alike, under review."""
    return (
        a_program(operator, complete=True, **SAME),
        a_program(outsider, complete=True, **SAME),
    )


def test_planted_duplicates_are_found_and_no_false_pair(plan, admin):
    proposers = [
        a_user(username=f"operator.{n}", agency=an_agency(short_name=f"Dinas {n}"))
        for n in range(12)
    ]
    parts = {part.code: part for part in SubDimension.objects.all()}

    def propose(number, part, title, objective, code):
        return a_program(
            proposers[number % 12],
            title=title,
            objective=objective,
            nomenclature_code=code,
            sub_dimension=parts.get(part) or a_sub_dimension(code=part, name=part),
            status=Status.SUBMITTED,
        ).pk

    meant = [propose(n, *row) for n, row in enumerate(CORPUS["different"])]
    planted = {
        (meant[number], propose(n + 5, *row))
        for n, (number, *row) in enumerate(CORPUS["planted"])
    }

    assert pairs_of(admin) == planted


def test_signs_say_why_two_look_alike(plan, operator, outsider, admin):
    finding, place = a_finding(operator, accepted=True), a_place()
    part = a_sub_dimension()
    facts = SAME | {"sub_dimension": part, "nomenclature_code": "2.11.11"}
    for by in (operator, outsider):
        program = a_program(by, **facts)
        program.findings.add(finding)
        program.places.add(place)
        an_action(program, title="Memilah sampah di kelas")

    (pair,) = overlapping.find(admin)

    assert pair.is_joint
    assert pair.signs == [
        ("Kata yang sama", "bank, kelas, memilah, sampah, sekolah"),
        ("Menjawab temuan yang sama", str(finding)),
        ("Kode nomenklatur sama", "2.11.11"),
        ("Lokasi sama", str(place)),
        ("Subdimensi sama", str(part)),
    ]


def test_one_finding_one_code_and_one_part_are_enough_without_words(
    plan, operator, outsider, admin
):
    finding, part = a_finding(operator, accepted=True), a_sub_dimension()
    titles = ("Komposter rumah", "Larangan plastik")
    programs = [
        a_program(
            by,
            title=title,
            sub_dimension=part,
            nomenclature_code="2.11.11",
            status=Status.SUBMITTED,
        )
        for by, title in zip((operator, outsider), titles, strict=True)
    ]
    for program in programs:
        program.findings.add(finding)

    (pair,) = overlapping.find(admin)

    assert pair.points == overlapping.FINDING + overlapping.CODE + overlapping.PART


@pytest.mark.parametrize(
    "facts",
    [
        {"status": Status.DRAFT},
        {"status": Status.REJECTED},
        {"status": Status.WITHDRAWN},
        {"title": "Ambulans air"},
    ],
)
def test_what_was_not_handed_in_or_fell_or_differs_is_no_pair(
    plan, operator, outsider, admin, facts
):
    a_program(operator, **SAME)
    a_program(outsider, **(SAME | facts))

    assert pairs_of(admin) == set()


def test_titles_of_empty_words_are_alike_in_nothing(plan, operator, outsider, admin):
    for by in (operator, outsider):
        a_program(by, title="Program dan kegiatan", status=Status.SUBMITTED)

    assert pairs_of(admin) == set()


def test_what_most_programs_speak_of_makes_none_alike(plan, operator, outsider, admin):
    subjects = "Taman Pasar Jalan Dermaga Sekolah Sumur Terminal Museum"
    for by, subject in zip([operator, outsider] * 4, subjects.split(), strict=True):
        a_program(by, title=f"Aplikasi {subject}", status=Status.SUBMITTED)

    assert pairs_of(admin) == set()


def test_one_agency_may_have_proposed_twice(plan, operator, admin):
    for _ in range(2):
        a_program(operator, **SAME)

    (pair,) = overlapping.find(admin)

    assert not pair.is_joint


def test_pairs_about_one_program_alone(twins, operator, outsider, admin):
    others = [
        a_program(by, title="Ambulans air desa pesisir", status=Status.SUBMITTED)
        for by in (operator, outsider)
    ]

    assert pairs_of(admin, about=others[0].pk) == {(others[0].pk, others[1].pk)}
    assert len(pairs_of(admin)) == 2


def test_judged_pair_is_shown_no_more_until_it_is_compared_again(twins, admin):
    one, other = twins

    apart = judging.set_apart(other, one, by=admin, note="Yang satu di sekolah.")
    shown_after = pairs_of(admin)
    judging.compare_again(apart, by=admin)

    assert shown_after == set()
    assert pairs_of(admin) == {(one.pk, other.pk)}
    told = AuditEntry.objects.about(other).values_list("label", flat=True)
    assert list(told.order_by("pk")) == [
        f"Berbeda dengan {one.code}",
        f"Dibandingkan lagi dengan {one.code}",
    ]


def test_second_word_on_a_pair_names_the_first(twins, admin, second_admin):
    judging.set_apart(*twins, by=admin, note="Yang satu di sekolah.")

    with pytest.raises(MoveRefused, match=r"sudah dinilai berbeda oleh Ade Admin"):
        judging.set_apart(*twins, by=second_admin, note="Sama saja.")

    assert Apart.objects.get().by == admin


def test_joint_program_is_asked_of_both_by_a_remark(twins, admin):
    judging.propose_joint(*twins, by=admin, note="DLH memimpin, Dishub mendukung.")

    one, other = Remark.objects.order_by("pk")
    assert (one.program, other.program) == twins
    assert one.field == other.field == Remark.Field.SUPPORTING
    assert one.text == (
        f"Usul program bersama dengan {twins[1]} (Dishub): DLH memimpin, Dishub "
        "mendukung."
    )


def test_joint_program_is_asked_of_the_one_under_review_alone(
    plan, operator, outsider, admin
):
    approved = a_program(operator, **(SAME | {"status": Status.APPROVED}))
    other = a_program(outsider, **SAME)

    judging.propose_joint(approved, other, by=admin, note="Bersama.")

    assert Remark.objects.get().program == other


def test_joint_program_of_two_decided_ones_is_refused(plan, operator, outsider, admin):
    decided = [
        a_program(by, **(SAME | {"status": Status.APPROVED}))
        for by in (operator, outsider)
    ]

    with pytest.raises(MoveRefused, match=r"Usul belum disampaikan"):
        judging.propose_joint(*decided, by=admin, note="Bersama.")


def test_page_shows_the_pair_and_its_ways(client, twins, admin):
    client.force_login(admin)

    page = client.get(reverse("reviews:overlaps")).content.decode()

    one, other = twins
    assert f"Gabung {one.code} ke {other.code}" in page
    assert f"Gabung {other.code} ke {one.code}" in page
    assert "Mungkin program bersama" in page


def test_page_of_one_program(client, twins, admin, operator):
    stranger = a_program(operator, title="Ambulans air", status=Status.SUBMITTED)
    client.force_login(admin)
    url = reverse("reviews:overlaps")

    alike = client.get(f"{url}?program={twins[0].pk}").content.decode()
    alone = client.get(f"{url}?program={stranger.pk}").content.decode()

    assert f"dengan {twins[0].code}" in alike
    assert "Tidak ada pasangan yang mirip" in alone
    assert client.get(f"{url}?program=0").status_code == 404


def test_expert_reads_the_pairs_and_judges_none(client, twins, expert):
    client.force_login(expert)
    pair = [program.pk for program in twins]
    judge = reverse("reviews:overlap_judge", args=[*pair, "berbeda"])

    page = client.get(reverse("reviews:overlaps")).content.decode()

    assert "Mungkin program bersama" in page
    assert "<textarea" not in page
    assert client.post(judge, {"note": "Beda."}).status_code == 403


def test_buttons_of_the_page_judge(client, twins, admin):
    client.force_login(admin)
    pair = [program.pk for program in twins]

    def judge(verdict, note):
        url = reverse("reviews:overlap_judge", args=[*pair, verdict])
        return client.post(url, {"note": note}, follow=True)

    assert "Alasan" in judge("berbeda", "").content.decode()
    joint = judge("bersama", "DLH memimpin.").content.decode()
    assert "Usul program bersama ditulis" in joint
    assert "tidak ditampilkan lagi" in judge("berbeda", "Beda.").content.decode()
    late = judge("berbeda", "Sama sekali lain.").content.decode()
    assert "Yang Anda tulis: Sama sekali lain." in late
    again = reverse("reviews:overlap_again", args=[Apart.objects.get().pk])
    assert "dibandingkan lagi" in client.post(again, follow=True).content.decode()
    assert judge("sama", "Ya.").status_code == 404
    assert not Apart.objects.exists()


def test_pairs_of_unseen_programs_are_not_listed_as_judged(
    client, twins, expert, admin
):
    draft = a_program(twins[0].created_by)
    an_apart(twins[0], draft, by=admin, reason="Draf.")
    client.force_login(expert)

    assert "Draf." not in client.get(reverse("reviews:overlaps")).content.decode()


@pytest.mark.parametrize("person", ["operator", "outsider", "expert", "council"])
def test_admins_alone_judge(request, twins, admin, person):
    by, apart = request.getfixturevalue(person), an_apart(*twins, by=admin)

    with pytest.raises(PermissionDenied):
        judging.set_apart(*twins, by=by, note="Ya.")
    with pytest.raises(PermissionDenied):
        judging.propose_joint(*twins, by=by, note="Ya.")
    with pytest.raises(PermissionDenied):
        judging.compare_again(apart, by=by)
