# make run     set up, build and open the page on this machine
# make check   quick: format, lints, native tests
# make bench   one screening, native and in WASM
# make test    everything, as .ci/run does
#
# WASM_TOOLCHAIN=debian|rustup  where the WASM compiler comes from (default: what is there)
# CHROMIUM=path                 the browser of the tests
# BLESS=1                       renew the pictures and snapshots in tests/golden

CLI = cargo run --quiet --package jiuzhu-cli --features dist --
PORT = 8000

.PHONY: run check test setup dist serve browser bench

run: dist
	@$(CLI) serve --port $(PORT)

setup:
	@.ci/setup build

dist: setup
	@$(CLI) dist

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
	$(CLI) dist
	$(CLI) node
	$(MAKE) --no-print-directory browser

# Needs a built dist/ and target/node/.
browser:
	node --test --test-timeout=120000 tests/js/*.test.mjs tests/browser/*.test.mjs

bench: setup
	cargo bench --quiet --package jiuzhu-cli --bench screening
	$(CLI) node
	node tests/bench/wasm.mjs
	$(CLI) dist >/dev/null
	node tests/bench/paint.mjs
