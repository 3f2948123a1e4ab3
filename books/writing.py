"""How is a chapter written without one writer's words replacing another's unseen?"""

from django.db import transaction

from agencies import auditing
from agencies.editing import facts
from books.models import Chapter
from paser_masterplan.forms import digest

WORDS = ("number", "title", "block", "narrative")


class Overtaken(Exception):
    """Somebody wrote in the chapter after this page was opened."""

    def __init__(self, stored):
        self.stored = stored
        super().__init__(
            f"{stored.updated_by or 'Orang lain'} mengubah bab ini sejak halaman Anda "
            "dibuka. Teks Anda masih di sini dan belum disimpan: bandingkan dengan "
            "yang tersimpan, gabungkan seperlunya, lalu simpan lagi."
        )


def words(chapter):
    """What a writer may change in a chapter."""
    return {name: getattr(chapter, name) for name in WORDS}


def fingerprint(chapter):
    """The fingerprint of what a form showed when it was opened."""
    return digest(words(chapter))


@transaction.atomic
def write(chapter, *, opened, by):
    """Keep what was written, unless the chapter is no longer what its writer saw."""
    stored = Chapter.objects.select_for_update(of=("self",)).get(pk=chapter.pk)
    if fingerprint(stored) != opened:
        raise Overtaken(stored)
    before, after = words(stored), words(chapter)
    changed = [name for name in WORDS if before[name] != after[name]]
    if not changed:
        return stored
    chapter.updated_by = by
    chapter.save(update_fields=[*changed, "updated_by", "updated_at"])
    auditing.record(
        "chapter.write",
        chapter,
        f"{chapter} ditulis",
        by=by,
        before=facts(stored, changed),
        after=facts(chapter, changed),
    )
    return chapter
