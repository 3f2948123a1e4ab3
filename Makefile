# A thin door: what is behind it is in ops/ and works without make.
.PHONY: run test check tidy bench verify-pdf lock
bin = .venv/bin

run:    ## serve the demo on http://127.0.0.1:8000 (PORT, DATABASE_URL)
	@bash ops/setup.sh run
	@bash ops/run.sh

test:   ## everything that proves it
	@bash ops/setup.sh dev
	@bash ops/test.sh

check:  ## the fast part of it: lint, types, house rules
	@bash ops/setup.sh dev
	@bash ops/test.sh check

tidy:   ## fix what can be fixed
	@bash ops/setup.sh dev
	@bash ops/tidy.sh

bench:  ## measure
	@bash ops/setup.sh dev
	@bash ops/bench.sh

verify-pdf:  ## ask veraPDF about the books (needs Java and Maven)
	@bash ops/setup.sh dev
	@bash ops/verify_pdf.sh

lock:   ## pin the packages of pyproject.toml again (needs uv)
	@bash ops/lock.sh
