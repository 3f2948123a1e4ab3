"""Seeds the six dimensions and their eighteen sub-dimensions, editable afterwards.

The sub-dimensions carry the official wording of the ministry's evaluation form of
2023; the definitions are the portal's own.
"""

from django.db import migrations

TAXONOMY = [('GOVERNANCE',
  'Smart Governance',
  'Tata kelola dan tata pamong cerdas',
  'Cara kerja pemerintahan yang cepat, terbuka, dan terhubung, sehingga warga '
  'memperoleh layanan tanpa harus mengenal susunan birokrasinya. Keputusan diambil '
  'dari data yang sama dan dapat ditelusuri kembali.',
  [('PUBLIC_SERVICE',
    'Layanan Publik',
    'Layanan yang dapat dijangkau secara daring, dengan syarat, alur, dan waktu yang '
    'jelas sejak awal. Ukurannya adalah urusan warga yang selesai lebih cepat dan '
    'lebih murah.',
    'Layanan kependudukan di kantor desa, mal pelayanan publik, perizinan daring, '
    'dan antrean rumah sakit dari rumah.'),
   ('BUREAUCRACY',
    'Tata Kelola Birokrasi',
    'Pengelolaan pemerintahan yang terbuka informasinya dan memiliki satu kanal data '
    'terpadu. Data yang tersedia sesuai dengan kebutuhan pemakainya, baik perangkat '
    'daerah maupun masyarakat.',
    'Satu data daerah, tata naskah dinas elektronik dengan tanda tangan elektronik, '
    'kinerja pegawai elektronik, dan ruang kendali.'),
   ('PUBLIC_POLICY',
    'Kebijakan Publik',
    'Penyusunan kebijakan yang melibatkan masyarakat sejak perumusan dan menyediakan '
    'kanal untuk menanggapinya. Setiap masukan dijawab dalam batas waktu yang '
    'diumumkan.',
    'Pengaduan SP4N-LAPOR!, musrenbang elektronik, serta jaringan dokumentasi dan '
    'informasi hukum.')]),
 ('BRANDING',
  'Smart Branding',
  'Pemasaran daerah cerdas',
  'Upaya mengenalkan daerah dengan cara baru supaya wisatawan, pelaku usaha, dan '
  'penanam modal datang serta ikut membangun. Citra yang ditawarkan sesuai dengan '
  'keadaan yang ditemui di lapangan.',
  [('TOURISM_BRANDING',
    'Membangun dan Memasarkan Ekosistem Pariwisata',
    'Destinasi yang menarik dan berfasilitas layak, dengan informasi serta promosi '
    'yang mudah ditemukan secara daring. Pengunjung dapat memesan tiket, penginapan, '
    'atau pemandu sebelum berangkat.',
    'Desa wisata, kalender acara, tur virtual museum, dan pemesanan tiket daring.'),
   ('BUSINESS_BRANDING',
    'Membangun Platform dan Memasarkan Ekosistem Bisnis Daerah',
    'Profil dan peluang investasi daerah yang dapat dibaca calon penanam modal '
    'secara daring, disertai kemudahan atau insentif yang pasti. Komunitas kreatif '
    'memperoleh tempat untuk memasarkan karyanya.',
    'Peta potensi investasi, etalase produk khas daerah, dan pembinaan perajin '
    'bersama Dekranasda.'),
   ('CITY_APPEARANCE',
    'Membangun dan Memasarkan Wajah Kota',
    'Penataan gerbang, taman, tengara, dan ruang kota sehingga daerah memiliki wajah '
    'yang mudah dikenali. Jati diri berupa logo, slogan, atau maskot dipakai secara '
    'konsisten dan dikenal di luar daerah.',
    'Penataan gapura batas daerah, alun-alun, tengara kota, dan papan petunjuk.')]),
 ('ECONOMY',
  'Smart Economy',
  'Ekonomi cerdas',
  'Ekosistem yang memudahkan warga berusaha pada sektor unggulan daerah, memperoleh '
  'pekerjaan, dan bertransaksi secara aman. Nilai tambah hasil bumi sebanyak mungkin '
  'tinggal di daerah.',
  [('INDUSTRY',
    'Ekosistem Industri yang Berdaya Saing',
    'Komoditas unggulan diolah menjadi barang jadi dan dipasarkan sampai ke luar '
    'daerah. Pelaku industri memperoleh pendampingan, alat, atau insentif yang '
    'sesuai dengan kebutuhannya.',
    'Hilirisasi hasil perkebunan, sentra industri kecil, dan rumah kemasan bersama.'),
   ('WELFARE',
    'Kesejahteraan Rakyat',
    'Kesempatan kerja yang dapat dicari secara daring, bantuan yang tepat sasaran, '
    'dan pelaku usaha mikro yang mampu memakai sarana digital. Hasil akhirnya adalah '
    'pendapatan dan ketahanan pangan rumah tangga yang membaik.',
    'Bursa kerja daring, pendampingan usaha mikro, dan penanganan desa rawan '
    'pangan.'),
   ('TRANSACTION',
    'Ekosistem Transaksi Keuangan',
    'Pembayaran pajak dan retribusi secara daring serta transaksi nontunai yang '
    'lazim dipakai di pasar dan kantor layanan. Masyarakat memahami produk keuangan '
    'dan memiliki akses ke perbankan.',
    'Retribusi pasar nontunai, pembayaran PBB daring, QRIS pedagang, dan '
    'elektronifikasi transaksi pemerintah daerah.')]),
 ('LIVING',
  'Smart Living',
  'Kehidupan cerdas',
  'Lingkungan tempat tinggal yang layak, sehat, dan mudah dijangkau bagi warga kota '
  'maupun desa. Ruang, layanan kesehatan, telekomunikasi, dan transportasi '
  'direncanakan sebagai satu kesatuan.',
  [('HARMONY',
    'Harmonisasi Tata Ruang Wilayah',
    'Rencana tata ruang yang dapat dilihat secara daring dan dipatuhi, dengan '
    'permukiman layak huni yang memiliki air bersih, jalan, dan perlindungan dari '
    'banjir. Tersedia ruang publik yang dapat dipakai semua kalangan.',
    'Peta rencana tata ruang daring, penyediaan air minum, ruang terbuka hijau, dan '
    'penataan kawasan kumuh.'),
   ('HEALTH',
    'Prasarana Kesehatan',
    'Layanan kesehatan yang pendaftarannya dapat dilakukan secara daring dan '
    'memiliki catatan kesehatan perorangan. Warga yang jauh dilayani melalui '
    'konsultasi jarak jauh atau kunjungan rumah.',
    'Pencegahan stunting, sistem informasi puskesmas, telekonsultasi, dan layanan '
    'gawat darurat.'),
   ('MOBILITY',
    'Ketersediaan Sarana Telekomunikasi dan Transportasi',
    'Sinyal dan internet yang menjangkau seluruh permukiman, jalan yang aman dan '
    'terang, serta lalu lintas yang terpantau. Angkutan umum melayani wilayah yang '
    'jauh dari ibu kota kabupaten.',
    'Menara BTS di desa tanpa sinyal, penerangan jalan umum, kamera lalu lintas, dan '
    'peningkatan jalan penghubung.')]),
 ('SOCIETY',
  'Smart Society',
  'Masyarakat cerdas',
  'Masyarakat yang terhubung, terus belajar, dan saling menjaga, dengan teknologi '
  'sebagai alat bantu. Hubungan antarwarga serta antara warga dan pemerintah '
  'berlangsung manusiawi dan cepat.',
  [('COMMUNITY',
    'Interaksi Masyarakat yang Efisien',
    'Komunitas warga yang melek digital dan memiliki tempat bertemu yang terbuka. '
    'Tersedia kegiatan belajar nonformal yang dapat diikuti segala usia.',
    'Kelompok Informasi Masyarakat, Relawan TIK, dan ruang kreatif bersama.'),
   ('LEARNING',
    'Ekosistem Belajar yang Efisien',
    'Pendaftaran dan layanan sekolah secara daring, perpustakaan dengan koleksi '
    'elektronik dan internet, serta kesempatan belajar bagi kelompok kurang mampu '
    'dan penyandang disabilitas.',
    'Perpustakaan digital, penerimaan peserta didik daring, dan kelas bersama bagi '
    'sekolah terpencil.'),
   ('SECURITY',
    'Sistem Keamanan Masyarakat',
    'Pemantauan ruang publik yang disertai petugas penanggap, satu pintu laporan '
    'darurat, dan penanganan kejadian yang cepat. Mencakup keamanan lingkungan '
    'maupun kesiapsiagaan bencana.',
    'Panggilan darurat 112, peringatan dini banjir, dan kamera ruang publik.')]),
 ('ENVIRONMENT',
  'Smart Environment',
  'Lingkungan cerdas',
  'Pengelolaan lingkungan yang bertanggung jawab dan berkelanjutan, didukung '
  'pemantauan yang terukur. Alam dijaga, sampah diolah sejak dari sumbernya, dan '
  'energi tersedia secara adil.',
  [('PROTECTION',
    'Program Proteksi Lingkungan',
    'Pemantauan mutu udara, air, tanah, dan hutan, disertai tindakan untuk '
    'mengurangi pencemaran serta kerusakan. Hasilnya terlihat pada mutu lingkungan '
    'yang membaik dari tahun ke tahun.',
    'Sensor mutu air sungai, pencegahan kebakaran hutan dan lahan, dan pemulihan '
    'daerah aliran sungai.'),
   ('WASTE',
    'Tata Kelola Sampah dan Limbah',
    'Fasilitas pengolahan yang terpadu, ekonomi sirkular bersama bank sampah dan '
    'swasta, serta warga yang terbiasa mengurangi, memakai ulang, dan mendaur ulang.',
    'TPS3R, bank sampah, pengomposan, dan pengolahan sampah menjadi bahan bakar.'),
   ('ENERGY',
    'Tata Kelola Energi yang Bertanggung Jawab',
    'Listrik yang tersedia dengan gangguan sesedikit mungkin dan pemanfaatan energi '
    'baru terbarukan. Termasuk di dalamnya pengolahan limbah menjadi energi.',
    'Listrik desa, pembangkit tenaga surya komunal, penerangan jalan tenaga surya, '
    'dan biogas.')])]


def seed(apps, editor):
    Dimension = apps.get_model("plans", "Dimension")
    SubDimension = apps.get_model("plans", "SubDimension")
    for position, (code, name, indonesian, definition, parts) in enumerate(TAXONOMY, 1):
        dimension = Dimension.objects.create(
            code=code,
            name=name,
            indonesian=indonesian,
            definition=definition,
            position=position,
        )
        for place, (code, name, definition, example) in enumerate(parts, 1):
            SubDimension.objects.create(
                dimension=dimension,
                code=code,
                name=name,
                definition=definition,
                example=example,
                position=place,
            )


def unseed(apps, editor):
    apps.get_model("plans", "SubDimension").objects.all().delete()
    apps.get_model("plans", "Dimension").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial")]

    operations = [migrations.RunPython(seed, unseed)]
