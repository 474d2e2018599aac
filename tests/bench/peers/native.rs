//! The engine as a native program, for `compare.mjs` to run in turn with its peers.
//!
//! `peers PACK HOUSEHOLDS DAY`: a compiled pack, a JSON list of households, the screening date. For every line on
//! standard input it screens all households as often as the line says, and answers with the nanoseconds that took
//! and a digit for each programme of each household: 0 likely, 1 possible, 2 ask, 3 unlikely.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot start should stop")]

use std::{env, fs, hint::black_box, io, time::Instant};

use jiuzhu_engine::{Date, Household, Pack, Screening};
use serde_json::Value;

#[path = "../reading.rs"]
mod reading;

fn main() {
    let [pack, households, day] = env::args().skip(1).collect::<Vec<_>>().try_into().unwrap();
    let pack = Pack::decode(&fs::read(pack).unwrap()).unwrap();
    let day = Date::parse(&day).unwrap();
    let list: Vec<Value> = serde_json::from_slice(&fs::read(households).unwrap()).unwrap();
    let read = |json| reading::household(&pack, json, day);
    let households: Vec<Household> = list.iter().map(read).collect();

    let mut screening = Screening::new(&pack, day);
    let mut verdicts = Vec::new();
    for line in io::stdin().lines() {
        let rounds: u32 = line.unwrap().parse().unwrap();
        let start = Instant::now();
        for _ in 0..rounds {
            verdicts.clear();
            for household in &households {
                screening.screen(black_box(household));
                let programmes = 0..u16::try_from(pack.programmes.len()).unwrap();
                verdicts.extend(programmes.map(|programme| screening.verdict(programme) as u8));
            }
        }
        let nanoseconds = start.elapsed().as_nanos();
        let digits: String = verdicts.iter().map(|v| char::from(b'0' + v)).collect();
        println!("{nanoseconds} {digits}");
    }
}
