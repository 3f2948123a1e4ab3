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

OF_REMARKS = {
    "write": "{by} menulis catatan pada {field} program {program}: {text}",
    "answer": "{by} menjawab catatan Anda pada {field} program {program}: {text}",
    "resolve": "{by} menyelesaikan catatan pada {field} program {program}.",
}


def tell(move, program, *, by, note, target=None):
    """Put one message in the inbox of all whom the move concerns, but its maker."""
    sentence = SENTENCES.get(move.name)
    if sentence is None:
        return
    reason = note.strip() or "lihat catatan telaah pada programnya."
    text = sentence.format(
        by=by, program=program, agency=program.agency, note=reason, target=target
    )
    people = _recipients(move.name, program, target).exclude(pk=by.pk).distinct()
    _put(text, program, people)


def tell_of_remark(verb, remark, *, by):
    """Tell the agency what its reviewer said, and the reviewer what it answered."""
    program = remark.program
    text = OF_REMARKS[verb].format(
        by=by,
        field=remark.get_field_display(),
        program=program,
        text=remark.answer if verb == "answer" else remark.text,
    )
    people = User.objects.filter(is_active=True)
    if verb == "answer":
        people = people.filter(pk=remark.by_id)
    else:
        people = people.filter(agency=program.agency)
    _put(text, program, people.exclude(pk=by.pk))


def _put(text, program, people):
    """One message with the way to the program for each of these people."""
    url = program.get_absolute_url()
    Message.objects.bulk_create(
        Message(recipient=person, text=text, url=url) for person in people
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
