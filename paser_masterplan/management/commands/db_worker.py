"""Run the job worker with its clock, after putting back what was left unfinished."""

from django_tasks_db.management.commands import db_worker

from books import printing
from paser_masterplan.clock import Clock, duties


class Command(db_worker.Command):
    def add_arguments(self, parser):
        super().add_arguments(parser)
        # Reloading would start the clock twice, and may tear a printing apart.
        parser.set_defaults(reload=False)

    def handle(self, **options):
        printing.revive()
        clock = Clock(duties())
        clock.start()
        try:
            super().handle(**options)
        finally:
            clock.stop()
