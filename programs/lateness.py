"""Was a program handed in after the announced end of its window?"""

from paser_masterplan.moves import Move
from plans.models import Stage
from plans.windows import window_for
from programs.models import Program

IN_GRACE = (
    " Jendelanya sudah ditutup; pengajuan ini diterima dalam masa tenggang dan "
    "tercatat begitu."
)


def label(move: Move, program: Program) -> str:
    """What the entry of a move is called; a late one says so."""
    late = " (dalam masa tenggang)" if _is_late(move, program) else ""
    return f"{move.label}{late}"


def said(move: Move, program: Program) -> str:
    """The sentence after a move of `program`; who was late reads it was taken yet."""
    return f"{move.said}{IN_GRACE if _is_late(move, program) else ''}"


def _is_late(move: Move, program: Program) -> bool:
    if move.name != "submit":
        return False
    at = program.submitted_at
    return window_for(program.agency, Stage.Kind.PROPOSALS, at).is_over
