"""How many bytes does every page send down a thin line?"""

import re
import statistics

import brotli
import pytest
from django.conf import settings
from django.urls import reverse

from agencies.models import User
from books.models import Chapter, Edition, Printing
from paser_masterplan.demo import building
from plans.models import Goal, MasterPlan, Mission, Place, ReadinessElement, Stage
from programs.models import Criterion, Program, Revision, StandardRemark
from programs.sections import SECTIONS
from tests.builders.books import an_edition
from tests.test_permission_walk import SHEET as WALK
from workshops.models import Finding, Outcome, Participant, Session, Workshop

FIRST_VISIT = 20_000  # bytes, page and all that it loads
MOST = 14_000  # bytes, any later page
MEDIAN = 6_000  # bytes
FIRST_VISIT_FILES = ["css/portal.css", "js/portal.js", "favicon.svg"]
# A file that the person asked for is no page.
FILES = {
    "plans:crest",
    "books:printing_file",
    "books:edition_file",
    "published:file",
    "books:signed_file",
    "programs:evidence_file",
    "programs:worksheet_file",
    "workshops:finding_evidence_file",
    "workshops:session_evidence_file",
    "live",
    "ready",
}


@pytest.fixture
def demo(db):
    """Kabupaten Paser, without the printing."""
    building.build(lambda step: None, edition=False)
    return MasterPlan.objects.get()


def static_weight(name):
    """What the web server sends: the brotli file made beside the original."""
    return len(brotli.compress((settings.BASE_DIR / "static" / name).read_bytes()))


def rooms_of(demo):
    """The heaviest thing of the demo for every address that names one."""
    program = Program.objects.get(code="SC21-0011")
    draft = Program.objects.filter(status=Program.Status.RETURNED).first()
    reviewed = Program.objects.filter(status=Program.Status.IN_REVIEW).first()
    finding = Finding.objects.filter(status=Finding.Status.OPEN).first()
    accepted = Finding.objects.filter(status=Finding.Status.ACCEPTED).first()
    element = ReadinessElement.objects.get(code="INFRA_DIGITAL").pk
    problem = Finding.objects.get(title__startswith="Sekitar 40 ton")  # of the DLH
    # The longest, and those that show what the data hold.
    narratives = [
        [Chapter.objects.get(book=book, number=number).pk]
        for book, number in (("1", "II"), ("1", "I"), ("2", "V"), ("3", "I"))
    ]
    one = {
        "agencies": program.agency_id,
        "person": User.objects.first().pk,
        "mission": Mission.objects.first().pk,
        "goal": Goal.objects.first().pk,
        "stage": Stage.objects.first().pk,
        "extension_create": Stage.objects.first().pk,
        "element": element,
        "place": Place.objects.first().pk,
        "dimension": 1,
        "sub_dimension": 1,
        "workshops": Workshop.objects.first().pk,
        "session": Session.objects.first().pk,
        "participant": Participant.objects.first().pk,
        "outcome": Outcome.objects.first().pk,
        "finding": finding.pk,
        "chapter": narratives[0][0],
        "plans": demo.pk,
        "standard": StandardRemark.objects.first().pk,
        "criterion": Criterion.objects.first().pk,
    }
    return {
        "guide_page": [["program"]],
        "programs:detail": [[program.pk], [draft.pk], [reviewed.pk]],
        "programs:history": [[draft.pk]],
        "programs:revision": [[Revision.objects.first().program_id, 1]],
        "programs:compare": [[program.pk, 1]],
        "programs:compare_to": [[program.pk, 1, 2]],
        "programs:copy": [[draft.pk]],
        "programs:remark": [[program.pk, "objective"]],
        "programs:remark_row": [[reviewed.pk, "actions", reviewed.actions.first().key]],
        "programs:outcomes": [[program.pk]],
        "programs:verdict": [[reviewed.pk]],
        "programs:evidence": [[draft.pk]],
        "workshops:finding_evidence": [[finding.pk]],
        "workshops:readiness_of": [[program.agency_id]],
        "workshops:assess": [[element]],
        "workshops:assess_of": [[element, program.agency_id]],
        "workshops:swot_place": [[accepted.pk]],
        "workshops:score": [[problem.pk]],
        **{
            f"workshops:{name}": [[Session.objects.first().pk]]
            for name in ("session_evidence", "desk", "room_code", "correct")
        },
        **{
            f"workshops:{name}": [[Workshop.objects.first().pk]]
            for name in ("attendance", "board", "board_content")
        },
        "programs:worksheets": [[program.agency_id]],
        "programs:edit": [
            [draft.pk, slug] for slug in [section.slug for section in SECTIONS[:6]]
        ],
        "books:excerpt": [[program.pk], [draft.pk]],
        "books:block": [[chapter.pk] for chapter in Chapter.objects.all()],
        "books:chapter": narratives,
        "books:chapter_edit": narratives,
        "books:offers": narratives[:1],
        "books:versions": narratives[:1],
        "books:version": [[*narratives[0], 1]],
        "books:version_compare": [[*narratives[0], 1]],
        "books:printing": [],
        "books:printing_progress": [],
        "books:edition": [],
        "books:compare": [],
        "published:edition": [],
        "published:chapter": [],
        "books:signed_add": [],
        "copies:code": [],
        "copies:digest": [["0" * 64]],
        "workshops:session_create": [[one["workshops"]]],
        "workshops:participant_create": [[one["workshops"]]],
        "workshops:participant_enroll": [[one["workshops"]]],
        "workshops:outcome_create": [[one["workshops"]]],
        "plans:extension_create": [[one["stage"]]],
        "plans:extension_ask": [[one["stage"]]],
        "plans:extension_request": [],
    } | {"one": one}


def arguments(name, rooms):
    """Every set of arguments with which this route is weighed."""
    if name in rooms:
        return rooms[name]
    space, _, verb = name.rpartition(":")
    noun = verb.removesuffix("_edit")
    if verb in {"detail", "edit"}:
        noun = space
    return [[rooms["one"][noun]]] if noun in rooms["one"] else [[]]


def weigh(client, person, names, rooms):
    client.force_login(person)
    weights = {}
    for name in names:
        for args in arguments(name, rooms):
            url = reverse(name, args=args)
            response = client.get(url, headers={"accept-encoding": "gzip"})
            assert response.status_code == 200, url
            weights[url] = len(response.content)
    return weights


def names_of(column):
    found = [key for key, codes in WALK.items() if codes.split()[column] == "200"]
    named = dict.fromkeys(key.split()[0] for key in found)
    return [name for name in named if name not in FILES | {"books:preview"}]


@pytest.mark.parametrize(
    ("address", "more"),
    [
        ("/masuk/", []),
        ("/hadir/", []),
        ("/e/000000000000", []),
        ("/periksa/", ["js/checking.js"]),
    ],
)
def test_first_visit_fits(client, admin, plan, address, more):
    an_edition(admin)
    page = client.get(address, headers={"accept-encoding": "gzip"})

    total = len(page.content) + sum(map(static_weight, FIRST_VISIT_FILES + more))

    assert page.status_code == 200

    assert total <= FIRST_VISIT


def test_a_page_asks_for_nothing_but_the_three_files(client, operator, plan):
    client.force_login(operator)

    page = client.get("/").content.decode()

    assert len(re.findall(r' (?:src|href)="/static/', page)) == len(FIRST_VISIT_FILES)
    assert "http://" not in page
    assert "https://" not in page


def test_every_page_of_the_demo_fits(client, demo):
    rooms = rooms_of(demo)
    admin = User.objects.get(username="admin.dkisp")
    owner = Program.objects.get(pk=rooms["programs:edit"][0][0]).agency
    operator = owner.members.get(role=User.Role.OPERATOR)
    writing = ["home", "programs:list", "programs:create", "programs:edit"]
    writing += ["workshops:finding_create", "workshops:finding_list"]
    writing += ["programs:evidence", "programs:copy"]

    weights = weigh(client, admin, names_of(column=6), rooms)
    weights |= weigh(client, operator, writing, rooms)

    heavy = {url: weight for url, weight in weights.items() if weight > MOST}
    assert heavy == {}
    assert statistics.median(weights.values()) <= MEDIAN
    assert not Printing.objects.exists()
    assert not Edition.objects.exists()
