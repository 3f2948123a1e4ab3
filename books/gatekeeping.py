"""How many files of strangers are examined at a time?"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from time import time

from django.core.cache import cache

PLACES = BoundedSemaphore(2)  # of this process; each takes some hundred megabytes
MOST_A_MINUTE = 30  # from one address, behind which a whole hall may sit
MINUTE = 60  # seconds
BUSY = "Masih ada berkas lain yang diperiksa. Tunggu sebentar, lalu kirim lagi."
TOO_OFTEN = (
    "Dari alamat Anda baru saja banyak berkas diperiksa. Tunggu satu menit, lalu kirim "
    "lagi."
)


class Crowded(Exception):
    """A file that has to wait; the text says why."""


@contextmanager
def place_for(address: str) -> Iterator[None]:
    """Let a file from this address be examined, if there is a place for it."""
    key = f"periksa:{address}:{time() // MINUTE}"
    cache.add(key, 0, 2 * MINUTE)  # it outlives the minute that it counts
    if cache.incr(key) > MOST_A_MINUTE:
        raise Crowded(TOO_OFTEN)
    if not PLACES.acquire(blocking=False):
        raise Crowded(BUSY)
    try:
        yield
    finally:
        PLACES.release()
