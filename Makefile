# Every command of the project; `make` alone lists them. What they do is in bin/, to be read.
.DEFAULT_GOAL := help
.PHONY: help run demo test fuzz lint format messages ci audit bench lighthouse screenshots smoke-deploy scale-test faults load clean
export PORT ?= 8000
ARGS ?=
MINUTES ?= 10

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## set up, fill an empty database and serve http://127.0.0.1:8000 (PORT= to change)
	@bin/run

demo: ## take the demo data away and make it afresh (ARGS= goes to seed_demo)
	@bin/demo $(ARGS)

test: ## every test, on SQLite and on a throwaway MariaDB (ARGS= goes to pytest)
	@bin/test $(ARGS)

fuzz: ## generated requests to every endpoint (FUZZ_EXAMPLES=100 to each endpoint by everybody, FUZZ_SEED=1)
	@bin/setup dev && DB_NAME= FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-100} .venv/bin/python -m pytest -s tests/contract/test_fuzz.py $(ARGS)

lint: ## every check of code, templates, scripts, styles, migrations and settings
	@bin/lint

format: ## let ruff and biome rewrite the code in our style
	@bin/format

messages: ## bring the catalogues of translations up to date, and name what is not translated
	@bin/messages

ci: ## what a change must pass: lint and test
	+@.ci/run

audit: ## known holes and licences of what the site runs on (ARGS=--strict fails where nobody could be asked)
	@bin/audit $(ARGS)

smoke-deploy: ## rehearse docs/deploy.md with nginx, gunicorn and MariaDB on this machine (ARGS= goes to pytest)
	@bin/smoke-deploy $(ARGS)

bench: ## what pages, lists and sign-ins cost beside a bare view, into README (ARGS= goes to benchmarks/http.py)
	@bin/setup && .venv/bin/python -m benchmarks.http --write $(ARGS)

lighthouse: ## what Lighthouse says of each public page in production (ARGS= names pages)
	@bin/lighthouse $(ARGS)

screenshots: ## every page in every state, on a phone and a desk, light and dark, into screenshots/
	@bin/screenshots $(ARGS)

scale-test: ## the site on two servers, a cluster, Redis, a bucket and a replica, for real on this machine
	@bin/setup dev && .venv/bin/python -m trials.scale $(ARGS)

faults: ## kill, fill and hang each part of the production set-up under load; nothing promised may be lost
	@bin/setup dev && .venv/bin/python -m trials.faults $(ARGS)

load: ## ten minutes (MINUTES=) of a busy evening's load, then slow clients; no error, no growth
	@bin/setup dev && .venv/bin/python -m trials.load --minutes $(MINUTES) $(ARGS)

clean: ## remove what the commands built; .env, the database and the photographs stay
	rm -rf .venv node_modules .npm staticfiles .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
