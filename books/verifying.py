"""Is this file one of ours, and does it still hold?"""

from books.models import EditionFile
from books.recording import sha256_of


def verify(data):
    """The file of an edition that has exactly these bytes, or None."""
    return EditionFile.objects.with_digest(sha256_of(data)).first()
