#!/usr/bin/env bash
# Fixes what can be fixed: order, spacing and indentation of Python and templates.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export PATH=$PWD/.venv/bin:$PATH

# Both formatters of templates end with 1 when they changed something.
templates() { find templates -name '*.html' -print0 | xargs -0 -r "$@" || true; }

ruff check --fix --quiet . || true
ruff format --quiet .
templates djade --target-version 5.2
templates djhtml --tabwidth 2
ruff check --quiet .
