//! The answers as a few lines of text, for the storage of the browser tab.
//!
//! Only what was typed is kept; the household is read from it again, so an answer that this program or this
//! pack would not take is simply asked once more.

use std::fmt::Write as _;

use jiuzhu_engine::{Date, FactKey, Pack};

use crate::handoff;

use super::{Draft, Place, State, page::bit, reading, reduce::relation_fact};

impl State {
    /// The answers as text; `None` if there is nothing to keep.
    pub fn to_text(&self, pack: &Pack) -> Option<String> {
        if self.is_blank() {
            return None;
        }
        let place = |n: Option<u16>| n.map_or_else(|| "-".into(), |n| n.to_string());
        let mut text = format!(
            "{}\n{} {} {} {}\n",
            handoff::questions(pack),
            self.household.members(),
            u8::from(self.household.is_listed()),
            place(self.place.map(|p| p.district)),
            place(self.place.and_then(|p| p.office)),
        );
        for (key, draft) in self.drafts.iter() {
            let flags = [draft.unsure, draft.rough, draft.other_period, draft.answered];
            let flags: u64 = flags
                .into_iter()
                .enumerate()
                .map(|(n, on)| if on { bit(n) } else { 0 })
                .sum();
            let member = key.member.map_or_else(|| "-".into(), |m| m.to_string());
            let option = draft.option.map_or_else(|| "-".into(), |o| o.to_string());
            let plain = |typed: &str| typed.replace(['\t', '\n', '\r'], " ");
            // Writing to a string cannot fail.
            let _ = writeln!(
                text,
                "{}\t{member}\t{flags}\t{option}\t{}\t{}",
                key.fact,
                plain(&draft.text),
                plain(&draft.to)
            );
        }
        Some(text)
    }

    /// Reads what [`State::to_text`] wrote with the same questions, in whatever language; `None` for anything else.
    pub fn from_text(text: &str, pack: &Pack, on: Date) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next()? != handoff::questions(pack).to_string() {
            return None;
        }
        let mut state = Self::new(pack);
        let mut head = lines.next()?.split(' ');
        let members = head.next()?.parse().ok()?;
        state.household.set_members(members, head.next()? == "1").ok()?;
        let district = head.next()?.parse().ok();
        let office = head.next()?.parse().ok();
        state.place = district.map(|district| Place { district, office });
        for line in lines {
            let (key, draft) = read_line(line)?;
            state.restore(key, draft, pack, on);
        }
        Some(state)
    }

    /// Puts a draft back, and what it answers, if this pack still takes that.
    pub(crate) fn restore(&mut self, key: FactKey, mut draft: Draft, pack: &Pack, on: Date) {
        let Some(fact) = pack.facts.get(usize::from(key.fact)) else {
            return;
        };
        if draft.answered {
            let answer = reading::read(fact, &draft, on).ok();
            draft.answered = answer.is_some_and(|answer| self.household.set(pack, key, answer).is_ok());
        }
        // Without its relation a member has no name, so that one is never left out.
        if draft.answered || Some(key.fact) != relation_fact(pack) {
            self.drafts.put(key, draft);
        }
    }
}

fn read_line(line: &str) -> Option<(FactKey, Draft)> {
    let mut parts = line.split('\t');
    let fact = parts.next()?.parse().ok()?;
    let member = parts.next()?.parse().ok();
    let flags: u64 = parts.next()?.parse().ok()?;
    let on = |n: usize| flags & bit(n) != 0;
    let draft = Draft {
        option: parts.next()?.parse().ok(),
        text: parts.next()?.into(),
        to: parts.next()?.into(),
        unsure: on(0),
        rough: on(1),
        other_period: on(2),
        answered: on(3),
    };
    Some((FactKey { fact, member }, draft))
}
