"""Who may keep agencies and accounts, and read what was done?"""

from django.db.models import Q

from agencies.models import User
from paser_masterplan.rights import YES, Grant, Right, Table, Tie

Role = User.Role
EVERYBODY = frozenset(Role)
WRITERS = frozenset({Role.OPERATOR, Role.VERIFIER, Role.ADMIN})
READERS = frozenset({Role.ADMIN, Role.EXPERT, Role.COUNCIL})
ADMINS = frozenset({Role.ADMIN})

SOMEBODY_ELSE = Tie(
    "akun orang lain",
    lambda user, person: person.pk != user.pk,
    lambda user: ~Q(pk=user.pk),
)
ACTIVE = Tie(
    "yang aktif",
    lambda user, person: person.is_active,
    lambda user: Q(is_active=True),
)
DISABLED = Tie(
    "akun yang nonaktif",
    lambda user, person: not person.is_active,
    lambda user: Q(is_active=False),
)

KEEP_AGENCIES = Right(
    "keep_agencies",
    "Menambah dan mengubah perangkat daerah",
    (Grant(ADMINS, YES),),
)
KEEP_PEOPLE = Right(
    "keep_people",
    "Membuat akun, memindahkannya, dan mengubah perannya",
    (Grant(ADMINS, YES),),
)
RESET_PASSWORD = Right(
    "reset_password",
    "Membuat kata sandi sekali pakai",
    (Grant(ADMINS, SOMEBODY_ELSE),),
)
DISABLE = Right(
    "disable",
    "Menonaktifkan akun",
    (Grant(ADMINS, SOMEBODY_ELSE & ACTIVE),),
    note="Selalu tersisa sedikitnya satu admin yang aktif.",
)
ENABLE = Right("enable", "Mengaktifkan akun", (Grant(ADMINS, DISABLED),))
KEEP_LETTERS = Right(
    "keep_letters",
    "Melihat surat yang gagal dan mengirimnya lagi",
    (Grant(ADMINS, YES),),
)
READ_AUDIT = Right("read_audit", "Membaca jejak", (Grant(ADMINS, YES),))

TABLE = Table(
    "Perangkat daerah dan akun",
    (
        KEEP_AGENCIES,
        KEEP_PEOPLE,
        RESET_PASSWORD,
        DISABLE,
        ENABLE,
        KEEP_LETTERS,
        READ_AUDIT,
    ),
)

can_keep_agencies = KEEP_AGENCIES.allows
can_keep_people = KEEP_PEOPLE.allows
can_keep_letters = KEEP_LETTERS.allows
can_read_audit = READ_AUDIT.allows
can_disable = DISABLE.allows
can_enable = ENABLE.allows
can_reset_password = RESET_PASSWORD.allows
