"""Who may do what to a program?"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, prefetch_related_objects

from agencies.models import Agency, User
from agencies.permissions import ADMINS, EVERYBODY, WRITERS
from paser_masterplan.rights import ANY, ON_BEHALF, OWN, YES, Grant, Right, Table, Tie
from programs.content import CLASSES, WRITTEN
from programs.models.choices import (
    BEFORE_SUBMISSION,
    EDITABLE,
    ProgramReaderStatus,
    ProgramStatus,
)

Role, Status = User.Role, ProgramStatus
OPERATORS, EXPERTS = frozenset({Role.OPERATOR}), frozenset({Role.EXPERT})
AGENCIES = frozenset({Role.OPERATOR, Role.VERIFIER})
ONLOOKERS = frozenset({Role.EXPERT, Role.COUNCIL})
LEADS = frozenset({Role.VERIFIER, Role.ADMIN})


def _is_supported(user: User, program: Any) -> bool:
    return any(agency.pk == user.agency_id for agency in program.supporting.all())


def _is_assigned(user: User, program: Any) -> bool:
    if program.reviewer_id == user.pk:
        return True
    if program.sub_dimension is None:
        return False
    prefetch_related_objects([user], "dimensions")  # asked once, however many questions
    return program.sub_dimension.dimension in user.dimensions.all()


def _lead() -> Exists:
    signs = User.objects.filter(
        agency=OuterRef("agency"), role=Role.VERIFIER, is_active=True
    )
    return Exists(signs.values("pk"))


SUPPORTED = Tie(
    "yang didukung instansinya",
    _is_supported,
    lambda user: Q(
        Exists(
            Agency.objects.filter(
                pk=user.agency_id, supported_programs=OuterRef("pk")
            ).values("pk")
        )
    ),
)
HANDED_IN = Tie(
    "sejak diajukan",
    lambda user, program: program.status not in BEFORE_SUBMISSION,
    lambda user: ~Q(status__in=BEFORE_SUBMISSION),
)
LED = Tie(
    "bila ada pejabat penanggung jawab",
    lambda user, program: program.needs_sign_off(),
    lambda user: Q(_lead()),
)
LEADERLESS = Tie(
    "bila tidak ada pejabat penanggung jawab",
    lambda user, program: not program.needs_sign_off(),
    lambda user: ~Q(_lead()),
)
ASSIGNED = Tie(
    "yang ditugaskan kepadanya atau dari dimensinya",
    _is_assigned,
    lambda user: (
        Q(reviewer=user) | Q(sub_dimension__dimension__in=user.dimensions.all())
    ),
)
OTHERS = Tie(
    "kecuali milik instansinya sendiri",
    lambda user, program: not OWN.holds(user, program),
    lambda user: ~OWN.rows(user),
)
NOT_SUBMITTER = Tie(
    "kecuali yang diajukannya sendiri",
    lambda user, program: program.submitted_by_id != user.pk,
    lambda user: ~Q(submitted_by=user),
)
TOLD = Tie(
    "yang sudah disampaikan",
    lambda user, remark: remark.told_at is not None and not remark.is_internal,
    lambda user: Q(is_internal=False, told_at__isnull=False),
)
ON_OTHERS = Tie(
    "pada program instansi lain",
    lambda user, remark: remark.program.agency_id != user.agency_id,
    lambda user: ~Q(program__agency_id=user.agency_id),
)

WRITING = (Grant(WRITERS, OWN),)
SIGNING = (Grant(LEADS, OWN), Grant(OPERATORS, OWN & LEADERLESS))
REVIEWING = (Grant(ADMINS, ANY), Grant(EXPERTS, ASSIGNED & OTHERS))
DECIDING = (Grant(ADMINS, ANY & NOT_SUBMITTER),)
KEEPING = (Grant(ADMINS, ANY),)

SEE = Right(
    "see",
    "Membaca program",
    (
        Grant(EVERYBODY - ADMINS, OWN),
        Grant(AGENCIES, SUPPORTED & HANDED_IN),
        Grant(ONLOOKERS, ANY & HANDED_IN),
        Grant(ADMINS, ANY),
    ),
)
CREATE = Right("create", "Mengusulkan program", (Grant(WRITERS, ON_BEHALF),))
EDIT = Right(
    "edit",
    "Menulis isi program dan menambah bukti",
    WRITING,
    frozenset(EDITABLE),
    fields=WRITTEN,
)
COPY = Right("copy", "Menyalin menjadi draf baru", WRITING)
IMPORT = Right(
    "import",
    "Mengunggah lembar kerja Excel",
    WRITING,
    note="Isinya disimpan menurut wewenang atas setiap temuan dan program.",
)
EXPORT = Right(
    "export",
    "Mengunduh lembar kerja Excel",
    (*WRITING, Grant(ADMINS, ANY)),
)
PROPOSE = Right(
    "propose",
    "Minta persetujuan pimpinan",
    (Grant(OPERATORS, OWN & LED),),
    frozenset({Status.DRAFT}),
)
HAND_BACK = Right(
    "hand_back",
    "Kembalikan ke penyusun",
    (Grant(LEADS, OWN),),
    frozenset({Status.PROPOSED}),
    note="Dengan catatan.",
)
SUBMIT = Right(
    "submit",
    "Ajukan untuk ditelaah",
    SIGNING,
    frozenset({Status.DRAFT, Status.PROPOSED, Status.RETURNED}),
    note="Semua bagian lengkap, setiap catatan telaah dijawab, dan jendela bimtek II "
    "terbuka atau diperpanjang.",
)
TAKE_BACK = Right(
    "take_back",
    "Tarik kembali ke draf",
    SIGNING,
    frozenset({Status.SUBMITTED}),
    note="Selama belum ada penelaah yang membukanya.",
)
WITHDRAW = Right(
    "withdraw",
    "Tarik dari rencana",
    SIGNING,
    frozenset({Status.RETURNED}),
    note="Dengan alasan.",
)
ANSWER = Right("answer", "Menjawab catatan telaah", WRITING, frozenset(EDITABLE))
START = Right("start", "Mulai menelaah", REVIEWING, frozenset({Status.SUBMITTED}))
REMARK = Right(
    "remark",
    "Menulis catatan telaah",
    REVIEWING,
    frozenset({Status.SUBMITTED, Status.IN_REVIEW}),
)
SEE_REMARK = Right(
    "see_remark",
    "Membaca catatan telaah",
    (
        Grant(EVERYBODY - ADMINS, TOLD),
        Grant(EXPERTS, ON_OTHERS),
        Grant(ADMINS, ANY),
    ),
    note="Dari program yang boleh dibacanya. Catatan antarpenelaah tidak disampaikan.",
)
RESOLVE = Right("resolve", "Menyelesaikan catatan telaah", REVIEWING)
RETURN = Right(
    "return",
    "Kembalikan untuk diperbaiki",
    REVIEWING,
    frozenset({Status.IN_REVIEW}),
    note="Dengan catatan telaah atau alasan.",
)
CLASSIFY = Right(
    "classify",
    "Membetulkan klasifikasi dan keselarasan",
    KEEPING,
    frozenset({Status.IN_REVIEW}),
    fields=CLASSES,
    note="Perangkat daerahnya melihat perubahan itu di riwayat.",
)
APPROVE = Right(
    "approve",
    "Setujui",
    DECIDING,
    frozenset({Status.IN_REVIEW}),
    note="Semua bagian lengkap dan setiap catatan telaah selesai.",
)
REJECT = Right(
    "reject",
    "Tolak",
    DECIDING,
    frozenset({Status.IN_REVIEW}),
    note="Dengan alasan.",
)
MERGE = Right(
    "merge",
    "Gabung ke program lain",
    DECIDING,
    frozenset({Status.IN_REVIEW}),
    note="Dengan alasan; kedua perangkat daerah tetap tercatat.",
)
PREPARE = Right(
    "prepare",
    "Menyiapkan keputusan",
    DECIDING,
    frozenset({Status.IN_REVIEW}),
    note="Perangkat daerah belum tahu sampai keputusannya dilepas.",
)
RELEASE = Right(
    "release",
    "Melepas keputusan bersama",
    (Grant(ADMINS, YES),),
    note="Kecuali atas program yang diajukannya sendiri.",
)
REOPEN = Right(
    "reopen",
    "Buka lagi",
    KEEPING,
    frozenset({Status.APPROVED, Status.REJECTED, Status.MERGED, Status.RETURNED}),
    note="Dengan alasan.",
)
ASSIGN = Right(
    "assign",
    "Menugaskan penelaah",
    KEEPING,
    frozenset({Status.SUBMITTED, Status.IN_REVIEW, Status.RETURNED}),
    note="Kepada admin, atau tenaga ahli dari instansi lain.",
)
RECOMMEND = Right(
    "recommend",
    "Memberi rekomendasi dan nilai",
    (Grant(EXPERTS, ASSIGNED & OTHERS),),
    frozenset({Status.SUBMITTED, Status.IN_REVIEW}),
    note="Bahan pertimbangan; admin yang memutuskan.",
)
READ_ADVICE = Right(
    "read_advice",
    "Membaca rekomendasi tenaga ahli",
    (Grant(ADMINS, ANY), Grant(EXPERTS, OTHERS & HANDED_IN)),
)
KEEP_CRITERIA = Right(
    "keep_criteria", "Menetapkan kriteria penilaian", (Grant(ADMINS, YES),)
)
SEE_LOAD = Right(
    "see_load",
    "Membuka meja telaah, beban telaah, dan kriteria penilaian",
    (Grant(ADMINS | EXPERTS, YES),),
)
KEEP_STANDARDS = Right("keep_standards", "Menata catatan baku", (Grant(ADMINS, YES),))
FIND_OVERLAPS = Right(
    "find_overlaps",
    "Membaca program yang tumpang tindih",
    (Grant(ADMINS | EXPERTS, ANY),),
)
JUDGE_OVERLAPS = Right("judge_overlaps", "Memutuskan tumpang tindih", KEEPING)
LINK_OUTCOMES = Right("link_outcomes", "Mengaitkan hasil lokakarya", KEEPING)

TABLE = Table(
    "Program",
    (
        SEE,
        CREATE,
        EDIT,
        COPY,
        IMPORT,
        EXPORT,
        PROPOSE,
        HAND_BACK,
        SUBMIT,
        TAKE_BACK,
        WITHDRAW,
        ANSWER,
        START,
        REMARK,
        SEE_REMARK,
        RESOLVE,
        RETURN,
        CLASSIFY,
        APPROVE,
        REJECT,
        MERGE,
        PREPARE,
        RELEASE,
        REOPEN,
        ASSIGN,
        RECOMMEND,
        READ_ADVICE,
        KEEP_CRITERIA,
        SEE_LOAD,
        KEEP_STANDARDS,
        FIND_OVERLAPS,
        JUDGE_OVERLAPS,
        LINK_OUTCOMES,
    ),
    (ProgramStatus, ProgramReaderStatus),
)

can_create = CREATE.allows
can_write = EDIT.concerns
can_edit = EDIT.allows
can_copy = COPY.allows
can_import = IMPORT.allows
can_export = EXPORT.allows
can_classify = CLASSIFY.allows
can_review = RESOLVE.allows
can_decide = APPROVE.concerns
can_prepare = PREPARE.allows
can_release = RELEASE.allows
can_remark = REMARK.allows
can_answer = ANSWER.allows
can_resolve = RESOLVE.allows
can_assign = ASSIGN.concerns
can_recommend = RECOMMEND.allows
can_read_advice = READ_ADVICE.allows
can_keep_criteria = KEEP_CRITERIA.allows
can_see_load = SEE_LOAD.allows
can_keep_standards = KEEP_STANDARDS.allows
can_find_overlaps = FIND_OVERLAPS.allows
can_judge_overlaps = JUDGE_OVERLAPS.allows
can_link_outcomes = LINK_OUTCOMES.allows
fields_for = TABLE.fields_for
fields_ever = TABLE.fields_ever
