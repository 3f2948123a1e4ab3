"""Who keeps the files of a finding, and the materials of a session?"""

from agencies.evidence import Shelf
from workshops import permissions, writing
from workshops.models import Finding, Session


def known_to(user):
    """Findings that the person may know of, and with them their evidence."""
    return Finding.objects.visible_to(user).select_related("agency")


def refusal(user, finding):
    """Why this person may not change the evidence of a finding, or nothing."""
    if not permissions.can_edit(user, finding):
        return f"Bukti temuan ini ditambahkan dan dihapus oleh {finding.agency}."
    return writing.obstacle(finding)


SHELF = Shelf(
    "Temuan",
    "workshops:finding_list",
    "workshops:finding_evidence",
    known_to,
    refusal,
)


def sessions_known_to(user):
    """Every session: its materials are there for all who came, and for who did not."""
    return Session.objects.select_related("workshop")


def refusal_of_materials(user, session):
    """Why this person may not change the materials of a session, or nothing."""
    return "" if permissions.can_keep(user) else "Bahan acara dikelola DKISP."


MATERIALS = Shelf(
    "Acara",
    "workshops:list",
    "workshops:session_evidence",
    sessions_known_to,
    refusal_of_materials,
    noun="bahan",
)
