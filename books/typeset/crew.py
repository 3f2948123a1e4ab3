"""Who sets the pieces: processes side by side, and what when one of them dies?"""

import ctypes
import multiprocessing
import os
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import parent_process
from multiprocessing.forkserver import ensure_running
from multiprocessing.process import BaseProcess
from typing import NamedTuple

from books.typeset.setting import Copy

READY = "books.typeset.ready"
HANDS = min(4, os.cpu_count() or 1)
AHEAD = 16  # pieces that wait for a free hand; more would only fill the memory
PANGO = ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll")
HARFBUZZ = ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll")


class Made(NamedTuple):
    """What became of a piece: a plate, and faces not seen before, or a reason."""

    name: str
    plate: bytes = b""
    faces: dict[str, bytes] = {}
    reason: str = ""


def engine() -> str | None:
    """Which libraries lay out text on this machine; None where they are missing."""
    pango, harfbuzz = _library(PANGO), _library(HARFBUZZ)
    if pango is None or harfbuzz is None:
        return None
    pango.pango_version_string.restype = ctypes.c_char_p
    harfbuzz.hb_version_string.restype = ctypes.c_char_p
    versions = pango.pango_version_string(), harfbuzz.hb_version_string()
    return " ".join(version.decode() for version in versions)


def get_ready() -> None:
    """Let the first process start while there is still other work to do."""
    _context()
    ensure_running()


def set_all(copies: Iterable[tuple[str, Copy]]) -> Iterator[Made]:
    """Set every piece, in the order in which they get done.

    A piece that cannot be set comes back with a reason; the others go on. When a
    process dies, the pieces that were in work are tried once more, one at a time, so
    that the one that kills its process is known.
    """
    suspects: list[tuple[str, Copy]] = []
    waiting = iter(copies)
    while True:
        yield from _work(waiting, HANDS, AHEAD, suspects)
        if not suspects:
            return
        for suspect in suspects:
            lost: list[tuple[str, Copy]] = []
            yield from _work(iter([suspect]), 1, 1, lost)
            yield from (Made(name, reason="prosesnya mati") for name, _ in lost)
        suspects = []


def _work(
    waiting: Iterator[tuple[str, Copy]],
    hands: int,
    ahead: int,
    lost: list[tuple[str, Copy]],
) -> Iterator[Made]:
    """Set pieces until there are none, or until a process dies with some of them."""
    given: dict[Future, tuple[str, Copy]] = {}
    with ProcessPoolExecutor(hands, _context(), _end_with_the_print) as pool:
        while not lost:
            for piece in islice(waiting, ahead - len(given)):
                try:
                    given[pool.submit(_plate, piece[1])] = piece
                except BrokenProcessPool:  # pragma: no cover - between two looks
                    lost.append(piece)
            if not given:
                return
            done, _ = wait(given, return_when=FIRST_COMPLETED)
            for future in done:
                piece = given.pop(future)
                try:
                    yield _made(piece[0], future)
                except BrokenProcessPool:
                    lost.append(piece)
        lost += given.values()


def _made(name: str, future: Future) -> Made:
    error = future.exception()
    if isinstance(error, BrokenProcessPool):
        raise error
    if error is not None:
        return Made(name, reason=f"{type(error).__name__}: {error}")
    return Made(name, *future.result())


def _plate(copy: Copy) -> tuple[bytes, dict[str, bytes]]:
    """In a process of the pool."""
    from books.typeset import ready  # noqa: PLC0415 - slow import, there already

    return ready.plate(copy)


def _end_with_the_print() -> None:  # pragma: no cover - in a process of the pool
    """In a process of the pool: die when the one that printed dies.

    Otherwise it would wait for ever, and hold the server that it was forked from.
    """
    threading.Thread(target=_die_with, args=(parent_process(),), daemon=True).start()


def _die_with(parent: BaseProcess) -> None:  # pragma: no cover - as above
    parent.join()
    os._exit(1)


def _context() -> multiprocessing.context.ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([READY])
    return context


def _library(names: tuple[str, ...]) -> ctypes.CDLL | None:
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None
