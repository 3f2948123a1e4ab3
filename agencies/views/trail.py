"""What was done, by whom, to which record?"""

from agencies import permissions
from agencies.filters import AuditFilter
from agencies.models import AuditEntry
from agencies.pages import FilteredList, page_only_if


@page_only_if(
    permissions.can_read_audit,
    "Jejak seluruh portal dibaca admin DKISP. Riwayat satu program ada di halaman "
    "programnya.",
)
class AuditTrail(FilteredList):
    """The chain of what was done, newest first."""

    filterset_class = AuditFilter

    def get_queryset(self):
        return AuditEntry.objects.newest_first()
