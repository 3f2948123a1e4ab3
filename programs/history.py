"""What happened to a program, in words?"""

from dataclasses import dataclass

from agencies.models import AuditEntry
from programs.freezing import EVERYTHING
from programs.wording import label, words

ONE_LINE = 60


@dataclass(frozen=True)
class Change:
    """One part of the content, before and after."""

    label: str
    before: str
    after: str

    @property
    def is_short(self):
        """Whether it fits on a line."""
        return len(self.before) + len(self.after) <= ONE_LINE


@dataclass(frozen=True)
class Event:
    """One entry of the audit with its changes in words."""

    entry: AuditEntry
    changes: list[Change]

    @property
    def short(self):
        """The changes that are said at once."""
        return [change for change in self.changes if change.is_short]

    @property
    def long(self):
        """The changes that are folded away."""
        return [change for change in self.changes if not change.is_short]


def entries_about(program):
    """All that was done to one program, newest first."""
    entries = AuditEntry.objects.about(program)
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
