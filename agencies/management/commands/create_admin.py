"""Who is the first admin of a new installation?"""

from django.core.management.base import BaseCommand, CommandError

from agencies import accounts
from agencies.models import Agency, User


class Command(BaseCommand):
    help = "Membuat akun admin dan mencetak kata sandi sekali pakainya."

    def add_arguments(self, parser):
        parser.add_argument("username", help="nama pengguna atau NIP")
        parser.add_argument("--agency", required=True, help="nama instansi koordinator")
        parser.add_argument("--full-name", required=True, help="nama lengkap")

    def handle(self, *args, **options):
        username = User.normalize_username(options["username"])
        if User.objects.filter(username=username).exists():
            raise CommandError(f"Nama pengguna {username} sudah dipakai. Pilih lain.")
        admin = User(
            username=username,
            full_name=options["full_name"],
            agency=_agency(options["agency"]),
            role=User.Role.ADMIN,
        )
        password = accounts.admit(admin, by=None)
        self.stdout.write(f"Akun {username} dibuat untuk {admin.agency.name}.")
        self.stdout.write(f"Kata sandi sekali pakai: {password}")


def _agency(name):
    """The agency of that name, which an empty house gets as its coordinator."""
    known = Agency.objects.all().called(name)
    return known or Agency.objects.create(
        name=name, short_name=name[:40], is_coordinator=True
    )
