"""What is a page told that saves by itself, or by a script after a button?"""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from agencies.models import AuditEntry, Receipt
from agencies.pages import Writing
from paser_masterplan.merging import read_tokens, token
from plans.models import MasterPlan, Mission
from tests.builders.plans import a_mission, a_sub_dimension
from tests.builders.programs import a_program, an_action
from tests.builders.workshops import a_finding
from tests.forms import opened
from workshops import workflow
from workshops.models import Finding

CLOCK = re.compile(r"\d\d\.\d\d")


@pytest.fixture
def finding(plan, operator):
    return a_finding(operator, title="Sampah", description="Semula", figure="")


class Page:
    """A page with scripts: what it opened, and what it sends of that."""

    def __init__(self, client, person, url):
        self.client, self.person, self.url = client, person, url
        client.force_login(person)
        self.fields = opened(client, url)
        self.signs = read_tokens(self.fields["opened"])

    def send(self, how="sendiri", key=None, **facts):
        """Only what changed, with what it was at opening."""
        self.client.force_login(self.person)
        pairs = " ".join(f"{name}={self.signs[name]}" for name in facts)
        beside = {"_cara": how, "_siapa": self.person.pk, "_kunci": key or uuid4()}
        return self.client.post(self.url, beside | facts | {"opened": pairs})


@pytest.fixture
def page(client, operator, finding):
    """The finding, opened by its operator."""
    return Page(client, operator, reverse("workshops:finding_edit", args=[finding.pk]))


@pytest.fixture
def meanwhile(client, colleague, page):
    """What a colleague saves by a button while the page is open."""

    def save(**facts):
        client.force_login(colleague)
        client.post(page.url, opened(client, page.url) | facts)

    return save


def test_page_says_what_changed_and_is_told_what_was_saved(page):
    answer = page.send(title="Sampah pasar")

    told = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert CLOCK.fullmatch(told.pop("jam"))
    assert told == {
        "opened": {"opened": f"title={token('Sampah pasar')}"},
        "errors": {},
        "conflicts": [],
        "others": "",
    }
    assert Finding.objects.get().title == "Sampah pasar"


def test_what_may_not_be_saved_holds_nothing_else_back(page):
    told = page.send(title="", figure="18 ton").json()

    assert told["opened"] == {"opened": f"figure={token('18 ton')}"}
    assert told["errors"] == {"title": "Bidang ini tidak boleh kosong."}
    assert (Finding.objects.get().title, Finding.objects.get().figure) == (
        "Sampah",
        "18 ton",
    )


def test_conflict_is_told_by_its_input_and_holds_nothing_else_back(page, meanwhile):
    meanwhile(description="Tulisan rekan")

    told = page.send(description="Tulisan saya", figure="18 ton").json()

    assert (told["conflicts"], told["errors"]) == (["description"], {})
    assert list(read_tokens(told["opened"]["opened"])) == ["figure"]
    after = Finding.objects.get()
    assert (after.description, after.figure) == ("Tulisan rekan", "18 ton")


def test_others_are_named_with_every_save(page, meanwhile):
    meanwhile(figure="18 ton")

    told = page.send(title="Sampah pasar").json()

    assert told["others"].startswith("Rika Rekan juga membuka isian ini")


def test_record_that_left_meanwhile_is_told_and_nothing_is_saved(page, finding, admin):
    workflow.perform("accept", finding, by=admin)

    answer = page.send(title="Sampah pasar")

    assert answer.status_code == 409
    assert answer.json()["error"].startswith("Belum disimpan. DKISP sudah memutuskan")
    assert Finding.objects.get().title == "Sampah"


def test_record_that_left_meanwhile_is_told_before_what_is_wrong(page, finding, admin):
    workflow.perform("accept", finding, by=admin)

    assert page.send(title="").status_code == 409


# After a button


def test_button_that_left_nothing_says_where_to_go(page, finding, client):
    told = page.send("tombol", title="Sampah pasar").json()

    assert told["next"] == finding.get_absolute_url()
    assert f"Temuan {finding.pk} tersimpan." in client.get(told["next"]).text


@pytest.mark.parametrize("facts", [{"title": ""}, {"description": "Tulisan saya"}])
def test_button_that_left_something_stays(page, meanwhile, facts):
    meanwhile(description="Tulisan rekan")

    told = page.send("tombol", **facts, figure="18 ton").json()

    assert "next" not in told
    assert list(told["errors"]) + told["conflicts"] == list(facts)
    assert Finding.objects.get().figure == "18 ton"


def test_button_for_a_new_record_is_answered_alike(client, operator, plan):
    page = Page(client, operator, reverse("workshops:finding_create"))
    facts = {"kind": "PROBLEM", "title": "", "sub_dimension": a_sub_dimension().pk}

    held = page.send("tombol", **facts).json()
    kept = page.send("tombol", **facts | {"title": "Sampah"}).json()

    assert held["errors"] == {"title": "Bidang ini tidak boleh kosong."}
    assert held["opened"] == {}
    assert kept["next"] == Finding.objects.get().get_absolute_url()


@pytest.mark.parametrize(
    ("route", "facts", "leads"),
    [
        ("plans:mission_create", {"number": 1, "text": "Ekonomi"}, "/kerangka/"),
        (
            "plans:create",
            {
                "title": "X",
                "region": "Y",
                "leader_title": "Bupati Y",
                "first_year": 2027,
                "last_year": 2031,
            },
            "/kerangka/",
        ),
        (
            "agencies:create",
            {"name": "Dinas Kesehatan", "short_name": "Dinkes", "kind": "AGENCY"},
            "/instansi/",
        ),
        (
            "agencies:person_create",
            {"username": "budi", "full_name": "Budi", "role": "OPERATOR"},
            "/orang/",
        ),
    ],
)
def test_buttons_of_all_forms_are_answered(client, admin, plan, route, facts, leads):
    page = Page(client, admin, reverse(route))
    if "username" in facts:
        facts = facts | {"agency": admin.agency_id}

    first = next(iter(facts))

    wrong = page.send("tombol", **facts | {first: ""})
    right = page.send("tombol", **facts)

    assert list(wrong.json()["errors"]) == [first]
    assert right.json()["next"].startswith(leads)


def test_button_for_more_time_is_answered(client, admin, agency, plan):
    stage = plan.stages.first()
    page = Page(client, admin, reverse("plans:extension_create", args=[stage.pk]))

    told = page.send(
        "tombol", agency=agency.pk, until="2090-01-01T00:00", reason="Banjir"
    ).json()

    assert told["next"] == stage.get_absolute_url()


def test_frame_is_saved_by_itself_without_a_word_of_others(client, admin, plan):
    mission = a_mission(plan, number=1, text="Semula")
    page = Page(client, admin, reverse("plans:mission_edit", args=[mission.pk]))

    told = page.send(text="Ekonomi mandiri").json()

    assert set(told) == {"jam", "opened", "errors", "conflicts"}
    assert Mission.objects.get().text == "Ekonomi mandiri"
    assert MasterPlan.objects.get() == plan


# Rows


@pytest.fixture
def table(client, plan, operator):
    """A program with one action, its page of actions opened by the operator."""
    program = a_program(operator)
    an_action(program, title="Pelatihan")
    client.force_login(operator)
    url = reverse("programs:edit", args=[program.pk, "kegiatan"])
    return program, url, opened(client, url)


def test_part_of_a_row_is_saved_by_itself(client, table):
    program, url, page = table
    sign = read_tokens(page["kegiatan-0-opened"])["output"]
    part = {
        name: said for name, said in page.items() if "_FORMS" in name or "key" in name
    }

    told = client.post(
        url,
        part
        | {
            "_cara": "sendiri",
            "kegiatan-0-output": "40 kader",
            "kegiatan-0-opened": f"output={sign}",
        },
    ).json()

    row = program.actions.get()
    assert told["opened"] == {"kegiatan-0-opened": f"output={token('40 kader')}"}
    assert (row.title, row.output) == ("Pelatihan", "40 kader")


def test_new_row_that_is_sent_twice_is_one_row(client, table):
    program, url, _ = table
    blank = opened(client, f"{url}?tambah=1")
    new = {name: said for name, said in blank.items() if name.startswith("kegiatan-1-")}
    counters = {name: said for name, said in blank.items() if "_FORMS" in name}
    sent = counters | new | {"kegiatan-1-title": "Penimbangan", "_cara": "sendiri"}

    first = client.post(url, sent).json()
    client.post(url, sent | {"kegiatan-1-opened": first["opened"]["kegiatan-1-opened"]})

    assert [row.title for row in program.actions.all()] == ["Pelatihan", "Penimbangan"]


# What is told of it


def test_sitting_is_one_entry_when_its_button_is_pressed(page, finding):
    page.send(title="Sampah p")
    page.signs["title"] = token("Sampah p")
    page.send(title="Sampah pasar")
    waiting = AuditEntry.objects.count()
    page.send("tombol", figure="18 ton")

    [entry] = AuditEntry.objects.about(finding)
    assert waiting == 0
    assert entry.before == {"judul": "Sampah", "angka": ""}
    assert entry.after == {"judul": "Sampah pasar", "angka": "18 ton"}


def test_finding_that_is_moved_tells_its_sitting_first(page, finding, admin):
    page.send(title="Sampah pasar")

    workflow.perform("accept", finding, by=admin)

    labels = AuditEntry.objects.about(finding).order_by("pk")
    assert [entry.verb for entry in labels] == ["finding.edit", "finding.accept"]


def test_second_sending_gets_the_first_answer(page):
    key = uuid4()

    first = page.send(key=key, title="Sampah pasar")
    second = page.send(key=key, title="Sampah pasar")

    assert second.status_code == 200
    assert second["Content-Type"] == "application/json"
    assert second.content == first.content
    assert Receipt.objects.get().body == first.content.decode()


def test_refused_sending_leaves_no_receipt(page, finding, admin):
    workflow.perform("accept", finding, by=admin)

    page.send(title="Sampah pasar")

    assert not Receipt.objects.exists()


def test_every_writing_page_says_how_it_saves_and_what_it_says():
    for ask in (Writing().save, Writing().said):
        with pytest.raises(NotImplementedError):
            ask(None)
