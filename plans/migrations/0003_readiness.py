"""Brings the nine elements of readiness, editable afterwards.

The guide of the movement names the three pillars and what belongs to each; the
definitions are the portal's own.
"""

import plans.models.readiness
from django.db import migrations, models

ELEMENTS = [
    ('STRUCTURE', 'STRUCTURE_PEOPLE', 'sumber daya manusia',
     'Pegawai yang menjalankan dan warga yang memakai layanan: jumlah, keahlian, dan '
     'kesiapannya memakai teknologi.'),
    ('STRUCTURE', 'STRUCTURE_BUDGET', 'anggaran',
     'Uang yang tersedia dan yang dapat diperoleh, serta kepastiannya dari tahun ke '
     'tahun.'),
    ('STRUCTURE', 'STRUCTURE_GOVERNANCE', 'tata pamong',
     'Cara keputusan diambil, dikoordinasikan antarinstansi, diawasi, dan '
     'dipertanggungjawabkan.'),
    ('INFRASTRUCTURE', 'INFRA_PHYSICAL', 'fisik',
     'Jalan, jembatan, listrik, air, gedung, dan sarana lain yang menopang layanan.'),
    ('INFRASTRUCTURE', 'INFRA_DIGITAL', 'digital',
     'Jaringan, pusat data, perangkat, aplikasi, dan keamanannya.'),
    ('INFRASTRUCTURE', 'INFRA_SOCIAL', 'sosial',
     'Komunitas, lembaga warga, kebiasaan bergotong royong, dan ruang untuk bertemu.'),
    ('SUPERSTRUCTURE', 'SUPRA_POLICY', 'kebijakan',
     'Peraturan daerah, peraturan bupati, dan rencana yang menjadi dasar bekerja.'),
    ('SUPERSTRUCTURE', 'SUPRA_INSTITUTION', 'kelembagaan',
     'Lembaga yang bertugas, pembagian perannya, dan kerja samanya dengan pihak lain.'),
    ('SUPERSTRUCTURE', 'SUPRA_PROCEDURE', 'tata laksana',
     'Prosedur, standar layanan, dan cara kerja yang tertulis serta dijalankan.'),
]


def bring(apps, editor):
    element = apps.get_model('plans', 'ReadinessElement')
    element.objects.bulk_create(
        element(pillar=pillar, code=code, name=name, definition=definition,
                position=place)
        for place, (pillar, code, name, definition) in enumerate(ELEMENTS, 1)
    )


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0002_taxonomy'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReadinessElement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pillar', models.CharField(choices=[('STRUCTURE', 'Struktur'), ('INFRASTRUCTURE', 'Infrastruktur'), ('SUPERSTRUCTURE', 'Suprastruktur')], max_length=14, verbose_name='kelompok')),
                ('code', models.CharField(default=plans.models.readiness.new_code, max_length=20, unique=True, verbose_name='kode')),
                ('name', models.CharField(max_length=60, verbose_name='nama')),
                ('definition', models.TextField(verbose_name='definisi')),
                ('position', models.PositiveSmallIntegerField(default=99, verbose_name='urutan')),
            ],
            options={
                'verbose_name': 'unsur kesiapan',
                'verbose_name_plural': 'unsur kesiapan',
                'constraints': [models.CheckConstraint(condition=models.Q(('pillar__in', ['STRUCTURE', 'INFRASTRUCTURE', 'SUPERSTRUCTURE'])), name='readiness_pillar_known', violation_error_message='Pilihan ini tidak dikenal. Pilih dari daftar.'), models.UniqueConstraint(fields=('pillar', 'name'), name='readiness_element_once', violation_error_message='Unsur dengan nama ini sudah ada di kelompoknya.')],
            },
        ),
        migrations.RunPython(bring, migrations.RunPython.noop),
    ]
