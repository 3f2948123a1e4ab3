"""How does one agency get more time?"""

from django.db import transaction
from django.utils import timezone

from agencies import auditing, editing
from agencies.models import Message, User
from agencies.telling import tell
from paser_masterplan.moves import MoveRefused
from plans.windows import in_wita


@transaction.atomic
def extend(extension, *, by, answer=""):
    """Grant the extension, and tell the people of its agency.

    Raises `MoveRefused` while a request of theirs waits, which is to be answered.
    """
    stage, agency = extension.stage, extension.agency
    if stage.requests.of(agency).waiting().exists():
        raise MoveRefused(
            f"{agency} sedang meminta perpanjangan tahap ini. Jawab permintaannya di "
            "halaman tahap, supaya permintaan itu tidak menggantung."
        )
    extension.granted_at, extension.granted_by = timezone.now(), by
    extension.save()
    text = (
        f"Waktu {stage} untuk {agency} diperpanjang sampai "
        f"{in_wita(extension.until)}: {extension.reason}"
    )
    if answer:
        text += f" Pesan DKISP: {answer}"
    tell_agency(agency, text, about=stage, by=by)
    auditing.record(
        "stage.extend",
        stage,
        f"Diperpanjang: {extension}",
        by=by,
        after=editing.facts(extension, ["agency", "until"]),
        reason=extension.reason,
    )
    return extension


@transaction.atomic
def revoke(extension, *, by):
    """Take an extension back, as if it had not been granted, and tell its agency."""
    stage, agency = extension.stage, extension.agency
    text = f"Perpanjangan waktu {stage} untuk {agency} dicabut DKISP."
    tell_agency(agency, text, about=stage, by=by)
    before = editing.facts(extension, ["agency", "until"])
    label = f"Perpanjangan dicabut: {extension}"
    auditing.record("stage.revoke", stage, label, by=by, before=before)
    extension.delete()


def tell_agency(agency, text, *, about, by):
    """Tell the people of an agency of its time, with the way to what was done."""
    people, url = User.objects.active().of(agency), about.get_absolute_url()
    tell(people, text, kind=Message.Kind.WINDOW, url=url, besides=by)
