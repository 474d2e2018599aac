//! Packs as bytes, and packs that contradict themselves.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test")]

mod support;

use jiuzhu_engine::{
    DecodeError, Household, Pack, Range,
    pack::{Kind, Op, Scope, Unit},
};
use proptest::{collection::vec, prelude::*, sample::Index};

use support::{
    cases,
    generate::recipes,
    households::{Tape, keys, ways},
    screened,
    sketch::{Sketch, choice},
    tape,
};

proptest! {
    #![proptest_config(cases(1500))]

    /// A pack comes back from its bytes as it was, and the same pack always gives the same bytes.
    #[test]
    fn a_pack_comes_back_from_its_bytes(recipe in recipes()) {
        let pack = recipe.pack();
        let bytes = pack.encode();
        let mut back = Pack::decode(&bytes).unwrap();
        prop_assert_eq!(&back.encode(), &bytes);
        prop_assert_eq!(back.hash.len(), 16);
        back.hash.clear();
        prop_assert_eq!(back, pack);
    }

    /// Bytes cut short or changed in one place are refused.
    #[test]
    fn damaged_bytes_are_refused(recipe in recipes(), place in any::<Index>(), by in 1u8..) {
        let mut bytes = recipe.pack().encode();
        let place = place.index(bytes.len());
        prop_assert!(Pack::decode(&bytes[..place]).is_err());
        bytes[place] ^= by;
        prop_assert!(Pack::decode(&bytes).is_err());
    }

    /// Bytes made up or changed, under a header that fits them, may be refused; if not, the pack can be used.
    #[test]
    fn forged_bytes_never_panic(
        recipe in recipes(), changes in vec((any::<Index>(), any::<u8>()), 1..4), noise in tape(80),
        said in tape(40)
    ) {
        prop_assert!(!matches!(Pack::decode(&signed(&noise)), Err(DecodeError::NotAPack)));
        let mut body = recipe.pack().encode().split_off(HEADER);
        for (place, byte) in changes {
            let place = place.index(body.len());
            body[place] = byte;
        }
        let Ok(pack) = Pack::decode(&signed(&body)) else { return Ok(()) };
        let mut household = Household::new(&pack);
        let said = &mut Tape::new(&said);
        for key in keys(&pack, 1) {
            let ways = ways(&pack, &household, key);
            if !ways.is_empty() && said.below(2) == 1 {
                household.set(&pack, key, said.one(&ways)).unwrap();
            }
        }
        let screening = screened(&pack, &household);
        let _ = (screening.report(), screening.questions_left(), pack.vocabulary());
    }
}

/// Magic, format and hash.
const HEADER: usize = 16;

/// A body under a header that fits it.
fn signed(body: &[u8]) -> Vec<u8> {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in body {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    let mut bytes = b"JZPACK\x01\x00".to_vec();
    bytes.extend(hash.to_le_bytes());
    bytes.extend(body);
    bytes
}

/// A pack whose parts do not fit together is refused at the place where they do not.
#[test]
fn a_pack_that_contradicts_itself_is_refused() {
    let (home, each) = (Scope::Household, Scope::Member);
    let mut s = Sketch::new();
    let relation = 0;
    let (count, number) = s.number(home, Range::ALL, None);
    let (ill, is_ill) = s.truth(each, None);
    let outcome = s.of_household(Op::Exists(is_ill));
    assert_eq!(s.pack.validate(), Ok(()));
    let next = u16::try_from(s.pack.nodes.len()).unwrap();
    let wrong = [
        (home, Op::Not(next)),
        (home, Op::Not(next + 1)),
        (home, Op::Not(number)),
        (home, Op::Not(is_ill)),
        (home, Op::All(vec![outcome, is_ill])),
        (home, Op::Add(number, outcome)),
        (home, Op::Add(number, next)),
        (home, Op::Count(next)),
        (home, Op::Sum(is_ill)),
        (home, Op::Count(outcome + 7)),
        (each, Op::Exists(is_ill)),
        (
            home,
            Op::Is {
                choice: number,
                options: 1,
            },
        ),
        (
            home,
            Op::Is {
                choice: relation,
                options: 1,
            },
        ),
        (
            home,
            Op::When {
                gate: is_ill,
                fact: number,
            },
        ),
        (
            home,
            Op::When {
                gate: number,
                fact: number,
            },
        ),
        (
            home,
            Op::If {
                condition: number,
                then: number,
                otherwise: number,
            },
        ),
        (home, Op::Fact(ill)),
        (each, Op::Fact(count)),
        (home, Op::Fact(99)),
        (home, Op::Parameter(0)),
    ];
    for (scope, op) in wrong {
        let mut broken = s.clone();
        broken.node(scope, op.clone());
        assert_eq!(broken.pack.validate(), Err(format!("node {next}")), "{op:?}");
        let bytes = broken.pack.encode();
        assert!(matches!(Pack::decode(&bytes), Err(DecodeError::Invalid(_))));
    }
    for (scope, kind, gate) in [
        (home, choice(0), None),
        (home, choice(65), None),
        (home, Kind::Number(Unit::Plain), Some(number)),
        (home, Kind::Truth, Some(is_ill)),
    ] {
        let mut broken = s.clone();
        broken.fact(scope, kind, Range::ALL, false, gate);
        assert!(broken.pack.validate().is_err());
    }
    for (scope, rule, formula) in [
        (home, number, None),
        (home, is_ill, None),
        (home, outcome, Some(outcome)),
        (home, next + 9, None),
    ] {
        let mut broken = s.clone();
        broken.programme(scope, rule, formula);
        assert!(broken.pack.validate().is_err());
    }
}
