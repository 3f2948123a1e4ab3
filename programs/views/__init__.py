"""What do the pages of this floor answer?"""

from programs.views.assigning import assign_program
from programs.views.comparing import compare
from programs.views.deciding import drop_verdict, prepare_verdict
from programs.views.moving import link_outcomes, move_program
from programs.views.reading import (
    ProgramDetail,
    ProgramHistory,
    ProgramList,
    show_revision,
)
from programs.views.remarks import (
    RemarkAnswer,
    reopen_remark,
    resolve_remark,
    write_remark,
)
from programs.views.scoring import recommend
from programs.views.writing import ProgramCreate, ProgramEdit, copy_program

__all__ = [
    "ProgramCreate",
    "ProgramDetail",
    "ProgramEdit",
    "ProgramHistory",
    "ProgramList",
    "RemarkAnswer",
    "assign_program",
    "compare",
    "copy_program",
    "drop_verdict",
    "link_outcomes",
    "move_program",
    "prepare_verdict",
    "recommend",
    "reopen_remark",
    "resolve_remark",
    "show_revision",
    "write_remark",
]
