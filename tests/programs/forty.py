"""Forty prepared decisions, released by a process that is killed at a chosen moment.

`python -m tests.programs.forty MOMENT...` says after each moment, a line of JSON each,
what stands in the database. A moment is the number of a statement, a time in seconds
(`0.25s`, then killed from outside), `before` or `after` the commit.
"""

import json
import os
import signal
import sys
import time

import django

django.setup()

from django.conf import settings  # noqa: E402 (the models need the settings)
from django.db import connection, transaction  # noqa: E402

from agencies.auditing import first_break  # noqa: E402
from agencies.models import AuditEntry, Letter, Message, User  # noqa: E402
from programs import deciding  # noqa: E402
from programs.models import Program, Verdict  # noqa: E402
from tests.builders.agencies import a_user, an_agency  # noqa: E402
from tests.builders.plans import a_plan  # noqa: E402
from tests.builders.programs import (  # noqa: E402
    a_program,
    a_remark,
    a_revision,
    a_verdict,
)

MANY = 40
MOVES = ("approve", "return", "reject", "merge")


def lay():
    """An agency of two people, one of them with mail, and forty prepared decisions."""
    a_plan()
    admin = a_user(username="admin.dkisp", role=User.Role.ADMIN)
    agency = an_agency(short_name="DLH")
    lead = a_user(agency=agency, role=User.Role.VERIFIER, email="dlh@paser.test")
    a_user(agency=agency)
    target = a_program(lead, complete=True, status="APPROVED")
    for number in range(MANY):
        program = a_program(lead, complete=True, status="IN_REVIEW")
        a_revision(program, lead)
        move = MOVES[number % len(MOVES)]
        if move != "approve":
            a_remark(program, admin, told_at=None)
        taker = target if move == "merge" else None
        a_verdict(program, admin, move=move, note="Karena.", target=taker)


def release(moment):
    """All of them at once, by somebody whose process dies at the moment."""
    settings.EMAIL_URL = "memorymail://"
    admin = User.objects.get(username="admin.dkisp")
    with transaction.atomic():
        if moment == "after":
            transaction.on_commit(die)
        with connection.execute_wrapper(Killer(moment)):
            deciding.release(Verdict.objects.all(), by=admin)
        if moment == "before":
            die()


class Killer:
    """Lets statements pass until the one at which the process dies."""

    def __init__(self, moment):
        self.left = int(moment) if moment.isdigit() else None

    def __call__(self, execute, sql, params, many, context):
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                die()
        return execute(sql, params, many, context)


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def state():
    """What an observer finds."""
    decided = Program.objects.exclude(status="IN_REVIEW").exclude(verdict__isnull=False)
    told = Message.objects.values_list("recipient", "text")
    return {
        "decided": decided.count() - 1,  # the one that takes others in
        "prepared": Verdict.objects.count(),
        "messages": len(told),
        "twice": len(told) - len(set(told)),
        "letters": Letter.objects.count(),
        "untold": sum(program.remarks.untold().count() for program in decided),
        "entries": AuditEntry.objects.filter(verb__startswith="program.").count(),
        "is_whole": first_break() is None,
    }


def in_a_process(work, *args, dies_after=None):
    """Fork, work there, and wait for it; whether it was killed."""
    pid = os.fork()
    if pid == 0:
        work(*args)
        sys.stdout.flush()
        os._exit(0)
    if dies_after is not None:
        time.sleep(dies_after)
        os.kill(pid, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])


def tell(moment, is_killed):
    print(json.dumps({"moment": moment, "is_killed": is_killed} | state()))  # noqa: T201


def main(moments):
    in_a_process(lay)
    for moment in moments:
        after = float(moment[:-1]) if moment.endswith("s") else None
        is_killed = in_a_process(release, moment, dies_after=after)
        in_a_process(tell, moment, is_killed)


if __name__ == "__main__":
    main(sys.argv[1:])
