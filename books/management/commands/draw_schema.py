"""Writes docs/edisi.schema.json from the dataclasses of which a book consists."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from books.exports.schema import draw


class Command(BaseCommand):
    """`manage.py draw_schema`, or with `--check` only compare."""

    help = "Writes docs/edisi.schema.json from the dataclasses of the book."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="only compare")

    def handle(self, *, check, **options):
        path = settings.BASE_DIR / "docs" / "edisi.schema.json"
        if not check:
            path.write_text(draw())
            self.stdout.write(f"{path.name} written")
        elif path.read_text() != draw():
            raise CommandError(
                "docs/edisi.schema.json is behind: manage.py draw_schema"
            )
