"""Is the drawing of the life of a program in step with its table?"""

import pytest
from django.core.management import CommandError, call_command

from programs import workflow
from programs.drawing import draw


def test_every_move_is_drawn_from_every_status():
    drawing = draw()

    arrows = {line.strip() for line in drawing.splitlines() if "-->" in line}
    assert arrows == {"[*] --> DRAFT"} | {
        f"{source} --> {move.target}: {move.name}"
        for move in workflow.MOVES.values()
        for source in move.sources
    }


def test_every_move_says_who_and_what_it_needs():
    rows = {line for line in draw().splitlines() if line.startswith("| `merge`")}

    assert rows == {
        "| `merge` | Gabung ke program lain | `IN_REVIEW` | `MERGED` | Admin DKISP: "
        "semua instansi, kecuali yang diajukannya sendiri | A reason. The program that "
        "takes it in. |"
    }


def test_paper_is_in_step():
    call_command("draw_lifecycle", "--check")


def test_paper_behind_is_noticed_and_written_again(settings, tmp_path, capsys):
    settings.BASE_DIR = tmp_path
    (tmp_path / "docs").mkdir()
    paper = tmp_path / "docs" / "lifecycle.md"
    paper.write_text("An older life.")

    with pytest.raises(CommandError, match="behind"):
        call_command("draw_lifecycle", "--check")
    call_command("draw_lifecycle")

    assert paper.read_text() == draw()
    assert capsys.readouterr().out == "lifecycle.md written\n"
