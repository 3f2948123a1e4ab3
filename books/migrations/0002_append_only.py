"""Keeps issued editions and their files as they were issued."""

from django.db import migrations

from paser_masterplan.constraints import append_only


class Migration(migrations.Migration):
    dependencies = [("books", "0001_initial")]

    operations = [
        append_only("books_edition"),
        append_only("books_editionfile"),
        append_only("books_endorsement"),
        append_only("books_signedfile"),
    ]
