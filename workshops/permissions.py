"""Who may do what to a workshop, its participants, or a finding?"""

from django.db.models import Q

from agencies.models import User
from agencies.permissions import ADMINS, EVERYBODY, READERS, WRITERS
from paser_masterplan.rights import (
    ANY,
    ON_BEHALF,
    OWN,
    YES,
    Grant,
    Right,
    Table,
    Tie,
)
from workshops.models.choices import FindingKind as Kind
from workshops.models.choices import FindingStatus as Status

NOT_WRITER = Tie(
    "kecuali yang ditulisnya sendiri",
    lambda user, finding: finding.created_by_id != user.pk,
    lambda user: ~Q(created_by=user),
)

A_PROBLEM = Tie(
    "yang berupa masalah",
    lambda user, finding: finding.kind == Kind.PROBLEM,
    lambda user: Q(kind=Kind.PROBLEM),
)
GUIDES = frozenset({User.Role.ADMIN, User.Role.EXPERT})

OWNED = Tie(
    "tugas instansinya sendiri",
    lambda user, task: task.owner_id == user.agency_id,
    lambda user: Q(owner_id=user.agency_id),
)

STAFF = WRITERS - ADMINS
WRITING = (Grant(WRITERS, OWN),)
DECIDING = (Grant(ADMINS, ANY & NOT_WRITER),)
KEEPING = (Grant(ADMINS, ANY),)

KEEP = Right(
    "keep",
    "Mengelola lokakarya: acara, kehadiran, notulen, dan hasilnya",
    (Grant(ADMINS, YES),),
)
ENROLL = Right(
    "enroll",
    "Mencatat peserta lokakarya",
    (Grant(STAFF, ON_BEHALF), Grant(ADMINS, ANY)),
    note="Perangkat daerah: selama lokakaryanya belum berakhir.",
)
AMEND = Right(
    "amend",
    "Mengubah dan menghapus peserta lokakarya",
    (Grant(STAFF, OWN), Grant(ADMINS, ANY)),
    note="Perangkat daerah: selama lokakaryanya belum berakhir dan orangnya belum "
    "tercatat hadir.",
)
FINISH = Right(
    "finish",
    "Menyatakan tugas selesai, atau membukanya lagi",
    (Grant(STAFF, OWNED), Grant(ADMINS, ANY)),
)
SEE = Right(
    "see", "Membaca temuan", (Grant(EVERYBODY - READERS, OWN), Grant(READERS, ANY))
)
CREATE = Right(
    "create",
    "Mencatat temuan",
    (Grant(WRITERS, ON_BEHALF),),
    note="Selama jendela bimtek I terbuka atau diperpanjang.",
)
EDIT = Right(
    "edit",
    "Mengubah isi temuan dan menambah bukti",
    WRITING,
    note="Yang menunggu diterima: selama jendela bimtek I terbuka. Yang dikembalikan: "
    "kapan saja. Yang sudah diputuskan: tidak lagi.",
)
SEND = Right("send", "Kirim lagi", WRITING, frozenset({Status.RETURNED}))
ACCEPT = Right("accept", "Terima", DECIDING, frozenset({Status.OPEN}))
RETURN = Right(
    "return",
    "Kembalikan untuk diperbaiki",
    KEEPING,
    frozenset({Status.OPEN}),
    note="Dengan catatan.",
)
MERGE = Right(
    "merge",
    "Gabung ke temuan lain",
    DECIDING,
    frozenset({Status.OPEN}),
    note="Dengan alasan; kedua perangkat daerah tetap tercatat.",
)
REOPEN = Right(
    "reopen",
    "Buka lagi",
    KEEPING,
    frozenset({Status.ACCEPTED, Status.MERGED, Status.RETURNED}),
    note="Dengan alasan.",
)

CORRECT = Right(
    "correct",
    "Menata letak temuan dalam SWOT",
    KEEPING,
    frozenset({Status.ACCEPTED}),
)
SCORE = Right(
    "score",
    "Memberi nilai USG",
    (Grant(STAFF, OWN & A_PROBLEM), Grant(GUIDES, ANY & A_PROBLEM)),
    frozenset({Status.OPEN, Status.ACCEPTED}),
    note="Setiap orang satu kali untuk setiap masalah; nilainya boleh diganti.",
)
SEE_READINESS = Right("see_readiness", "Membaca penilaian kesiapan", SEE.grants)
ASSESS = Right(
    "assess",
    "Menilai kesiapan",
    (Grant(STAFF, OWN), Grant(ADMINS, ANY)),
    note="Perangkat daerah: selama jendela bimtek I terbuka atau diperpanjang. "
    "Penilaian seluruh daerah ditulis DKISP.",
)

TABLE = Table(
    "Lokakarya dan temuan",
    (
        KEEP,
        ENROLL,
        AMEND,
        FINISH,
        SEE,
        CREATE,
        EDIT,
        SEND,
        ACCEPT,
        RETURN,
        MERGE,
        REOPEN,
        CORRECT,
        SCORE,
        SEE_READINESS,
        ASSESS,
    ),
    (Status,),
)

can_keep = KEEP.allows
can_enroll = ENROLL.allows
can_amend = AMEND.allows
can_finish = FINISH.allows
can_create = CREATE.allows
can_see = SEE.allows
can_edit = EDIT.allows
can_correct = CORRECT.allows
can_score = SCORE.allows
can_see_readiness = SEE_READINESS.allows
can_assess = ASSESS.allows
