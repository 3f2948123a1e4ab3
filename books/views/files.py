"""How is a file handed over?"""

from django.http import HttpResponse

from books.models import FileForm

OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    FileForm.PDF: "application/pdf",
    FileForm.DOCX: f"{OFFICE}.wordprocessingml.document",
    FileForm.XLSX: f"{OFFICE}.spreadsheetml.sheet",
    FileForm.JSON: "application/json",
}


def file_named(name, file, form=FileForm.PDF):
    """A file of this form, to be saved under this name."""
    return HttpResponse(
        bytes(file),
        content_type=KINDS[FileForm(form)],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
