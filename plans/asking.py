"""How does an agency ask for more time, and what is it answered?"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from agencies import auditing, editing
from agencies.models import Message, User
from agencies.telling import tell
from paser_masterplan.moves import MoveRefused
from plans import extending, permissions
from plans.models import Extension, ExtensionRequest, Stage
from plans.windows import in_wita

Status, Kind = ExtensionRequest.Status, Message.Kind
WAITING = (
    "Permintaan {agency} untuk tahap ini masih menunggu jawaban DKISP. Yang baru dapat "
    "dikirim sesudah itu dijawab."
)
NOT_YOURS = (
    "Permintaan perpanjangan dijawab admin DKISP, dan bukan oleh orang yang memintanya."
)


@transaction.atomic
def ask(request, *, by):
    """Lay the request of an agency before the admins.

    Raises `MoveRefused` while an earlier one waits.
    """
    # Two colleagues may ask in the same moment; the stage lets them in one by one.
    stage = Stage.objects.select_for_update(of=("self",)).get(pk=request.stage_id)
    if stage.requests.of(request.agency).waiting().exists():
        raise MoveRefused(WAITING.format(agency=request.agency))
    request.asked_at, request.asked_by = timezone.now(), by
    request.save()
    text = (
        f"{request.agency} meminta waktu {stage} diperpanjang sampai "
        f"{in_wita(request.until)}: {request.reason}"
    )
    url = request.get_absolute_url()
    tell(User.objects.admins(), text, kind=Kind.WORK, url=url, besides=by)
    _log("ask", request, f"Perpanjangan diminta: {request}", by=by, why=request.reason)
    return request


def answer(request, *, by, decision, until, answer):
    """Say yes or no to a request.

    Raises `PermissionDenied` for who asked it, `MoveRefused` where it was answered.
    """
    if decision == Status.GRANTED:
        return grant(request, by=by, until=until, answer=answer)
    return refuse(request, by=by, answer=answer)


@transaction.atomic
def grant(request, *, by, until, answer=""):
    """Give the agency more time: what it asked for, or what the admin finds right."""
    asked = _settle(request, Status.GRANTED, by=by, answer=answer)
    extension = Extension(
        stage=asked.stage, agency=asked.agency, until=until, reason=asked.reason
    )
    extending.extend(extension, by=by, answer=answer)
    return asked


@transaction.atomic
def refuse(request, *, by, answer):
    """Say to the agency why it gets no more time."""
    asked = _settle(request, Status.REFUSED, by=by, answer=answer)
    text = f"Perpanjangan waktu {asked.stage} untuk {asked.agency} tidak diberikan: "
    extending.tell_agency(asked.agency, text + answer, about=asked, by=by)
    _log("refuse", asked, f"Perpanjangan tidak diberikan: {asked}", by=by, why=answer)
    return asked


def _settle(request, status, *, by, answer):
    """Answer a request that is locked and waits, or refuse to."""
    # Who answered is not joined: behind a lock PostgreSQL joins what it saw before.
    known = ExtensionRequest.objects.select_related("stage__plan", "agency")
    asked = known.select_for_update(of=("self",)).get(pk=request.pk)
    if not permissions.ANSWER.concerns(by, asked):
        raise PermissionDenied(NOT_YOURS)
    if not asked.is_waiting:
        raise MoveRefused(
            f"Jawaban Anda tidak dikirim: {asked.answered_by} sudah menjawab "
            f"permintaan ini pada {in_wita(asked.answered_at)} "
            f"({asked.get_status_display().lower()})."
        )
    asked.status, asked.answer = status, answer
    asked.answered_at, asked.answered_by = timezone.now(), by
    asked.save(update_fields=["status", "answer", "answered_at", "answered_by"])
    return asked


def _log(verb, request, label, *, by, why):
    after = editing.facts(request, ["agency", "until"])
    auditing.record(
        f"stage.{verb}", request.stage, label, by=by, after=after, reason=why
    )
