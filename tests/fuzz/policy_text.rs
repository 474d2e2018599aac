//! A policy of any text, alone or over another one: it is reported what is wrong, or the pack can be used.
#![no_main]

#[path = "../support/exercise.rs"]
mod exercise;
mod layout;
mod policies;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| {
    if let Some(compiled) = policies::tried(layout::split(input)) {
        exercise::exercise(&compiled.pack, input.as_bytes());
    }
});
