#!/usr/bin/env bash
# Serves the portal on this machine, with a job worker beside it; Ctrl-C ends both.
#
#   PORT          where it listens on 127.0.0.1 (8000)
#   DATABASE_URL  where the data is (SQLite in DATA_DIR)
#   DATA_DIR      everything that is kept (var)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export PATH=$PWD/.venv/bin:$PATH
export PORT=${PORT:-8000}
export DATA_DIR=${DATA_DIR:-$PWD/var}
export DATABASE_URL=${DATABASE_URL:-sqlite:///$DATA_DIR/portal.sqlite3}
export ALLOWED_HOSTS=${ALLOWED_HOSTS:-127.0.0.1,localhost}
export DEBUG=${DEBUG:-false}

say() { printf 'run: %s\n' "$*"; }

port_is_free() {
    python -c 'import os, socket
listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", int(os.environ["PORT"])))' 2>/dev/null
}

port_answers() {
    python -c 'import os, socket
socket.create_connection(("127.0.0.1", int(os.environ["PORT"])), 1).close()' 2>/dev/null
}

# The key is made once and kept beside the data: sessions outlive a restart.
secret_key() {
    local file=$DATA_DIR/secret_key
    [ -s "$file" ] || (umask 077 && python -c 'import secrets
print(secrets.token_urlsafe(48))' >"$file")
    cat "$file"
}

# Static files are collected when one of them, or what collects them, is newer.
collect_static() {
    local stamp=$DATA_DIR/.static-collected
    if [ -e "$stamp" ] && [ -z "$(find static paser_masterplan/settings.py \
        .venv/.installed-run -newer "$stamp" 2>/dev/null | head -n 1)" ]; then
        return
    fi
    say "collecting static files"
    python manage.py collectstatic --noinput --clear --verbosity 0
    touch "$stamp"
}

running() { kill -0 "$1" 2>/dev/null; }

# Asks both to end; a job that is being done has ten seconds to finish.
end_both() {
    trap '' INT TERM HUP
    kill -TERM "$server" "$worker" 2>/dev/null || true
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        running "$server" || running "$worker" || break
        sleep 1
    done
    kill -KILL "$server" "$worker" 2>/dev/null || true
    wait 2>/dev/null || true
}

# shellcheck disable=SC2317  # a trap calls it
stop() {
    printf '\n'
    say "stopping"
    end_both
    exit 0
}

port_is_free || {
    say "port $PORT is taken or not a port. Choose another: PORT=8001 make run" >&2
    exit 1
}
mkdir -p "$DATA_DIR"
export SECRET_KEY=${SECRET_KEY:-$(secret_key)}

collect_static
say "bringing the database up to date"
python manage.py migrate --noinput --verbosity 0
python manage.py demo --if-empty

server='' worker=''
trap stop INT TERM HUP
# A process of its own group, so that Ctrl-C reaches them through us and once only.
set -m
python manage.py db_worker --queue-name '*' &
worker=$!
waitress-serve --listen="127.0.0.1:$PORT" --threads=8 \
    --max-request-body-size=134217728 paser_masterplan.wsgi:application &
server=$!
set +m

until port_answers || ! running "$server" || ! running "$worker"; do sleep 0.2; done
if running "$server" && running "$worker"; then
    say "http://127.0.0.1:$PORT (Ctrl-C ends it)"
    say "this is a demo on this machine only, not for production"
fi
while running "$server" && running "$worker"; do
    sleep 1 &
    wait $! || true
done
running "$server" || say "the web server has ended; stopping" >&2
running "$worker" || say "the job worker has ended; stopping" >&2
end_both
exit 1
