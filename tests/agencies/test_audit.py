"""Is what was done kept for good, and is tampering found?"""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from agencies import auditing
from agencies.auditing import FIRST_HASH, extent, first_break
from agencies.models import Agency, AuditEntry, User
from tests.builders.agencies import an_audit_entry

pytestmark = pytest.mark.django_db
append_only = import_module("agencies.migrations.0002_append_only")


@pytest.fixture
def chain(operator):
    return [an_audit_entry(operator, label=f"Langkah {n}") for n in (1, 2, 3)]


@pytest.fixture
def unguarded(db):
    """A database whose triggers somebody dropped."""
    operation = append_only.Migration.operations[0]
    operation.reverse_code(apps, connection.schema_editor())


@pytest.mark.parametrize(
    "tamper",
    [
        lambda entries: entries.update(label="Lain"),
        lambda entries: entries.delete(),
    ],
)
def test_database_refuses_to_change_the_record(chain, tamper):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        tamper(AuditEntry.objects.filter(pk=chain[1].pk))

    assert AuditEntry.objects.count() == 3
    assert first_break() is None


def test_chain_is_whole(chain, capsys):
    call_command("verify_audit")

    assert extent() == (3, chain[2].hash)
    assert capsys.readouterr().out == (
        f"Jejak utuh: 3 catatan, sidik terakhir {chain[2].hash}.\n"
    )


def test_empty_chain_is_whole():
    assert extent() == (0, FIRST_HASH)
    assert first_break() is None


def test_changed_entry_is_found(unguarded, chain):
    AuditEntry.objects.filter(pk=chain[1].pk).update(reason="dihalus-haluskan")

    with pytest.raises(CommandError, match=r"terputus pada catatan \d+ .*Langkah 2"):
        call_command("verify_audit")
    assert first_break() == chain[1]


def test_removed_entry_is_found_at_the_next(unguarded, chain):
    AuditEntry.objects.filter(pk=chain[0].pk).delete()

    assert first_break() == chain[1]


def test_entry_keeps_the_address_it_came_from(client, admin, operator):
    client.force_login(admin)

    path = f"/orang/{operator.pk}/langkah/disable/"
    client.post(path, REMOTE_ADDR="10.1.2.3")

    assert AuditEntry.objects.get().address == "10.1.2.3"
    assert auditing.address.get() == ""


def test_entry_says_in_words_what_changed(operator):
    entry = an_audit_entry(
        operator,
        before={"aktif": True, "tahun": 2021, "nama": None},
        after={"aktif": False, "tahun": 2022, "ahli": ["Eka", "Ani"]},
    )

    assert entry.changes == [
        ("ahli", "", "Eka, Ani"),
        ("aktif", "ya", "tidak"),
        ("nama", "", ""),
        ("tahun", "2021", "2022"),
    ]
    assert str(entry) == f"Instansi diubah (agencies.agency:{operator.agency_id})"


def test_trail_is_read_newest_first_and_narrowed(client, admin, operator, chain):
    an_audit_entry(admin, verb="user.edit", thing=operator, label="Akun diubah")
    client.force_login(admin)

    def found(query):
        page = client.get(f"/jejak/?{query}")
        return [entry.label for entry in page.context["object_list"]]

    assert found("") == ["Akun diubah", "Langkah 3", "Langkah 2", "Langkah 1"]
    assert found("by=ade") == ["Akun diubah"]
    assert found("by=operator.dlh") == ["Langkah 3", "Langkah 2", "Langkah 1"]
    assert found("verb=user") == ["Akun diubah"]
    assert found(f"record=agencies.user:{operator.pk}") == ["Akun diubah"]
    assert found("record=program:0") == []


def test_trail_is_read_by_admins_alone(client, verifier):
    client.force_login(verifier)

    page = client.get("/jejak/")

    assert page.status_code == 403
    assert "Riwayat satu program ada di halaman programnya" in page.text


def test_first_admin_comes_with_the_agency(capsys):
    arguments = ("--agency", "Dinas Kominfo", "--full-name", "Adi Admin")

    call_command("create_admin", "Adi.Admin", *arguments)

    admin = User.objects.get()
    password = capsys.readouterr().out.split()[-1]
    assert (admin.username, admin.is_admin) == ("adi.admin", True)
    assert admin.check_password(password)
    assert admin.agency.is_coordinator
    assert AuditEntry.objects.get().by is None
    with pytest.raises(CommandError, match=r"adi\.admin sudah dipakai"):
        call_command("create_admin", "ADI.ADMIN", *arguments)


def test_next_admin_joins_the_agency_by_any_name(dkisp):
    dkisp.aliases = "Diskominfo"
    dkisp.save()

    call_command(
        "create_admin", "adi", "--agency", "diskominfo", "--full-name", "Adi Admin"
    )

    assert User.objects.get().agency == dkisp
    assert Agency.objects.count() == 1


def test_what_is_recorded_together_is_chained_at_the_end(operator):
    with auditing.together():
        an_audit_entry(operator, label="Langkah 1")
        an_audit_entry(operator, label="Langkah 2")
        assert not AuditEntry.objects.exists()

    labels = AuditEntry.objects.order_by("pk").values_list("label", flat=True)
    assert list(labels) == ["Langkah 1", "Langkah 2"]
    assert first_break() is None


def test_what_ends_in_a_refusal_is_not_chained(operator):
    def refused():
        with auditing.together():
            an_audit_entry(operator, label="Langkah 1")
            raise ValueError("tidak jadi")

    with pytest.raises(ValueError, match="tidak jadi"):
        refused()
    an_audit_entry(operator, label="Langkah 2")

    assert AuditEntry.objects.get().label == "Langkah 2"
