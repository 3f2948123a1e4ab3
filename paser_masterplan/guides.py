"""Which pages has the officers' guide?"""

from dataclasses import dataclass

from django.conf import settings

from books.prose import Prose, render

FOLDER = settings.BASE_DIR / "docs" / "panduan"
FIRST = "mulai"
TITLES = {
    "mulai": "Mulai",
    "lokakarya": "Lokakarya dan daftar hadir",
    "temuan": "Mencatat temuan",
    "kesiapan": "Kesiapan, SWOT, dan urutan masalah",
    "program": "Mengusulkan program",
    "lembar-kerja": "Lembar kerja Excel",
    "telaah": "Menelaah program",
    "buku": "Menyusun dan mencetak buku",
    "keaslian": "Memeriksa keaslian dan menandatangani",
    "pengelola": "Mengelola portal",
}
PAGES = tuple(TITLES.items())


@dataclass(frozen=True)
class Page:
    """One page of the guide, from its Markdown file under docs/panduan."""

    slug: str
    title: str
    body: Prose


def find(slug):
    """The page of that name, or None."""
    if slug not in TITLES:
        return None
    text = (FOLDER / f"{slug}.md").read_text(encoding="utf-8")
    return Page(slug, TITLES[slug], render(text))
