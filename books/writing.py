"""How is a chapter written?"""

from agencies import editing


def write(form, *, by):
    """Keep what was written in a chapter, with its last writer."""
    if form.saved:
        form.instance.updated_by = by
    label = f"{form.instance} ditulis"
    return editing.save(form, "chapter.write", label, by=by)
