

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('books', '0003_searching'),
        ('plans', '0002_taxonomy'),
        ('programs', '0005_standard_remarks'),
        ('workshops', '0004_check_ins'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='printing',
            name='printing_of_one_thing',
        ),
        migrations.AddField(
            model_name='printing',
            name='day',
            field=models.DateField(null=True, verbose_name='hari'),
        ),
        migrations.AddField(
            model_name='printing',
            name='paper',
            field=models.CharField(blank=True, choices=[('ROLL', 'Daftar hadir'), ('MATRIX', 'Kehadiran per instansi'), ('BADGES', 'Kartu peserta'), ('MINUTES', 'Notulen'), ('RECORD', 'Berita acara')], max_length=7, verbose_name='lembar'),
        ),
        migrations.AddField(
            model_name='printing',
            name='workshop',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='printings', to='workshops.workshop', verbose_name='lokakarya'),
        ),
        migrations.AddConstraint(
            model_name='printing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('book', ''), _negated=True), ('newer', None), ('older', None), ('paper', ''), ('program', None)), models.Q(('book', ''), ('newer', None), ('older', None), ('paper', ''), ('program__isnull', False)), models.Q(('book', ''), ('newer__isnull', False), ('older__isnull', False), ('paper', ''), ('program', None)), models.Q(models.Q(('paper', ''), _negated=True), ('book', ''), ('newer', None), ('older', None), ('program', None)), _connector='OR'), name='printing_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='printing',
            constraint=models.CheckConstraint(condition=models.Q(('paper', ''), ('paper__in', ['ROLL', 'MATRIX', 'BADGES', 'MINUTES', 'RECORD']), _connector='OR'), name='printing_paper_known'),
        ),
        migrations.AddConstraint(
            model_name='printing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('paper', ''), _negated=True), ('workshop__isnull', False)), models.Q(('paper', ''), models.Q(('workshop__isnull', False), _negated=True)), _connector='OR'), name='printing_paper_of_a_workshop', violation_error_message='Status dan catatannya tidak sejalan.'),
        ),
        migrations.AddConstraint(
            model_name='printing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('paper', 'ROLL'), ('day__isnull', False)), models.Q(models.Q(('paper', 'ROLL'), _negated=True), models.Q(('day__isnull', False), _negated=True)), _connector='OR'), name='printing_roll_of_a_day', violation_error_message='Status dan catatannya tidak sejalan.'),
        ),
    ]
