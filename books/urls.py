"""Where are the pages of the book?"""

from django.urls import path

from books import views

app_name = "books"

urlpatterns = [
    path("", views.BookList.as_view(), name="list"),
    path("kerangka/", views.lay_outline, name="lay"),
    path("bab/baru/", views.ChapterCreate.as_view(), name="chapter_create"),
    path("bab/<int:pk>/", views.ChapterDetail.as_view(), name="chapter"),
    path("bab/<int:pk>/ubah/", views.ChapterEdit.as_view(), name="chapter_edit"),
    path("bab/<int:pk>/pratinjau/", views.preview, name="preview"),
    path("bab/<int:pk>/sisipan/", views.list_offers, name="offers"),
    path("bab/<int:pk>/versi/", views.VersionList.as_view(), name="versions"),
    path("bab/<int:pk>/versi/<int:number>/", views.show_version, name="version"),
    path(
        "bab/<int:pk>/versi/<int:number>/banding/",
        views.compare_versions,
        name="version_compare",
    ),
    path(
        "bab/<int:pk>/versi/<int:number>/kembalikan/",
        views.put_back,
        name="version_put_back",
    ),
    path("bab/<int:pk>/langkah/<slug:move>/", views.move_chapter, name="chapter_move"),
    path("bab/<int:pk>/subjudul/", views.lay_hints, name="hint"),
    path("bab/<int:pk>/bagian/", views.ChapterBlock.as_view(), name="block"),
    path("cetak/<slug:book>/", views.ask_printing, name="print"),
    path("cetakan/<int:pk>/", views.PrintingDetail.as_view(), name="printing"),
    path(
        "cetakan/<int:pk>/kemajuan/",
        views.PrintingProgress.as_view(),
        name="printing_progress",
    ),
    path("cetakan/<int:pk>/berkas/", views.download_printing, name="printing_file"),
    path("program/<int:pk>/", views.ProgramExcerpt.as_view(), name="excerpt"),
    path("program/<int:pk>/cetak/", views.print_excerpt, name="excerpt_print"),
    path("lokakarya/<int:pk>/cetak/", views.print_paper, name="paper_print"),
    path("lembar-kerja/<int:pk>/cetak/", views.print_worksheet, name="worksheet_print"),
    path("terbit/", views.IssueEdition.as_view(), name="issue"),
    path("edisi/<int:pk>/", views.EditionDetail.as_view(), name="edition"),
    path(
        "edisi/<int:pk>/berkas/<int:file>/",
        views.download_edition,
        name="edition_file",
    ),
    path("edisi/<int:pk>/pengesahan/", views.endorse_edition, name="endorse"),
    path("edisi/<int:pk>/banding/<int:since>/", views.compare_editions, name="compare"),
    path(
        "edisi/<int:pk>/banding/<int:since>/cetak/",
        views.print_comparison,
        name="comparison_print",
    ),
    path(
        "edisi/<int:pk>/bertanda-tangan/",
        views.SignedFileAdd.as_view(),
        name="signed_add",
    ),
    path("bertanda-tangan/<int:pk>/berkas/", views.download_signed, name="signed_file"),
]
