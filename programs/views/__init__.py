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
from programs.views.worksheets import (
    WorksheetDesk,
    WorksheetDetail,
    download_worksheet,
    drop_worksheet,
    map_worksheet,
    save_worksheet,
)
from programs.views.writing import ProgramCreate, ProgramEdit, copy_program

__all__ = [
    "ProgramCreate",
    "ProgramDetail",
    "ProgramEdit",
    "ProgramHistory",
    "ProgramList",
    "RemarkAnswer",
    "WorksheetDesk",
    "WorksheetDetail",
    "assign_program",
    "compare",
    "copy_program",
    "download_worksheet",
    "drop_verdict",
    "drop_worksheet",
    "link_outcomes",
    "map_worksheet",
    "move_program",
    "prepare_verdict",
    "recommend",
    "reopen_remark",
    "resolve_remark",
    "save_worksheet",
    "show_revision",
    "write_remark",
]
