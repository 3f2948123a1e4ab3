"""What does the worker do by the clock, beside its jobs?"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event, Thread
from time import monotonic

from django.db import close_old_connections

from agencies import auditing, digesting, mailing
from books import printing
from paser_masterplan import desk, reminding

logger = logging.getLogger(__name__)

TICK = 2  # seconds
MINUTE = 60


def write_digests():
    """The morning mail, with what waits on each person's desk."""
    digesting.digest(lambda person: [q for q in desk.queues_of(person) if q.count])


@dataclass
class Duty:
    """Something that is done again and again, so many seconds after the last time."""

    do: Callable
    every: int
    last: float = float("-inf")

    def is_due(self, now):
        """Whether it is time."""
        return now - self.last >= self.every


def duties():
    """All that the clock sees to, mail first."""
    return [
        Duty(mailing.deliver, TICK),
        Duty(reminding.remind, MINUTE),
        Duty(write_digests, MINUTE),
        Duty(auditing.settle_old, MINUTE),
        Duty(printing.revive, MINUTE),
    ]


class Clock(Thread):
    """A thread beside the worker's jobs, so that mail leaves while a book is printed.

    Each duty is done on a second thread with its own connection. A duty that breaks is
    logged and tried again at its next time; the others go on.
    """

    def __init__(self, duties):
        super().__init__(name="clock", daemon=True)
        self.duties = duties
        self._stopped = Event()

    def run(self):
        with ThreadPoolExecutor(1) as hands:
            while not self._stopped.wait(TICK):
                self.tick(hands, monotonic())

    def stop(self):
        """End after what is being done now."""
        self._stopped.set()
        self.join()

    def tick(self, hands, now):
        """Do what is due."""
        for duty in self.duties:
            if duty.is_due(now):
                duty.last = now
                failure = hands.submit(_do, duty).exception()
                if failure:
                    logger.error("%s broke", duty.do.__name__, exc_info=failure)


def _do(duty):
    """Do it on a connection that was not closed from the other side meanwhile."""
    close_old_connections()
    duty.do()
    close_old_connections()
