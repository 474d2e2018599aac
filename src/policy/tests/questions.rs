//! How much families are asked: counted by hand, and never more than applies to them.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::path::Path;

use jiuzhu_engine::{Date, Screening};
use jiuzhu_policy::{
    Compiled, compile_dir,
    questions::{Asked, asked, population},
};

fn policy(folder: &str) -> Compiled {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
    compile_dir(&dir).unwrap()
}

fn case(compiled: &Compiled, name: &str) -> Asked {
    let case = compiled.cases.iter().find(|case| case.name() == name).unwrap();
    let mut screening = Screening::new(&compiled.pack, case.on());
    asked(&mut screening, &case.household(&compiled.pack).unwrap())
}

#[test]
fn what_changes_nothing_is_not_asked() {
    let compiled = policy("tests/policies/good/base");
    // 急事, 家人, 户口, 情况 and the list of answers; the income is too high for any car to matter.
    let rich = Asked {
        members: 1,
        screens: 5,
        questions: 5,
        ticked: 1,
        applicable: 6,
        all: 7,
    };
    assert_eq!(case(&compiled, "收入太高"), rich);
    // The car and, because there is one, its price, on one screen after the other; both members.
    let car = Asked {
        members: 2,
        screens: 8,
        questions: 11,
        ticked: 2,
        applicable: 11,
        all: 11,
    };
    assert_eq!(case(&compiled, "有车，有人重度残疾"), car);
}

#[test]
fn no_family_is_asked_what_does_not_apply() {
    let compiled = policy("policies/tianjin");
    let on = Date::new(2026, 11, 24).unwrap();
    let families = population(&compiled, on, 200, 7);
    assert_eq!(families.len(), 200);
    for family in &families {
        assert!(family.questions <= family.applicable, "{family:?}");
        assert!(family.applicable <= family.all, "{family:?}");
        assert!(family.ticked <= family.questions, "{family:?}");
        // The list of members and the list of answers ask nothing.
        assert!(family.screens <= family.questions + 2, "{family:?}");
    }
    assert_eq!(population(&compiled, on, 200, 7), families);
}
