"""How does the life of a program look on paper?"""

from agencies.models import User
from paser_masterplan.moves import Move, nothing_missing
from paser_masterplan.rights import Right
from programs.models import Program
from programs.workflow import MOVES

HEAD = """\
# The life of a program

Generated from `programs/workflow.py` by `manage.py draw_lifecycle`; a test keeps it in
step. The words on screen are those of the agency and, after the slash, the reviewers'.

"""


def draw() -> str:
    """The statuses, the moves between them and the rules of each, as Markdown."""
    return HEAD + "\n".join([*_diagram(), "", *_statuses(), "", *_table(), ""])


def _diagram() -> list[str]:
    arrows = [
        f"    {source} --> {move.target}: {move.name}"
        for move in MOVES.values()
        for source in _in_order(move)
    ]
    return ["```mermaid", "stateDiagram-v2", "    [*] --> DRAFT", *arrows, "```"]


def _statuses() -> list[str]:
    rows = [
        f"| `{status.value}` | {status.label} / {Program.ReaderStatus(status).label} |"
        for status in Program.Status
    ]
    return ["| Status | On screen |", "|---|---|", *rows]


def _table() -> list[str]:
    rows = [_row(move) for move in MOVES.values()]
    return [
        "| Move | Button | From | To | Who | Needs |",
        "|---|---|---|---|---|---|",
        *rows,
    ]


def _row(move: Move) -> str:
    sources = ", ".join(f"`{source}`" for source in _in_order(move))
    cells = [
        f"`{move.name}`",
        move.label,
        sources,
        f"`{move.target}`",
        _who(move.right),
        _needs(move),
    ]
    return f"| {' | '.join(cells)} |"


def _in_order(move: Move) -> list[str]:
    return [status for status in Program.Status.values if status in move.sources]


def _who(right: Right) -> str:
    """Each role that may make it, with the things to which."""
    ties = ((role.label, right.ties_of(role)) for role in User.Role)
    return "; ".join(f"{label}: {' atau '.join(said)}" for label, said in ties if said)


def _needs(move: Move) -> str:
    wanted = []
    if move.gaps is not nothing_missing:
        wanted.append(_sentence(move.gaps))
    if move.needs_note:
        wanted.append("A reason.")
    if move.names_target:
        wanted.append("The program that takes it in.")
    return " ".join(wanted)


def _sentence(question: object) -> str:
    return str(question.__doc__).split("\n", 1)[0]
