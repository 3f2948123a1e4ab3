"""What does a page cost beside one that does nothing, with 32 programs and with 332?"""

from statistics import median
from time import perf_counter

import pytest

from agencies.models import User
from paser_masterplan.demo import building
from programs.models import Program

PAGES = ("/", "/program/", "/temuan/", "/buku/")
RUNS = 15


@pytest.fixture(params=[0, 300], ids=["32 programs", "332 programs"])
def demo(request, db):
    building.build(lambda step: None, programs=request.param, edition=False)


def seconds(client, url):
    """The median time of one answer, the first one left out."""
    assert client.get(url).status_code == 200
    times = []
    for _ in range(RUNS):
        begun = perf_counter()
        client.get(url)
        times.append(perf_counter() - begun)
    return median(times)


def test_pages_beside_an_empty_one(demo, client, request, capsys):
    client.force_login(User.objects.get(username="admin.dkisp"))
    pages = [f"/program/{Program.objects.first().pk}/", *PAGES]

    empty = seconds(client, "/sehat")
    ratios = {url: seconds(client, url) / empty for url in pages}

    with capsys.disabled():
        print(f"\n{request.node.callspec.id}: times an empty page")  # noqa: T201
        for url, ratio in ratios.items():
            print(f"  {url:14}{ratio:6.1f}")  # noqa: T201
    assert len(ratios) == len(PAGES) + 1
