#!/usr/bin/env bash
# Measures what has a measure: tests/benchmarks.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [ -z "$(find tests/benchmarks -name 'test_*.py' 2>/dev/null | head -n 1)" ]; then
    echo "bench: nothing is measured yet (tests/benchmarks is empty)"
    exit 0
fi
exec .venv/bin/pytest -q -s -p no:randomly tests/benchmarks "$@"
