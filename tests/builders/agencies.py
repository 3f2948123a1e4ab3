"""Agencies and people, boring unless told otherwise."""

import hashlib
from io import BytesIO
from itertools import count

from PIL import Image

from agencies import auditing
from agencies.models import (
    Agency,
    Evidence,
    Letter,
    Message,
    Preference,
    Receipt,
    Sitting,
    Upload,
    User,
)

numbers = count(1)
PASSWORD = "sungai-kandilo-2021"


def an_agency(**facts):
    number = next(numbers)
    defaults = {
        "short_name": f"Dinas {number}",
        "name": f"Dinas Percontohan {number}",
        "head_title": "Kepala Dinas",
    }
    return Agency.objects.create(**(defaults | facts))


def a_user(password=None, **facts):
    number = next(numbers)
    defaults = {
        "username": f"orang.{number}",
        "full_name": f"Orang {number}",
        "role": User.Role.OPERATOR,
    }
    facts = defaults | facts
    if "agency" not in facts:
        facts["agency"] = an_agency()
    user = User(**facts)
    # Argon2 is slow by design; most tests log in by force.
    if password:
        user.set_password(password)
    else:
        user.set_unusable_password()
    user.save()
    return user


def a_message(recipient, **facts):
    defaults = {"text": "Program disetujui.", "url": "/"}
    return Message.objects.create(recipient=recipient, **(defaults | facts))


def a_letter(recipient, **facts):
    """A mail that waits to be sent."""
    number = next(numbers)
    defaults = {
        "key": f"surat:{number}",
        "subject": "Program disetujui.",
        "text": "Program Anda disetujui.",
    }
    return Letter.objects.create(recipient=recipient, **(defaults | facts))


def a_preference(user, **facts):
    defaults = {"kind": Message.Kind.WORK, "way": Preference.Way.AT_ONCE}
    return Preference.objects.create(user=user, **(defaults | facts))


def an_audit_entry(by, **facts):
    defaults = {"verb": "agency.edit", "thing": by.agency, "label": "Instansi diubah"}
    return auditing.record(**(defaults | facts), by=by)


def a_receipt(user, **facts):
    return Receipt.objects.create(user=user, **facts)


def a_sitting(user, thing, **facts):
    """A person at a record who has changed nothing in it yet."""
    record = auditing.name_of(thing)
    return Sitting.objects.create(user=user, record=record, **facts)


def a_picture(size=(40, 30), kind="JPEG", **options):
    """The bytes of a picture, each of another colour than the one before."""
    number, file = next(numbers), BytesIO()
    colour = (number * 16 % 256, number % 256, number // 16 % 256)
    Image.new("RGB", size, colour).save(file, kind, **options)
    return file.getvalue()


def an_evidence(by, *records, **facts):
    """A photo of the agency of `by` that stands with these records."""
    content = facts.pop("content", None) or a_picture()
    defaults = {
        "agency": by.agency,
        "name": f"foto {next(numbers)}.jpg",
        "kind": Evidence.Kind.JPEG,
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "content": content,
    }
    piece = Evidence.objects.create(added_by=by, **(defaults | facts))
    for record in records:
        record.evidence.add(piece)
    return piece


def an_upload(user, content=b"%PDF-1.7 half", **facts):
    """A file of which its first bytes have arrived."""
    defaults = {"sha256": hashlib.sha256(content).hexdigest(), "size": 2 * len(content)}
    return Upload.objects.create(user=user, content=content, **(defaults | facts))
