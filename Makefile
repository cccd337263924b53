# What a person does with this repository. Each target works on a machine with
# Go, git and make: whatever else it needs, it finds, or it stops and says in
# one sentence what to install.

GO       ?= go
VERSION  ?= development
FUZZTIME ?= 20s
BENCH    ?= .
PYTHON   ?= python3
FIRE     ?= ^Test(Killed|Replicas|Frozen|Stops|Postgres|SQLiteIs|AReplicas)

# The race detector needs cgo, and so a C compiler, on a processor it knows.
# Without them the same tests run without it.
RACE := $(if $(filter 1,$(shell $(GO) env CGO_ENABLED)),$(if $(filter amd64 arm64,$(shell $(GO) env GOARCH)),-race))

# SQLite itself, translated from C, starts no goroutine and keeps its memory to
# one connection: watching it as well doubles the time of every test of ours
# that uses it.
RACE += $(if $(RACE),-gcflags=github.com/ncruces/go-sqlite3-wasm/...=-race=false)

LINT_VERSION := v2.15.0
LINT         := .cache/bin/golangci-lint-$(LINT_VERSION)

# School years and terms, what holds for thousands of schools and cohorts, and
# teaching the guards go through everything once more, thousands of times over:
# the race detector makes a minute of it five, and has seen the same code already.
YEARS := ^Test(TheEarIs|ASchoolYear|ASchoolTerm|ATrustsYear|Counts|SilenceReveals)

.PHONY: build demo test fire oracle invitations e2e e2e-teams cards bench soak schema app icons pictures guards fuzz lint image clean

build: ## bin/plenary, static: the same file the image holds
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-s -w -X main.version=$(VERSION)' -o bin/plenary ./cmd/plenary

demo: ## a made-up school in the browser, with a clock to move
	$(GO) run ./cmd/plenary demo

test: ## every test, on SQLite and on a throwaway PostgreSQL
	.ci/with-postgres $(GO) test $(RACE) -timeout 15m -skip '$(YEARS)' ./...
	.ci/with-postgres $(GO) test -timeout 15m -run '$(YEARS)' -v ./cmd/plenary ./reflection

fire: ## the tests of faults at their full size: 200 kills, 200,000 deliveries, long outages
	PLENARY_TEST_KILLS=200 PLENARY_TEST_DELIVERIES=200000 PLENARY_TEST_LONG=1 \
	.ci/with-postgres $(GO) test -timeout 90m -run '$(FIRE)' -v ./cmd/plenary

oracle: ## 2,000 graphs, paired by us and by networkx: the same number of pairs and weight in each
	$(GO) test -count=1 -run '^TestOracle$$' -v ./reflection/matching -oracle '$(PYTHON)'

invitations: ## invitations to visits, read by python3-icalendar: the right local time on both sides of a change of the clocks
	rm -rf .cache/invitations && mkdir -p .cache/invitations
	$(GO) test -count=1 -run '^TestInvitations$$' ./bot/ics -invitations $(CURDIR)/.cache/invitations
	$(PYTHON) e2e/invitations.py .cache/invitations

e2e: build ## the browser tests of e2e/, in Chromium
	PLENARY_BIN=$(CURDIR)/bin/plenary .ci/e2e

e2e-teams: build e2e/node_modules/.package-lock.json e2e/cards/node_modules/.package-lock.json ## the main story in Microsoft's Playground for Teams, which npm fetches
	PLENARY_BIN=$(CURDIR)/bin/plenary .ci/e2e teams/playground/story.mjs

cards: ## every card for Teams: judged by Microsoft's own code, and drawn, to be looked at
	.ci/e2e cards/check.mjs

bench: build ## the figures in docs/benchmarks.md
	PLENARY_BIN=$(CURDIR)/bin/plenary .ci/with-postgres $(GO) test -timeout 60m -run '^$$' -bench '$(BENCH)' -benchmem ./bench/...

soak: build ## ten minutes of work: nothing may grow
	PLENARY_SOAK=10m PLENARY_BIN=$(CURDIR)/bin/plenary .ci/with-postgres $(GO) test -timeout 30m -run '^$$' -bench '^BenchmarkSoak$$' -benchtime 1x ./bench/...

schema: e2e/blocks/node_modules/.package-lock.json ## what Slack accepts, from its own types, for the tests of bot/slack
	mkdir -p .cache
	node e2e/blocks/schema.mjs >.cache/drawn.json
	mv .cache/drawn.json bot/slack/testdata/schema/drawn.json

app: e2e/app/node_modules/.package-lock.json ## the package for Teams, held against Microsoft's own schema
	$(GO) test -count=1 -run '^TestMicrosoftAccepts' -v ./bot/teams

icons: e2e/node_modules/.package-lock.json ## the icons in that package, from their drawings
	node e2e/app/icons.mjs bot/teams/icons

pictures: e2e/node_modules/.package-lock.json e2e/blocks/node_modules/.package-lock.json ## docs/pictures/ of what people see in Slack; every drawing in .cache/shots
	rm -rf .cache/drawings .cache/shots/slack && mkdir -p .cache/drawings
	$(GO) test -count=1 -run '^TestWhatPeopleMeet' ./bot/slack -drawings $(CURDIR)/.cache/drawings
	node e2e/blocks/pictures.mjs .cache/drawings docs/pictures .cache/shots/slack

%/node_modules/.package-lock.json: %/package-lock.json
	cd $* && npm ci --no-audit --no-fund
	touch $@

guards: ## what the safety guard learns from testdata/guards, and how well it hears a writer it did not learn from
	$(GO) test -count=1 -run '^TestTheEarIs' -v ./reflection -args -teach

fuzz: ## every fuzz target for FUZZTIME each
	GO='$(GO)' FUZZTIME='$(FUZZTIME)' .ci/fuzz

lint: $(LINT) ## gofmt, vet, the linters of .golangci.yml, a tidy go.mod
	$(GO) vet ./...
	$(LINT) run
	$(GO) mod tidy -diff

# Built from source, beside go.mod and not in it: none of it is a dependency.
$(LINT):
	GOBIN=$(CURDIR)/.cache/bin $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)
	mv .cache/bin/golangci-lint $@

image: ## the Dockerfile, built without a network and run without a user's name
	.ci/image

clean:
	rm -rf bin .cache
