#!/usr/bin/env bash
# Proves the portal: ops/test.sh [check]
#
#   (nothing)  lint, types, the suite on SQLite and on PostgreSQL, coverage, the browser
#   check      lint, types and the house rules: under a minute
#
# Every step runs, whatever failed before it; the last lines say what failed and what was
# skipped. With CI=true nothing may be skipped.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

export PATH=$PWD/.venv/bin:$PATH
# What mypy and manage.py ask for; pytest's own environment is in pyproject.toml.
export SECRET_KEY=only-for-tests-and-long-enough-for-the-checks-of-django
export DATABASE_URL=sqlite:///:memory: DATA_DIR=var/tests

failed=()
skipped=()

step() {
    local name=$1 begun=$SECONDS verdict=ok
    shift
    printf '\n== %s\n' "$name"
    "$@" || { verdict=FAILED && failed+=("$name"); }
    printf -- '-- %s: %s, %d s\n' "$name" "$verdict" $((SECONDS - begun))
}

skip() {
    printf '\n== %s\n-- skipped: %s\n' "$1" "$2"
    if [ "${CI:-}" = true ]; then failed+=("$1: $2"); else skipped+=("$1: $2"); fi
}

templates() { find templates -name '*.html' -print0 | xargs -0 -r "$@"; }

# measured ENGINE COMMAND...: pytest on both cores, with coverage, which costs a third of
# the time. The gate is for both engines together, so neither run is held to it alone.
measured() {
    local engine=$1
    shift
    COVERAGE_FILE=.coverage.$engine "$@" -q -n 2 --cov --cov-report= --cov-fail-under=0
}

lint() {
    step "ruff format" ruff format --check .
    step "ruff" ruff check .
    step "djade" templates djade --target-version 5.2 --check
    step "djhtml" templates djhtml --tabwidth 2 --check
    step "mypy" mypy
    step "manage.py check" python manage.py check --fail-level WARNING
    step "migrations" python manage.py makemigrations --check --dry-run
}

on_sqlite() {
    rm -f .coverage .coverage.*
    step "SQLite" measured sqlite pytest
}

on_postgresql() {
    if ops/postgres.sh --found; then
        step "PostgreSQL" ops/postgres.sh pytest -q -n 2 -m "not browser and not postgres"
        step "PostgreSQL alone" measured postgresql ops/postgres.sh pytest -m postgres
        step "coverage" gate
    else
        skip "PostgreSQL, and with it the coverage gate" "there is no server to start"
    fi
}

gate() { coverage combine --quiet && coverage report; }

in_the_browser() {
    if ops/chromium.sh >/dev/null; then
        step "browser" pytest -q -n 2 --dist worksteal -m browser
    else
        skip "browser" "there is no Chromium"
    fi
}

lint
if [ "${1:-all}" = check ]; then
    step "house rules" pytest -q tests/test_house_rules.py
else
    on_sqlite
    on_postgresql
    in_the_browser
fi

printf '\n%d s in all\n' "$SECONDS"
[ ${#skipped[@]} = 0 ] || printf 'skipped: %s\n' "${skipped[@]}"
[ ${#failed[@]} = 0 ] || { printf 'FAILED: %s\n' "${failed[@]}"; exit 1; }
