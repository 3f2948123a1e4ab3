"""How are decisions prepared, released together, and made in bulk?"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from agencies import auditing
from agencies.models import User
from paser_masterplan.moves import MoveRefused
from programs import permissions, several, workflow
from programs.models import Program, Verdict
from programs.several import Result

GONE = (
    "Sebagian keputusan yang dicentang sudah tidak ada: orang lain melepas, mengubah, "
    "atau membatalkannya. Periksa daftarnya, lalu lepaskan lagi."
)
PREPARED = "Keputusan disiapkan. Perangkat daerah belum diberi tahu."


class NothingReleased(MoveRefused):
    """Of several decisions some are refused, so that none was made."""

    def __init__(self, results: list[Result]) -> None:
        self.results = results
        super().__init__(
            f"Belum ada yang dilepas: {len(results)} keputusan masih tertahan. "
            "Perbaiki atau jangan centang, lalu lepaskan lagi."
        )


@transaction.atomic
def prepare(
    program: Program,
    *,
    move: str,
    by: User,
    note: str = "",
    target: Program | None = None,
    read: int | None = None,
    replaces: int | None = None,
) -> Verdict:
    """Keep a decision until it is released; its agency learns nothing of it.

    It must be possible already. It takes the place of the prepared one that the page
    showed, which `replaces` names.
    """
    locked, step = _lock(program, by), workflow.MOVES[move]
    target = target if step.names_target else None
    present = _present(locked, replaces)
    workflow.admit(step, locked, by=by, note=note, target=target, read=read)
    if present:
        present.delete()
    verdict = Verdict.objects.create(
        program=locked,
        revision=locked.revisions.latest("number"),
        move=move,
        note=note,
        target=target,
        prepared_by=by,
    )
    # Told of itself: its agency reads what is told of the program.
    auditing.record(
        "verdict.prepare",
        verdict,
        f"Keputusan disiapkan untuk {locked}",
        by=by,
        before={"move": present.move if present else ""},
        after={"move": move},
        reason=note,
    )
    return verdict


@transaction.atomic
def drop(program: Program, *, by: User, seen: int | None = None) -> None:
    """Forget the prepared decision that the page showed."""
    locked = _lock(program, by)
    verdict = _present(locked, seen)
    if verdict is None:
        raise MoveRefused("Tidak ada lagi keputusan yang disiapkan untuk program ini.")
    auditing.record(
        "verdict.drop",
        verdict,
        f"Keputusan yang disiapkan untuk {locked} dibatalkan",
        by=by,
        before={"move": verdict.move},
        after={"move": ""},
    )
    verdict.delete()


@transaction.atomic
def release(verdicts: Iterable[Verdict], *, by: User) -> None:
    """Make all of these prepared decisions in one moment, or none of them."""
    keys = {verdict.pk for verdict in verdicts}
    held = _hold(keys)
    if len(held) < len(keys):
        raise MoveRefused(GONE)
    if not held:
        raise MoveRefused("Centang sedikitnya satu keputusan.")
    with auditing.together():
        results = [
            several.one(verdict.program, partial(_decide, verdict, by=by))
            for verdict in held
        ]
        if refused := [result for result in results if not result.is_done]:
            raise NothingReleased(refused)


def bulk(
    move: str,
    programs: Iterable[Program],
    *,
    by: User,
    note: str = "",
    reads: dict[int, int] | None = None,
    prepares: bool = False,
) -> list[Result]:
    """Make or prepare one move for many programs, each row by itself."""
    reads = reads or {}
    verb = _prepare_row if prepares else _perform_row

    def row(program: Program) -> str:
        return verb(move, program, by=by, note=note, read=reads.get(program.pk))

    return several.each(programs, row)


def outlook(
    move: str, programs: Iterable[Program], *, by: User, prepares: bool = False
) -> list[Result]:
    """What `bulk` would answer now if a reason were given; nothing is changed.

    The programs come with their `verdict`, where they have one.
    """
    row = _foresee_preparing if prepares else _foresee
    return [several.one(program, partial(row, move, by=by)) for program in programs]


def admit(program: Program, by: User) -> None:
    """Only an admin who did not submit it prepares and releases its decision."""
    if not permissions.PREPARE.concerns(by, program):
        raise PermissionDenied(
            "Keputusan disiapkan dan dilepas oleh admin yang tidak mengajukan "
            "programnya."
        )


def _lock(program: Program, by: User) -> Program:
    locked = Program.objects.select_for_update(of=("self",)).get(pk=program.pk)
    admit(locked, by)
    return locked


def _present(program: Program, seen: int | None) -> Verdict | None:
    """The verdict prepared before, if it is the one that the page showed."""
    verdict = Verdict.objects.filter(program=program).first()
    if verdict and verdict.pk != seen:
        _refuse_second(verdict)
    return verdict


def _refuse_second(verdict: Verdict) -> None:
    moment = date_format(timezone.localtime(verdict.prepared_at), "j F Y H.i")
    raise MoveRefused(
        f"{verdict.prepared_by} sudah menyiapkan “{verdict.get_move_display()}” untuk "
        f"program ini ({moment}). Periksa dahulu, lalu ubah atau batalkan bila perlu."
    )


def _hold(keys: set[int]) -> list[Verdict]:
    """These verdicts, once all their programs are ours, in the order of deciding.

    All programs are locked in one order, so that two releases cannot wait in a circle;
    what takes another in is decided before.
    """
    wanted = Verdict.objects.filter(pk__in=keys)
    touched = {key for pair in wanted.values_list("program", "target") for key in pair}
    rows = Program.objects.select_for_update(of=("self",)).filter(pk__in=touched)
    list(rows.order_by("pk"))
    found = wanted.select_related("program__agency", "target", "revision")
    return sorted(
        found, key=lambda row: (row.move == Verdict.Move.MERGE, row.program_id)
    )


def _decide(verdict: Verdict, program: Program, *, by: User) -> str:
    admit(program, by)
    workflow.perform(
        verdict.move,
        program,
        by=by,
        note=verdict.note,
        target=verdict.target,
        read=verdict.revision.number,
    )
    return workflow.MOVES[verdict.move].said


def _perform_row(move: str, program: Program, **given: Any) -> str:
    workflow.perform(move, program, **given)
    return workflow.MOVES[move].said


def _prepare_row(move: str, program: Program, **given: Any) -> str:
    prepare(program, move=move, **given)
    return PREPARED


def _foresee(move: str, program: Program, *, by: User) -> str:
    step = workflow.MOVES[move]
    workflow.admit(step, program, by=by, note="Alasannya menyusul.")
    if not hasattr(program, "verdict"):
        return step.said
    prepared = program.verdict.get_move_display()
    return f"{step.said} Keputusan yang disiapkan, “{prepared}”, gugur."


def _foresee_preparing(move: str, program: Program, *, by: User) -> str:
    admit(program, by)
    if hasattr(program, "verdict"):
        _refuse_second(program.verdict)
    _foresee(move, program, by=by)
    return PREPARED
