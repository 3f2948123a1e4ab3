"""How is the content of a program said in words, live or frozen?"""

from typing import Any, cast

from django.db.models import Field
from django.utils.text import capfirst

from paser_masterplan.money import format_rupiah
from programs.models import Funding, Program

ROWS = {"actions": "Kegiatan", "indicators": "Indikator", "fundings": "Pendanaan"}


def label(name):
    """What people call a part of the content."""
    return ROWS.get(name) or capfirst(str(_field(name).verbose_name))


def words(name, value):
    """One part of the content as text, empty where nothing is said."""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, list):
        say = ROW_WORDS.get(name, str)
        return ("\n" if name in ROW_WORDS else ", ").join(say(row) for row in value)
    return str(dict(_field(name).flatchoices).get(value, value))


def _field(name: str) -> Field[Any, Any]:
    return cast("Field[Any, Any]", Program._meta.get_field(name))


def _action(row):
    years = ", ".join(str(year) for year in row["years"])
    return " · ".join(text for text in (row["title"], row["output"], years) if text)


def _indicator(row):
    targets = ", ".join(f"{year}: {text}" for year, text in row["targets"].items())
    baseline = f"awal {row['baseline']}" if row["baseline"] else ""
    parts = (row["name"], row["unit"], baseline, targets, row["source"])
    return " · ".join(text for text in parts if text)


def _funding(row):
    known = row["amount"] is not None
    reason = f"belum diketahui ({row['unknown_reason'] or 'tanpa alasan'})"
    amount = format_rupiah(row["amount"]) if known else reason
    source = Funding.Source(row["source"]).label
    return f"{row['action']} · {row['year']} · {source} · {amount}"


ROW_WORDS = {
    "findings": lambda row: row["title"],
    "actions": _action,
    "indicators": _indicator,
    "fundings": _funding,
}
