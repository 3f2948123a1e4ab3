"""Read an agency's worksheet from a file, as the page does."""

from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from agencies.models import Agency, User
from agencies.permissions import WRITERS
from paser_masterplan.moves import MoveRefused
from programs.worksheet import waiting
from programs.worksheet.reading import Refused
from programs.worksheet.reporting import HELD, STATES

COLUMNS = (
    "Kolomnya belum dikenal. Unggah sekali di halaman Lembar kerja dan sebutkan arti "
    "kolomnya; sesudah itu berkas seperti ini juga terbaca di sini."
)


class Command(BaseCommand):
    help = "Membaca lembar kerja satu perangkat daerah."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="BERKAS", type=Path)
        parser.add_argument("--agency", metavar="INSTANSI", required=True)
        parser.add_argument(
            "--by",
            metavar="AKUN",
            help="penulisnya; boleh kosong bila penulis instansi itu hanya satu",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="periksa saja, tanpa menyimpan"
        )

    @transaction.atomic
    def handle(self, *, file, agency, by, dry_run, **options):
        found = agency_named(agency)
        writer = writer_of(found, by)
        try:
            worksheet = waiting.take_in(found, file.name, file.read_bytes(), by=writer)
            if worksheet.judged_at is None:
                raise CommandError(COLUMNS)
            report = waiting.report_of(worksheet)
            if not dry_run:
                report = waiting.save(worksheet.pk, by=writer)
        except (OSError, Refused, MoveRefused, PermissionDenied) as why:
            raise CommandError(str(why)) from why
        self._tell(report, is_saved=not dry_run)
        if dry_run:
            waiting.drop(worksheet, by=writer)

    def _tell(self, report, *, is_saved):
        for state in STATES:
            self.stdout.write(f"{state.label}: {report.counts[state.code]}")
        for row in report.rows:
            if row.state in HELD:
                self._tell_held(row)
        done = "tersimpan" if is_saved else "siap disimpan"
        self.stdout.write(f"{report.ready} baris {done}, {report.held} ditahan.")

    def _tell_held(self, row):
        for fault in row.faults:
            self.stdout.write(f"  {fault.where}: {fault.text}")
        for choice in row.conflicts:
            self.stdout.write(
                f"  {row.where}, {choice.label}: di berkas “{choice.mine}”, di portal "
                f"“{choice.theirs}”"
            )


def agency_named(name):
    """The agency of that name, in any of its spellings."""
    found = Agency.objects.all().called(name)
    if found is None:
        raise CommandError(f"Tidak ada instansi bernama {name}.")
    return found


def writer_of(agency, username):
    """The writer of that name, or the only one that the agency has."""
    writers = User.objects.active().filter(agency=agency, role__in=WRITERS)
    if username:
        writers = writers.filter(username=username)
    found = list(writers[:2])
    if len(found) != 1:
        raise CommandError("Sebutkan akun instansi itu yang menulis: --by AKUN.")
    return found[0]
