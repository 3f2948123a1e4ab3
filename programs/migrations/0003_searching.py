"""Keeps the words of programs and their rows where PostgreSQL finds them quickly.

A column named here is given another type only after this column has been dropped.
"""

from django.db import migrations

from paser_masterplan.searching import indexed


class Migration(migrations.Migration):
    dependencies = [("programs", "0002_append_only")]

    operations = [
        indexed(
            "programs_program",
            "code",
            "title",
            "partners",
            "nomenclature_code",
            "spbe",
            "sdg",
            "background",
            "objective",
            "description",
            "beneficiaries",
            "benefit",
            "uniqueness",
            "resources",
            "schedule",
            "risk",
            "mitigation",
            "sustainability",
        ),
        indexed("programs_action", "title", "output"),
        indexed("programs_indicator", "name", "unit", "source"),
    ]
