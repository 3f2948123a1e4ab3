"""Where is the evidence of a record?"""

from django.urls import path

from agencies import views


def evidence_paths(prefix, shelf):
    """The page of one record's evidence, and what is done there."""
    name = shelf.route.rpartition(":")[2]
    here = {"shelf": shelf}
    piece = f"{prefix}<int:piece>/"
    return [
        path(prefix, views.EvidencePage.as_view(**here), name=name),
        path(f"{prefix}kiriman/", views.upload_evidence, here, name=f"{name}_upload"),
        path(f"{piece}berkas/", views.show_evidence, here, name=f"{name}_file"),
        path(f"{piece}hapus/", views.remove_evidence, here, name=f"{name}_remove"),
    ]
