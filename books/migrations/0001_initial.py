
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('plans', '0002_taxonomy'),
        ('programs', '0005_standard_remarks'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='nomor')),
                ('content', models.JSONField(verbose_name='isi')),
                ('sha256', models.CharField(max_length=64, verbose_name='sha256 isi')),
                ('code', models.CharField(db_index=True, max_length=12, verbose_name='kode')),
                ('address', models.CharField(max_length=200, verbose_name='alamat pemeriksaan')),
                ('issued_at', models.DateTimeField(verbose_name='diterbitkan')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diterbitkan oleh')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='plans.masterplan', verbose_name='rencana induk')),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='books.edition', verbose_name='menggantikan')),
            ],
            options={
                'verbose_name': 'edisi',
                'verbose_name_plural': 'edisi',
            },
        ),
        migrations.CreateModel(
            name='EditionFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('book', models.CharField(choices=[('1', 'Buku 1: Analisis Strategis'), ('2', 'Buku 2: Rencana Induk'), ('3', 'Buku 3: Ringkasan Eksekutif'), ('all', 'Ketiga buku dalam satu berkas')], max_length=3, verbose_name='buku')),
                ('chapter', models.PositiveSmallIntegerField(default=0, verbose_name='bab ke-')),
                ('form', models.CharField(choices=[('pdf', 'PDF'), ('docx', 'Word'), ('xlsx', 'Excel'), ('json', 'JSON')], default='pdf', max_length=4, verbose_name='bentuk')),
                ('title', models.TextField(blank=True, verbose_name='judul')),
                ('file', models.BinaryField(verbose_name='berkas')),
                ('pages', models.PositiveIntegerField(default=0, verbose_name='halaman')),
                ('size', models.PositiveIntegerField(verbose_name='ukuran (bita)')),
                ('sha256', models.CharField(db_index=True, max_length=64, verbose_name='sha256 berkas')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='books.edition', verbose_name='edisi')),
            ],
            options={
                'verbose_name': 'berkas edisi',
                'verbose_name_plural': 'berkas edisi',
            },
        ),
        migrations.CreateModel(
            name='Endorsement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.TextField(blank=True, verbose_name='catatan')),
                ('endorsed_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='disahkan')),
                ('edition', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='endorsement', to='books.edition', verbose_name='edisi')),
                ('endorsed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='disahkan oleh')),
            ],
            options={
                'verbose_name': 'pengesahan',
                'verbose_name_plural': 'pengesahan',
            },
        ),
        migrations.CreateModel(
            name='Printing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('book', models.CharField(blank=True, choices=[('1', 'Buku 1: Analisis Strategis'), ('2', 'Buku 2: Rencana Induk'), ('3', 'Buku 3: Ringkasan Eksekutif'), ('all', 'Ketiga buku dalam satu berkas')], max_length=3, verbose_name='buku')),
                ('form', models.CharField(choices=[('pdf', 'PDF'), ('docx', 'Word'), ('xlsx', 'Excel'), ('json', 'JSON')], default='pdf', max_length=4, verbose_name='bentuk')),
                ('state', models.CharField(choices=[('WAITING', 'Menunggu giliran'), ('RUNNING', 'Sedang dicetak'), ('DONE', 'Selesai'), ('FAILED', 'Gagal')], default='WAITING', max_length=7, verbose_name='keadaan')),
                ('issues', models.BooleanField(default=False, verbose_name='menerbitkan edisi')),
                ('step', models.TextField(blank=True, verbose_name='langkah')),
                ('pieces', models.PositiveIntegerField(default=0, verbose_name='bagian')),
                ('pieces_done', models.PositiveIntegerField(default=0, verbose_name='bagian selesai')),
                ('broken', models.JSONField(default=list, verbose_name='bagian yang gagal')),
                ('pages', models.PositiveIntegerField(default=0, verbose_name='halaman')),
                ('slot', models.PositiveSmallIntegerField(null=True, unique=True, verbose_name='tempat')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='percobaan')),
                ('beat_at', models.DateTimeField(null=True, verbose_name='kabar terakhir')),
                ('file', models.BinaryField(null=True, verbose_name='berkas')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='diminta')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='selesai')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diminta oleh')),
                ('edition', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.edition', verbose_name='edisi')),
                ('newer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.edition', verbose_name='ke')),
                ('older', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='books.edition', verbose_name='dari')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='printings', to='plans.masterplan', verbose_name='rencana induk')),
                ('program', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='printings', to='programs.program', verbose_name='program')),
            ],
            options={
                'verbose_name': 'cetakan',
                'verbose_name_plural': 'cetakan',
            },
        ),
        migrations.CreateModel(
            name='SignedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.BinaryField(verbose_name='berkas')),
                ('size', models.PositiveIntegerField(verbose_name='ukuran (bita)')),
                ('sha256', models.CharField(max_length=64, unique=True, verbose_name='sha256 berkas')),
                ('signers', models.JSONField(verbose_name='penanda tangan')),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='diterima')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diterima dari')),
                ('original', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signed', to='books.editionfile', verbose_name='berkas asal')),
            ],
            options={
                'verbose_name': 'berkas bertanda tangan',
                'verbose_name_plural': 'berkas bertanda tangan',
            },
        ),
        migrations.CreateModel(
            name='Chapter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('book', models.CharField(choices=[('0', 'Bagian depan setiap buku'), ('1', 'Buku 1: Analisis Strategis'), ('2', 'Buku 2: Rencana Induk'), ('3', 'Buku 3: Ringkasan Eksekutif')], max_length=1, verbose_name='buku')),
                ('position', models.PositiveSmallIntegerField(verbose_name='urutan')),
                ('number', models.CharField(blank=True, max_length=10, verbose_name='nomor')),
                ('title', models.CharField(max_length=200, verbose_name='judul')),
                ('narrative', models.TextField(blank=True, verbose_name='narasi')),
                ('block', models.CharField(blank=True, choices=[('', 'Tanpa bagian otomatis'), ('READINESS', 'Kesiapan dan SWOT'), ('GAP', 'Analisis kesenjangan'), ('FINDINGS', 'Temuan per dimensi'), ('GOALS', 'Misi, sasaran, dan strategi'), ('PROGRAMS', 'Lembar program per dimensi'), ('ACTIONS', 'Matriks rencana aksi per tahun'), ('ROADMAP', 'Peta jalan'), ('BUDGET', 'Anggaran'), ('SUMMARY', 'Ringkasan per dimensi'), ('QUICK_WINS', 'Lembar quick win'), ('TRACEABILITY', 'Keterlacakan'), ('WORKSHEETS', 'Kertas kerja per perangkat daerah'), ('COMMITMENTS', 'Komitmen perangkat daerah')], max_length=12, verbose_name='bagian otomatis')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='diubah')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chapters', to='plans.masterplan', verbose_name='rencana induk')),
                ('updated_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diubah oleh')),
            ],
            options={
                'verbose_name': 'bab',
                'verbose_name_plural': 'bab',
                'constraints': [models.CheckConstraint(condition=models.Q(('block__in', ['', 'READINESS', 'GAP', 'FINDINGS', 'GOALS', 'PROGRAMS', 'ACTIONS', 'ROADMAP', 'BUDGET', 'SUMMARY', 'QUICK_WINS', 'TRACEABILITY', 'WORKSHEETS', 'COMMITMENTS'])), name='chapter_block_known', violation_error_message='Pilihan ini tidak dikenal. Pilih dari daftar.'), models.CheckConstraint(condition=models.Q(('book__in', ['0', '1', '2', '3'])), name='chapter_book_known', violation_error_message='Pilihan ini tidak dikenal. Pilih dari daftar.'), models.UniqueConstraint(fields=('plan', 'book', 'position'), name='chapter_position_once', violation_error_message='Urutan bab ini sudah dipakai.')],
            },
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(fields=('plan', 'number'), name='edition_number_once'),
        ),
        migrations.AddConstraint(
            model_name='editionfile',
            constraint=models.CheckConstraint(condition=models.Q(('book__in', ['1', '2', '3', 'all'])), name='edition_file_book_known', violation_error_message='Pilihan ini tidak dikenal. Pilih dari daftar.'),
        ),
        migrations.AddConstraint(
            model_name='editionfile',
            constraint=models.CheckConstraint(condition=models.Q(('form__in', ['pdf', 'docx', 'xlsx', 'json'])), name='edition_file_form_known', violation_error_message='Pilihan ini tidak dikenal. Pilih dari daftar.'),
        ),
        migrations.AddConstraint(
            model_name='editionfile',
            constraint=models.UniqueConstraint(fields=('edition', 'book', 'chapter', 'form'), name='edition_file_once'),
        ),
        migrations.AddConstraint(
            model_name='printing',
            constraint=models.CheckConstraint(condition=models.Q(('form__in', ['pdf', 'docx', 'xlsx', 'json'])), name='printing_form_known', violation_error_message='Pilihan ini tidak dikenal. Pilih dari daftar.'),
        ),
        migrations.AddConstraint(
            model_name='printing',
            constraint=models.CheckConstraint(condition=models.Q(('book', ''), ('book__in', ['1', '2', '3', 'all']), _connector='OR'), name='printing_book_known'),
        ),
        migrations.AddConstraint(
            model_name='printing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('book', ''), _negated=True), ('newer', None), ('older', None), ('program', None)), models.Q(('book', ''), ('newer', None), ('older', None), ('program__isnull', False)), models.Q(('book', ''), ('newer__isnull', False), ('older__isnull', False), ('program', None)), _connector='OR'), name='printing_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='printing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'RUNNING'), ('slot__isnull', False)), models.Q(models.Q(('state', 'RUNNING'), _negated=True), models.Q(('slot__isnull', False), _negated=True)), _connector='OR'), name='printing_runs_in_a_slot', violation_error_message='Status dan catatannya tidak sejalan.'),
        ),
        migrations.AddConstraint(
            model_name='printing',
            constraint=models.CheckConstraint(condition=models.Q(('slot', None), ('slot__in', (1, 2)), _connector='OR'), name='printing_slot_known'),
        ),
        migrations.AddConstraint(
            model_name='printing',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['WAITING', 'RUNNING', 'DONE', 'FAILED'])), name='printing_state_known', violation_error_message='Pilihan ini tidak dikenal. Pilih dari daftar.'),
        ),
        migrations.AddConstraint(
            model_name='printing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['DONE', 'FAILED']), ('finished_at__isnull', False)), models.Q(models.Q(('state__in', ['DONE', 'FAILED']), _negated=True), models.Q(('finished_at__isnull', False), _negated=True)), _connector='OR'), name='printing_finished_with_its_moment', violation_error_message='Status dan catatannya tidak sejalan.'),
        ),
        migrations.AddConstraint(
            model_name='printing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'RUNNING'), ('beat_at__isnull', False)), models.Q(models.Q(('state', 'RUNNING'), _negated=True), models.Q(('beat_at__isnull', False), _negated=True)), _connector='OR'), name='printing_runs_with_a_beat', violation_error_message='Status dan catatannya tidak sejalan.'),
        ),
        migrations.AddConstraint(
            model_name='printing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('issues', False), ('state', 'DONE'), ('file__isnull', False)), models.Q(models.Q(('issues', False), ('state', 'DONE'), _negated=True), models.Q(('file__isnull', False), _negated=True)), _connector='OR'), name='printing_done_with_its_file', violation_error_message='Status dan catatannya tidak sejalan.'),
        ),
        migrations.AddConstraint(
            model_name='printing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('issues', True), ('state', 'DONE'), ('edition__isnull', False)), models.Q(models.Q(('issues', True), ('state', 'DONE'), _negated=True), models.Q(('edition__isnull', False), _negated=True)), _connector='OR'), name='issuing_done_with_its_edition', violation_error_message='Status dan catatannya tidak sejalan.'),
        ),
        migrations.AddConstraint(
            model_name='printing',
            constraint=models.UniqueConstraint(condition=models.Q(models.Q(('book', ''), _negated=True), ('state__in', ['WAITING', 'RUNNING'])), fields=('plan', 'book', 'form', 'issues'), name='printing_one_underway', violation_error_message='Buku ini sedang dicetak.'),
        ),
    ]
