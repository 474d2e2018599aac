//! A pack of any bytes, as they are and under a header that fits them: it is refused, or it can be used.
#![no_main]

#[path = "../support/exercise.rs"]
mod exercise;
mod layout;
#[path = "../support/signed.rs"]
mod signed;

use jiuzhu_engine::Pack;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = Pack::decode(data);
    let Some((random, body)) = data.split_at_checked(layout::RANDOM) else {
        return;
    };
    if let Ok(pack) = Pack::decode(&signed::signed(body)) {
        exercise::exercise(&pack, random);
        assert!(Pack::decode(&pack.encode()).is_ok());
    }
});
