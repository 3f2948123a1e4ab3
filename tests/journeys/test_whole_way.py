"""Does the portal do its whole job once, with plain forms alone?"""

import json

import pytest
from django.urls import reverse

from agencies.auditing import first_break
from books.contexts import Book
from plans.models import MasterPlan
from programs.models import Program, Remark
from tests.builders.plans import a_dimension, a_place, a_sub_dimension
from tests.journeys.officer import Officer
from workshops.models import Finding

DESCRIPTION = "Warga menabung sampah kering dan menerima hasilnya setiap bulan."


@pytest.fixture
def office(client, operator, verifier, admin, expert, plan):
    a_dimension("ENVIRONMENT").experts.add(expert)
    return {
        user.role: Officer(client, user) for user in (operator, verifier, admin, expert)
    }


def test_from_a_finding_to_the_book(office):
    operator, lead = office["OPERATOR"], office["VERIFIER"]
    admin, expert = office["ADMIN"], office["EXPERT"]

    finding = record_finding(operator)
    admin.move(finding, "accept")
    program = propose(operator, finding)
    operator.move(program, "propose")
    lead.move(program, "submit")
    expert.move(program, "start")
    expert.fill(f"{program}catatan/objective/", text="Sebutkan tahunnya.")
    expert.move(program, "return", note="Satu catatan pada tujuan.")
    answer(lead, program)
    lead.move(program, "submit")
    admin.move(program, "start")
    remark = Remark.objects.get()
    admin.fill(program, action=f"{program}catatan/{remark.pk}/selesai/")
    admin.move(program, "approve")

    book = Book.gather(MasterPlan.objects.current())
    approved = Program.objects.get()
    assert approved.status == Program.Status.APPROVED
    assert approved.revisions.count() == 5
    assert DESCRIPTION in json.dumps(book.to_json())
    assert first_break() is None


def record_finding(operator):
    where = operator.fill(
        reverse("workshops:finding_create"),
        kind="PROBLEM",
        title="Sampah dapur tercampur",
        sub_dimension=a_sub_dimension("WASTE").pk,
        places=[a_place().pk],
        figure="40 ton per hari (2020)",
        source="Catatan DLH",
    )
    assert where == Finding.objects.get().get_absolute_url()
    return where


def propose(operator, finding):
    program = operator.fill(
        reverse("programs:create"),
        title="Bank sampah",
        sub_dimension=a_sub_dimension("WASTE").pk,
    )
    section = f"{program}bagian/"
    operator.fill(f"{section}temuan/", findings=[Finding.objects.get().pk])
    operator.fill(
        f"{section}uraian/",
        background="TPA Janju menerima 40 ton per hari.",
        objective="Sampah berkurang separuh.",
        description=DESCRIPTION,
        beneficiaries="Warga Tanah Grogot",
    )
    write_rows(operator, section)
    assert "6 dari 6 bagian lengkap" in operator.read(program)
    return program


def write_rows(operator, section):
    """Two activities, one indicator, and money as people type it."""
    operator.fill(
        f"{section}kegiatan/",
        **{"kegiatan-0-title": "Membentuk bank sampah", "kegiatan-0-years": [2022]},
        tambah="kegiatan",
    )
    operator.fill(
        f"{section}kegiatan/?tambah=1",
        **{"kegiatan-1-title": "Melatih pengurus", "kegiatan-1-years": [2023]},
    )
    operator.fill(
        f"{section}indikator/",
        **{
            "indikator-0-name": "Sampah masuk TPA",
            "indikator-0-unit": "ton/hari",
            "indikator-0-baseline": "40",
            "indikator-0-target_2026": "20",
            "indikator-0-source": "SIPSN",
        },
    )
    first, second = Program.objects.get().actions.all()
    operator.fill(
        f"{section}pendanaan/",
        **funding(0, first, 2022, amount="Rp 850 juta"),
        tambah="pendanaan",
    )
    operator.fill(
        f"{section}pendanaan/?tambah=1",
        **funding(1, second, 2023, unknown_reason="Menunggu RKPD 2023"),
    )


def funding(row, action, year, **facts):
    facts |= {"action": action.pk, "year": year, "source": "APBD_KAB"}
    return {f"pendanaan-{row}-{name}": value for name, value in facts.items()}


def answer(lead, program):
    remark = Remark.objects.get()
    assert remark.quote == "Sampah berkurang separuh."
    lead.fill(f"{program}bagian/uraian/", objective="Berkurang separuh pada 2026.")
    lead.fill(
        program,
        action=f"{program}catatan/{remark.pk}/jawab/",
        answer="Tahun 2026 ditambahkan.",
    )
