//! Packs as bytes, and packs that contradict themselves.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test"
)]

mod support;

use jiuzhu_engine::{
    DecodeError, FORMAT, Pack, Range,
    limits::Limit,
    pack::{
        Choose, Confidence, Contact, Exclusion, Kind, Op, Outcome, Piece, Programme, Relation, Rounding,
        Scope, Text, Unit,
    },
};
use proptest::{collection::vec, prelude::*, sample::Index};

use support::{
    cases,
    exercise::exercise,
    generate::recipes,
    signed::{HEADER, signed},
    sketch::{Sketch, choice, fraction},
    tape, today,
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
        prop_assert!(Pack::decode(&signed(&body)).is_ok());
        for (place, byte) in changes {
            let place = place.index(body.len());
            body[place] = byte;
        }
        let Ok(pack) = Pack::decode(&signed(&body)) else { return Ok(()) };
        exercise(&pack, &said);
        prop_assert!(Pack::decode(&pack.encode()).is_ok());
    }
}

/// A pack of any other format is refused as that, newer or older.
#[test]
fn another_format_is_refused() {
    let bytes = Sketch::new().finish().encode();
    for found in [FORMAT - 1, FORMAT + 1, u16::MAX] {
        let mut other = bytes.clone();
        other[6..8].copy_from_slice(&found.to_le_bytes());
        assert_eq!(
            Pack::decode(&other),
            Err(DecodeError::OtherFormat { found, known: FORMAT })
        );
    }
    assert!(matches!(
        Pack::decode(&bytes[..HEADER - 1]),
        Err(DecodeError::Damaged)
    ));
    assert!(matches!(Pack::decode(&bytes[..7]), Err(DecodeError::Damaged)));
    assert!(matches!(Pack::decode(&bytes[..5]), Err(DecodeError::NotAPack)));
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

/// Every number in a pack that points somewhere points to what belongs there, or the place is named.
#[test]
fn what_points_to_the_wrong_thing_is_refused() {
    let (home, each) = (Scope::Household, Scope::Member);
    let mut s = Sketch::new();
    let number = s.number(home, Range::ALL, None).1;
    let (_, is_ill) = s.truth(each, None);
    let of_member = s.number(each, Range::ALL, None).1;
    let some = s.of_household(Op::Exists(is_ill));
    let line = s.parameter(&[(today(), Some(today()), Range::from(1))]);
    let beyond = u16::MAX;
    for scope in [home, each] {
        let rule = if scope == home { some } else { is_ill };
        let id = usize::from(s.programme(scope, rule, Some(line)));
        let programme = &mut s.pack.programmes[id];
        let words = Text(vec![Piece::Words("x".into()), Piece::Value(line)]);
        let condition = &mut programme.conditions[0];
        (condition.text, condition.otherwise, condition.waiver) = (words.clone(), words.clone(), words);
        programme.whom.contacts = vec![0];
        programme.instead = vec![0];
        programme.excludes = vec![Exclusion {
            programme: 1,
            choose: Choose::Either,
            text: Text::default(),
            citations: Vec::new(),
        }];
    }
    s.pack.contacts.push(Contact {
        phone: "0".into(),
        name: String::new(),
        purpose: String::new(),
        hours: String::new(),
        fallback: String::new(),
        source_date: String::new(),
        confidence: Confidence::High,
    });
    let fact = s.truth(home, None).0;
    s.urgent(fact);
    s.pack.urgent[0].contacts = vec![0];
    let pack = s.finish();
    let place = |change: &dyn Fn(&mut Pack)| {
        let mut broken = pack.clone();
        change(&mut broken);
        match Pack::decode(&broken.encode()) {
            Ok(_) => String::new(),
            Err(DecodeError::Invalid(place)) => place,
            Err(error) => panic!("{error}"),
        }
    };
    assert_eq!(place(&|_| {}), "");
    // Household programmes may not read what belongs to members; the other way round is fine.
    for (id, wrong) in [
        (0, vec![number, is_ill, beyond]),
        (1, vec![number, of_member, beyond]),
    ] {
        for node in wrong {
            let of = |change: &dyn Fn(&mut Programme)| place(&|pack| change(&mut pack.programmes[id]));
            let expected = format!("programme g{id}");
            assert_eq!(of(&|p| p.conditions[0].node = node), expected, "{node}");
            assert_eq!(of(&|p| p.conditions[0].rule = node), expected, "{node}");
            // What counts on which days is the same for all members.
            assert_eq!(of(&|p| p.conditions[0].during = Some(node)), expected, "{node}");
            assert_eq!(of(&|p| p.rule = node), expected, "{node}");
            assert_eq!(of(&|p| p.outcome = node), expected, "{node}");
        }
        let of = |change: &dyn Fn(&mut Programme)| place(&|pack| change(&mut pack.programmes[id]));
        let during = |node| of(&|p| p.conditions[0].during = Some(node));
        assert_eq!(
            (during(some), during(is_ill)),
            (String::new(), format!("programme g{id}"))
        );
        for node in [some, is_ill, of_member, beyond] {
            let wrong = Text(vec![Piece::Value(node)]);
            for field in 0..3 {
                let place = of(&|p| {
                    let c = &mut p.conditions[0];
                    *[&mut c.text, &mut c.otherwise, &mut c.waiver][field] = wrong.clone();
                });
                assert_eq!(place, format!("programme g{id}"), "text {field} with {node}");
            }
            let amount = of(&|p| p.amount.as_mut().unwrap().node = node);
            assert_eq!(amount, format!("programme g{id}"), "amount {node}");
            let formula = of(&|p| p.amount.as_mut().unwrap().formula = node);
            let fits = id == 1 && node == of_member;
            assert_eq!(formula.is_empty(), fits, "formula {node}");
        }
        assert_eq!(of(&|p| p.rule = some), "");
        for (contact, other, fits) in [
            (0, 1, true),
            (1, 1, false),
            (0, 2, false),
            (9, 1, false),
            (0, 9, false),
        ] {
            let contacts = of(&|p| p.whom.contacts = vec![0, contact]);
            let instead = of(&|p| p.instead = vec![0, other]);
            let excludes = of(&|p| p.excludes[0].programme = other);
            assert_eq!(contacts.is_empty(), contact == 0);
            assert_eq!((instead.is_empty(), excludes.is_empty()), (other < 2, other < 2));
            assert_eq!(contacts.is_empty() && instead.is_empty(), fits);
        }
    }
    for contact in [1, 9] {
        assert_eq!(place(&|p| p.urgent[0].contacts = vec![0, contact]), "urgent");
    }
    for group in 0..pack.groups.len() {
        let id = format!("group {}", pack.groups[group].id);
        assert_eq!(place(&|p| p.groups[group].facts.clear()), id);
        for fact in [u16::try_from(pack.facts.len()).unwrap(), beyond] {
            assert_eq!(place(&|p| p.groups[group].facts.push(fact)), id);
        }
    }
    for (index, fact) in pack.facts.iter().enumerate() {
        let wrong_scope = if fact.scope == home { is_ill } else { some };
        for node in [wrong_scope, beyond] {
            assert_eq!(place(&|p| p.facts[index].node = node), format!("fact {index}"));
        }
        assert_eq!(
            place(&|p| p.facts[index].gate = Some(number)),
            format!("fact {index}")
        );
        let gate = place(&|p| p.facts[index].gate = Some(is_ill));
        assert_eq!(gate.is_empty(), fact.scope == each);
    }
    assert_eq!(pack.node(line).map(|n| n.scope), Some(home));
}

/// A member of a household programme's rule, or a number that no fraction is, is found wherever it stands.
#[test]
fn operands_of_the_wrong_kind_are_refused() {
    let (home, each) = (Scope::Household, Scope::Member);
    let mut s = Sketch::new();
    let number = s.number(home, Range::ALL, None).1;
    let of_member = s.number(each, Range::ALL, None).1;
    let (_, is_ill) = s.truth(each, None);
    let some = s.of_household(Op::Exists(is_ill));
    let (relation, mode) = (Relation::Below, Rounding::Up);
    let half = |step| fraction(step, 2);
    let fits = [
        (
            home,
            Op::If {
                condition: some,
                then: number,
                otherwise: number,
            },
        ),
        (
            each,
            Op::If {
                condition: is_ill,
                then: of_member,
                otherwise: number,
            },
        ),
        (
            home,
            Op::Round {
                value: number,
                step: half(1),
                mode,
            },
        ),
        (
            home,
            Op::Waive {
                rule: some,
                waiver: some,
            },
        ),
        (home, Op::Applicant(is_ill)),
        (home, Op::Forall(is_ill)),
        (home, Op::Least(of_member)),
        (home, Op::Parameter(0)),
        (
            each,
            Op::Compare {
                left: number,
                relation,
                right: of_member,
            },
        ),
    ];
    let wrong = [
        (
            home,
            Op::If {
                condition: some,
                then: some,
                otherwise: number,
            },
        ),
        (
            home,
            Op::If {
                condition: some,
                then: number,
                otherwise: some,
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
        (
            home,
            Op::If {
                condition: some,
                then: of_member,
                otherwise: number,
            },
        ),
        (
            home,
            Op::Round {
                value: some,
                step: half(1),
                mode,
            },
        ),
        (
            home,
            Op::Waive {
                rule: some,
                waiver: number,
            },
        ),
        (
            home,
            Op::Waive {
                rule: is_ill,
                waiver: some,
            },
        ),
        (each, Op::Applicant(is_ill)),
        (each, Op::Count(is_ill)),
        (each, Op::Greatest(of_member)),
        (home, Op::Applicant(of_member)),
        (home, Op::Greatest(is_ill)),
        (home, Op::Parameter(1)),
        (
            home,
            Op::Compare {
                left: number,
                relation,
                right: of_member,
            },
        ),
        (
            home,
            Op::Compare {
                left: some,
                relation,
                right: number,
            },
        ),
        (home, Op::Lenient(number)),
        (home, Op::Any(vec![some, number])),
        (
            home,
            Op::Is {
                choice: some,
                options: 1,
            },
        ),
    ];
    s.parameter(&[]);
    let index = s.pack.nodes.len();
    let validate = |scope, op: &Op| {
        let mut sketch = s.clone();
        sketch.node(scope, op.clone());
        sketch.pack.validate()
    };
    for (scope, op) in fits {
        assert_eq!(validate(scope, &op), Ok(()), "{op:?}");
    }
    for (scope, op) in wrong {
        assert_eq!(
            validate(scope, &op),
            Err(DecodeError::Invalid(format!("node {index}"))),
            "{op:?}"
        );
    }
}
