"""What is asked of those who decide several programs, now or later?"""

import re

from django import forms

from paser_masterplan.forms import RowsField, TidyForm, long_text
from programs import deciding, workflow
from programs.forms import MoveForm
from programs.models import Program, Verdict
from programs.reviewing_forms import PinField

SEVERAL = (
    ("start", "Mulai menelaah"),
    ("return", "Kembalikan untuk diperbaiki"),
    ("approve", "Setujui sekarang"),
    ("prepare", "Siapkan persetujuan, dilepas kemudian"),
)
# The choices that prepare a move instead of making it.
PREPARED = {"prepare": "approve"}
PAIR = re.compile(r"(\d{1,18}):(\d{1,9})")


def steps_for(user):
    """What of this the person may ask of several programs, by the table of rights."""
    return [
        (step, label)
        for step, label in SEVERAL
        if workflow.MOVES[PREPARED.get(step, step)].right.ties_of(user.role)
    ]


class ShownField(PinField):
    """The prepared decision that a page shows; shown again, the latest one."""

    def __init__(self):
        super().__init__(required=False)
        self.label = "Keputusan yang tampil"


class VerdictForm(MoveForm):
    """A decision that waits to be released, in place of the one that was shown."""

    move = forms.ChoiceField(label="Keputusan", choices=Verdict.Move.choices)
    replaces = ShownField()
    field_order = ("move", "target", "note")


class DropForm(TidyForm):
    """Which prepared decision is dropped: the one that was shown."""

    seen = ShownField()


class ReleaseForm(TidyForm):
    """Which of the prepared decisions leave together."""

    verdicts = RowsField(
        Verdict.objects.all(),
        label="Keputusan",
        required=False,
        error_messages=dict.fromkeys(
            ("invalid_list", "invalid_choice", "invalid_pk_value"), deciding.GONE
        ),
    )

    def clean_verdicts(self):
        """As they are now: once released they are no more."""
        return list(self.cleaned_data["verdicts"])


class BulkForm(TidyForm):
    """One move for the ticked programs, what was read of each, and whether it is sure.

    What was read comes as `program:revision`, once for each program.
    """

    langkah = forms.ChoiceField(label="Langkah", choices=SEVERAL)
    note = long_text(label="Catatan", required=False)
    sure = forms.BooleanField(label="Sudah diperiksa", required=False)
    read = forms.Field(
        label="Revisi yang dibaca", required=False, widget=forms.MultipleHiddenInput
    )

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["program"] = RowsField(
            Program.objects.visible_to(by),
            label="Program",
            error_messages={"required": "Centang sedikitnya satu program."},
        )

    def clean_read(self):
        """What was read of each program, by its key."""
        pairs = map(PAIR.fullmatch, self.cleaned_data["read"])
        return {int(pair[1]): int(pair[2]) for pair in pairs if pair}

    @property
    def label(self):
        """What is going to be done."""
        return dict(SEVERAL)[self.cleaned_data["langkah"]]

    @property
    def needs_note(self):
        """Whether the move may want a reason."""
        return workflow.MOVES[self.asked["move"]].needs_note

    @property
    def asked(self):
        """What `deciding.bulk` is asked, without the reason and what was read."""
        step = self.cleaned_data["langkah"]
        return {
            "move": PREPARED.get(step, step),
            "programs": self.cleaned_data["program"],
            "prepares": step in PREPARED,
        }
