"""How long does a command take, and how much memory do all its processes hold?"""

import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

PROC = Path("/proc")
PAUSE = 0.05


class Unfinished(Exception):
    """The command ended before its work was done; what it said stands above."""


@dataclass
class Weight:
    """What a command took: seconds from start to end, and bytes at the peak."""

    seconds: float
    memory: int
    said: str


def weighed(command, **how):
    """Run the command; its memory is the sum of the proportional sets of its tree."""
    begun = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **how)
    peak = _Peak(process)
    peak.start()
    said, _ = process.communicate()
    seconds = perf_counter() - begun
    peak.join()
    if process.returncode:
        raise Unfinished(f"{command[0]} ended with {process.returncode}: {said}")
    return Weight(seconds, peak.most, said)


class _Peak(threading.Thread):
    """Adds up the memory of a tree of processes, again and again until it ends."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.most = process, 0

    def run(self):
        while self.process.poll() is None:
            tree = _tree(self.process.pid)
            self.most = max(self.most, sum(_proportional(pid) for pid in tree))
            sleep(PAUSE)


def _tree(root):
    """The process and all that descend from it."""
    children = {}
    for folder in PROC.iterdir():
        if folder.name.isdigit() and (parent := _parent(folder)) is not None:
            children.setdefault(parent, []).append(int(folder.name))
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return found


def _parent(folder):
    try:
        # The name of the program stands in brackets and may hold anything.
        return int((folder / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, ValueError):
        return None


def _proportional(pid):
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended meanwhile
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
