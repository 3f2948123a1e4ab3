"""Who keeps the photos and files of a program?"""

from agencies.evidence import Shelf
from programs import permissions
from programs.models import Program


def known_to(user):
    """Programs that the person may know of, and with them their evidence."""
    return Program.objects.visible_to(user).select_related("agency")


def refusal(user, program):
    """Why this person may not change the evidence of a program, or nothing."""
    if not permissions.can_write(user, program):
        return f"Bukti program ini ditambahkan dan dihapus oleh {program.agency}."
    if not permissions.can_edit(user, program):
        return (
            f"Status program kini “{program.status_for(user)}”, sehingga buktinya "
            "tidak bisa ditambah atau dihapus."
        )
    return ""


SHELF = Shelf("Program", "programs:list", "programs:evidence", known_to, refusal)
