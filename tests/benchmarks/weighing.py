"""How long does a command take, and how much memory do all its processes hold?"""

import os
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

PROC = Path("/proc")
PAUSE = 0.25  # reading the memory of a process holds it up
TICKS = os.sysconf("SC_CLK_TCK")


class Unfinished(Exception):
    """The command ended before its work was done; what it said stands above."""


@dataclass
class Weight:
    """What a command took: seconds from start to end, seconds of all processors, and
    bytes at the peak."""

    seconds: float
    work: float
    memory: int
    said: str


def weighed(command, **how):
    """Run the command; its memory is the sum of the proportional sets of its tree."""
    begun = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **how)
    watch = _Watch(process)
    watch.start()
    said, _ = process.communicate()
    seconds = perf_counter() - begun
    watch.join()
    if process.returncode:
        raise Unfinished(f"{command[0]} ended with {process.returncode}: {said}")
    return Weight(seconds, sum(watch.work.values()), watch.most, said)


class _Watch(threading.Thread):
    """Looks at a tree of processes again and again until it ends: how much memory all
    have together at most, and how long each has worked when it was seen last."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.most, self.work = process, 0, {}

    def run(self):
        while self.process.poll() is None:
            tree = _tree(self.process.pid)
            self.work |= tree
            self.most = max(self.most, sum(_proportional(pid) for pid in tree))
            sleep(PAUSE)


def _tree(root):
    """The process and all that descend from it, each with the seconds it has worked."""
    seen = {int(one.name): _stat(one) for one in PROC.iterdir() if one.name.isdigit()}
    children = {}
    for pid, (parent, _) in seen.items():
        children.setdefault(parent, []).append(pid)
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return {pid: seen[pid][1] for pid in found if pid in seen}


def _stat(folder):
    """The parent of a process, and the seconds that it has worked."""
    try:
        # The name of the program stands in brackets and may hold anything.
        facts = (folder / "stat").read_text().rpartition(")")[2].split()
    except OSError:  # it has ended meanwhile
        return None, 0
    return int(facts[1]), (int(facts[11]) + int(facts[12])) / TICKS


def _proportional(pid):
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
