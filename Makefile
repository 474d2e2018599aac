# make run     set up, build and open the page on this machine
# make check   quick: format, lints, native tests
# make soak    the laws of the engine over a million random pairs of a pack and a household
# make bench   the engine, natively and in WASM, beside its peers; the page on a slow phone
# make size    bytes of every file of the page beside the peers; fails over budget. Needs a built dist/
# make lighthouse Lighthouse on a slow phone: times and scores. Needs a built dist/
# make fuzz    random files, packs and answers, FUZZ_SECONDS=60 for each target
# make mutants which changes of the engine and the compiler no test notices: hours, or SHARD=3/20 of them
# make browsers whole journeys in Chromium 67, 78, 90 and this machine's, WebKitGTK and Firefox; needs a built dist/
# make pictures every screen as a phone and a tablet show it; screens and taps of each story; needs a built dist/
# make deny    licences and sources of all that comes from elsewhere
# make supply  the same, known holes where the lists can be reached, bills of materials in target/sbom
# make reproducible the committed site twice from clean clones, byte by byte
# make test    everything, as .ci/run does
#
# WASM_TOOLCHAIN=debian|rustup  where the WASM compiler comes from (default: what is there)
# CHROMIUM=path                 the browser of the tests
# BLESS=1                       renew the pictures and snapshots in tests/golden

CLI = cargo run --quiet --package jiuzhu-cli --features dist --
PORT = 8000

# In the folder target/fuzz: the inputs that reached something new, and those that failed.
FUZZ_TARGETS = pack_bytes policy_text household_json sentence
FUZZ_SECONDS = 60
FUZZ_BUILD = --fuzz-dir tests/fuzz --target-dir target/fuzz/build --sanitizer none

.PHONY: run check soak test setup dist serve browser browsers pictures bench size lighthouse fuzz mutants deny supply reproducible

run: dist
	@$(CLI) serve --port $(PORT)

setup:
	@.ci/setup build

dist: setup
	@$(CLI) dist --english

serve:
	@$(CLI) serve --port $(PORT)

check:
	cargo fmt --all --check
	cargo clippy --quiet --workspace --all-targets -- -D warnings
	cargo test --quiet --workspace

test:
	@.ci/setup test
	cargo fmt --all --check
	cargo clippy --quiet --locked --workspace --all-targets --features jiuzhu-cli/dist -- -D warnings
	cargo test --locked --workspace --features jiuzhu-cli/dist
	RUSTDOCFLAGS="-D warnings" cargo doc --quiet --workspace --no-deps --document-private-items
	$(CLI) dist --english
	$(CLI) node
	$(MAKE) --no-print-directory browser

# PAIRS=4000000 so many, SEED=1 FROM=7 PAIRS=1 one of them again, JOBS=1 leaves the other cores alone.
soak:
	@SOAK=1 cargo test --quiet --profile soak --package jiuzhu-engine --test small_worlds -- --nocapture
	@PROPTEST_CASES=5000 cargo test --quiet --profile soak --package jiuzhu-policy --test laws
	@cargo run --quiet --profile soak --package jiuzhu-engine --example soak

# Needs a built dist/ and target/node/.
browser:
	node --test --test-timeout=120000 tests/js/*.test.mjs tests/browser/*.test.mjs tests/browser/engines/*.test.mjs

# Pictures of what they show: target/browsers/*.png. BROWSERS=firefox is one alone.
BROWSERS = chromium-67 chromium-78 chromium-90 chromium webkit firefox

browsers:
	@.ci/setup browsers
	@BROWSERS="$(BROWSERS)" node --test --test-timeout=600000 --test-reporter=./tests/browser/engines/table.mjs \
		tests/browser/engines/*.test.mjs

# The pictures side by side: target/pictures/index.html.
pictures:
	@.ci/setup pictures
	@node --test --test-timeout=600000 --test-reporter=./tests/browser/pictures/print.mjs \
		tests/browser/pictures/*.test.mjs tests/browser/stories.test.mjs

fuzz:
	@.ci/setup fuzz
	@cargo run --quiet --release --manifest-path tests/fuzz/Cargo.toml --target-dir target/fuzz/build --example seed target/fuzz
	@set -e; for target in $(FUZZ_TARGETS); do \
		mkdir -p target/fuzz/corpus/$$target; \
		cargo fuzz run $(FUZZ_BUILD) $$target target/fuzz/corpus/$$target target/fuzz/seeds/$$target -- \
			-dict=target/fuzz/words.dict -max_total_time=$(FUZZ_SECONDS) -max_len=65536 -timeout=20 \
			-rss_limit_mb=2048 -artifact_prefix=target/fuzz/$$target- -print_final_stats=1 -verbosity=0; \
	done

# In the folder target/mutants.out: what was caught and what was missed. Few random cases, always the same ones.
SHARD = 0/1

mutants:
	@.ci/setup mutants
	PROPTEST_CASES=40 PROPTEST_RNG_SEED=1 CARGO_PROFILE_DEV_DEBUG=false \
		nice cargo mutants --package jiuzhu-engine --package jiuzhu-policy --jobs 2 --shard $(SHARD) --output target

deny:
	@.ci/setup deny
	@cargo deny --all-features --log-level error check licenses bans sources

supply:
	@.ci/setup supply
	@.ci/supply

reproducible: setup
	@.ci/reproduce

size: tests/bench/peers/node_modules
	@$(CLI) node
	@node tests/bench/size.mjs

tests/bench/peers/node_modules: tests/bench/peers/package-lock.json
	npm install --no-save --prefix tests/bench/peers --no-audit --no-fund --loglevel=error
	@touch $@

# Lighthouse is installed here and nowhere else.
lighthouse: tests/bench/lighthouse/node_modules
	@node tests/bench/lighthouse/visit.mjs

tests/bench/lighthouse/node_modules: tests/bench/lighthouse/package-lock.json
	npm ci --prefix tests/bench/lighthouse --no-audit --no-fund --loglevel=error
	@touch $@

# How to read it: tests/bench/README.md. The peers are installed here and nowhere else.
bench: setup
	cargo bench --quiet --package jiuzhu-cli --bench screening
	$(CLI) node --policies policies/tianjin --policies tests/bench/peers/policy
	node tests/bench/tianjin.mjs
	cargo build --quiet --release --package jiuzhu-cli --example peers
	@$(MAKE) --no-print-directory tests/bench/peers/node_modules
	node tests/bench/peers/compare.mjs
	$(CLI) dist --english | tail --lines=2
	node tests/bench/paint.mjs
