"""How is a printed file handed over?"""

from django.http import HttpResponse


def pdf_named(name, file):
    """A PDF, to be saved under this name."""
    return HttpResponse(
        bytes(file),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
