"""Do two people's words in one record come together, field by field?"""

from datetime import UTC, date, datetime, time

import pytest
from django import forms
from django.http import QueryDict
from django.utils.http import urlencode

from agencies.forms import PersonEditForm
from paser_masterplan.forms import RupiahField
from paser_masterplan.merging import (
    BOTH_WROTE,
    Conflict,
    fingerprint,
    in_words,
    plain,
    read_tokens,
    say_tokens,
    token,
)
from plans.forms import MissionForm
from plans.models import Mission
from tests.builders.plans import (
    a_mission,
    a_place,
    a_readiness_element,
    a_sub_dimension,
)
from tests.builders.workshops import a_finding, a_session, a_workshop
from workshops.forms import FindingForm, SessionForm, WorkshopForm
from workshops.forms.workshop import FindingNumbersField
from workshops.models import Finding

BY_ITSELF = {"_cara": "sendiri"}


@pytest.fixture
def finding(plan, operator):
    return a_finding(
        operator, title="Sampah", description="Semula", kind="PROBLEM", figure=""
    )


def fresh(finding):
    return Finding.objects.get(pk=finding.pk)


def page_of(finding):
    """What a browser would send from the form that is opened now."""
    form = FindingForm(instance=fresh(finding))
    return {name: form[name].value() for name in form.fields}


def typed(finding, page, **facts):
    """The form bound to the row as it is stored now."""
    sent = {name: value for name, value in (page | facts).items() if value is not None}
    return FindingForm(QueryDict(urlencode(sent, doseq=True)), instance=fresh(finding))


def store(finding, **facts):
    """What somebody else does meanwhile."""
    Finding.objects.filter(pk=finding.pk).update(**facts)


def conflict_of(form, name="description"):
    form.is_valid()
    return form.conflicts[name]


def pick(form, choice, name="description"):
    """The radio that chooses for one field."""
    conflict = conflict_of(form, name)
    return {conflict.name: f"{choice}.{conflict.token}"}


# What a value says


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        (False, ""),
        (True, "True"),
        (0, "0"),
        (" satu\r\ndua ", "satu\ndua"),
        (date(2021, 9, 3), "2021-09-03"),
        (time(8, 30), "08:30"),
        (datetime(2021, 9, 3, 0, 5, 59, tzinfo=UTC), "2021-09-03T08:05"),
        ([2023, 2022], ["2022", "2023"]),
        ((), []),
    ],
)
def test_value_is_compared_as_the_text_that_a_browser_sends(value, said):
    assert plain(value) == said


def test_records_are_compared_by_their_numbers(finding):
    places = [a_place(name="Kuaro"), a_place(name="Long Ikis")]
    finding.places.set(reversed(places))
    numbers = sorted(str(place.pk) for place in places)

    assert plain(finding) == str(finding.pk)
    assert plain(finding.places) == plain(finding.places.all()) == numbers


def test_nothing_has_one_token_whatever_holds_it():
    assert {token(nothing) for nothing in (None, "", " ", [], False)} == {token("")}
    assert token("ab") != token(["ab"])
    assert len(token("Sampah")) == 8


def test_fingerprint_changes_with_any_word(finding):
    names = ["title", "places"]
    before = fingerprint(finding, names)

    finding.places.add(a_place())
    with_place = fingerprint(finding, names)
    finding.title = "Sampah pasar"

    assert len({before, with_place, fingerprint(finding, names)}) == 3


def test_tokens_are_said_and_read():
    tokens = {"title": "1f3a9c02", "places": "77ab0c1d"}

    assert say_tokens(tokens) == "title=1f3a9c02 places=77ab0c1d"
    assert read_tokens(say_tokens(tokens)) == tokens
    assert read_tokens("") == {}
    assert read_tokens(" sampah  = a=b=c ") == {"sampah": "", "": "", "a": "b=c"}


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        (forms.CharField(), "Sampah", "Sampah"),
        (forms.CharField(), None, ""),
        (forms.BooleanField(), True, "Ya"),
        (forms.BooleanField(), False, "Tidak"),
        (RupiahField(), 850_000_000, "Rp850.000.000"),
        (forms.ChoiceField(choices=[("A", "Awal")]), "A", "Awal"),
        (forms.ChoiceField(choices=[("A", "Awal")]), "B", "B"),
        (forms.ChoiceField(choices=[("Dua", [("A", "Awal")])]), "A", "Awal"),
        (forms.TypedMultipleChoiceField(choices=[(1, "Satu")]), [1, 2], "Satu; 2"),
        (forms.DateField(), date(2021, 9, 3), "2021-09-03"),
    ],
)
def test_value_is_shown_as_it_is_chosen(field, value, said):
    assert in_words(field, value) == said


def test_records_are_shown_by_their_names(finding):
    form, kuaro = FindingForm(instance=finding), a_place(name="Kuaro")

    assert in_words(form.fields["places"], [kuaro]) == "Kecamatan Kuaro"
    part = finding.sub_dimension
    said = in_words(form.fields["sub_dimension"], part)
    assert said == in_words(form.fields["sub_dimension"], part.pk) == str(part)
    assert in_words(FindingNumbersField(), [finding]) == str(finding)


# Whose words are kept


def test_page_carries_a_token_of_every_field(finding):
    form = FindingForm(instance=finding)

    assert read_tokens(form["opened"].value()) == {
        name: token(getattr(finding, name)) for name in form.names
    }
    assert "opened" not in form.names


def test_form_that_nobody_touched_writes_nothing(finding):
    form = typed(finding, page_of(finding))

    assert form.is_valid()
    assert (form.written, form.saved, form.confirmed()) == ([], [], {})


def test_what_others_wrote_is_kept_where_i_wrote_nothing(finding):
    page = page_of(finding)
    kuaro = a_place(name="Kuaro")
    store(finding, description="Tulisan rekan", kind="POTENTIAL")
    finding.places.add(kuaro)

    form = typed(finding, page, title="Sampah pasar")
    valid = form.is_valid()
    form.write()

    after = fresh(finding)
    assert (valid, form.written) == (True, ["title"])
    assert (after.title, after.description) == ("Sampah pasar", "Tulisan rekan")
    assert (after.kind, list(after.places.all())) == ("POTENTIAL", [kuaro])


def test_same_words_of_two_people_are_no_conflict(finding):
    page = page_of(finding)
    store(finding, description="Sama\nsaja")

    form = typed(finding, page, description="Sama\r\nsaja")

    assert form.is_valid()
    assert (form.written, form.conflicts) == ([], {})


def test_same_words_of_two_people_are_both_ones_own_from_then_on(finding):
    page = page_of(finding)
    store(finding, description="Sama saja")

    told = typed(finding, page, description="Sama saja").confirmed()
    next_page = page | {"opened": told["opened"]} | BY_ITSELF
    form = typed(finding, next_page, description="Sama saja, lalu lain")

    assert read_tokens(told["opened"]) == {"description": token("Sama saja")}
    assert (form.is_valid(), form.written) == (True, ["description"])


def test_two_texts_are_shown_and_nothing_is_overwritten(finding):
    page = page_of(finding)
    store(finding, description="Tulisan rekan")

    form = typed(finding, page, description="Tulisan saya", figure="18 ton")

    assert conflict_of(form) == Conflict(
        name="pilih-description",
        label="Uraian",
        mine="Tulisan saya",
        theirs="Tulisan rekan",
        token=token("Tulisan rekan"),
        may_join=True,
        picked="",
    )
    assert form.errors == {"description": [BOTH_WROTE]}
    assert (form.contested(), form.held_back()) == (["description"], {})
    assert form.saved == ["figure"]


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        ("saya", "Tulisan saya"),
        ("ini", "Tulisan rekan"),
        ("gabung", "Tulisan rekan\n\nTulisan saya"),
    ],
)
def test_choice_decides(finding, choice, kept):
    page = page_of(finding) | {"description": "Tulisan saya"}
    store(finding, description="Tulisan rekan")
    asked = typed(finding, page)

    form = typed(finding, page | pick(asked, choice))
    valid = form.is_valid()
    form.write()

    assert (valid, form.contested()) == (True, [])
    assert form.conflicts["description"].picked == choice
    assert fresh(finding).description == kept


def test_joined_text_is_not_taken_for_what_the_page_shows(finding):
    page = page_of(finding) | {"description": "Tulisan saya", "figure": "18 ton"}
    store(finding, description="Tulisan rekan")
    asked = typed(finding, page)

    form = typed(finding, page | pick(asked, "gabung"))

    assert form.is_valid()
    assert form.saved == ["description", "figure"]
    assert form.confirmed() == {"opened": f"figure={token('18 ton')}"}


def test_third_text_asks_again(finding):
    page = page_of(finding) | {"description": "Tulisan saya"}
    store(finding, description="Tulisan rekan")
    chosen = pick(typed(finding, page), "saya")
    store(finding, description="Tulisan ketiga")

    form = typed(finding, page | chosen)

    assert not form.is_valid()
    assert conflict_of(form).theirs == "Tulisan ketiga"
    assert conflict_of(form).picked == ""


@pytest.mark.parametrize("choice", ["", "semua", "gabung"])
def test_choice_that_was_not_offered_is_none(finding, choice):
    social = a_readiness_element("INFRA_SOCIAL")
    page = page_of(finding) | {"kind": "POTENTIAL", "readiness": social.pk}
    store(finding, readiness=a_readiness_element())
    asked = typed(finding, page)

    form = typed(finding, page | pick(asked, choice, "readiness"))

    assert not conflict_of(form, "readiness").may_join
    assert form.contested() == ["readiness"]


def test_chosen_records_can_be_joined(finding):
    kuaro, ikis = a_place(name="Kuaro"), a_place(name="Long Ikis")
    page = page_of(finding) | {"places": [ikis.pk]}
    finding.places.add(kuaro)
    asked = typed(finding, page)

    form = typed(finding, page | pick(asked, "gabung", "places"))
    valid = form.is_valid()
    form.write()

    assert (conflict_of(asked, "places").theirs, valid) == ("Kecamatan Kuaro", True)
    assert set(finding.places.all()) == {kuaro, ikis}


def test_short_line_is_joined_on_one_line_and_only_while_it_fits(finding):
    page = page_of(finding) | {"title": "b" * 90}
    store(finding, title="a" * 90)
    short = typed(finding, page | pick(typed(finding, page), "gabung", "title"))
    page |= {"title": "b" * 190}
    long = typed(finding, page | pick(typed(finding, page), "gabung", "title"))

    assert short.is_valid()
    assert short.cleaned_data["title"] == f"{'a' * 90}; {'b' * 90}"
    assert not long.is_valid()
    assert "paling banyak 200" in long.held_back()["title"]
    assert long.contested() == []


def test_line_that_is_too_short_for_two_is_not_joined(operator):
    page = PersonEditForm(instance=operator)
    sent = {name: page[name].value() for name in page.fields}
    operator.full_name = "Nama rekan"

    form = PersonEditForm(sent | {"full_name": "Nama saya"}, instance=operator)

    assert not conflict_of(form, "full_name").may_join


def test_page_without_tokens_overwrites_nothing(finding):
    form = typed(finding, page_of(finding), opened="", description="Tulisan saya")

    assert conflict_of(form).theirs == "Semula"


def test_untouched_choice_that_is_gone_is_no_error(finding):
    gone = a_place(name="Kuaro")
    finding.places.add(gone)
    page = page_of(finding) | {"title": "Sampah pasar", "places": [gone.pk]}
    gone.delete()

    form = typed(finding, page)

    assert form.is_valid()
    assert form.written == ["title"]


def test_touched_choice_that_is_gone_is_an_error(finding):
    page = page_of(finding) | {"places": [a_place().pk, 999_999]}

    form = typed(finding, page)

    assert list(form.held_back()) == ["places"]


def test_day_hour_and_tick_have_tokens_of_what_browsers_send(plan):
    workshop = a_workshop(is_hybrid=True)
    whole = WorkshopForm(instance=workshop)
    item = SessionForm(instance=a_session(workshop))

    assert whole.token("is_hybrid") == token("True")
    assert whole.token("starts_on") == token("2021-09-03")
    assert item.token("starts_at") == token("08:30")


# What is new


def test_new_row_takes_all_that_was_typed(plan, operator):
    part = a_sub_dimension()
    blank = FindingForm(instance=Finding(plan=plan, agency=operator.agency))
    page = {"opened": blank["opened"].value(), "description": "", "source": ""}
    facts = {"kind": "PROBLEM", "title": "Sampah", "sub_dimension": part.pk}

    form = FindingForm(
        page | facts,
        instance=Finding(plan=plan, agency=operator.agency, created_by=operator),
    )
    valid = form.is_valid()
    form.write()

    assert (valid, form.is_new) == (True, True)
    assert Finding.objects.get().title == "Sampah"


def test_new_row_with_an_error_is_held_whole(plan, operator):
    form = FindingForm({"title": "Sampah"}, instance=Finding(plan=plan))

    form.write()

    assert (form.is_held, form.saved) == (True, [])
    assert set(form.held_back()) == {"kind", "sub_dimension"}
    assert not Finding.objects.exists()


# What a script sends


def test_part_of_a_form_is_enough(finding):
    signs = read_tokens(page_of(finding)["opened"])
    store(finding, figure="18 ton")

    form = typed(
        finding,
        {"title": "Sampah pasar", "opened": f"title={signs['title']}"} | BY_ITSELF,
    )
    valid = form.is_valid()
    form.write()

    assert (valid, form.is_partial, form.goes_on) == (True, True, True)
    assert form.confirmed() == {"opened": f"title={token('Sampah pasar')}"}
    assert (fresh(finding).title, fresh(finding).figure) == ("Sampah pasar", "18 ton")


def test_ticks_that_were_all_taken_away_send_nothing_but_their_token(finding):
    finding.places.add(a_place())
    sign = read_tokens(page_of(finding)["opened"])["places"]

    form = typed(finding, {"opened": f"places={sign}"} | BY_ITSELF)
    valid = form.is_valid()
    form.write()

    assert (valid, form.saved) == (True, ["places"])
    assert not finding.places.exists()


def test_what_may_be_saved_is_saved_beside_what_may_not(finding):
    page = page_of(finding) | {"title": "", "places": [7], "figure": "18 ton"}

    form = typed(finding, page | BY_ITSELF)
    form.write()

    assert list(form.held_back()) == ["title", "places"]
    assert (fresh(finding).title, fresh(finding).figure) == ("Sampah", "18 ton")


def test_what_the_database_refuses_is_put_back_beside_what_is_saved(operator, outsider):
    page = PersonEditForm(instance=operator)
    sent = {name: page[name].value() for name in page.fields} | BY_ITSELF
    sent |= {"username": outsider.username, "full_name": "Oki Baru"}

    form = PersonEditForm(sent, instance=operator)
    form.write()

    operator.refresh_from_db()
    assert list(form.held_back()) == ["username"]
    assert (operator.username, operator.full_name) == ("operator.dlh", "Oki Baru")


def test_what_does_not_go_together_is_held_whole(plan):
    a_mission(plan, number=1)
    mission = a_mission(plan, number=2, text="Semula")
    page = MissionForm(instance=mission)
    sent = {name: page[name].value() for name in page.fields} | BY_ITSELF

    form = MissionForm(sent | {"number": 1, "text": "Lain"}, instance=mission)
    form.write()

    assert form.held_back() == {"": "Nomor misi ini sudah dipakai."}
    assert (form.is_held, form.saved, form.confirmed()) == (True, [], {})
    assert Mission.objects.get(pk=mission.pk).text == "Semula"


def test_unbound_form_is_no_part_and_goes_nowhere(finding):
    form = FindingForm(instance=finding)

    assert (form.is_partial, form.goes_on) == (False, False)
