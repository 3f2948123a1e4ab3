"""When may a finding be written, and what happens when it is?"""

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from paser_masterplan.moves import MoveRefused
from plans.models import MasterPlan, Stage
from plans.windows import window_for
from workshops.keeping import keep
from workshops.models import Finding, Workshop

Status = Finding.Status
NO_PLAN = (
    "Belum ada rencana induk yang sedang disusun. DKISP membuatnya lebih dahulu; "
    "sesudah itu temuan dapat dicatat di sini."
)
SETTLED = (
    "DKISP sudah memutuskan temuan ini, jadi isinya tetap. Bila ada yang keliru, minta "
    "DKISP membukanya lagi."
)
UNSCHEDULED = (
    "Jendela bimtek I belum dijadwalkan. Tanyakan kepada DKISP kapan temuan diterima."
)


def blank(user):
    """A new finding of this person's agency, heard in the latest bimtek I."""
    return Finding(
        plan=MasterPlan.objects.current(),
        agency=user.agency,
        created_by=user,
        heard_in=Workshop.objects.latest_of(Stage.Kind.FINDINGS),
    )


def obstacle(finding):
    """Why the finding cannot be written now and what can be done, or nothing."""
    if finding.plan_id is None:
        return NO_PLAN
    if finding.status == Status.RETURNED:
        return ""
    if finding.status != Status.OPEN:
        return SETTLED
    window = window_for(finding.agency, Stage.Kind.FINDINGS)
    return "" if window.is_open else _closed(window)


@transaction.atomic
def write(form, *, by):
    """Save the words of a finding, whose row is locked.

    Raises `MoveRefused` where they may not change now.
    """
    if why := obstacle(form.stored):
        raise MoveRefused(f"Belum disimpan. {why} Tulisan Anda masih ada di bawah.")
    return keep(form, by=by)


def _closed(window):
    if window.opens_at is None:
        return UNSCHEDULED
    if window.opens_at > timezone.now():
        return (
            f"Jendela bimtek I baru dibuka pada {_moment(window.opens_at)}. "
            "Siapkan dahulu bahan dan angkanya."
        )
    return (
        f"Jendela bimtek I ditutup pada {_moment(window.closes_at)}. Temuan yang "
        "dikembalikan masih bisa diperbaiki dan dikirim lagi; untuk temuan baru, minta "
        "perpanjangan kepada DKISP."
    )


def _moment(at):
    return f"{date_format(timezone.localtime(at), 'j F Y, H.i')} WITA"
