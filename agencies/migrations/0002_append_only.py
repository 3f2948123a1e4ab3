"""Keeps the audit entries as they were written."""

from django.db import migrations

from paser_masterplan.constraints import append_only


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_initial")]

    operations = [append_only("agencies_auditentry")]
