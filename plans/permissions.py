"""Who may keep the frame, and who asks for more time and gives it?"""

from django.db.models import Q

from agencies.permissions import ADMINS, EVERYBODY, WRITERS
from paser_masterplan.rights import ANY, OWN, YES, Grant, Right, Table, Tie
from plans.models.choices import LOCKING, RequestStatus

STOPPED = Tie(
    "atas nama perangkat daerahnya, pada tahap yang menahan pengisian",
    lambda user, stage: stage.locks and stage.plan.is_current,
    lambda user: Q(kind__in=LOCKING, plan__is_current=True),
)
CURRENT = Tie(
    "pada rencana yang sedang disusun",
    lambda user, request: request.stage.plan.is_current,
    lambda user: Q(stage__plan__is_current=True),
)
NOT_ASKER = Tie(
    "kecuali yang dimintanya sendiri",
    lambda user, request: request.asked_by_id != user.pk,
    lambda user: ~Q(asked_by=user),
)

READ_FRAME = Right(
    "read_frame", "Membaca rencana, jendela, dan wilayah", (Grant(EVERYBODY, YES),)
)
KEEP_FRAME = Right(
    "keep_frame",
    "Menata rencana, sasaran, jendela, perpanjangan, dan wilayah",
    (Grant(ADMINS, YES),),
)

ASK = Right(
    "ask",
    "Meminta perpanjangan",
    (Grant(WRITERS, STOPPED),),
    note="Satu permintaan yang menunggu untuk setiap tahap.",
)
READ_REQUEST = Right(
    "read_request",
    "Membaca permintaan perpanjangan",
    (Grant(EVERYBODY - ADMINS, OWN), Grant(ADMINS, ANY)),
)
ANSWER = Right(
    "answer",
    "Menjawab permintaan perpanjangan",
    (Grant(ADMINS, CURRENT & NOT_ASKER),),
    frozenset({RequestStatus.ASKED}),
    note="Dengan alasan bila tidak diberikan.",
)

TABLE = Table(
    "Kerangka",
    (READ_FRAME, KEEP_FRAME, ASK, READ_REQUEST, ANSWER),
    (RequestStatus,),
)

can_keep_frame = KEEP_FRAME.allows
can_ask = ASK.allows
can_answer_request = ANSWER.allows
