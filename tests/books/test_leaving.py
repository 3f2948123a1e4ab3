"""Everything out: all records as JSON, all files, each with its fingerprint."""

import json
import subprocess

import pytest
from django.core.management import CommandError, call_command
from django.core.serializers import deserialize
from django.db import models

from agencies.models import Evidence, User
from books import leaving
from books.models import EditionFile
from programs.models import Program
from tests.builders.agencies import a_receipt, an_audit_entry, an_evidence
from tests.builders.books import a_printing, a_signed_file, an_edition
from tests.builders.plans import a_crest
from tests.builders.programs import a_program, a_remark, a_revision
from tests.builders.workshops import a_finding, a_workshop
from workshops.models import Finding


@pytest.fixture
def house(plan, operator, admin):
    """One thing of many kinds."""
    finding = a_finding(operator)
    for status in ("DRAFT", "APPROVED"):
        program = a_program(operator, complete=True, status=status)
        a_revision(program, operator)
        a_remark(program, admin)
    an_evidence(operator, finding, name="foto pasar.jpg", content=b"gambar")
    a_workshop()
    edition = an_edition(admin, number=1)
    a_signed_file(edition.files.get(), admin)
    a_crest(plan)
    an_audit_entry(admin)
    a_receipt(operator)
    a_printing(admin, state="DONE")
    return plan


def leave(folder):
    call_command("export_all", str(folder), verbosity=0)


def rows(folder, name):
    return json.loads((folder / "data" / f"{name}.json").read_text())


def test_every_record_leaves(house, tmp_path):
    leave(tmp_path / "keluar")

    for model in leaving.exported():
        kept = rows(tmp_path / "keluar", model._meta.label_lower)
        assert [row["pk"] for row in kept] == list(
            model._default_manager.order_by("pk").values_list("pk", flat=True)
        )


def test_programs_leave_whatever_their_status(house, tmp_path):
    leave(tmp_path)

    kept = {row["pk"]: row["fields"] for row in rows(tmp_path, "programs.program")}

    assert {fields["status"] for fields in kept.values()} == {"DRAFT", "APPROVED"}
    for program in Program.objects.all():
        fields = kept[program.pk]
        assert fields["title"] == program.title
        assert fields["findings"] == [one.pk for one in program.findings.all()]


def test_no_password_leaves(house, tmp_path):
    leave(tmp_path)

    (first, *_) = rows(tmp_path, "agencies.user")
    user = User.objects.get(pk=first["pk"])

    assert first["fields"]["username"] == user.username
    assert {"password", "groups"}.isdisjoint(first["fields"])
    said = b"".join(path.read_bytes() for path in tmp_path.rglob("*.json"))
    assert user.password.encode() not in said


def test_records_can_be_loaded_again(house, tmp_path):
    leave(tmp_path)

    text = (tmp_path / "data" / "workshops.finding.json").read_text()

    loaded = {row.object.pk: row.object.title for row in deserialize("json", text)}
    assert loaded == dict(Finding.objects.values_list("pk", "title"))


def test_every_file_leaves_under_a_name_that_leads_to_its_record(house, tmp_path):
    leave(tmp_path)

    piece, kept = Evidence.objects.get(), EditionFile.objects.get()

    assert (tmp_path / f"bukti/{piece.pk}-foto_pasar.jpg").read_bytes() == b"gambar"
    name = f"{kept.pk}-masterplan-smart-city-edisi-1-ketiga-buku.pdf"
    assert (tmp_path / "edisi" / name).read_bytes() == b"%PDF-1.7"
    (signed,) = (tmp_path / "bertanda-tangan").iterdir()
    assert signed.read_bytes() == b"%PDF-1.7 signed"
    assert len(list((tmp_path / "lambang").iterdir())) == 1
    (record,) = (tmp_path / "edisi").glob("*.json")
    assert json.loads(record.read_text())["number"] == 1


def test_sums_are_those_of_the_files(house, tmp_path):
    leave(tmp_path)

    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", leaving.SUMS],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    files = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert len(checked.stdout.splitlines()) == len(files) - 1
    assert "bila tidak ada" in (tmp_path / leaving.READ_FIRST).read_text()


def test_folder_is_for_its_owner_alone(db, tmp_path):
    leave(tmp_path / "baru" / "keluar")

    assert (tmp_path / "baru" / "keluar").stat().st_mode & 0o777 == 0o700


def test_folder_that_holds_something_is_refused(db, tmp_path):
    (tmp_path / "lama.txt").write_text("lama")

    with pytest.raises(CommandError, match="tidak kosong"):
        leave(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["lama.txt"]


def test_file_is_no_folder(db, tmp_path):
    (tmp_path / "berkas").write_text("lama")

    with pytest.raises(CommandError, match="bukan folder"):
        leave(tmp_path / "berkas")


def test_command_says_what_it_does(db, tmp_path, capsys):
    call_command("export_all", str(tmp_path))

    said = capsys.readouterr().out.splitlines()
    assert "Data: program" in said
    assert said[-1].startswith("Selesai: ")
    assert said[-1].endswith("sha256sum --check SHA256SUMS")


def test_what_points_to_something_leaves_before_it():
    order = list(leaving.exported())

    early = [
        (model.__name__, field.name)
        for place, model in enumerate(order)
        for field in (*model._meta.fields, *model._meta.many_to_many)
        if field.related_model in order[:place]
    ]

    assert early == []


def test_every_binary_field_leaves_as_a_file_or_is_left_out_on_purpose():
    held = {
        (model, field.name)
        for model in leaving.exported()
        for field in model._meta.fields
        if isinstance(field, models.BinaryField)
    }

    stored = {(store.rows().model, store.field) for store in leaving.STORES}
    assert held == stored
