"""Is what is read together of one moment?"""

from threading import Thread

import pytest
from django.db import connection

from paser_masterplan.snapshots import one_moment
from plans.models import MasterPlan
from tests.builders.plans import a_plan


def titles():
    return list(MasterPlan.objects.values_list("title", flat=True))


def elsewhere(work):
    """Do something on a connection of its own."""

    def run():
        work()
        connection.close()

    thread = Thread(target=run)
    thread.start()
    thread.join()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_nothing_that_others_write_comes_in_between():
    a_plan(stages=False, title="Dulu")

    with one_moment():
        before = titles()
        elsewhere(lambda: MasterPlan.objects.update(title="Kini"))
        during = titles()

    assert (before, during, titles()) == (["Dulu"], ["Dulu"], ["Kini"])


@pytest.mark.django_db
def test_own_writing_is_kept():
    with one_moment():
        a_plan(stages=False, title="Kini")

    assert titles() == ["Kini"]
