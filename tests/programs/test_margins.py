"""Does a remark stand at the part and the row of which it speaks?"""

import re
from uuid import uuid4

import pytest
from django.urls import reverse

from paser_masterplan.moves import MoveRefused
from programs import margins, remarking
from programs.models import Program, Remark
from tests.builders.programs import (
    a_funding,
    a_program,
    a_remark,
    a_revision,
    a_standard_remark,
    an_action,
    an_indicator,
)
from tests.forms import fields_on, opened


@pytest.fixture
def returned(plan, operator):
    return a_program(operator, complete=True, status=Program.Status.RETURNED)


def row_url(program, field, row):
    return reverse("programs:remark_row", args=[program.pk, field, row.key])


def page_of(client, person, program):
    client.force_login(person)
    return client.get(program.get_absolute_url())


def rows_of(program):
    """One row of each kind, the second one there."""
    action = an_action(program, title="Melatih pengurus", output="", years=[2023])
    indicator = an_indicator(program, name="Bank sampah aktif", unit="unit", source="")
    return {
        "actions": action,
        "indicators": indicator,
        "fundings": a_funding(action, year=2023),
    }


# One row


def test_a_remark_on_a_row_quotes_that_row_alone(reviewed, admin):
    said = {
        field: remarking.write(reviewed, by=admin, field=field, text="?", row=row.key)
        for field, row in rows_of(reviewed).items()
    }

    assert {field: remark.quote for field, remark in said.items()} == {
        "actions": "Melatih pengurus · 2023",
        "indicators": "Bank sampah aktif · unit · awal 12 · 2022: 20, 2026: 70",
        "fundings": "Melatih pengurus · 2023 · APBD Kabupaten · Rp850.000.000",
    }
    assert [remark.about for remark in said.values()] == [
        "Kegiatan: Melatih pengurus",
        "Indikator: Bank sampah aktif",
        "Pendanaan: Melatih pengurus",
    ]


def test_a_row_belongs_to_the_program_and_to_the_part(reviewed, operator, admin):
    own = reviewed.actions.get()
    foreign = an_action(a_program(operator))

    for field, key in (
        ("actions", foreign.key),
        ("indicators", own.key),
        ("objective", own.key),
        ("actions", uuid4()),
    ):
        with pytest.raises(MoveRefused, match="tidak ada lagi pada bagian ini"):
            remarking.write(reviewed, by=admin, field=field, text="?", row=key)

    assert not Remark.objects.exists()


def test_a_remark_on_a_row_is_written_on_its_page(client, reviewed, admin):
    action = rows_of(reviewed)["actions"]
    url = row_url(reviewed, "actions", action)
    client.force_login(admin)

    page = client.get(url).content.decode()
    client.post(url, fields_on(page) | {"text": "Siapa yang dilatih?"})

    remark = Remark.objects.get()
    assert "<blockquote>Melatih pengurus · 2023</blockquote>" in page
    assert (remark.field, remark.row) == ("actions", action.key)


def test_a_row_that_went_meanwhile_keeps_the_text(client, reviewed, admin):
    action = rows_of(reviewed)["actions"]
    url = row_url(reviewed, "actions", action)
    client.force_login(admin)
    typed = opened(client, url) | {"text": "Siapa yang dilatih?"}
    action.delete()

    page = client.post(url, typed).content.decode()

    assert "Baris yang dibahas tidak ada lagi pada bagian ini." in page
    assert "Baris ini sudah tidak ada." in page
    assert "Siapa yang dilatih?</textarea>" in page


def test_only_parts_with_rows_have_rows(client, reviewed, admin):
    client.force_login(admin)

    url = row_url(reviewed, "objective", reviewed.actions.get())

    assert client.get(url).status_code == 404


# On the page


def test_a_remark_stands_under_its_row(client, reviewed, admin):
    for field, row in rows_of(reviewed).items():
        a_remark(reviewed, admin, field=field, row=row.key, text=f"Di {field}.")

    response = page_of(client, admin, reviewed)
    page = response.context["page"]
    parts = {"actions": page.actions, "indicators": page.indicators}
    parts["fundings"] = page.funding

    assert {
        field: [[remark.text for remark in row.remarks] for row in part.rows]
        for field, part in parts.items()
    } == {field: [[], [f"Di {field}."]] for field in parts}
    assert [part.lost for part in parts.values()] == [[], [], []]
    assert response.content.decode().count('<tr class="said">') == 3


def test_a_remark_outlives_its_row(client, returned, operator, admin):
    action = rows_of(returned)["actions"]
    a_remark(returned, admin, field="actions", row=action.key, quote="Melatih · 2023")
    action.delete()

    response = page_of(client, operator, returned)
    page = response.content.decode()

    assert len(response.context["page"].actions.lost) == 1
    assert "Baris ini sudah dihapus." in page
    assert "Catatan telaah: Kegiatan: Melatih" in page
    assert "<blockquote>Melatih · 2023</blockquote>" in page


def test_an_edited_row_keeps_its_remark_and_the_former_words(
    client, returned, operator, admin
):
    action = rows_of(returned)["actions"]
    a_remark(returned, admin, field="actions", row=action.key, quote="Melatih · 2023")
    action.title = "Melatih pengurus dan warga"
    action.save()

    [_, row] = page_of(client, operator, returned).context["page"].actions.rows

    assert (str(row.thing), [remark.quote for remark in row.remarks]) == (
        "Melatih pengurus dan warga",
        ["Melatih · 2023"],
    )


def test_the_overview_counts_and_leads_to_each(client, reviewed, admin):
    settled = a_remark(reviewed, admin, field="title", status="RESOLVED")
    disputed = a_remark(
        reviewed, admin, field="indicators", status="ANSWERED", disagrees=True
    )
    for facts in (
        {},
        {"status": "ANSWERED"},
        {"told_at": None},
        {"is_internal": True},
    ):
        a_remark(reviewed, admin, **facts)

    response = page_of(client, admin, reviewed)
    page = response.content.decode()

    assert response.context["page"].margins.tally == (
        "6 catatan: 1 belum dijawab, 1 tidak setuju, 1 sudah dijawab, "
        "1 belum disampaikan, 1 hanya penelaah, 1 selesai"
    )
    ways = re.findall(r'href="#(catatan-\d+)"', page)
    assert (ways[0], ways[-1], len(ways)) == (settled.anchor, disputed.anchor, 6)
    assert f'id="{disputed.anchor}" data-status="DISPUTED"' in page


def test_nothing_is_said_where_nothing_was_said(client, reviewed, council):
    page = page_of(client, council, reviewed).content.decode()

    assert "Catatan telaah" not in page
    assert 'id="catatan"' not in page


def test_the_blank_form_is_sent_once_and_carries_the_revision(
    client, reviewed, operator, admin
):
    a_revision(reviewed, operator, number=4)

    page = page_of(client, admin, reviewed).content.decode()

    assert page.count('<textarea class="form-control" name="text"') == 1
    assert '<input type="hidden" name="read" value="4">' in page


# Beside the form of its section


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("uraian", ["Tujuan."]),
        ("kegiatan", ["Kegiatan."]),
        ("pendanaan", ["Dana."]),
        ("identitas", []),
    ],
)
def test_remarks_stand_beside_the_form_of_their_section(
    client, returned, operator, admin, slug, said
):
    a_remark(returned, admin, text="Tujuan.")
    a_remark(returned, admin, field="actions", text="Kegiatan.", status="ANSWERED")
    a_remark(returned, admin, field="fundings", text="Dana.")
    a_remark(returned, admin, field="title", text="Judul.", status="RESOLVED")
    a_remark(returned, admin, field="title", text="Untuk nanti.", told_at=None)
    a_remark(returned, admin, field="title", text="Antarpenelaah.", is_internal=True)
    client.force_login(operator)

    response = client.get(reverse("programs:edit", args=[returned.pk, slug]))

    beside = [remark.text for remark in response.context["help"].remarks]
    assert beside == said
    assert ("Catatan penelaah" in response.content.decode()) == bool(said)


# The library on the page of a remark


def test_standard_sentences_are_offered_for_the_part(client, reviewed, admin):
    wanted = a_standard_remark(text="Tujuan belum terukur.")
    everywhere = a_standard_remark(field="", text="Terlalu umum.")
    a_standard_remark(text="Sudah usang.", is_active=False)
    a_standard_remark(field="places", text="Lokasi belum ada.")

    offered = margins.place(reviewed, "objective").standards

    assert {wanted, everywhere} <= set(offered)
    assert {one.field for one in offered} == {"objective", ""}
    assert all(one.is_active for one in offered)


def test_a_standard_sentence_fills_the_form_without_scripts(client, reviewed, admin):
    standard = a_standard_remark(text="Tujuan belum terukur.")
    url = reverse("programs:remark", args=[reviewed.pk, "objective"])
    client.force_login(admin)

    filled = client.get(f"{url}?baku={standard.pk}").content.decode()
    strange = client.get(f"{url}?baku=999999").content.decode()

    assert "Tujuan belum terukur.</textarea>" in filled
    assert "?baku=" in strange
    assert "></textarea>" in strange
