//! How long one household takes and what it allocates: the whole Tianjin pack, all answers given.
//!
//! `make bench` prints this beside the same work in WASM.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot start should stop")]

use std::path::Path;

use divan::{AllocProfiler, Bencher, black_box};
use jiuzhu_engine::{Date, Household, Pack, Screening};

mod reading;

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

fn bytes() -> Vec<u8> {
    let policies = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies/tianjin");
    jiuzhu_policy::compile_dir(&policies).unwrap().bytes()
}

fn today() -> Date {
    Date::parse("2026-11-24").unwrap()
}

fn household(pack: &Pack) -> Household {
    let json = serde_json::from_str(include_str!("household.json")).unwrap();
    reading::household(pack, &json, today())
}

#[divan::bench]
fn decode_the_pack(bencher: Bencher) {
    let bytes = bytes();
    bencher.bench(|| Pack::decode(black_box(&bytes)).unwrap());
}

#[divan::bench]
fn screen_one_household(bencher: Bencher) {
    let pack = Pack::decode(&bytes()).unwrap();
    let household = household(&pack);
    let mut screening = Screening::new(&pack, today());
    bencher.bench_local(|| screening.screen(black_box(&household)));
}

#[divan::bench]
fn choose_the_first_question(bencher: Bencher) {
    let pack = Pack::decode(&bytes()).unwrap();
    let screening = Screening::new(&pack, today());
    bencher.bench(|| black_box(&screening).next());
}

#[divan::bench]
fn report_one_household(bencher: Bencher) {
    let pack = Pack::decode(&bytes()).unwrap();
    let mut screening = Screening::new(&pack, today());
    screening.screen(&household(&pack));
    bencher.bench(|| black_box(&screening).report());
}
