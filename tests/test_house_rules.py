"""Does the house stand as it was drawn?"""

import ast
import importlib
import inspect
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.forms import BaseForm
from django.urls import get_resolver, reverse

from tests.house import furnish
from tests.pages import all_routes
from tests.test_query_budgets import BUDGETS

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ["agencies", "plans", "workshops", "programs", "books"]
ROOMS = [*FLOORS, "paser_masterplan"]
# What the project package may know of the floors: these files wire them.
WIRING = {
    "building.py",
    "charter.py",
    "clock.py",
    "db_worker.py",
    "demo.py",
    "desk.py",
    "frame.py",
    "guides.py",
    "health.py",
    "hearing.py",
    "judging.py",
    "proposals.py",
    "reminding.py",
    "results.py",
    "style_guide.py",
    "urls.py",
    "views.py",
}
PUBLIC = {
    "copies:check",
    "copies:code",
    "copies:digest",
    "login",
    "guide",
    "guide_page",
    "live",
    "offline",
    "published:chapter",
    "published:edition",
    "published:file",
    "ready",
    "rights",
    "worker",
    "workshops:arrive",
}
FORBIDDEN_NAMES = {"utils", "helpers", "services", "common", "misc", "base", "manager"}
FORBIDDEN_WORDS = [
    "@receiver",
    "GenericForeignKey",
    "mark_safe",
    "post_save",
    "except Exception",
]
STATUS_WORD = re.compile(
    r"[\"'](DRAFT|PROPOSED|SUBMITTED|IN_REVIEW|RETURNED|APPROVED|REJECTED|MERGED"
    r"|WITHDRAWN|OPEN|ACCEPTED|ANSWERED|RESOLVED)[\"']"
)
ORM_VERBS = re.compile(r"\.(filter|create|update|delete|get_or_create)\(")


def python_files(*folders):
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def templates(pattern="*.html"):
    return sorted((ROOT / "templates").rglob(pattern))


def imported(path):
    """The top-level packages that a file imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module.split(".")[0]


def relative(path):
    return str(path.relative_to(ROOT))


def test_floors_look_down_and_never_up():
    looks_up = [
        (relative(path), name)
        for level, floor in enumerate(FLOORS)
        for path in python_files(floor)
        for name in imported(path)
        if name in FLOORS[level + 1 :]
    ]

    assert looks_up == []


def test_cellar_imports_no_floor():
    knows = [
        (relative(path), name)
        for path in python_files("paser_masterplan")
        if path.name not in WIRING
        for name in imported(path)
        if name in FLOORS
    ]

    assert knows == []


def test_python_files_stay_under_four_hundred_lines():
    long = [
        relative(path)
        for path in python_files(*ROOMS)
        if len(path.read_text().splitlines()) > 400
    ]

    assert long == []


def test_test_files_stay_under_five_hundred_lines():
    long = [
        relative(path)
        for path in python_files("tests")
        if len(path.read_text().splitlines()) > 500
    ]

    assert long == []


def test_functions_stay_under_forty_lines():
    long = [
        f"{relative(path)}:{node.name}"
        for path in python_files(*ROOMS)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno + 1 > 40
    ]

    assert long == []


def test_view_functions_stay_under_fifteen_lines():
    views = [p for p in python_files(*ROOMS) if "views" in (p.stem, p.parent.name)]
    long = [
        f"{relative(path)}:{node.name}"
        for path in views
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and statements(node) > 15
    ]

    assert views
    assert long == []


def statements(function):
    """The lines of a function's body, without its signature and docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def test_views_hold_no_orm_verbs():
    found = [
        f"{relative(path)}: {match[0]}"
        for path in python_files(*ROOMS)
        if "views" in (path.stem, path.parent.name)
        for match in ORM_VERBS.finditer(path.read_text())
    ]

    assert found == []


def test_templates_stay_short():
    long = [
        relative(path)
        for path in templates()
        if len(path.read_text().splitlines()) > (60 if path.name[0] == "_" else 150)
    ]

    assert long == []


def test_partials_open_with_their_inputs():
    silent = [
        relative(path)
        for path in templates("_*.html")
        if not path.read_text().lstrip().startswith(("{#", "{% comment"))
    ]

    assert silent == []


def test_templates_name_no_status_and_no_role():
    found = [
        relative(path)
        for path in templates()
        if "gaya" not in relative(path)
        and (STATUS_WORD.search(path.read_text()) or "user.role" in path.read_text())
    ]

    assert found == []


def test_templates_mark_nothing_safe_and_run_nothing_inline():
    banned = re.compile(r"\|safe\b|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=")
    found = [
        relative(path)
        for path in templates()
        if "pdf" not in path.parts and banned.search(path.read_text())
    ]

    assert found == []


def test_no_file_is_an_attic():
    found = [relative(p) for p in python_files(*ROOMS) if p.stem in FORBIDDEN_NAMES]

    assert found == []


@pytest.mark.parametrize("word", FORBIDDEN_WORDS)
def test_no_file_uses_a_forbidden_word(word):
    found = [relative(p) for p in python_files(*ROOMS) if word in p.read_text()]

    assert found == []


def test_every_module_says_which_question_it_answers():
    silent = [
        relative(path)
        for path in python_files(*ROOMS)
        if path.read_text().strip()
        and not ast.get_docstring(ast.parse(path.read_text()))
    ]

    assert silent == []


def test_only_these_pages_are_public():
    public = {
        route.name
        for route in all_routes()
        if not getattr(route.callback, "login_required", True)
    }

    assert public == PUBLIC


def test_every_route_has_a_name():
    nameless = [str(route.path) for route in all_routes() if not route.name]

    assert nameless == []


def test_every_model_has_a_builder():
    built = {
        node.name.split("_", 1)[1].replace("_", "")
        for path in python_files("tests/builders")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.name.startswith(("a_", "an_"))
    }
    wanted = {model.__name__.lower() for model in our_models()} - {"masterplan"}

    assert wanted - built == set()
    assert "plan" in built


def test_every_model_is_in_the_glossary():
    glossary = (ROOT / "docs" / "glossary.md").read_text()
    missing = [m.__name__ for m in our_models() if f"`{m.__name__}`" not in glossary]

    assert missing == []


def our_models():
    return [
        model for name in FLOORS for model in apps.get_app_config(name).get_models()
    ]


def test_models_override_neither_save_nor_delete():
    found = [
        model.__name__
        for model in our_models()
        if {"save", "delete"} & set(vars(model))
    ]

    assert found == []


def test_only_rows_of_a_record_have_an_order_of_their_own():
    ordered = {model.__name__ for model in our_models() if model._meta.ordering}

    assert ordered == {"Action", "Funding", "Indicator", "Remark"}


def test_every_form_field_speaks_indonesian():
    english = [
        f"{form.__name__}.{name}"
        for form in our_forms()
        for name, field in form.base_fields.items()
        if field.label is None and name not in {"opened"}
    ]

    assert english == []


def our_forms():
    for path in python_files(*ROOMS):
        module = importlib.import_module(
            ".".join(path.relative_to(ROOT).with_suffix("").parts)
        )
        for _, thing in inspect.getmembers(module, inspect.isclass):
            if issubclass(thing, BaseForm) and thing.__module__ == module.__name__:
                yield thing


def test_migrations_are_named():
    auto = [
        path.name
        for floor in FLOORS
        for path in (ROOT / floor / "migrations").glob("0*.py")
        if "_auto_" in path.name
    ]

    assert auto == []


def test_lifecycle_paper_is_in_step():
    call_command("draw_lifecycle", "--check")


def test_error_pages_need_no_context(client, db):
    resolver = get_resolver()

    assert resolver.resolve_error_handler(500)


def test_no_link_leads_nowhere(client, admin, operator, plan):
    rooms = furnish(plan, operator, admin)
    client.force_login(admin)

    nowhere = [
        key
        for key in BUDGETS
        if b'href=""'
        in client.get(reverse(key.split()[0], args=rooms.get(key, []))).content
    ]

    assert nowhere == []
