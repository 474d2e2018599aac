//! Packs as bytes, and packs that contradict themselves.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test")]

mod support;

use jiuzhu_engine::{
    DecodeError, Pack, Range,
    limits::Limit,
    pack::{Kind, Op, Outcome, Piece, Scope, Text, Unit},
};
use proptest::{collection::vec, prelude::*, sample::Index};

use support::{
    cases,
    exercise::exercise,
    generate::recipes,
    signed::{HEADER, signed},
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
        exercise(&pack, &said);
        prop_assert!(Pack::decode(&pack.encode()).is_ok());
    }
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
        assert_eq!(
            broken.pack.validate(),
            Err(DecodeError::Invalid(format!("node {next}"))),
            "{op:?}"
        );
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

/// As much as is allowed can be screened; one more of anything is refused by name.
#[test]
fn a_pack_beyond_a_limit_is_refused() {
    for limit in Limit::ALL {
        let most = limit.most();
        let (at, beyond) = (holding(limit, most), holding(limit, most + 1));
        assert!(Pack::decode(&at).is_ok(), "{limit:?}");
        let error = Pack::decode(&beyond).unwrap_err();
        assert_eq!(
            error,
            DecodeError::TooLarge {
                limit,
                count: most + 1
            }
        );
        assert!(error.to_string().contains(&format!("at most {most}")), "{error}");
    }
}

/// A pack with so much of it, as bytes.
fn holding(limit: Limit, count: usize) -> Vec<u8> {
    let home = Scope::Household;
    let mut s = Sketch::new();
    let pass = s.of_household(Op::Outcome(Outcome::Pass));
    match limit {
        Limit::Bytes => {
            let words = |count| Text(vec![Piece::Words("x".repeat(count))]);
            s.programme(home, pass, None);
            s.pack.programmes[0].what = words(count - 300);
            let rest = count - s.pack.encode().len();
            s.pack.programmes[0].what = words(count - 300 + rest);
        }
        Limit::Facts => {
            let more = vec![s.pack.facts[0].clone(); count - 1];
            s.pack.facts.extend(more);
        }
        Limit::Nodes => {
            let more = vec![s.pack.nodes[usize::from(pass)].clone(); count - s.pack.nodes.len()];
            s.pack.nodes.extend(more);
        }
        Limit::Operands => {
            s.of_household(Op::All(vec![pass; 9]));
            s.of_household(Op::Any(vec![pass; count - 9]));
        }
        Limit::Programmes => {
            s.programme(home, pass, None);
            s.pack.programmes[0].conditions.clear();
            s.pack.programmes = vec![s.pack.programmes[0].clone(); count];
        }
        Limit::Conditions => {
            for conditions in [9, count - 9] {
                s.programme(home, pass, None);
                let programme = s.pack.programmes.last_mut().unwrap();
                programme.conditions = vec![programme.conditions[0].clone(); conditions];
            }
        }
        Limit::Gates => {
            let mut gate = s.truth(home, None).1;
            for _ in 0..count {
                gate = s.truth(home, Some(gate)).1;
            }
        }
    }
    s.pack.encode()
}

/// Nobody is asked what belongs to somebody else.
#[test]
fn a_question_to_somebody_else_is_refused() {
    let (home, each) = (Scope::Household, Scope::Member);
    let mut s = Sketch::new();
    let fact_of_household = s.truth(home, None).0;
    let fact_of_member = s.truth(each, None).0;
    let pack = s.finish();
    assert_eq!(pack.validate(), Ok(()));
    for group in 0..pack.groups.len() {
        let mut broken = pack.clone();
        let facts = &mut broken.groups[group].facts;
        let other = if facts[0] == fact_of_household {
            fact_of_member
        } else {
            fact_of_household
        };
        facts.push(other);
        let id = &pack.groups[group].id;
        assert_eq!(
            broken.validate(),
            Err(DecodeError::Invalid(format!("group {id}")))
        );
    }
    for (fact, fits) in [(fact_of_household, true), (fact_of_member, false), (99, false)] {
        let mut sketch = Sketch { pack: pack.clone() };
        sketch.urgent(fact);
        assert_eq!(sketch.pack.validate().is_ok(), fits, "{fact}");
    }
}
