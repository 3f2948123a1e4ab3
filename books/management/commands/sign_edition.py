"""Sign a book of an edition with a certificate of the office's own."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from books.holdings import WHOLE
from books.management.commands.issue_edition import WHO, admin_named
from books.models import Book, EditionFile, FileForm
from books.signing.admitting import NotTaken, admit
from books.signing.asking import VARIABLE, passphrase
from books.signing.stamping import NotACertificate, sign
from plans.models import MasterPlan


class Command(BaseCommand):
    help = (
        "Menandatangani satu buku dari edisi yang terbit dan memasukkannya ke halaman "
        f"edisi. Kata sandi sertifikat diambil dari {VARIABLE}, atau ditanyakan."
    )

    def add_arguments(self, parser):
        parser.add_argument("number", metavar="NOMOR", type=int)
        parser.add_argument("--book", choices=Book.values, required=True)
        parser.add_argument(
            "--certificate", metavar="BERKAS.p12", type=Path, required=True
        )
        parser.add_argument("--by", metavar="AKUN", help=WHO)

    def handle(self, *, number, book, certificate, by, **options):
        plan = MasterPlan.objects.current()
        whole = EditionFile.objects.of(plan, number).in_full().filter(chapter=WHOLE)
        original = whole.filter(book=book, form=FileForm.PDF).first()
        if original is None:
            raise CommandError(f"Edisi {number} tidak punya berkas itu.")
        try:
            key = certificate.read_bytes()
            data = sign(bytes(original.file), certificate=key, passphrase=passphrase())
            signed = admit(original.edition, data, by=admin_named(by))
        except OSError as unreadable:
            raise CommandError(f"{certificate} tidak terbaca.") from unreadable
        except (NotACertificate, NotTaken) as refused:
            raise CommandError(str(refused)) from refused
        names = ", ".join(signer.name for signer in signed.signed_by)
        self.stdout.write(f"{original} ditandatangani {names}. Sidik: {signed.sha256}")
