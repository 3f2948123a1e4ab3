"""Kabupaten Paser as of the end of bimtek II, from the public record."""

import json
from pathlib import Path

DATA = Path(__file__).parent / "data"
PASSWORD = "bimtek-2021"  # noqa: S105 (the demo is public; `make run` says so)


def read(name):
    """One file of the demo's content."""
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
