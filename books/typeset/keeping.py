"""Where are plates kept until they are needed again?"""

import logging
import os
import tempfile
import time
from pathlib import Path

log = logging.getLogger(__name__)
DAY = 24 * 60 * 60
KEPT = 30 * DAY  # seconds after which nobody asks for a plate any more


class Keep:
    """A folder of bytes by name, each written at once or not at all.

    What it loses can be made again; so a disk that is full or broken stops no print:
    what finds no place there is held in memory for as long as the print goes on.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._held: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        """What was put under that name, or None."""
        if name in self._held:
            return self._held[name]
        path = self._path(name)
        try:
            data = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return data

    def put(self, name: str, data: bytes) -> None:
        """Keep the bytes; a reader never sees half of them."""
        try:
            self._write(self._path(name), data)
        except OSError as full:
            log.warning("A plate could not be kept in %s: %s", self.folder, full)
            self._held[name] = data

    def sweep(self) -> None:
        """Forget what nobody has asked for in a month."""
        past = time.time() - KEPT
        for path in self.folder.glob("*/*"):
            try:
                if path.stat().st_mtime < past:
                    path.unlink()
            except FileNotFoundError:  # another print swept it
                continue

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name

    def _write(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(draft).replace(path)
        except OSError:
            Path(draft).unlink(missing_ok=True)
            raise
