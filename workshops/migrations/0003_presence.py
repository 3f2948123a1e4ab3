"""Tells who was expected apart from who came, session by session.

Whoever was written down as having taken part becomes an expected participant; to which
sessions they came was never asked, so nothing is said of it.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import workshops.codes


def draw_codes(apps, editor):
    """A code of its own for everybody who is there already."""
    for person in apps.get_model("workshops", "Participant").objects.all():
        person.code = workshops.codes.draw()
        person.save(update_fields=["code"])


class Migration(migrations.Migration):
    dependencies = [
        ("workshops", "0002_searching"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint("attendance", "attendance_mode_known"),
        migrations.RemoveConstraint("attendance", "attendance_once"),
        migrations.RenameModel("Attendance", "Participant"),
        migrations.RemoveField("participant", "mode"),
        migrations.AddField(
            "participant",
            "code",
            models.CharField(max_length=6, default=workshops.codes.draw),
        ),
        migrations.RunPython(draw_codes, migrations.RunPython.noop),
    ]
