"""Who is told of a decision on a finding, and in which words?"""

from agencies import telling
from agencies.models import Message, User

Kind = Message.Kind

SENTENCES = {
    "accept": "Temuan {number} “{finding}” diterima.",
    "return": "Temuan {number} “{finding}” dikembalikan untuk diperbaiki: {note}",
    "merge": "Temuan {number} “{finding}” digabung ke temuan {target}: {note}",
    "send": "{agency} mengirim lagi temuan {number} “{finding}”.",
    "reopen": "Temuan {number} “{finding}” dibuka lagi: {note}",
}


def tell(move, finding, *, by, note="", target=None):
    """Tell all whom the move concerns, but its maker."""
    text = SENTENCES[move.name].format(
        number=finding.pk,
        finding=finding,
        agency=finding.agency,
        note=note.strip(),
        target=f"{target.pk} “{target}” ({target.agency})" if target else "",
    )
    kind = Kind.WORK if move.name == "send" else Kind.DECISION
    for page, people in _pages(move.name, finding, target).items():
        url = page.get_absolute_url()
        telling.tell(people, text, kind=kind, url=url, besides=by)


def _pages(name, finding, target):
    """Each page of the two, with those who may open it."""
    people = User.objects.active()
    if name == "send":
        return {finding: people.admins()}
    own = people.of(finding.agency)
    if target is None or target.agency_id == finding.agency_id:
        return {finding: own}
    return {finding: own, target: people.of(target.agency)}
