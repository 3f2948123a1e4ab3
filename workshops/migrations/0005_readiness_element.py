"""Lets a finding point at an element of readiness instead of naming its code.

The codes go in a step of their own: PostgreSQL alters no table while its rows wait.
"""

import django.db.models.deletion
from django.db import migrations, models


def point(apps, editor):
    finding = apps.get_model('workshops', 'Finding')
    for element in apps.get_model('plans', 'ReadinessElement').objects.all():
        finding.objects.filter(readiness=element.code).update(element=element)


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0003_readiness'),
        ('workshops', '0004_check_ins'),
    ]

    operations = [
        migrations.AddField(
            model_name='finding',
            name='element',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='plans.readinesselement', verbose_name='unsur kesiapan'),
        ),
        migrations.RunPython(point, migrations.RunPython.noop),
    ]
