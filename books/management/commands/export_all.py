"""Let everything leave the portal: all records as JSON, and all files."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from books.leaving import SUMS, FolderInUse, export
from paser_masterplan.sizes import format_size


class Command(BaseCommand):
    help = "Mengeluarkan seluruh isi portal (JSON dan berkas) ke folder yang kosong."

    def add_arguments(self, parser):
        parser.add_argument("folder", metavar="FOLDER", type=Path)

    def handle(self, *, folder, **options):
        try:
            parcel = export(folder, self.stdout.write)
        except FolderInUse as refused:
            raise CommandError(str(refused)) from refused
        count, size = len(parcel.sums), format_size(parcel.size)
        self.stdout.write(
            f"Selesai: {count} berkas, {size}, di {folder}. Periksa keutuhannya di "
            f"folder itu dengan: sha256sum --check {SUMS}"
        )
