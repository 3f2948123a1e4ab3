"""Who is told of a move, and in which words?"""

from agencies.models import Message, User

SENTENCES = {
    "propose": "{by} meminta Anda memeriksa dan mengajukan program {program}.",
    "hand_back": "{by} mengembalikan program {program} kepada penyusun: {note}",
    "submit": "{agency} mengajukan program {program} untuk ditelaah.",
    "return": "Program {program} dikembalikan untuk diperbaiki: {note}",
    "approve": "Program {program} disetujui.",
    "reject": "Program {program} ditolak: {note}",
    "merge": "Program {program} digabung ke {target}: {note}",
    "reopen": "Program {program} dibuka lagi untuk ditelaah: {note}",
}


def tell(move, program, *, by, note, target=None):
    """Put one message in the inbox of everybody whom the move concerns, but its maker."""
    sentence = SENTENCES.get(move.name)
    if sentence is None:
        return
    reason = note.strip() or "lihat catatan telaah pada programnya."
    text = sentence.format(
        by=by, program=program, agency=program.agency, note=reason, target=target
    )
    people = _recipients(move.name, program, target).exclude(pk=by.pk).distinct()
    Message.objects.bulk_create(
        Message(recipient=person, text=text, url=program.get_absolute_url())
        for person in people
    )


def _recipients(name, program, target):
    people = User.objects.filter(is_active=True)
    members = people.filter(agency=program.agency)
    if name == "propose":
        return members.filter(role=User.Role.VERIFIER)
    if name == "hand_back":
        return members.filter(role=User.Role.OPERATOR)
    if name == "submit":
        experts = people.filter(dimensions=program.sub_dimension.dimension_id)
        return people.filter(role=User.Role.ADMIN) | experts
    if name == "merge":
        return members | people.filter(agency=target.agency)
    return members
