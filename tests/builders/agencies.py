"""Agencies and people, boring unless told otherwise."""

from itertools import count

from agencies import auditing
from agencies.models import Agency, Message, Receipt, User

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


def an_audit_entry(by, **facts):
    defaults = {"verb": "agency.edit", "thing": by.agency, "label": "Instansi diubah"}
    return auditing.record(**(defaults | facts), by=by)


def a_receipt(user, **facts):
    return Receipt.objects.create(user=user, **facts)
