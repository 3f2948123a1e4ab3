"""Are rows written, added and removed, with scripts on and off?"""

import pytest

from agencies.models import AuditEntry
from programs.models import Action, Funding, Indicator
from tests.builders.programs import a_funding, a_program, an_action, an_indicator
from tests.programs.conftest import rows, section_url

TICK = {"DELETE": "on"}
TRAINING = {"title": "Pelatihan", "output": "40 kader", "years": [2022, 2023]}


def actions():
    return list(Action.objects.order_by("position").values_list("title", flat=True))


def money(**facts):
    return {"year": 2022, "source": "APBD_KAB"} | facts


# Actions


def test_rows_are_written_in_the_order_of_the_page(save, draft, operator):
    save(
        operator,
        draft,
        "kegiatan",
        rows("kegiatan", TRAINING, {"title": "Penimbangan"}, {"title": ""}),
    )

    assert actions() == ["Pelatihan", "Penimbangan"]
    first = Action.objects.get(title="Pelatihan")
    assert (first.program, first.output, first.years) == (
        draft,
        "40 kader",
        [2022, 2023],
    )


def test_row_is_known_by_its_key(save, draft, operator):
    action = an_action(draft)

    save(operator, draft, "kegiatan", rows("kegiatan", TRAINING))

    assert Action.objects.get() == action
    assert actions() == ["Pelatihan"]


def test_rows_that_were_not_touched_stay(save, draft, operator):
    an_action(draft, output="12 unit", years=[2022])

    save(operator, draft, "kegiatan", rows("kegiatan", {}, TRAINING))

    assert Action.objects.first().output == "12 unit"
    assert actions() == ["Membentuk bank sampah", "Pelatihan"]


def test_tick_removes_a_row_and_says_what_went_with_it(save, draft, operator):
    action = an_action(draft)
    a_funding(action)

    save(operator, draft, "kegiatan", rows("kegiatan", TICK))

    assert actions() == []
    entry = AuditEntry.objects.get()
    assert [row["title"] for row in entry.before["actions"]] == [
        "Membentuk bank sampah"
    ]
    assert [row["amount"] for row in entry.before["fundings"]] == [850_000_000]
    assert entry.after == {"actions": [], "fundings": []}


def test_tick_on_a_new_row_writes_nothing(save, draft, operator):
    save(operator, draft, "kegiatan", rows("kegiatan", TRAINING | TICK))

    assert actions() == []


def test_row_of_somebody_else_is_never_touched(save, draft, operator, outsider):
    foreign = an_action(a_program(outsider), title="Milik Dishub")

    save(operator, draft, "kegiatan", rows("kegiatan", TRAINING | {"key": foreign.key}))

    foreign.refresh_from_db()
    own = draft.actions.get()
    assert foreign.title == "Milik Dishub"
    assert (own.title, own.key != foreign.key) == ("Pelatihan", True)


def test_new_rows_stand_behind_all_others_with_the_keys_they_brought(
    look, save, draft, operator, colleague
):
    page = look(operator, draft, "kegiatan")
    save(colleague, draft, "kegiatan", rows("kegiatan", {"title": "Penimbangan"}))

    save(operator, draft, "kegiatan", {"kegiatan-0-title": "Pelatihan"}, page)

    assert actions() == ["Penimbangan", "Pelatihan"]
    assert str(Action.objects.last().key) == page["kegiatan-0-key"]


def test_two_new_rows_never_share_a_key(save, draft, operator):
    key = {"key": "5c29f2a4-0a3f-4e4a-8f0e-0d1a1f8f7f11"}

    save(operator, draft, "kegiatan", rows("kegiatan", TRAINING | key, TRAINING | key))

    assert actions() == ["Pelatihan", "Pelatihan"]


@pytest.mark.parametrize("key", ["", "bukan-uuid", "\0"])
def test_unreadable_key_makes_a_new_row(save, draft, operator, key):
    save(operator, draft, "kegiatan", rows("kegiatan", TRAINING | {"key": key}))

    assert actions() == ["Pelatihan"]


def test_row_without_a_name_is_asked_for_one_and_kept(save, draft, operator):
    response = save(
        operator,
        draft,
        "kegiatan",
        rows("kegiatan", {"title": "", "output": "40 kader"}),
    )

    page = response.content.decode()
    assert "Isi bagian ini, atau centang “Hapus baris ini”." in page
    assert "40 kader" in page
    assert actions() == []


def test_year_outside_the_plan_is_refused(save, draft, operator):
    response = save(
        operator, draft, "kegiatan", rows("kegiatan", TRAINING | {"years": [2040]})
    )

    assert "Pilihan ini sudah tidak ada." in response.content.decode()


def test_add_button_without_scripts_saves_and_shows_one_more(
    client, save, draft, operator
):
    response = save(
        operator, draft, "kegiatan", rows("kegiatan", TRAINING), tambah="kegiatan"
    )
    after = client.get(response.url)

    assert response.url == section_url(draft, "kegiatan") + "?tambah=1#baris-baru"
    assert actions() == ["Pelatihan"]
    assert [form.instance.pk is None for form in after.context["form"]] == [False, True]


def test_empty_section_begins_with_one_blank_row(client, draft, operator):
    client.force_login(operator)
    empty = client.get(section_url(draft, "kegiatan"))
    an_action(draft)
    filled = client.get(section_url(draft, "kegiatan"))

    assert len(empty.context["form"].forms) == 1
    assert len(filled.context["form"].forms) == 1


def test_page_carries_the_row_that_scripts_clone(client, draft, operator):
    client.force_login(operator)

    page = client.get(section_url(draft, "kegiatan")).content.decode()

    assert 'data-add-row="kegiatan"' in page
    assert 'data-rows="kegiatan"' in page
    assert 'name="kegiatan-__prefix__-title"' in page
    assert 'name="kegiatan-__prefix__-DELETE"' in page


@pytest.mark.parametrize("total", ["61", "100000"])
def test_too_many_rows_are_refused_in_words(save, draft, operator, total):
    response = save(
        operator,
        draft,
        "kegiatan",
        rows("kegiatan", *[{"title": f"Kegiatan {n}"} for n in range(61)]),
        **{"kegiatan-TOTAL_FORMS": total},
    )

    assert response.status_code == 200
    assert "paling banyak 60 formulir" in response.content.decode()
    assert actions() == []


def test_page_without_its_counters_is_answered(save, draft, operator):
    given = {"kegiatan-0-title": "Pelatihan", "kegiatan-TOTAL_FORMS": []}

    response = save(operator, draft, "kegiatan", given)

    assert response.status_code == 200
    assert actions() == []


# Indicators


def test_indicator_has_a_target_for_each_year(save, draft, operator):
    given = {
        "name": "Sampah terkelola",
        "unit": "persen",
        "baseline": "12",
        "baseline_year": "2021",
        "target_2022": "20",
        "target_2026": "70",
        "source": "SIPSN",
    }

    save(operator, draft, "indikator", rows("indikator", given))

    saved = Indicator.objects.get()
    assert saved.targets == {"2022": "20", "2026": "70"}
    assert (saved.unit, saved.baseline, saved.baseline_year) == ("persen", "12", 2021)


def test_target_is_emptied_and_one_of_another_plan_stays(save, draft, operator):
    row = an_indicator(draft, targets={"2020": "5", "2022": "20"})
    given = {"target_2022": "", "target_2023": "30"}

    save(operator, draft, "indikator", rows("indikator", given))

    row.refresh_from_db()
    assert row.targets == {"2020": "5", "2023": "30"}


@pytest.mark.parametrize("year", ["tahun lalu", "99999999999999999999", "-1"])
def test_baseline_year_is_a_year(save, draft, operator, year):
    given = {"name": "Sampah terkelola", "baseline_year": year}

    response = save(operator, draft, "indikator", rows("indikator", given))

    assert "Sampah terkelola" in response.content.decode()
    assert not Indicator.objects.exists()


def test_file_for_a_year_is_as_good_as_nothing(save, draft, operator, tmp_path):
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(b"\xff\xd8\x00")

    with photo.open("rb") as file:
        given = {"name": "Sampah terkelola", "baseline_year": file}
        save(operator, draft, "indikator", rows("indikator", given))

    assert Indicator.objects.get().baseline_year is None


# Funding


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.250.000.000", 1_250_000_000),
        ("Rp 850 juta", 850_000_000),
        ("1,5 M", 1_500_000_000),
    ],
)
def test_money_is_read_as_people_write_it_and_echoed_in_full(
    client, save, draft, operator, typed, amount
):
    action = an_action(draft)

    response = save(
        operator,
        draft,
        "pendanaan",
        rows("pendanaan", money(action=action.pk, amount=typed)),
    )
    after = client.get(response.url).content.decode()

    row = Funding.objects.get()
    assert (row.action, row.year, row.amount) == (action, 2022, amount)
    assert f'value="Rp{amount:,}"'.replace(",", ".") in after


def test_money_may_be_unknown_for_a_reason(save, draft, operator):
    action = an_action(draft)
    given = money(action=action.pk, unknown_reason="Menunggu pagu.")

    save(operator, draft, "pendanaan", rows("pendanaan", given))

    row = Funding.objects.get()
    assert (row.amount, row.unknown_reason) == (None, "Menunggu pagu.")


def test_money_may_stay_unsaid_until_hand_over(save, draft, operator):
    action = an_action(draft)

    save(operator, draft, "pendanaan", rows("pendanaan", money(action=action.pk)))

    assert Funding.objects.get().amount is None


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"amount": "banyak"}, "Jumlah ini belum terbaca."),
        ({"amount": "0"}, "Jumlah harus rupiah bulat"),
        ({"amount": "1 juta", "unknown_reason": "Entah."}, "bukan keduanya."),
        ({"year": "2040"}, "Pilihan ini sudah tidak ada."),
        ({"year": ""}, "Isi bagian ini"),
        ({"action": ""}, "Isi bagian ini"),
    ],
)
def test_unreadable_money_is_answered_in_words(save, draft, operator, given, sentence):
    action = an_action(draft)
    row = money(action=action.pk, amount="2 juta", unknown_reason="") | given

    response = save(operator, draft, "pendanaan", rows("pendanaan", row))

    assert sentence in response.content.decode()
    assert not Funding.objects.exists()


def test_money_goes_to_actions_of_the_program_only(save, draft, operator, outsider):
    foreign = an_action(a_program(outsider))

    response = save(
        operator,
        draft,
        "pendanaan",
        rows("pendanaan", money(action=foreign.pk, amount="2 juta")),
    )

    assert "Pilihan ini sudah tidak ada." in response.content.decode()
    assert not Funding.objects.exists()


def test_money_waits_for_an_action(client, draft, operator):
    client.force_login(operator)

    page = client.get(section_url(draft, "pendanaan")).content.decode()

    assert "Isi bagian Kegiatan lebih dahulu." in page


def test_audit_shows_only_the_rows_that_changed(save, draft, operator):
    action = an_action(draft)
    a_funding(action)
    a_funding(action, year=2023)

    save(operator, draft, "pendanaan", rows("pendanaan", {}, {"amount": "900 juta"}))

    entry = AuditEntry.objects.get()
    assert [row["amount"] for row in entry.before["fundings"]] == [850_000_000]
    assert [row["amount"] for row in entry.after["fundings"]] == [900_000_000]
