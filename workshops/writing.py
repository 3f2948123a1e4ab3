"""When may a finding be written, and what happens when it is?"""

from django.db import transaction

from paser_masterplan.moves import MoveRefused
from plans.contexts import Standing
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
ADVICE = {
    "UNPLANNED": "Tanyakan kepada DKISP kapan temuan diterima.",
    "UPCOMING": "Siapkan dahulu bahan dan angkanya.",
    "CLOSED": "Temuan yang dikembalikan masih bisa diperbaiki dan dikirim lagi; untuk "
    "temuan baru, minta perpanjangan kepada DKISP.",
}


def blank(user):
    """A new finding of this person's agency, heard in the latest bimtek I."""
    return Finding(
        plan=MasterPlan.objects.current(),
        agency=user.agency,
        created_by=user,
        heard_in=Workshop.objects.latest_of(Stage.Kind.FINDINGS),
    )


def standing(finding, writer):
    """How the writer's agency stands before the window, where that decides; or None."""
    is_bound = finding.plan_id is not None and finding.status == Status.OPEN
    return Standing.gather(writer, Stage.Kind.FINDINGS) if is_bound else None


def obstacle(finding, window=None):
    """Why the finding cannot be written now and what can be done, or nothing."""
    if finding.plan_id is None:
        return NO_PLAN
    if finding.status == Status.RETURNED:
        return ""
    if finding.status != Status.OPEN:
        return SETTLED
    window = window or window_for(finding.agency, Stage.Kind.FINDINGS)
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
    return f"Jendela bimtek I {window.obstacle}. {ADVICE[window.status]}"
