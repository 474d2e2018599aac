//! Everything that is done with a pack, done with any pack and any answers.

use jiuzhu_engine::{
    Answer, Date, FactKey, Household, Number, Pack, Range, Screening,
    pack::{FactId, ProgrammeId, Scope},
    search,
};

/// Screens a household that answered at random, and asks for everything there is to say about it.
///
/// `random` decides what was answered; the answers that the engine refuses are left out.
pub fn exercise(pack: &Pack, random: &[u8]) {
    let mut random = random.iter().copied().cycle().take(4096);
    let mut next = || random.next().unwrap_or(0);
    let mut household = Household::new(pack);
    let on = Date::new(2026, 1 + i16::from(next() % 12) as u8, 1 + next() % 28).unwrap();
    let mut screening = Screening::new(pack, on);
    everything(&screening);
    household
        .set_members(1 + usize::from(next() % 4), next() % 2 == 0)
        .unwrap();
    let members = u8::try_from(household.members()).unwrap();
    for (id, fact) in (0..=FactId::MAX).zip(&pack.facts) {
        let of = match fact.scope {
            Scope::Household => vec![None],
            Scope::Member => (0..members).map(Some).collect(),
        };
        for member in of {
            let _ = household.set(pack, FactKey { fact: id, member }, answer(&mut next));
        }
    }
    screening.screen(&household);
    everything(&screening);
}

fn answer(next: &mut impl FnMut() -> u8) -> Answer {
    let number = |next: &mut dyn FnMut() -> u8| {
        let digits = i64::from(next()) * [1, 100, 1 << 40, -1][usize::from(next() % 4)];
        Number::new(digits, 1 + i64::from(next() % 12))
    };
    match next() % 6 {
        0 => Answer::Unanswered,
        1 => Answer::Unsure,
        2 => Answer::Options(1 << (next() % 64)),
        3 => Answer::Options(u64::from(next())),
        4 => Answer::Number(number(next).map_or(Range::ALL, Range::point)),
        _ => Answer::Number(Range::new(number(next), number(next)).unwrap_or(Range::ALL)),
    }
}

fn everything(screening: &Screening<'_>) {
    let pack = screening.pack();
    let _ = (screening.report(), screening.questions_left(), pack.vocabulary());
    let _ = pack.overdue(screening.on()).count();
    for typed in [&pack.name, "我家低保"] {
        let _ = search(pack, typed);
    }
    for (id, programme) in (0..=ProgrammeId::MAX).zip(&pack.programmes) {
        let _ = (screening.explain(id), screening.amount(id), screening.open(id));
        let _ = (screening.applies(id), screening.receives(id));
        for text in [&programme.what, &programme.summary, &programme.amount_note] {
            let _ = screening.text(text);
        }
    }
    for fact in &pack.facts {
        let _ = (
            screening.value(fact.node, Some(0)),
            screening.value(fact.node, None),
        );
    }
}
