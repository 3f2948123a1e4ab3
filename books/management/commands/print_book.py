"""Print the working draft, with progress on the terminal."""

from pathlib import Path
from time import monotonic

from django.core.management.base import BaseCommand, CommandError

from books.contexts import Book
from books.models import Book as Part
from books.press import PressUnavailable, print_pdf
from plans.models import MasterPlan

LINE = 60


class Command(BaseCommand):
    help = "Mencetak draf buku ke berkas PDF."

    def add_arguments(self, parser):
        parser.add_argument(
            "--book", choices=Part.values, required=True, help="1, 2, 3, atau all"
        )
        parser.add_argument("--output", metavar="BERKAS", type=Path, required=True)

    def handle(self, *, book, output, **options):
        plan = MasterPlan.objects.current()
        if plan is None:
            raise CommandError("Belum ada rencana induk yang sedang disusun.")
        if not output.parent.is_dir():
            raise CommandError(f"Folder {output.parent} tidak ada. Buat dahulu.")
        start = monotonic()
        try:
            printed = print_pdf(Book.gather(plan), book, progress=self._say)
        except PressUnavailable as unavailable:
            raise CommandError(str(unavailable)) from unavailable
        output.write_bytes(printed.pdf)
        said = "".join(f"\n{sentence}" for sentence in printed.broken)
        self.stderr.write(said, ending="")
        seconds = f"{monotonic() - start:.1f}".replace(".", ",")
        self._line(f"{output}: {printed.pages} halaman dalam {seconds} detik")
        self.stdout.write("")

    def _say(self, step, done, total):
        self._line(f"{done}/{total} bagian: {step}"[:LINE])

    def _line(self, said):
        """Write over the last line, so that the terminal shows one."""
        self.stdout.write(f"\r{said:<{LINE}}", ending="")
