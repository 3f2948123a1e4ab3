"""What stands beside the form of a section?"""

import pytest

from programs.helping import CODES
from programs.sections import SECTIONS
from tests.builders.plans import a_sub_dimension
from tests.builders.programs import a_program
from tests.programs.conftest import section_url


def help_of(client, person, program, slug):
    client.force_login(person)
    page = client.get(section_url(program, slug))
    return page.context["help"], page.text


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.slug)
def test_section_says_what_the_saved_one_lacks(client, plan, operator, section):
    bare = a_program(operator, is_quick_win=True)

    helped, text = help_of(client, operator, bare, section.slug)

    assert helped.gaps == section.gaps(bare) != []
    assert "Yang tersimpan masih kurang" in text


def test_codes_of_the_nomenclature_are_suggested_from_what_one_may_know(
    client, full, operator, outsider
):
    for code in ("2.16.03", "2.16.03", "2.11.11"):
        a_program(operator, nomenclature_code=code)
    shared = a_program(outsider, status="SUBMITTED", nomenclature_code="3.26.02")
    shared.supporting.add(operator.agency, outsider.agency)
    a_program(outsider, nomenclature_code="1.03.10")

    helped, text = help_of(client, operator, full, "identitas")
    elsewhere, _ = help_of(client, operator, full, "uraian")

    assert helped.codes == ["2.16.03", "2.11.11", "3.26.02"]
    assert '<datalist id="kode-nomenklatur"><option value="2.16.03">' in text
    assert 'list="kode-nomenklatur"' in text
    assert elsewhere.codes == []


def test_suggestions_stay_few(client, full, operator):
    for number in range(CODES + 1):
        a_program(operator, nomenclature_code=f"2.16.{number:02}")

    helped, _ = help_of(client, operator, full, "identitas")

    assert len(helped.codes) == CODES


def test_section_says_that_it_lacks_nothing(client, full, operator):
    helped, text = help_of(client, operator, full, "uraian")

    assert helped.gaps == []
    assert "Yang tersimpan sudah lengkap." in text


@pytest.mark.parametrize("slug", ["uraian", "kegiatan", "indikator"])
def test_example_of_the_sub_dimension_stands_where_one_writes(
    client, full, operator, slug
):
    _, text = help_of(client, operator, full, slug)

    assert f"Contoh untuk subdimensi {full.sub_dimension.name}" in text
    assert full.sub_dimension.example in text


def test_sub_dimension_without_an_example_shows_none(client, full, operator):
    part = a_sub_dimension()
    part.example = ""
    part.save()

    _, text = help_of(client, operator, full, "uraian")

    assert "Contoh untuk" not in text


def test_title_is_compared_with_what_is_there(client, full, operator):
    alike = a_program(operator, title="Bank sampah sekolah")

    helped, text = help_of(client, operator, full, "identitas")

    assert [one.pk for one in helped.alike] == [alike.pk]
    assert alike.get_absolute_url() in text


def test_other_sections_compare_nothing(client, full, operator):
    a_program(operator, title="Bank sampah sekolah")

    helped, _ = help_of(client, operator, full, "uraian")

    assert helped.alike == []
