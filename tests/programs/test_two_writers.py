"""Is a word or a row ever lost when two people write the same program at once?"""

import re
from itertools import count

import pytest
from django.db import transaction
from django.http import QueryDict
from django.utils.http import urlencode
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from paser_masterplan.merging import read_tokens, say_tokens
from programs import editing
from programs.models import Program
from programs.sections import section_of
from tests.builders.programs import a_program, an_action

WRITERS = ("operator", "colleague")
FIELDS = ("background", "objective", "description", "beneficiaries")
COLUMNS = ("title", "output")
BESIDE = re.compile(r"pilih-|(DELETE|opened|key)$")
PICKS = ("saya", "ini", "gabung")
INTERLEAVINGS = 200


class Page:
    """One section before one writer: what it showed, what was typed, what was said."""

    def __init__(self, writer, program, slug):
        self.writer, self.program = writer, program
        self.section = section_of(program, slug)
        self.open()

    def open(self):
        form = editing.open_section(
            self.read(), self.section, blank=True, by=self.writer
        )
        forms = getattr(form, "forms", [form])
        self.data = {bound.html_name: bound.value() for f in forms for bound in f}
        if form is not forms[0]:
            self.data |= {
                bound.html_name: bound.value() for bound in form.management_form
            }
        self.shown = dict(self.data)

    def read(self):
        return Program.objects.for_head().get(pk=self.program.pk)

    def rows(self):
        """The prefixes of the rows before the writer, by the key of each."""
        return {
            str(key): name.removesuffix("key")
            for name, key in self.data.items()
            if name.endswith("-key")
        }

    def save(self, *, by_itself):
        """Save as a button or as the script does; returns the form that was bound."""
        with transaction.atomic():
            locked = Program.objects.select_for_update(of=("self",)).for_head()
            program = locked.get(pk=self.program.pk)
            posted = QueryDict(
                urlencode(
                    self.changed() if by_itself else self.without_nothing(self.data),
                    doseq=True,
                )
            )
            form = editing.open_section(program, self.section, posted, by=self.writer)
            if form.is_valid() or by_itself:
                editing.save(program, self.section, form, by=self.writer)
        if by_itself:
            self.confirm(form.confirmed())
        return form

    def without_nothing(self, data):
        """A box that is not ticked is not sent."""
        return {
            name: value
            for name, value in data.items()
            if value is not None and not (name.endswith("DELETE") and not value)
        }

    def changed(self):
        """What the script sends: what differs from what was last confirmed."""
        sent = {"_cara": "sendiri"}
        for name, value in self.data.items():
            if name.endswith("_FORMS"):
                sent[name] = value
            elif self.shown.get(name) != value and not BESIDE.search(name):
                prefix, _, field = name.rpartition("-")
                prefix = f"{prefix}-" if prefix else ""
                opened = read_tokens(self.data[f"{prefix}opened"])
                asked = read_tokens(sent.get(f"{prefix}opened", ""))
                asked[field] = opened[field]
                sent |= {name: value, f"{prefix}opened": say_tokens(asked)}
                if prefix:
                    sent[f"{prefix}key"] = self.data[f"{prefix}key"]
        return self.without_nothing(sent)

    def confirm(self, tokens):
        for hidden, text in tokens.items():
            prefix = hidden.removesuffix("opened")
            new = read_tokens(text)
            self.data[hidden] = say_tokens(read_tokens(self.data[hidden]) | new)
            for field in new:
                self.shown[prefix + field] = self.data[prefix + field]


def stored(program):
    """Every text of the program by its place: a field, or a column of a row."""
    fresh = Program.objects.get(pk=program.pk)
    texts = {name: getattr(fresh, name) for name in FIELDS}
    for row in fresh.actions.all():
        texts |= {(str(row.key), name): getattr(row, name) for name in COLUMNS}
    return texts


def typed(page):
    """Every text before the writer, by its place."""
    if page.section.slug == "uraian":
        return {name: page.data[name] for name in FIELDS}
    return {
        (key, column): page.data[f"{prefix}{column}"]
        for key, prefix in page.rows().items()
        for column in COLUMNS
    }


def seen(page):
    """Every text that the page has shown or had confirmed, by its place."""
    data, page.data = page.data, page.data | page.shown
    try:
        return typed(page)
    finally:
        page.data = data


def ticked(page):
    """The keys of the rows that the writer wants to be gone."""
    return {
        key for key, prefix in page.rows().items() if page.data.get(f"{prefix}DELETE")
    }


def held(page, form):
    """The places of which the answer said that they are not saved."""
    names = {*form.contested(), *form.held_back()}
    return {
        place
        for place in typed(page)
        if any(
            name == place if isinstance(place, str) else name.startswith(prefix)
            for name in names
            for prefix in [page.rows().get(place[0], "?")]
        )
    }


def choose(page, conflicts, pick):
    """Pick one of two texts everywhere; returns the texts that were shown for it."""
    shown = set()
    for conflict in conflicts.values():
        fits = pick != "gabung" or conflict.may_join
        page.data[conflict.name] = f"{pick if fits else 'saya'}.{conflict.token}"
        shown.add(conflict.theirs)
    return shown


def save_and_watch(page, *, by_itself, pick):
    """Save, choosing where two texts are shown; nothing may go unseen on the way."""
    before, wanted, shown = stored(page.program), typed(page), seen(page)
    form, chosen = page.save(by_itself=by_itself), set()
    if form.conflicts and not by_itself:
        assert stored(page.program) == before
        chosen = choose(page, form.conflicts, pick)
        form = page.save(by_itself=False)
    after, gone = stored(page.program), ticked(page)
    overwritten = {
        place: text
        for place, text in before.items()
        if text and text not in after.get(place, "")
    }
    unseen = {
        place: text
        for place, text in overwritten.items()
        if shown.get(place) != text and not any(text in said for said in chosen)
    }
    assert unseen == {}
    assert {key for key, *_ in before if key not in {k for k, *_ in after}} <= gone
    if by_itself or form.is_valid():
        lost = {
            place: text
            for place, text in wanted.items()
            if text != shown.get(place)
            and text not in after.get(place, "")
            and place not in held(page, form)
            and place[0] not in gone
            and not (chosen and pick == "ini")
        }
        assert lost == {}
    if form.is_valid() and not by_itself:
        page.open()


STEPS = st.lists(
    st.tuples(
        st.sampled_from(WRITERS),
        st.sampled_from(["write", "write", "row", "row", "tick", "add", "open"]),
        st.integers(0, 1),
        st.sampled_from(["", "button", "script"]),
        st.sampled_from(PICKS),
    ),
    min_size=8,
    max_size=14,
)


@pytest.mark.django_db
@settings(
    max_examples=INTERLEAVINGS,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_no_word_and_no_row_is_lost(plan, operator, colleague, steps):
    people = dict(zip(WRITERS, (operator, colleague), strict=True))
    words = (f"tulisan {number}." for number in count(1))
    program = a_program(operator)
    for title in ("Membentuk bank sampah", "Melatih kader"):
        an_action(program, title=title)
    pages = {
        (name, slug): Page(person, program, slug)
        for name, person in people.items()
        for slug in ("uraian", "kegiatan")
    }

    for who, deed, number, way, pick in steps:
        prose, table = pages[who, "uraian"], pages[who, "kegiatan"]
        act(prose, table, deed, number, words)
        if way:
            changed = prose if deed == "write" else table
            save_and_watch(changed, by_itself=way == "script", pick=pick)


def act(prose, table, deed, number, words):
    """One thing that a writer does before saving."""
    prefixes = list(table.rows().values())
    prefix = prefixes[-1] if deed == "add" else prefixes[number % len(prefixes)]
    if deed == "open":
        prose.open()
        table.open()
    elif deed == "write":
        prose.data[FIELDS[number]] = next(words)
    elif deed == "tick":
        table.data[f"{prefix}DELETE"] = True
    else:
        table.data |= {f"{prefix}{column}": next(words) for column in COLUMNS}
