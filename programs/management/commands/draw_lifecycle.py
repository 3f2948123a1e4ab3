"""Writes docs/lifecycle.md from the table of moves."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from programs.drawing import draw


class Command(BaseCommand):
    """`manage.py draw_lifecycle`, or with `--check` only compare."""

    help = "Writes docs/lifecycle.md from the table of moves."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="only compare")

    def handle(self, *args, **options):
        path = settings.BASE_DIR / "docs" / "lifecycle.md"
        if not options["check"]:
            path.write_text(draw())
            self.stdout.write(f"{path.name} written")
        elif path.read_text() != draw():
            raise CommandError("docs/lifecycle.md is behind: manage.py draw_lifecycle")
