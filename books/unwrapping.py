"""What does a PDF from anywhere hold under a given name?

It is asked of files that strangers send, so a process of its own reads them: one that
gets no more than its share of memory and time, and may die of what it reads.
"""

import resource
import subprocess
import sys
from contextlib import suppress
from enum import IntEnum
from io import BytesIO

MOST_MEMORY = 1 << 30  # bytes, of that process; a whole book takes a tenth of it
MOST_SECONDS = 30
MOST_BYTES = 64 << 20  # of what is found; the record of 500 programs has some five


class End(IntEnum):
    """How that process ended; any other code means that it was too much for it."""

    FOUND = 0
    ABSENT = 3
    LOCKED = 4
    BROKEN = 5


class Unreadable(Exception):
    """A PDF of which nothing can be said; the text says why and what to do."""


ADVICE: dict[int, str] = {
    End.LOCKED: (
        "PDF ini terkunci kata sandi, jadi isinya tidak dapat diperiksa. Minta berkas "
        "yang tidak dikunci."
    ),
    End.BROKEN: "PDF ini rusak atau terpotong. Unduh atau salin lagi dari asalnya.",
}
TOO_MUCH = (
    "PDF ini tidak dapat dibaca dengan aman: isinya jauh lebih besar daripada sebuah "
    "buku. Periksa dari mana berkas ini berasal."
)


def unwrap(data: bytes, name: str) -> bytes | None:
    """What a PDF holds under this name, whoever wrote it, or None."""
    command = [sys.executable, "-I", __file__, name]
    try:
        ended = subprocess.run(  # noqa: S603 (our own file, with no word of the sender)
            command, input=data, capture_output=True, timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as too_slow:
        raise Unreadable(TOO_MUCH) from too_slow
    if ended.returncode == End.FOUND:
        return ended.stdout
    if ended.returncode == End.ABSENT:
        return None
    raise Unreadable(ADVICE.get(ended.returncode, TOO_MUCH))


def main(name: str) -> None:
    """That process: a PDF comes in, what it holds goes out."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    with suppress(ValueError):  # a system that knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, hard))
    end, found = look(sys.stdin.buffer.read(), name)
    sys.stdout.buffer.write(found)
    sys.exit(end)


def look(data: bytes, name: str) -> tuple[End, bytes]:
    """How looking into a PDF ends, and what is found."""
    import pikepdf  # noqa: PLC0415 - slow import, and not wanted where this is only asked

    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            held = pdf.attachments.get(name)
            found = held.get_file().read_bytes() if held else b""
    except pikepdf.PasswordError:
        return End.LOCKED, b""
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return End.BROKEN, b""
    if len(found) > MOST_BYTES:
        raise MemoryError
    return (End.FOUND if found else End.ABSENT), found


if __name__ == "__main__":
    main(sys.argv[1])
