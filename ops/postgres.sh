#!/usr/bin/env bash
# Runs a command beside a PostgreSQL server of its own, and throws the server away after it:
#
#   ops/postgres.sh pytest -q tests/programs     DATABASE_URL points at the server
#   ops/postgres.sh psql                         PGHOST, PGUSER and PGDATABASE do, too
#   ops/postgres.sh --found                      is there a server to start?
#
# The server comes from the system's binaries, listens on a socket in a temporary folder
# only, and never waits for the disk. It refuses to run as root, so root runs it as another.
set -euo pipefail

server_folder() {
    local folder newest=
    for folder in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin \
        /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then newest=$folder; fi
    done
    if [ -z "$newest" ] && command -v pg_ctl >/dev/null; then
        newest=$(dirname "$(command -v initdb)")
    fi
    [ -n "$newest" ] && echo "$newest"
}

# Runs as the account that owns the server: ours, unless we are root.
as_owner() {
    if [ "$(id -u)" != 0 ]; then
        "$@"
    elif command -v setpriv >/dev/null; then
        setpriv --reuid "$owner" --regid "$(id -g "$owner")" --clear-groups -- "$@"
    else
        runuser -u "$owner" -- "$@"
    fi
}

throw_away() {
    as_owner "$bin/pg_ctl" -D "$home/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$home"
}

if ! bin=$(server_folder); then
    [ "${1:-}" = --found ] || echo "postgres: there is no PostgreSQL server on this machine" >&2
    exit 1
fi
[ "${1:-}" != --found ] || exit 0
[ $# -gt 0 ] || { echo "usage: ops/postgres.sh COMMAND..." >&2; exit 2; }

owner=nobody
if id postgres >/dev/null 2>&1; then owner=postgres; fi
home=$(mktemp -d /tmp/paser-postgres.XXXXXX)
trap throw_away EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
if [ "$(id -u)" = 0 ]; then chown "$owner" "$home"; fi

locale=C
if locale -a 2>/dev/null | grep -qix 'c\.utf-\?8'; then locale=C.UTF-8; fi

# The owner may not be allowed to stand in our folder.
here=$PWD
cd /
if ! as_owner "$bin/initdb" -D "$home/data" -U portal -A trust -E UTF8 --locale="$locale" \
    --no-sync >"$home.log" 2>&1 ||
    ! as_owner "$bin/pg_ctl" -D "$home/data" -w -t 60 -l "$home/log" -o "-k $home \
        -c listen_addresses='' -c fsync=off -c full_page_writes=off \
        -c synchronous_commit=off" start >>"$home.log" 2>&1; then
    echo "postgres: the server did not start" >&2
    tail -n 5 "$home.log" "$home/log" >&2 2>/dev/null || true
    rm -f "$home.log"
    exit 1
fi
rm -f "$home.log"
cd "$here"

export PGHOST=$home PGUSER=portal PGDATABASE=postgres
export DATABASE_URL="postgres://portal@/$home/postgres"
"$@"
