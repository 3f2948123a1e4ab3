"""Fills an empty portal with Kabupaten Paser as of the end of bimtek II."""

from django.core.management.base import BaseCommand, CommandError

from agencies.models import Agency, User
from paser_masterplan.demo import PASSWORD, building
from paser_masterplan.demo.frame import PEOPLE


class Command(BaseCommand):
    help = "Isi portal yang masih kosong dengan contoh Kabupaten Paser."

    def add_arguments(self, parser):
        parser.add_argument(
            "--if-empty", action="store_true", help="diam bila portal sudah berisi"
        )
        parser.add_argument(
            "--programs", type=int, default=0, help="tambah program sebanyak ini"
        )
        parser.add_argument(
            "--no-edition", action="store_true", help="tanpa menerbitkan edisi"
        )

    def handle(self, *, if_empty, programs, no_edition, **options):
        if Agency.objects.exists():
            if not if_empty:
                raise CommandError("Portal ini sudah berisi; contoh tidak ditambahkan.")
        else:
            building.build(self._say, programs=programs, edition=not no_edition)
        self._introduce()

    def _say(self, step):
        self.stdout.write(f"  {step}")

    def _introduce(self):
        """The demo's accounts, for the person at the terminal."""
        self.stdout.write(f"Akun contoh (kata sandi semuanya {PASSWORD}):")
        known = User.objects.filter(username__in=[name for name, *_ in PEOPLE])
        for user in known.order_by("pk"):
            self.stdout.write(
                f"  {user.username:24}{user.get_role_display()}, {user.agency}"
            )
