"""Who is told of a decision on a finding, and in which words?"""

from agencies.models import Message, User

SENTENCES = {
    "accept": "Temuan {number} “{finding}” diterima.",
    "return": "Temuan {number} “{finding}” dikembalikan untuk diperbaiki: {note}",
    "merge": "Temuan {number} “{finding}” digabung ke temuan {target}: {note}",
    "send": "{agency} mengirim lagi temuan {number} “{finding}”.",
    "reopen": "Temuan {number} “{finding}” dibuka lagi: {note}",
}


def tell(move, finding, *, by, note="", target=None):
    """Put one message in the inbox of all whom the move concerns, but its maker."""
    text = SENTENCES[move.name].format(
        number=finding.pk,
        finding=finding,
        agency=finding.agency,
        note=note.strip(),
        target=f"{target.pk} “{target}” ({target.agency})" if target else "",
    )
    people = _recipients(move.name, finding, target).exclude(pk=by.pk)
    Message.objects.bulk_create(
        Message(recipient=person, text=text, url=_page(person, finding, target))
        for person in people
    )


def _recipients(name, finding, target):
    people = User.objects.filter(is_active=True)
    if name == "send":
        return people.filter(role=User.Role.ADMIN)
    concerned = [finding.agency_id] + ([target.agency_id] if target else [])
    return people.filter(agency__in=concerned)


def _page(person, finding, target):
    """The page of the two that the person may open."""
    is_theirs = target is None or person.agency_id == finding.agency_id
    return (finding if is_theirs else target).get_absolute_url()
