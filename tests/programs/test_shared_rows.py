"""What becomes of rows that two people write, add and remove at once?"""

import pytest

from programs.models import Action, Funding
from tests.builders.programs import a_funding, an_action, an_indicator
from tests.programs.conftest import rows

TICK = {"DELETE": "on"}
TRAINING = {"title": "Pelatihan", "output": "40 kader", "years": [2022, 2023]}


def actions():
    return list(Action.objects.order_by("position").values_list("title", flat=True))


@pytest.fixture
def meanwhile(look, save, draft, operator, colleague):
    """Rika does something to the rows of a page that Oki has open already."""

    def act(given, slug="kegiatan"):
        page = look(operator, draft, slug)
        save(colleague, draft, slug, rows(slug, *given))
        return page

    return act


def test_two_people_may_write_different_columns_of_a_row(
    meanwhile, save, draft, operator
):
    action = an_action(draft)
    page = meanwhile([{"output": "40 unit"}])

    save(operator, draft, "kegiatan", rows("kegiatan", {"title": "Pelatihan"}), page)

    action.refresh_from_db()
    assert (action.title, action.output) == ("Pelatihan", "40 unit")


def test_two_texts_of_a_row_are_both_shown(meanwhile, save, draft, operator):
    an_action(draft)
    page = meanwhile([{"title": "Penimbangan"}]) | rows("kegiatan", TRAINING)

    response = save(operator, draft, "kegiatan", {}, page)
    held = actions()
    [conflict] = response.context["form"].conflicts.values()
    picked = {conflict.name: f"gabung.{conflict.token}"}
    save(operator, draft, "kegiatan", picked, page)

    text = response.content.decode()
    assert "<legend>Penimbangan: Kegiatan</legend>" in text
    assert "Rika Rekan menyimpan isian ini" in text
    assert held == ["Penimbangan"]
    assert actions() == ["Penimbangan; Pelatihan"]
    assert Action.objects.get().years == [2022, 2023]


def test_two_people_may_add_rows(meanwhile, save, draft, operator):
    an_action(draft)
    page = meanwhile([{}, {"title": "Penimbangan"}])

    save(operator, draft, "kegiatan", rows("kegiatan", {}, TRAINING), page)

    assert actions() == ["Membentuk bank sampah", "Penimbangan", "Pelatihan"]


def test_row_that_was_removed_meanwhile_stays_gone(meanwhile, save, draft, operator):
    an_action(draft)
    page = meanwhile([TICK])

    save(operator, draft, "kegiatan", rows("kegiatan", {}, TRAINING), page)

    assert actions() == ["Pelatihan"]


def test_row_that_was_removed_meanwhile_comes_back_with_what_was_typed(
    meanwhile, save, draft, operator
):
    key = an_action(draft).key
    page = meanwhile([TICK])

    save(operator, draft, "kegiatan", rows("kegiatan", {"title": "Pelatihan"}), page)

    back = Action.objects.get()
    assert (back.key, back.title, back.output, back.years) == (
        key,
        "Pelatihan",
        "12 unit",
        [2022],
    )


def test_row_that_two_people_remove_is_gone(meanwhile, save, draft, operator):
    an_action(draft)
    page = meanwhile([TICK])

    response = save(operator, draft, "kegiatan", rows("kegiatan", TICK), page)

    assert response.status_code == 302
    assert actions() == []


def test_ticked_row_that_was_written_meanwhile_is_asked_about(
    meanwhile, save, draft, operator
):
    an_action(draft)
    page = meanwhile([{"title": "Penimbangan"}]) | rows("kegiatan", TICK)

    response = save(operator, draft, "kegiatan", {}, page)

    [conflict] = response.context["form"].conflicts.values()
    assert conflict.mine == "Baris ini dihapus"
    assert conflict.theirs == "Kegiatan: Penimbangan\nKeluaran: 12 unit\nTahun: 2022"
    assert not conflict.may_join
    assert "akan Anda hapus" in response.content.decode()
    assert actions() == ["Penimbangan"]


@pytest.mark.parametrize(("pick", "left"), [("saya", []), ("ini", ["Penimbangan"])])
def test_ticked_row_goes_or_stays_as_it_is_chosen(
    meanwhile, save, draft, operator, pick, left
):
    an_action(draft)
    typed = rows("kegiatan", TICK | {"output": "7 unit"})
    page = meanwhile([{"title": "Penimbangan"}]) | typed
    asked = save(operator, draft, "kegiatan", {}, page)
    [conflict] = asked.context["form"].conflicts.values()

    save(operator, draft, "kegiatan", {conflict.name: f"{pick}.{conflict.token}"}, page)

    assert actions() == left
    assert not Action.objects.filter(output="7 unit").exists()


def test_ticked_row_that_was_written_a_third_time_is_asked_about_again(
    meanwhile, save, draft, operator, colleague
):
    an_action(draft)
    page = meanwhile([{"title": "Penimbangan"}]) | rows("kegiatan", TICK)
    asked = save(operator, draft, "kegiatan", {}, page)
    [conflict] = asked.context["form"].conflicts.values()
    save(colleague, draft, "kegiatan", rows("kegiatan", {"title": "Pengangkutan"}))

    picked = {conflict.name: f"saya.{conflict.token}"}
    again = save(operator, draft, "kegiatan", picked, page)

    assert (
        "Kegiatan: Pengangkutan"
        in again.context["form"].forms[0].conflicts["DELETE"].theirs
    )
    assert actions() == ["Pengangkutan"]


def test_money_of_an_action_that_went_meanwhile_goes_with_it(
    look, save, draft, operator, colleague
):
    action = an_action(draft)
    a_funding(action, unknown_reason="")
    page = look(operator, draft, "pendanaan")
    save(colleague, draft, "kegiatan", rows("kegiatan", TICK, TRAINING))
    other = draft.actions.get()
    new = {"action": other.pk, "year": 2022, "source": "APBD_KAB", "amount": "2 juta"}

    response = save(operator, draft, "pendanaan", rows("pendanaan", {}, new), page)

    assert response.status_code == 302
    assert Funding.objects.get().action == other


def test_money_that_was_typed_for_an_action_that_went_is_asked_about(
    look, save, draft, operator, colleague
):
    a_funding(an_action(draft))
    page = look(operator, draft, "pendanaan")
    save(colleague, draft, "kegiatan", rows("kegiatan", TICK))

    response = save(
        operator, draft, "pendanaan", rows("pendanaan", {"amount": "2 juta"}), page
    )

    text = response.content.decode()
    assert "Pilihan ini sudah tidak ada." in text
    assert 'value="2 juta"' in text


def test_money_and_a_reason_of_two_people_do_not_meet_unseen(
    look, save, draft, operator, colleague
):
    a_funding(an_action(draft), amount=None)
    page = look(operator, draft, "pendanaan")
    save(colleague, draft, "pendanaan", rows("pendanaan", {"amount": "2 juta"}))

    response = save(
        operator, draft, "pendanaan", rows("pendanaan", {"unknown_reason": "X"}), page
    )

    row = Funding.objects.get()
    assert "bukan keduanya." in response.content.decode()
    assert (row.amount, row.unknown_reason) == (2_000_000, "")


def test_targets_of_two_people_are_both_kept(meanwhile, save, draft, operator):
    row = an_indicator(draft, targets={"2022": "20"})
    page = meanwhile([{"target_2023": "30"}], "indikator")

    save(operator, draft, "indikator", rows("indikator", {"target_2022": "25"}), page)

    row.refresh_from_db()
    assert row.targets == {"2022": "25", "2023": "30"}
