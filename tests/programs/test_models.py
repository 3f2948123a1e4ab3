"""Which programs does each word mean, and what are their parts called?"""

import pytest
from django.core.exceptions import ValidationError

from programs.models import Program
from tests.builders.programs import (
    a_funding,
    a_merger,
    a_program,
    a_remark,
    a_revision,
    a_verdict,
    an_action,
    an_apart,
    an_indicator,
)


@pytest.mark.parametrize(
    ("word", "statuses"),
    [
        ("approved", {"APPROVED"}),
        ("being_written", {"DRAFT", "PROPOSED", "RETURNED"}),
        ("under_review", {"SUBMITTED", "IN_REVIEW"}),
        (
            "standing",
            {"DRAFT", "PROPOSED", "SUBMITTED", "IN_REVIEW", "RETURNED", "APPROVED"},
        ),
    ],
)
def test_words_mean_statuses(plan, operator, word, statuses):
    for status in set(Program.Status.values) - {"MERGED"}:
        a_program(operator, complete=True, status=status)

    found = getattr(Program.objects, word)()

    assert {program.status for program in found} == statuses


def test_status_reads_by_reader(plan, operator, council, admin):
    program = a_program(operator, status="SUBMITTED")

    said = [program.status_for(person) for person in (operator, council, admin)]

    assert said == ["Menunggu telaah", "Antrean telaah", "Antrean telaah"]


def test_parts_are_called_by_their_names(draft, operator, admin):
    action = an_action(draft)

    assert [
        str(draft),
        str(action),
        str(an_indicator(draft)),
        str(a_funding(action)),
        str(a_remark(draft, admin)),
        str(a_revision(draft, operator)),
    ] == [
        "SC21-0001 Bank sampah",
        "Membentuk bank sampah",
        "Sampah terkelola",
        "Membentuk bank sampah: 2022",
        "Sebutkan ukurannya.",
        "SC21-0001 revisi 1",
    ]


def test_what_decides_is_called_by_what_it_is_about(plan, operator, admin):
    one = a_program(operator, code="SC21-0001", title="Bank sampah")
    other = a_program(operator, code="SC21-0002", title="Bank sampah sekolah")
    a_revision(one, operator)

    assert [
        str(a_verdict(one, admin, move="approve")),
        str(a_merger(one, other)),
        str(an_apart(one, other, by=admin)),
    ] == [
        "SC21-0001 Bank sampah: Setujui",
        "SC21-0001 Bank sampah → SC21-0002 Bank sampah sekolah",
        f"{one.pk} dan {other.pk}",
    ]


@pytest.mark.parametrize("code", ["2.16.03", "2.16.03.2.02.0009", "X.XX.01", ""])
def test_nomenclature_codes_are_taken(draft, code):
    draft.nomenclature_code = code

    draft.full_clean()


@pytest.mark.parametrize("code", ["2.16", "2-16-03", "2.16.03.2"])
def test_other_codes_are_explained(draft, code):
    draft.nomenclature_code = code

    with pytest.raises(ValidationError, match="Tulis kode seperti"):
        draft.full_clean()
