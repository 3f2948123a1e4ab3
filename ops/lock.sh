#!/usr/bin/env bash
# Pins what pyproject.toml asks for, with hashes, for every Python it allows.
# Newer versions on purpose only: ops/lock.sh --upgrade
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export PATH=$PATH:$PWD/.venv/bin
command -v uv >/dev/null || { echo "lock: uv is needed" >&2; exit 1; }

pin() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-strip-extras --no-emit-index-url --no-header pyproject.toml "$@"
}

pin -o requirements/run.txt "$@"
pin -o requirements/dev.txt --group dev -c requirements/run.txt "$@"
