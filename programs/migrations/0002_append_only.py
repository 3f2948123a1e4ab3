"""Keeps every revision as it was handed over."""

from django.db import migrations

from paser_masterplan.constraints import append_only


class Migration(migrations.Migration):
    dependencies = [("programs", "0001_initial")]

    operations = [append_only("programs_revision")]
