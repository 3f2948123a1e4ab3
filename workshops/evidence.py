"""Who keeps the photos and files of a finding?"""

from agencies.evidence import Shelf
from workshops import permissions, writing
from workshops.models import Finding


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
