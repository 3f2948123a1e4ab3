"""Say what a file is to us, in the words of the page; 1 if it is not in force."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from books.verifying import MOST_BYTES, too_large, verify


class Command(BaseCommand):
    help = (
        "Memeriksa apakah sebuah berkas asli dari edisi yang berlaku. Berakhir dengan "
        "1 bila bukan."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="BERKAS", type=Path)

    def handle(self, *, file, **options):
        try:
            size = file.stat().st_size
            is_small = size <= MOST_BYTES
            verdict = verify(file.read_bytes()) if is_small else too_large(size)
        except OSError as unreadable:
            raise CommandError(f"{file} tidak terbaca.") from unreadable
        if not verdict.is_valid:
            raise CommandError(f"{file}: {verdict.sentence}")
        self.stdout.write(f"{file}: {verdict.sentence}")
