"""What is kept comes back; what cannot be kept stops nobody."""

import os
import resource
import time

import pytest

from books.typeset.keeping import KEPT, Keep


def test_keep_gives_back_what_it_was_given(tmp_path):
    Keep(tmp_path / "press").put("abcd", b"plate")

    assert Keep(tmp_path / "press").get("abcd") == b"plate"


def test_keep_knows_nothing_of_other_names(tmp_path):
    assert Keep(tmp_path).get("abcd") is None


def test_keep_leaves_no_draft_beside_the_file(tmp_path):
    Keep(tmp_path).put("abcd", b"plate")

    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["abcd"]


@pytest.fixture
def full_disk():
    """No file may grow beyond a few bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_full_disk_stops_nobody(tmp_path, full_disk):
    keep = Keep(tmp_path)

    keep.put("abcd", b"plate" * 1000)

    assert keep.get("abcd") == b"plate" * 1000
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_folder_that_is_none_stops_nobody(tmp_path):
    file = tmp_path / "press"
    file.write_text("somebody put a file here")
    keep = Keep(file)

    keep.put("abcd", b"plate")

    assert keep.get("abcd") == b"plate"


def test_sweep_forgets_what_nobody_asked_for_in_a_month(tmp_path):
    keep = Keep(tmp_path)
    keep.put("old", b"1")
    keep.put("new", b"2")
    past = time.time() - KEPT - 60
    os.utime(tmp_path / "ol" / "old", (past, past))

    keep.sweep()

    assert (keep.get("old"), keep.get("new")) == (None, b"2")


def test_asking_keeps_it_for_another_month(tmp_path):
    keep = Keep(tmp_path)
    keep.put("old", b"1")
    past = time.time() - KEPT - 60
    os.utime(tmp_path / "ol" / "old", (past, past))
    keep.get("old")

    keep.sweep()

    assert keep.get("old") == b"1"


def test_sweep_passes_by_what_another_print_swept(tmp_path):
    keep = Keep(tmp_path)
    (tmp_path / "ab").mkdir()
    (tmp_path / "ab" / "gone").symlink_to(tmp_path / "nowhere")

    keep.sweep()

    assert list(tmp_path.glob("*/*")) == [tmp_path / "ab" / "gone"]
