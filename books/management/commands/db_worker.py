"""Run the job worker, after putting back what the one before left unfinished."""

from django_tasks_db.management.commands import db_worker

from books import printing


class Command(db_worker.Command):
    def handle(self, **options):
        printing.revive()
        super().handle(**options)
