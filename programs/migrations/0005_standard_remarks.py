"""Seeds the sentences that reviewers say most often, editable afterwards."""

from django.db import migrations

STANDARDS = [
    (
        "indicators",
        "Kondisi awal belum menyebut tahunnya. Tulis angka terakhir yang tersedia "
        "beserta tahun dan sumber datanya.",
    ),
    (
        "indicators",
        "Target tahun terakhir sama dengan kondisi awal, sehingga perubahan yang "
        "dijanjikan tidak terlihat. Naikkan targetnya, atau jelaskan mengapa "
        "mempertahankan angka itu sudah merupakan hasil.",
    ),
    (
        "indicators",
        "Indikator ini menghitung keluaran kegiatan. Tambahkan satu indikator hasil: "
        "apa yang berubah bagi warga atau layanan.",
    ),
    (
        "indicators",
        "Sumber data belum dapat ditelusuri. Sebutkan nama dokumen atau sistemnya dan "
        "siapa yang memegangnya.",
    ),
    (
        "fundings",
        "Dana belum diketahui tanpa alasan yang cukup. Tulis apa yang ditunggu, dari "
        "siapa, dan kapan dapat dipastikan.",
    ),
    (
        "fundings",
        "Sumber dana belum ditentukan, padahal kegiatannya dimulai dalam dua tahun. "
        "Sebutkan sumber yang paling mungkin dan cadangannya.",
    ),
    (
        "fundings",
        "Biaya pemeliharaan sesudah pembangunan belum terlihat. Tambahkan dana untuk "
        "tahun-tahun berikutnya.",
    ),
    (
        "places",
        "Lokasi belum dipilih. Sebutkan kecamatan atau desanya, dan alasan lokasi itu "
        "didahulukan.",
    ),
    (
        "findings",
        "Hubungan program ini dengan temuan yang dijawabnya belum jelas. Pilih temuan "
        "yang benar-benar ditangani, lalu jelaskan hubungannya pada latar belakang.",
    ),
    (
        "background",
        "Keadaan sekarang belum didukung angka. Tambahkan satu atau dua angka beserta "
        "sumber dan tahunnya.",
    ),
    (
        "objective",
        "Tujuan masih menyebut apa yang dikerjakan. Tulis keadaan yang ingin dicapai, "
        "dengan ukuran dan tahunnya.",
    ),
    (
        "beneficiaries",
        "Penerima manfaat masih terlalu umum. Sebutkan kelompoknya dan perkiraan "
        "jumlahnya.",
    ),
    (
        "actions",
        "Kegiatan ini memuat lebih dari satu pekerjaan. Pisahkan, supaya keluaran, "
        "tahun, dan dananya masing-masing dapat diikuti.",
    ),
    (
        "supporting",
        "Kegiatan ini memerlukan perangkat daerah lain yang belum tercantum sebagai "
        "pendukung. Sepakati dengan mereka, lalu cantumkan.",
    ),
    (
        "",
        "Isinya tumpang tindih dengan program lain. Jelaskan bedanya, atau usulkan "
        "dikerjakan sebagai satu program bersama.",
    ),
    (
        "",
        "Bagian ini belum menyebut siapa yang melanjutkan sesudah program selesai. "
        "Tulis unit atau lembaga yang memegangnya.",
    ),
]


def seed(apps, schema_editor):
    StandardRemark = apps.get_model("programs", "StandardRemark")
    StandardRemark.objects.bulk_create(
        StandardRemark(field=field, text=text, position=10 * number)
        for number, (field, text) in enumerate(STANDARDS, 1)
    )


def unseed(apps, schema_editor):
    texts = [text for _, text in STANDARDS]
    apps.get_model("programs", "StandardRemark").objects.filter(text__in=texts).delete()


class Migration(migrations.Migration):
    dependencies = [("programs", "0004_criteria")]

    operations = [migrations.RunPython(seed, unseed)]
