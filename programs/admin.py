"""What of this floor may be read behind the portal, for repair?"""

from django.contrib import admin

from programs.models import Program


@admin.register(Program)
class ProgramAdmin(admin.ModelAdmin):
    """Programs to look at: they change in the portal, where every change is recorded."""

    list_display = ("code", "title", "agency", "status")
    list_filter = ("status", "agency")
    search_fields = ("code", "title")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
