"""Is this file one of ours, and does it still hold?"""

import hashlib

from books.models import EditionFile


def sha256_of(data):
    """The fingerprint of a file."""
    return hashlib.sha256(data).hexdigest()


def verify(data):
    """The file of an edition that has exactly these bytes, or None."""
    return EditionFile.objects.with_digest(sha256_of(data)).first()
