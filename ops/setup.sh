#!/usr/bin/env bash
# Makes this machine ready: ops/setup.sh run | dev
#
#   run   Python, its packages, and the system libraries that print the book
#   dev   the same, the tools that prove it, a PostgreSQL server and Chromium
#
# It may be called again and from anywhere: what is there is left alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

kind=${1:-run}
case $kind in
    run | dev) ;;
    *) echo "usage: ops/setup.sh run|dev" >&2; exit 2 ;;
esac

python=.venv/bin/python
missing=0

say() { printf 'setup: %s\n' "$*"; }
have() { command -v "$1" >/dev/null 2>&1; }

# --- The system's packages ---------------------------------------------------------------

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

may_apt() {
    have apt-get && { [ "$(id -u)" = 0 ] || { have sudo && sudo -n true 2>/dev/null; }; }
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -y -o DPkg::Lock::Timeout=120 "$@" </dev/null
}

# Installs Debian packages where that is allowed; the index is fetched only when an
# old one will not do.
apt_install() {
    may_apt || return 1
    say "installing $* (apt)"
    local log
    log=$(mktemp)
    if apt_get install --no-install-recommends "$@" >"$log" 2>&1 ||
        { apt_get update >"$log" 2>&1 &&
            apt_get install --no-install-recommends "$@" >>"$log" 2>&1; }; then
        rm -f "$log"
        return 0
    fi
    tail -n 5 "$log" >&2
    rm -f "$log"
    return 1
}

# Says what a person has to do where apt may not. On CI nothing may be missing.
do_without() {
    say "$1"
    missing=1
}

# --- Python ------------------------------------------------------------------------------

right_python() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
        >/dev/null 2>&1
}

find_python() {
    local name
    for name in python3 python3.13 python3.12 python3.11; do
        if right_python "$name"; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

make_venv() {
    local base
    base=$(find_python) || {
        say "Python 3.11, 3.12 or 3.13 is needed. Debian: apt install python3 python3-venv;" \
            "Fedora: dnf install python3.13; macOS: brew install python@3.13" >&2
        exit 1
    }
    say "making .venv with $("$base" -V)"
    rm -rf .venv
    if have uv; then
        uv venv --quiet --no-python-downloads --python "$base" .venv
        return
    fi
    "$base" -c 'import ensurepip' 2>/dev/null || apt_install python3-venv || {
        say "Python's venv is missing. Debian: apt install python3-venv" >&2
        exit 1
    }
    "$base" -m venv .venv
}

checksum() {
    "$python" -c 'import hashlib, sys
print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest(), sys.version.split()[0])' "$1"
}

# dev.txt holds everything that run.txt holds, so whoever has the one has the other.
install_requirements() {
    local file=requirements/$1.txt stamp=.venv/.installed-$1
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(checksum "$file")" ] && return
    say "installing $file"
    if have uv; then
        UV_LINK_MODE=${UV_LINK_MODE:-copy} uv pip install --quiet --python "$python" \
            --require-hashes -r "$file"
    else
        "$python" -m pip --version >/dev/null 2>&1 || "$python" -m ensurepip >/dev/null
        "$python" -m pip install --quiet --disable-pip-version-check \
            --require-hashes -r "$file"
    fi
    checksum "$file" >"$stamp"
    [ "$1" = run ] || checksum requirements/run.txt >.venv/.installed-run
}

# --- What Python alone cannot bring ------------------------------------------------------

can_print() { "$python" -W error -c 'import weasyprint' >/dev/null 2>&1; }

printing_libraries() {
    can_print && return
    apt_install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 && can_print && return
    do_without "printing is switched off until Pango is there. Debian: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; Fedora: dnf install pango; macOS: brew install pango"
}

postgresql_server() {
    ops/postgres.sh --found && return
    apt_install postgresql && ops/postgres.sh --found && return
    do_without "the suite will not run on PostgreSQL. Debian: apt install postgresql; Fedora: dnf install postgresql-server; macOS: brew install postgresql"
}

browser() {
    ops/chromium.sh >/dev/null && return
    apt_install chromium && ops/chromium.sh >/dev/null && return
    do_without "the browser tests will not run. Debian: apt install chromium; Fedora: dnf install chromium; macOS: brew install chromium"
}

right_python "$python" || make_venv
install_requirements "$kind"
printing_libraries
if [ "$kind" = dev ]; then
    postgresql_server
    browser
fi
if [ "$missing" = 1 ] && [ "${CI:-}" = true ]; then
    say "with CI=true nothing may be missing" >&2
    exit 1
fi
