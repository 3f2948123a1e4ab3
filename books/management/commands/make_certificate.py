"""Make a certificate of the office's own, to sign editions with."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from books.signing import certificates
from books.signing.asking import VARIABLE, passphrase
from books.signing.reading import ROOTS

ROOT_FILE, SIGNER_FILE = "induk.pem", "penanda-tangan.p12"


class Command(BaseCommand):
    help = (
        "Membuat sertifikat penanda tangan beserta sertifikat induknya, untuk "
        "percobaan dan kantor tanpa penyelenggara sertifikat. Kata sandinya diambil "
        f"dari {VARIABLE}, atau ditanyakan."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--name", metavar="NAMA", required=True, help="Nama penanda tangan."
        )
        parser.add_argument("--output", metavar="FOLDER", type=Path, required=True)

    def handle(self, *, name, output, **options):
        output.mkdir(parents=True, exist_ok=True)
        root, signer = output / ROOT_FILE, output / SIGNER_FILE
        if there := [path for path in (root, signer) if path.exists()]:
            raise CommandError(f"{there[0]} sudah ada. Pilih folder lain.")
        made = certificates.make(name, passphrase())
        root.write_bytes(made.root)
        signer.touch(mode=0o600)
        signer.write_bytes(made.signer)
        self.stdout.write(f"{signer}: sertifikat dan kunci {name}. Simpan baik-baik.")
        self.stdout.write(
            f"{root}: sertifikat induk. Salin ke DATA_DIR/{ROOTS} agar portal "
            "mengenali tanda tangannya."
        )
