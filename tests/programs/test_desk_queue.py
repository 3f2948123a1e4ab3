"""Does the desk show each reviewer what waits, and can one walk through it?"""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from plans.models import Dimension
from programs.models import Program, Remark
from tests.builders.plans import a_dimension, a_plan, a_sub_dimension
from tests.builders.programs import (
    a_program,
    a_remark,
    a_revision,
    a_verdict,
    an_action,
)

Status = Program.Status
DESK = "/telaah/"


def page_of(client, person, query=""):
    client.force_login(person)
    return client.get(f"{DESK}?{query}")


def titles(client, person, query=""):
    return [p.title for p in page_of(client, person, query).context["object_list"]]


def days_ago(days):
    return timezone.now() - timedelta(days=days, minutes=1)


def waiting(by, title, days=0, status=Status.SUBMITTED, **facts):
    """A program that was handed in that many days ago."""
    return a_program(
        by, title=title, status=status, submitted_at=days_ago(days), **facts
    )


@pytest.fixture
def office(plan, operator, outsider, admin):
    """Programs of two agencies in every status that a desk tells apart."""
    waiting(operator, "Lama", 20)
    waiting(outsider, "Baru", 1)
    waiting(outsider, "Ditelaah", 8, Status.IN_REVIEW, reviewer=admin)
    waiting(operator, "Dikembalikan", 9, Status.RETURNED)
    waiting(operator, "Disetujui", 30, Status.APPROVED)
    a_program(operator, title="Draf")


def test_desk_shows_what_waits_the_longest_waiting_first(client, office, admin):
    assert titles(client, admin) == ["Lama", "Ditelaah", "Baru"]


@pytest.mark.parametrize("person", ["operator", "verifier", "outsider", "council"])
def test_desk_is_for_those_who_review(client, request, office, person):
    page = page_of(client, request.getfixturevalue(person))

    assert page.status_code == 403
    assert "Meja telaah dipakai oleh DKISP dan tenaga ahli." in page.content.decode()


def test_programs_of_a_former_plan_wait_for_nobody(client, plan, operator, admin):
    waiting(operator, "Dari rencana lama")
    plan.is_current = False
    plan.save()
    a_plan(first_year=2027, last_year=2031)

    assert titles(client, admin) == []


def test_an_expert_begins_with_what_is_the_own(
    client, plan, operator, outsider, expert
):
    a_dimension("ENVIRONMENT").experts.add(expert)
    waiting(operator, "Dari dimensinya", 3, sub_dimension=a_sub_dimension("WASTE"))
    waiting(outsider, "Ditugaskan", 2, reviewer=expert)
    waiting(operator, "Orang lain", 1)
    waiting(expert, "Dari instansinya", 4, reviewer=expert)
    a_program(outsider, title="Draf")

    assert titles(client, expert) == ["Dari dimensinya", "Ditugaskan"]
    assert titles(client, expert, "reviewer=") == [
        "Dari dimensinya",
        "Ditugaskan",
        "Orang lain",
    ]
    assert titles(client, expert, "reviewer=&status=semua") == [
        "Dari dimensinya",
        "Ditugaskan",
        "Orang lain",
    ]


@pytest.fixture
def shelf(plan, operator, outsider, admin, second_admin, expert):
    """Programs that differ in everything one may ask for."""
    waste = a_sub_dimension("WASTE")
    first = waiting(
        operator, "Bank Sampah", 20, sub_dimension=waste, description="Kompos warga"
    )
    a_remark(first, admin)
    second = waiting(outsider, "Angkutan", 8, Status.IN_REVIEW, reviewer=admin)
    a_remark(second, admin, status=Remark.Status.RESOLVED)
    a_remark(second, admin, is_internal=True)
    a_verdict(second, second_admin)
    third = waiting(outsider, "Halte", 4, reviewer=expert)
    a_remark(third, second_admin, status=Remark.Status.ANSWERED)
    an_action(third, title="Memasang atap halte")
    waiting(operator, "Dikembalikan", 90, Status.RETURNED)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Bank Sampah", "Angkutan", "Halte"]),
        ("status=menunggu", ["Bank Sampah", "Angkutan", "Halte"]),
        ("status=", ["Bank Sampah", "Angkutan", "Halte"]),
        ("status=IN_REVIEW", ["Angkutan"]),
        ("status=semua", ["Dikembalikan", "Bank Sampah", "Angkutan", "Halte"]),
        ("dimension=ENVIRONMENT", ["Bank Sampah"]),
        ("reviewer=saya", ["Angkutan"]),
        ("reviewer=belum", ["Bank Sampah"]),
        ("since=3", ["Bank Sampah", "Angkutan", "Halte"]),
        ("since=7", ["Bank Sampah", "Angkutan"]),
        ("since=14", ["Bank Sampah"]),
        ("since=14&status=semua", ["Bank Sampah"]),
        ("remarked=on", ["Bank Sampah", "Halte"]),
        ("prepared=on", ["Angkutan"]),
        ("q=kompos+sampah", ["Bank Sampah"]),
        ("q=atap", ["Halte"]),
        ("q=atap&reviewer=belum", []),
    ],
)
def test_address_narrows_the_desk(client, shelf, admin, query, found):
    assert titles(client, admin, query) == found


def test_address_names_an_agency_or_a_reviewer(client, shelf, admin, expert, outsider):
    assert titles(client, admin, f"agency={outsider.agency_id}") == [
        "Angkutan",
        "Halte",
    ]
    assert titles(client, admin, f"reviewer={expert.pk}") == ["Halte"]


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=%F0%9F%98%80",
        "q=%25",
        "status=GONE",
        "agency=x",
        "agency=99999999999999999999999",
        "reviewer=%00",
        "reviewer=0",
        "dimension=%00",
        "since=4",
    ],
)
def test_nonsense_in_the_address_finds_nothing_and_says_so(client, shelf, admin, query):
    page = page_of(client, admin, query)

    assert list(page.context["object_list"]) == []
    assert "Tidak ada program yang cocok" in page.content.decode()


def test_an_empty_desk_says_when_it_fills(client, plan, admin):
    page = page_of(client, admin)

    assert "Antrean telaah kosong" in page.content.decode()


def test_only_admins_ask_for_prepared_decisions(client, shelf, admin, expert):
    for_expert = page_of(client, expert, "prepared=on&reviewer=").content.decode()

    assert titles(client, expert, "prepared=on&reviewer=") == [
        "Bank Sampah",
        "Angkutan",
        "Halte",
    ]
    assert "disiapkan" not in for_expert
    assert "Keputusan disiapkan" in page_of(client, admin).content.decode()


def test_tabs_count_what_the_other_answers_leave(client, shelf, admin, operator):
    tabs = page_of(client, admin).context["filter"].tabs
    narrowed = page_of(client, admin, "q=sampah&status=semua").context["filter"].tabs

    assert [(tab.label, tab.count) for tab in tabs] == [
        ("Menunggu", 3),
        ("Antrean telaah", 2),
        ("Sedang ditelaah", 1),
        ("Dikembalikan", 1),
        ("Semua", 4),
    ]
    assert [(tab.label, tab.count, tab.url) for tab in narrowed] == [
        ("Menunggu", 1, "?q=sampah"),
        ("Antrean telaah", 1, "?q=sampah&status=SUBMITTED"),
        ("Semua", 1, "?q=sampah&status=semua"),
    ]
    assert [tab.label for tab in narrowed if tab.is_current] == ["Semua"]


def test_a_program_handed_in_again_since_my_remark_is_found(
    client, plan, operator, admin, second_admin
):
    changed = waiting(operator, "Berubah", 3)
    before = a_revision(changed, operator)
    a_remark(changed, admin, revision=before)
    a_revision(changed, admin, number=2, move="return")
    a_revision(changed, operator, number=3)
    same = waiting(operator, "Tetap", 2)
    a_remark(same, admin, revision=a_revision(same, operator))
    a_revision(same, admin, number=2, move="return")
    old = waiting(operator, "Catatan lama tanpa revisi", 1)
    a_remark(old, admin)
    a_revision(old, operator)

    found = titles(client, admin, "changed=on")

    assert found == ["Berubah", "Catatan lama tanpa revisi"]
    assert titles(client, second_admin, "changed=on") == []
    assert "Diajukan lagi" in page_of(client, admin).content.decode()


def test_a_row_says_how_long_who_and_how_many_remarks(client, shelf, admin):
    rows = page_of(client, admin, "status=semua").context["object_list"]

    assert [
        (row.title, row.days_waiting, row.open_remarks, row.answered_remarks)
        for row in rows
    ] == [
        ("Dikembalikan", None, 0, 0),
        ("Bank Sampah", 20, 1, 0),
        ("Angkutan", 8, 0, 0),
        ("Halte", 4, 1, 1),
    ]


def test_a_page_of_the_desk_leafs_on_under_the_same_answers(
    client, plan, operator, admin
):
    for number in range(27):
        waiting(operator, f"Sampah {number}", number)

    page = page_of(client, admin, "q=sampah&page=2")

    assert len(page.context["object_list"]) == 2
    assert 'href="?q=sampah&amp;page=1"' in page.content.decode()
    assert client.get(f"{DESK}?page=3").status_code == 404


def test_desk_costs_eight_queries_whatever_is_asked(
    client, shelf, admin, operator, outsider
):
    client.force_login(admin)
    asks = f"q=halte&dimension=LIVING&agency={outsider.agency_id}&reviewer=saya&since=3"
    addresses = [DESK, f"{DESK}?{asks}&remarked=on&changed=on&prepared=on&status=semua"]

    costs = []
    for address in addresses:
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        costs.append(len(queries))

    assert max(costs) <= 8


def test_a_full_page_of_the_desk_is_light(client, plan, operator, admin):
    for number in range(25):
        words = f"Kegiatan nomor {number * 7919} bagi warga kecamatan {number * 104729}"
        a_remark(waiting(operator, words, number, reviewer=admin), admin)
    client.force_login(admin)

    page = client.get(DESK, headers={"accept-encoding": "gzip"})

    assert len(page.content) <= 14_000


# Walking


def program_page(client, program, query="antrean="):
    return client.get(f"/program/{program.pk}/?{query}")


@pytest.fixture
def three(plan, operator, outsider, admin):
    return [
        waiting(operator, f"Sampah {n}", 9 - n, complete=True, reviewer=admin)
        for n in range(3)
    ]


def test_a_program_opened_from_the_desk_knows_its_queue(client, three, admin):
    rows = page_of(client, admin, "q=sampah").content.decode()

    walked = program_page(client, three[1], "antrean=q%3Dsampah")

    assert f'href="/program/{three[1].pk}/?antrean=q%3Dsampah"' in rows
    walk = walked.context["queue"]
    assert (walk.place, walk.total) == (2, 3)
    assert walk.previous == f"/program/{three[0].pk}/?antrean=q%3Dsampah"
    assert walk.next == f"/program/{three[2].pk}/?antrean=q%3Dsampah"
    assert walk.desk == "/telaah/?q=sampah"
    assert "2 dari 3" in walked.content.decode()
    assert "/catatan/objective/?antrean=q%3Dsampah" in walked.content.decode()
    assert 'name="antrean" value="q=sampah"' in walked.content.decode()


def test_the_ends_of_a_queue_lead_nowhere_further(client, three, admin):
    client.force_login(admin)
    first = program_page(client, three[0]).context["queue"]
    last = program_page(client, three[2]).context["queue"]

    assert (first.previous, last.next) == ("", "")


def test_a_program_outside_the_queue_knows_the_way_back_in(
    client, three, operator, admin
):
    draft = a_program(operator)
    client.force_login(admin)

    page = program_page(client, draft)

    walk = page.context["queue"]
    assert (walk.place, walk.total, walk.next) == (None, 3, "")
    assert walk.previous == f"/program/{three[2].pk}/?antrean="
    assert "program ini di luar antrean, 3 di dalamnya" in page.content.decode()


def test_a_queue_of_nonsense_is_empty(client, three, admin):
    client.force_login(admin)

    walk = program_page(client, three[0], "antrean=status%3DGONE").context["queue"]

    assert (walk.place, walk.total, walk.next, walk.previous) == (None, 0, "", "")


@pytest.mark.parametrize("person", ["operator", "admin"])
def test_without_a_desk_there_is_no_queue(client, request, three, person):
    client.force_login(request.getfixturevalue(person))
    query = "" if person == "admin" else "antrean="

    assert program_page(client, three[0], query).context["queue"] is None


def step(client, program, move, **typed):
    return client.post(f"/program/{program.pk}/langkah/{move}/", typed).url


def test_starting_stays_and_deciding_goes_on_to_the_next(client, three, admin):
    client.force_login(admin)

    started = step(client, three[0], "start", antrean="q=sampah")
    returned = step(client, three[0], "return", note="Lengkapi.", antrean="q=sampah")

    assert started == f"/program/{three[0].pk}/?antrean=q%3Dsampah"
    assert returned == f"/program/{three[1].pk}/?antrean=q%3Dsampah"


def test_after_the_last_one_the_desk_is_next(client, three, admin):
    client.force_login(admin)
    step(client, three[2], "start")

    assert step(client, three[2], "return", note="Lengkapi.", antrean="") == "/telaah/?"


def test_without_a_queue_a_decision_stays_where_it_was_made(client, three, admin):
    client.force_login(admin)
    step(client, three[2], "start")

    url = step(client, three[2], "return", note="Lengkapi.")

    assert url == f"/program/{three[2].pk}/"


def test_what_is_done_on_the_desk_leads_back_to_it_as_it_was(client, three, admin):
    client.force_login(admin)
    typed = {"program": [three[0].pk], "reviewer": admin.pk, "antrean": "q=sampah"}

    assert client.post("/telaah/tugaskan/", typed).url == "/telaah/?q=sampah"


def test_a_remark_is_written_without_leaving_the_queue(client, three, admin):
    client.force_login(admin)
    address = f"/program/{three[0].pk}/catatan/objective/"
    asked = client.get(f"{address}?antrean=q%3Dsampah").content.decode()

    answer = client.post(
        address, {"text": "Sebutkan ukurannya.", "antrean": "q=sampah"}
    )

    assert 'name="antrean" value="q=sampah"' in asked
    url = urlsplit(answer.url)
    assert (url.path, parse_qs(url.query)) == (
        f"/program/{three[0].pk}/",
        {"antrean": ["q=sampah"]},
    )
    assert url.fragment


def test_walking_costs_one_query_more(client, three, admin):
    client.force_login(admin)
    address = f"/program/{three[0].pk}/"
    client.get(address)

    with CaptureQueriesContext(connection) as alone:
        client.get(address)
    with CaptureQueriesContext(connection) as walked:
        client.get(f"{address}?antrean=dimension%3DENVIRONMENT%26reviewer%3Dsaya")

    assert len(walked) == len(alone) + 1


def test_the_keys_are_loaded_for_reviewers_alone(client, three, admin, operator):
    client.force_login(admin)
    for_admin = program_page(client, three[0]).content.decode()
    client.force_login(operator)
    for_operator = program_page(client, three[0]).content.decode()

    assert "js/review.js" in for_admin
    assert "js/review.js" not in for_operator


def test_dimensions_to_choose_from_are_those_of_the_frame(client, plan, admin):
    page = page_of(client, admin).content.decode()

    assert all(dimension.name in page for dimension in Dimension.objects.all())
