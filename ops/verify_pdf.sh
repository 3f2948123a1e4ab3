#!/usr/bin/env bash
# Asks veraPDF whether PDFs are valid PDF/UA-1 and PDF/A-3a:
#
#   ops/verify_pdf.sh FILE...   these files
#   ops/verify_pdf.sh           the demo's books, its edition, and a book of 500 programs,
#                               all printed first (VERIFY_PROGRAMS: how many more, 470)
#
# Ends with 0 when all are valid, 1 when one is not, 3 when it cannot be told because Java
# or Maven is missing. Maven fetches veraPDF once into var/verapdf; then Java is enough.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
sources=$home/ops/verapdf
libraries=$home/var/verapdf
books=$home/var/verify-pdf
extra_programs=${VERIFY_PROGRAMS:-470} # beside the demo's own thirty

do_without() {
    echo "verify-pdf: $1 is needed. Debian: apt install $2" >&2
    exit 3
}

fetch_libraries() {
    [ "$libraries/fetched" -nt "$sources/pom.xml" ] && return
    command -v mvn >/dev/null || do_without Maven maven
    echo "verify-pdf: fetching veraPDF"
    rm -rf "$libraries"
    mkdir -p "$libraries"
    mvn --batch-mode --quiet -f "$sources/pom.xml" --log-file "$libraries/log" \
        dependency:copy-dependencies -DoutputDirectory="$libraries" >/dev/null || {
        tail -n 5 "$libraries/log" >&2
        echo "verify-pdf: Maven could not fetch veraPDF" >&2
        exit 3
    }
    touch "$libraries/fetched"
}

verify() { java -Xmx2g -cp "$libraries/*" "$sources/VerifyPdf.java" "$@"; }

manage() { "$home/.venv/bin/python" "$home/manage.py" "$@"; }

# in_a_demo OPTIONS...: the portal of a demo of its own, thrown away by the next one.
in_a_demo() {
    export DATA_DIR=$books/data DATABASE_URL=sqlite:///$books/data/portal.sqlite3
    export SECRET_KEY=only-for-books-that-are-printed-and-thrown-away
    rm -rf "$DATA_DIR"
    mkdir -p "$DATA_DIR"
    manage migrate --verbosity 0
    manage demo "$@" >/dev/null
}

print_draft() {
    echo "verify-pdf: printing $2"
    manage print_book --book "$1" --output "$books/$2.pdf" >/dev/null
}

save_edition() {
    manage shell --verbosity 0 --command "
from pathlib import Path
from books.models import EditionFile
for one in EditionFile.objects.all():
    if bytes(one.file).startswith(b'%PDF'):
        Path('$books', f'edition-{one.pk}-book-{one.book}.pdf').write_bytes(one.file)"
}

print_books() {
    local book
    rm -rf "$books"
    echo "verify-pdf: printing an edition"
    in_a_demo
    save_edition
    for book in 1 2 3 all; do print_draft "$book" "draft-book-$book"; done
    in_a_demo --no-edition --programs "$extra_programs"
    print_draft all "draft-of-$((30 + extra_programs))-programs"
    rm -rf "$DATA_DIR"
}

java_compiles() { command -v java >/dev/null && java --list-modules | grep -q '^jdk.compiler'; }

java_compiles || do_without "Java (a JDK of 11 or newer)" default-jdk-headless
fetch_libraries
if [ $# = 0 ]; then
    print_books
    set -- "$books"/*.pdf
fi
verify "$@"
