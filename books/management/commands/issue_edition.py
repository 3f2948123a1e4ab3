"""Issue the working draft as the next edition, with progress on the terminal."""

from django.core.management.base import BaseCommand, CommandError

from agencies.models import User
from books import issuing
from books.press import PressUnavailable
from books.readiness import gaps_before_issue
from paser_masterplan.moves import MoveRefused
from plans.models import MasterPlan

WHO = "Admin yang mengerjakannya; boleh kosong bila adminnya hanya satu."


class Command(BaseCommand):
    help = "Menerbitkan draf sebagai edisi berikutnya."

    def add_arguments(self, parser):
        parser.add_argument(
            "--by",
            metavar="AKUN",
            help=WHO,
        )

    def handle(self, *, by, **options):
        plan = MasterPlan.objects.current()
        if plan is None:
            raise CommandError("Belum ada rencana induk yang sedang disusun.")
        self._say_gaps(plan)
        try:
            edition = issuing.issue(plan, by=admin_named(by), progress=self._say)
        except (MoveRefused, PressUnavailable) as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{edition} terbit. Sidik isi: {edition.sha256}")
        for file in edition.files.in_book_order():
            self.stdout.write(
                f"  {file.get_book_display()}, {file.name}: {file.pages} halaman, "
                f"{file.size} bita, {file.sha256}"
            )

    def _say_gaps(self, plan):
        gaps = [gap for gap in gaps_before_issue(plan) if not gap.refuses]
        head = ["Yang masih kurang di edisi ini:"] if gaps else []
        for line in (*head, *(f"  {gap.sentence}" for gap in gaps)):
            self.stdout.write(line)

    def _say(self, step, done, total):
        said = f"{step}, {done} dari {total} bagian" if total else step
        self.stdout.write(said)


def admin_named(username):
    """The admin of that name, or the only one there is."""
    admins = User.objects.admins()
    if username:
        admins = admins.filter(username=username)
    found = list(admins[:2])
    if len(found) != 1:
        raise CommandError("Sebutkan akun admin yang mengerjakannya: --by AKUN.")
    return found[0]
