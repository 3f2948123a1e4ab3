"""Seeds the five criteria by which experts score, editable afterwards."""

from django.db import migrations

CRITERIA = [
    (
        "Manfaat bagi warga",
        "Apakah jelas siapa yang merasakan hasilnya, berapa banyak, dan apa yang menjadi "
        "lebih mudah, murah, atau cepat bagi mereka?",
        30,
    ),
    (
        "Kesiapan",
        "Apakah orang, aturan, perangkat, dan data yang diperlukan sudah ada atau jelas "
        "kapan adanya?",
        20,
    ),
    (
        "Kejelasan indikator",
        "Apakah indikatornya mengukur hasil, berkondisi awal, bertarget tiap tahun, dan "
        "bersumber data yang dapat diperiksa?",
        20,
    ),
    (
        "Kewajaran dana",
        "Apakah jumlah dan sumber dananya masuk akal untuk kegiatannya, dan alasan dana "
        "yang belum diketahui dapat diterima?",
        15,
    ),
    (
        "Kesesuaian dan keberlanjutan",
        "Apakah program menjawab temuannya, selaras dengan misi RPJMD, dan dapat "
        "diteruskan perangkat daerah sesudah tahun terakhirnya?",
        15,
    ),
]


def seed(apps, schema_editor):
    Criterion = apps.get_model("programs", "Criterion")
    Criterion.objects.bulk_create(
        Criterion(name=name, question=question, weight=weight, position=position)
        for position, (name, question, weight) in enumerate(CRITERIA, 1)
    )


def unseed(apps, schema_editor):
    names = [name for name, _, _ in CRITERIA]
    apps.get_model("programs", "Criterion").objects.filter(name__in=names).delete()


class Migration(migrations.Migration):
    dependencies = [("programs", "0003_searching")]

    operations = [migrations.RunPython(seed, unseed)]
