"""Keeps the words of chapters where PostgreSQL finds them quickly.

A column named here is given another type only after this column has been dropped.
"""

from django.db import migrations

from paser_masterplan.searching import indexed


class Migration(migrations.Migration):
    dependencies = [("books", "0002_append_only")]

    operations = [indexed("books_chapter", "number", "title", "narrative")]
