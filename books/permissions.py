"""Who may do what to the book?"""

from agencies.models import User
from agencies.permissions import ADMINS, EVERYBODY, READERS
from paser_masterplan.rights import YES, Grant, Right, Table

COUNCIL = frozenset({User.Role.COUNCIL})

READ_EDITION = Right(
    "read_edition", "Membaca dan mengunduh edisi", (Grant(EVERYBODY, YES),)
)
SEE = Right(
    "see", "Membaca naskah yang sedang disusun dan cetakannya", (Grant(READERS, YES),)
)
READ_SUMMARY = Right(
    "read_summary", "Membaca ringkasan untuk pimpinan", (Grant(READERS, YES),)
)
PRINT = Right("print", "Mencetak naskah yang sedang disusun", (Grant(READERS, YES),))
WRITE = Right("write", "Menulis naskah dan menyusun bab", (Grant(ADMINS, YES),))
ISSUE = Right("issue", "Menerbitkan edisi", (Grant(ADMINS, YES),))
ENDORSE = Right(
    "endorse",
    "Mengesahkan edisi yang berlaku",
    (Grant(COUNCIL, YES),),
    note="Sekali untuk setiap edisi.",
)
ADD_SIGNED = Right(
    "add_signed", "Memasukkan berkas edisi yang bertanda tangan", (Grant(ADMINS, YES),)
)
PRINT_PAPERS = Right(
    "print_papers",
    "Mencetak daftar hadir, kartu peserta, notulen, dan berita acara lokakarya",
    (Grant(ADMINS, YES),),
)

TABLE = Table(
    "Buku",
    (
        READ_EDITION,
        SEE,
        READ_SUMMARY,
        PRINT,
        WRITE,
        ISSUE,
        ENDORSE,
        ADD_SIGNED,
        PRINT_PAPERS,
    ),
)

can_read_summary = READ_SUMMARY.allows
can_write = WRITE.allows
can_print = PRINT.allows
can_print_papers = PRINT_PAPERS.allows
can_issue = ISSUE.allows
can_endorse = ENDORSE.allows
can_add_signed = ADD_SIGNED.allows
