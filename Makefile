# The usual targets. `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

RELEASE := .build-release
BINARY := $(RELEASE)/release/taproot
RELEASE_FLAGS := --configuration release --static-swift-stdlib --scratch-path $(RELEASE) --product taproot
PREFIX ?= /usr/local
DEMO := out/demo-fleet

.PHONY: help
help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.PHONY: run
run: build ## build for release, audit the demo fleet, show the table, write the HTML report
	rm -rf $(DEMO)
	$(BINARY) demo $(DEMO)
	$(BINARY) audit $(DEMO) --compare 2021-study --exit-zero
	$(BINARY) audit $(DEMO) --compare 2021-study --exit-zero --output out/report.html
	@echo
	@echo "The report with pictures: out/report.html"

.PHONY: build
build: bootstrap ## build for release
	swift build $(RELEASE_FLAGS)

.PHONY: bootstrap
bootstrap: ## install the Debian packages that are missing, or say which they are
	scripts/bootstrap

# All tests at once would leave those that wait for a program or a socket without a thread for minutes.
.PHONY: test
test: bootstrap ## run all tests
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=8 swift test --explicit-target-dependency-import-check error

.PHONY: lint
lint: ## check the format of the sources and the rooms' borders
	swift format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks
	scripts/check-rooms

.PHONY: worlds
worlds: bootstrap ## hold 20,000 proofs over random policies to the evaluator
	swift build $(RELEASE_FLAGS:taproot=small-worlds)
	$(RELEASE)/release/small-worlds 20000

.PHONY: oracle
oracle: build ## hold 2,000 proofs over random policies, and 300 guards, to an independent solver
	Tests/Oracle/compare --taproot $(BINARY) --chains 2000
	Tests/Oracle/built --taproot $(BINARY) --guards 300

.PHONY: signing
signing: bootstrap ## hold 2,000 random signatures and searches for credentials to botocore
	Tests/Botocore/signatures --check Tests/AWSClientTests/Cases/signature-suite.json
	mkdir -p out
	seed=$$RANDOM; echo "seed $$seed"; \
	Tests/Botocore/signatures --seed $$seed --count 2000 > out/signatures.jsonl; \
	Tests/Botocore/credentials --seed $$seed --count 2000 > out/credentials.jsonl
	TAPROOT_SIGNING_RECORDS=$(CURDIR)/out/signatures.jsonl TAPROOT_CREDENTIAL_RECORDS=$(CURDIR)/out/credentials.jsonl \
	swift test --filter botocore

.PHONY: buckets
buckets: build ## hold trails in buckets to those on disk, over a network that fails
	Tests/AWSDouble/check-buckets --taproot $(BINARY)

.PHONY: torture
torture: bootstrap ## kill 200 ingests at random moments and compare what the ledger holds after all
	swift build $(RELEASE_FLAGS:taproot=ledger-torture)
	$(RELEASE)/release/ledger-torture 200

.PHONY: collect
collect: build ## hold collecting to a double of AWS and to the AWS CLI: faults, 200 kills, missing permissions
	Tests/AWSDouble/check
	Tests/AWSDouble/check-collector --taproot $(BINARY)

.PHONY: fixes
fixes: bootstrap ## hold fixing to a double of AWS: surprises, refusals, lost answers, 100 kills
	swift build --product taproot
	Tests/AWSDouble/check-fixes --taproot .build/debug/taproot

.PHONY: check
check: lint test sanitize docs run readme worlds oracle signing buckets collect fixes torture fuzz ## all that continuous integration checks

.PHONY: sanitize
sanitize: bootstrap ## run the readers' tests with the address sanitizer
	scripts/sanitize

.PHONY: fuzz
fuzz: bootstrap ## fuzz what reads trails, for 30 seconds each
	scripts/fuzz

.PHONY: docs
docs: bootstrap ## check that every public declaration is documented and every link in the documents leads somewhere
	scripts/check-docs

.PHONY: readme
readme: build ## run the commands that the README shows
	scripts/check-readme $(BINARY)

.PHONY: install
install: build ## install the binary, shell completions and the man page below PREFIX (/usr/local)
	scripts/install $(BINARY) "$(DESTDIR)$(PREFIX)"

.PHONY: bench
bench: build ## measure, beside DuckDB
	Benchmarks/audit-against-duckdb --taproot $(BINARY)

.PHONY: clean
clean: ## remove what was built
	rm -rf .build $(RELEASE) .build-sanitize .build-fuzz out
