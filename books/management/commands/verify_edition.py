"""Say which edition a file is, and whether that edition still holds."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from books.verifying import verify


class Command(BaseCommand):
    help = "Memeriksa apakah sebuah berkas adalah buku dari edisi yang terbit."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="BERKAS", type=Path)

    def handle(self, *, file, **options):
        try:
            found = verify(file.read_bytes())
        except OSError as unreadable:
            raise CommandError(f"{file} tidak terbaca.") from unreadable
        if found is None:
            raise CommandError(f"{file} bukan berkas dari edisi mana pun.")
        edition = found.edition
        held = (
            "masih berlaku"
            if edition.is_in_force
            else f"sudah digantikan {edition.superseded_by}"
        )
        self.stdout.write(f"{file}: {found}; {held}.")
