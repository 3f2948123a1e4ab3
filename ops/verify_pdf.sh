#!/usr/bin/env bash
# Asks veraPDF whether PDFs are valid PDF/UA-1 and PDF/A-3a:
#
#   ops/verify_pdf.sh FILE...   these files
#   ops/verify_pdf.sh           the demo's books and a book of 500 programs, printed first
#
# Ends with 0 when all are valid, 1 when one is not, 3 when it cannot be told because Java
# or Maven is missing. Maven fetches veraPDF once into var/verapdf; then Java is enough.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
sources=$home/ops/verapdf
libraries=$home/var/verapdf
books=$home/var/verify-pdf
extra_programs=470 # beside the demo's own thirty

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

# in_a_demo PROGRAMS BOOK...: prints the books of a demo that is thrown away after it.
in_a_demo() {
    local extra=$1 book
    shift
    export DATA_DIR=$books/data DATABASE_URL=sqlite:///$books/data/portal.sqlite3
    export SECRET_KEY=only-for-books-that-are-printed-and-thrown-away
    rm -rf "$DATA_DIR"
    mkdir -p "$DATA_DIR"
    "$home/.venv/bin/python" "$home/manage.py" migrate --verbosity 0
    "$home/.venv/bin/python" "$home/manage.py" demo --no-edition --programs "$extra" >/dev/null
    for book in "$@"; do
        echo "verify-pdf: printing book $book with $extra more programs"
        "$home/.venv/bin/python" "$home/manage.py" print_book --book "$book" \
            --output "$books/$book-$extra.pdf" >/dev/null
    done
    rm -rf "$DATA_DIR"
}

print_books() {
    rm -rf "$books"
    in_a_demo 0 1 2 3 all
    in_a_demo "$extra_programs" all
}

java_compiles() { command -v java >/dev/null && java --list-modules | grep -q '^jdk.compiler'; }

java_compiles || do_without "Java (a JDK of 11 or newer)" default-jdk-headless
fetch_libraries
if [ $# = 0 ]; then
    print_books
    set -- "$books"/*.pdf
fi
verify "$@"
