"""Keeps the words of findings where PostgreSQL finds them quickly.

A column named here is given another type only after this column has been dropped.
"""

from django.db import migrations

from paser_masterplan.searching import indexed


class Migration(migrations.Migration):
    dependencies = [("workshops", "0001_initial")]

    operations = [
        indexed("workshops_finding", "title", "description", "figure", "source")
    ]
