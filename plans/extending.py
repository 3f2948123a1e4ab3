"""How does one agency get more time?"""

from django.db import transaction
from django.utils import timezone

from agencies import auditing, editing
from agencies.models import Message, User


@transaction.atomic
def extend(extension, *, by):
    """Grant the extension, and tell the people of its agency."""
    extension.granted_at, extension.granted_by = timezone.now(), by
    extension.save()
    until = timezone.localtime(extension.until)
    text = (
        f"Waktu {extension.stage} untuk {extension.agency} diperpanjang sampai "
        f"{until:%d-%m-%Y} pukul {until:%H.%M} WITA: {extension.reason}"
    )
    url = extension.stage.get_absolute_url()
    Message.objects.bulk_create(
        Message(recipient=person, text=text, url=url)
        for person in User.objects.active().of(extension.agency)
    )
    auditing.record(
        "stage.extend",
        extension.stage,
        f"Diperpanjang: {extension}",
        by=by,
        after=editing.facts(extension, ["agency", "until"]),
        reason=extension.reason,
    )
    return extension


@transaction.atomic
def revoke(extension, *, by):
    """Take an extension back, as if it had not been granted."""
    before = editing.facts(extension, ["agency", "until"])
    label = f"Perpanjangan dicabut: {extension}"
    auditing.record("stage.revoke", extension.stage, label, by=by, before=before)
    extension.delete()
