"""What happened to a program, in words?"""

from dataclasses import dataclass

from agencies.models import AuditEntry
from programs.freezing import EVERYTHING
from programs.wording import label, words


@dataclass(frozen=True)
class Change:
    """One part of the content, before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Event:
    """One entry of the audit with its changes in words."""

    entry: AuditEntry
    changes: list[Change]


def entries_about(program):
    """All that was done to one program, newest first."""
    entries = AuditEntry.objects.about(program._meta.label_lower, program.pk)
    return entries.newest_first()


def told(entry):
    """One entry as people read it."""
    names = list(dict.fromkeys([*entry.before, *entry.after]))
    changes = [
        Change(label(name), _said(name, entry.before), _said(name, entry.after))
        for name in names
    ]
    return Event(entry, changes)


def sheet(content):
    """A content as pairs of label and text, leaving out what says nothing."""
    said = [(label(name), _said(name, content)) for name in EVERYTHING]
    return [(name, text) for name, text in said if text]


def _said(name, content):
    return words(name, content[name]) if name in content else ""
