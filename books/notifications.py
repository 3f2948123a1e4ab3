"""Who is told of an edition, and in which words?"""

from agencies import telling
from agencies.models import Message, User
from books.models import Edition, Endorsement, SignedFile

Kind = Message.Kind
ISSUED = "{edition} {plan} terbit. Isinya dapat dibaca dan diunduh semua orang di sini."
TO_ENDORSE = "{edition} {plan} terbit dan menunggu pengesahan dewan."
ENDORSED = "{by} mengesahkan {edition}{note}"
SIGNED = "{file} yang bertanda tangan elektronik dapat diunduh: {names}."


def tell_issued(edition: Edition) -> None:
    """Tell everybody; the council, that something waits for its word."""
    people = User.objects.active()
    council = people.filter(role=User.Role.COUNCIL)
    others = people.exclude(role=User.Role.COUNCIL)
    words = {"edition": edition, "plan": edition.plan}
    facts = {"url": edition.get_absolute_url(), "besides": edition.issued_by}
    telling.tell(others, ISSUED.format(**words), kind=Kind.EDITION, **facts)
    telling.tell(council, TO_ENDORSE.format(**words), kind=Kind.WORK, **facts)


def tell_endorsed(endorsement: Endorsement) -> None:
    """Tell those who issue."""
    by, edition = endorsement.endorsed_by, endorsement.edition
    note = f": {endorsement.note}" if endorsement.note else "."
    telling.tell(
        User.objects.admins(),
        ENDORSED.format(by=by, edition=edition, note=note),
        kind=Kind.EDITION,
        url=edition.get_absolute_url(),
        besides=by,
    )


def tell_signed(signed: SignedFile) -> None:
    """Tell those who issue that a file came back signed."""
    edition = signed.original.edition
    names = ", ".join(signer.name for signer in signed.signed_by)
    telling.tell(
        User.objects.admins(),
        SIGNED.format(file=signed.original, names=names),
        kind=Kind.EDITION,
        url=edition.get_absolute_url(),
        besides=signed.added_by,
    )
