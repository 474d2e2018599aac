//! How long one household takes: the whole Tianjin pack, all answers given.
//!
//! `make bench` prints this beside the same work in WASM.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot start should stop")]

use std::path::Path;

use divan::{Bencher, black_box};
use jiuzhu_engine::{Date, Household, Pack, Screening, input, input::Raw};
use serde_json::Value;

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
    let json: Value = serde_json::from_str(include_str!("household.json")).unwrap();
    input::household(pack, &raw(&json), today()).unwrap()
}

fn raw(json: &Value) -> Raw {
    match json {
        Value::Null => Raw::Null,
        Value::Bool(truth) => Raw::Truth(*truth),
        Value::Number(number) => Raw::Number(number.to_string()),
        Value::String(text) => Raw::Text(text.clone()),
        Value::Array(items) => Raw::List(items.iter().map(raw).collect()),
        Value::Object(entries) => Raw::Map(
            entries
                .iter()
                .map(|(key, value)| (key.clone(), raw(value)))
                .collect(),
        ),
    }
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
