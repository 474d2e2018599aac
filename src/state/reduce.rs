//! What each action does to the state.

use jiuzhu_engine::{
    FactKey, Household, Screening, Step,
    pack::{Fact, GroupStyle, Outcome, Pack},
};

use super::{
    Action, Draft, Focus, Mistake, Page, Part, Place, Problem, Screen, State, Then, page::bit, reading,
};

/// Identity of the heading that says how many members there are.
pub const MEMBERS: &str = "members";
/// Identity of the heading above the office, to which the choice of one leads back.
pub const PLACE: &str = "place";

impl State {
    /// Does what the visitor asked. `screening` follows the household.
    pub fn reduce(&mut self, action: Action, screening: &mut Screening<'_>) {
        self.focus = Focus::Stay;
        match action {
            Action::Open(page) => {
                if page == Page::Troubles {
                    self.query.clear();
                }
                self.show(page, screening);
            }
            Action::Return(page) => {
                self.show(page, screening);
                if std::mem::take(&mut self.placed) && shows_place(self.page) {
                    self.focus = Focus::Element(PLACE.into());
                }
            }
            Action::Back => {}
            Action::GoTo(id) => self.focus = Focus::Element(id),
            Action::Begin => self.begin(screening),
            Action::Search(query) => self.query = query,
            Action::Tell(trouble) => {
                self.tell(trouble, screening);
                self.begin(screening);
            }
            Action::Choose(key, option) => self.edit(key, |draft| draft.choose(option)),
            Action::Unsure(key, unsure) => self.edit(key, |draft| draft.set_unsure(unsure)),
            Action::Type(key, part, text) => self.edit(key, |draft| {
                draft.unsure = false;
                match part {
                    Part::First => draft.text = text,
                    Part::Second => draft.to = text,
                }
            }),
            Action::Rough(key, rough) => self.edit(key, |draft| {
                draft.rough = rough;
                draft.unsure = false;
            }),
            Action::OtherPeriod(key, other) => self.edit(key, |draft| draft.other_period = other),
            Action::Tick(..) | Action::TickAll(_) | Action::TickNone(..) | Action::TickUnsure(..) => {
                self.tick(&action, screening.pack());
            }
            Action::AddMember(relation) => self.add_member(relation, screening),
            Action::RemoveMember(index) => self.remove_member(index, screening),
            Action::Continue => self.proceed(screening),
            Action::District(district) => {
                self.place = Some(Place {
                    district,
                    office: None,
                });
                self.show(Page::Offices(district), screening);
            }
            Action::Office(district, office) => {
                self.place = Some(Place {
                    district,
                    office: Some(office),
                });
                // The browser's history knows where the choice was wanted, and answers with `Return`.
                self.placed = true;
            }
            Action::Resize(size) => self.size = size,
            Action::Erase => {
                *self = Self {
                    size: self.size,
                    address: std::mem::take(&mut self.address),
                    home: self.home,
                    focus: Focus::Heading,
                    ..Self::new(screening.pack())
                };
                screening.screen(&self.household);
            }
        }
    }

    /// Puts a screen in view, or the nearest one that still makes sense: answers may have been erased or
    /// changed since a history entry was made.
    fn show(&mut self, page: Page, screening: &Screening<'_>) {
        self.problems.clear();
        self.arrival = None;
        self.focus = Focus::Heading;
        self.page = self.admit(page, screening);
    }

    fn admit(&self, page: Page, screening: &Screening<'_>) -> Page {
        let pack = screening.pack();
        let exists = match page {
            Page::Ask(screen) => {
                let members = screen
                    .members()
                    .all(|member| usize::from(member) < self.household.members());
                let named = screen
                    .group(pack)
                    .is_some_and(|group| group.style == GroupStyle::Members || !screen.keys(pack).is_empty());
                let first = || ask(screening, screening.next(), screen.then) == Some(page);
                members && named && (self.has_answers() || first())
            }
            Page::Check | Page::Results | Page::Prepare | Page::Take => self.has_answers(),
            Page::Code { answers } => !self.address.is_empty() && (!answers || self.has_answers()),
            Page::Clear => !self.is_blank(),
            Page::Programme(id) => pack.programmes.get(usize::from(id)).is_some(),
            Page::Offices(district) => pack.districts.get(usize::from(district)).is_some(),
            Page::Trouble(n) => pack.troubles.get(usize::from(n)).is_some(),
            Page::Guide(n) => pack.guides.get(usize::from(n)).is_some(),
            Page::Start
            | Page::Urgent
            | Page::What
            | Page::Troubles
            | Page::How
            | Page::Who
            | Page::Districts => true,
        };
        if exists { page } else { Page::Start }
    }

    /// Goes to the next question.
    fn begin(&mut self, screening: &Screening<'_>) {
        let next = ask(screening, screening.next(), Then::Next);
        self.show(next.unwrap_or(Page::Check), screening);
    }

    /// Takes over the answers that a trouble gives.
    fn tell(&mut self, trouble: u16, screening: &mut Screening<'_>) {
        let pack = screening.pack();
        let trouble = pack.troubles.get(usize::from(trouble));
        for given in trouble.iter().flat_map(|trouble| &trouble.answers) {
            let key = FactKey {
                fact: given.fact,
                member: None,
            };
            self.settle(key, given.option, pack);
        }
        screening.screen(&self.household);
    }

    fn edit(&mut self, key: FactKey, change: impl FnOnce(&mut Draft)) {
        self.drafts.edit(key, |draft| {
            draft.answered = false;
            change(draft);
        });
    }

    /// Ticks on the screen in view. A tick says 是; the rest is decided by 继续, see [`State::settle_ticks`].
    fn tick(&mut self, action: &Action, pack: &Pack) {
        let (Action::Tick(FactKey { fact, .. }, _)
        | Action::TickAll(fact)
        | Action::TickNone(fact, _)
        | Action::TickUnsure(fact, _)) = action
        else {
            return;
        };
        let keys = self.list_in_view(*fact, pack);
        let unsure = keys
            .iter()
            .any(|key| self.drafts.get(*key).is_some_and(|draft| draft.unsure));
        for key in keys {
            let ticked = self.drafts.get(key).is_some_and(|draft| draft.option == Some(1));
            self.edit(key, |draft| match action {
                Action::Tick(this, tick) => {
                    let ticked = if *this == key { *tick } else { ticked };
                    draft.option = ticked.then_some(1);
                    draft.unsure = unsure && !ticked;
                }
                Action::TickAll(_) => draft.choose(1),
                Action::TickNone(_, none) => {
                    draft.option = none.then_some(0);
                    draft.unsure = false;
                }
                _ => {
                    draft.option = ticked.then_some(1);
                    draft.unsure = matches!(action, Action::TickUnsure(_, true)) && !ticked;
                }
            });
        }
    }

    /// The boxes on the screen in view among which this fact stands.
    fn list_in_view(&self, fact: u16, pack: &Pack) -> Vec<FactKey> {
        let Page::Ask(screen) = self.page else {
            return Vec::new();
        };
        let has = |list: &Vec<FactKey>| list.iter().any(|key| key.fact == fact);
        screen.lists(pack).into_iter().find(has).unwrap_or_default()
    }

    /// Where something is ticked, what has no tick and no 说不清 is 否.
    fn settle_ticks(&mut self, screen: Screen, pack: &Pack) {
        for keys in screen.lists(pack) {
            let ticked = |key: &FactKey| self.drafts.get(*key).is_some_and(|draft| draft.option == Some(1));
            if !keys.iter().any(ticked) {
                continue;
            }
            for key in keys {
                self.drafts.edit(key, |draft| {
                    if draft.option.is_none() && !draft.unsure {
                        draft.option = Some(0);
                    }
                });
            }
        }
    }

    fn add_member(&mut self, relation: u8, screening: &mut Screening<'_>) {
        let pack = screening.pack();
        let count = self.household.members();
        let Ok(member) = u8::try_from(count) else { return };
        if self
            .household
            .set_members(count + 1, self.household.is_listed())
            .is_err()
        {
            return;
        }
        self.set_relation(0, 0, pack);
        self.set_relation(member, relation, pack);
        self.focus = Focus::Element(MEMBERS.into());
        screening.screen(&self.household);
    }

    fn remove_member(&mut self, index: u8, screening: &mut Screening<'_>) {
        if index == 0 || usize::from(index) >= self.household.members() {
            return;
        }
        self.household.remove_member(usize::from(index));
        self.drafts.remove_member(index);
        self.focus = Focus::Element(MEMBERS.into());
        screening.screen(&self.household);
    }

    fn set_relation(&mut self, member: u8, relation: u8, pack: &Pack) {
        let Some(fact) = relation_fact(pack) else { return };
        let key = FactKey {
            fact,
            member: Some(member),
        };
        self.settle(key, relation, pack);
    }

    /// Answers a question with an option.
    fn settle(&mut self, key: FactKey, option: u8, pack: &Pack) {
        let answer = jiuzhu_engine::Answer::Options(bit(usize::from(option)));
        if self.household.set(pack, key, answer).is_ok() {
            self.drafts.put(
                key,
                Draft {
                    option: Some(option),
                    answered: true,
                    ..Draft::default()
                },
            );
        }
    }

    /// 继续: takes the answers of the screen in view, or says what has to be corrected.
    fn proceed(&mut self, screening: &mut Screening<'_>) {
        let pack = screening.pack();
        let Page::Ask(screen) = self.page else {
            self.show(Page::Results, screening);
            return;
        };
        let before = screening.next();
        let style = screen.group(pack).map(|group| group.style);
        if style == Some(GroupStyle::Members) {
            self.set_relation(0, 0, pack);
            let count = self.household.members();
            if self.household.set_members(count, true).is_err() {
                return;
            }
        } else {
            self.settle_ticks(screen, pack);
            match self.answers(screen, screening) {
                Ok(household) => self.household = household,
                Err(problems) => {
                    self.problems = problems;
                    self.focus = Focus::Problems;
                    return;
                }
            }
            for key in screen.keys(pack) {
                self.drafts.edit(key, |draft| draft.answered = true);
            }
        }
        screening.screen(&self.household);
        self.show(follows(screen.then, before, screening), screening);
    }

    /// The household with the answers of a screen.
    fn answers(&self, screen: Screen, screening: &Screening<'_>) -> Result<Household, Vec<Problem>> {
        let pack = screening.pack();
        let lists = screen.lists(pack);
        let mut household = self.household.clone();
        let mut problems: Vec<Problem> = Vec::new();
        let blank = Draft::default();
        for key in screen.keys(pack) {
            let Some(fact) = pack.facts.get(usize::from(key.fact)) else {
                continue;
            };
            let answer = reading::read(fact, self.drafts.get(key).unwrap_or(&blank), screening.on());
            let set = answer.and_then(|answer| household.set(pack, key, answer).map_err(Mistake::from));
            if let Err(mistake) = set {
                let list = lists.iter().find(|list| list.contains(&key));
                let mistake = list.map_or(mistake, |_| Mistake::NothingTicked);
                // One list of ticks is one thing to correct.
                let named = |problem: &Problem| list.is_some_and(|list| list.contains(&problem.key));
                if !problems.iter().any(named) {
                    problems.push(Problem { key, mistake });
                }
            }
        }
        if problems.is_empty() {
            Ok(household)
        } else {
            Err(problems)
        }
    }
}

/// Whether a screen says which office was chosen.
fn shows_place(page: Page) -> bool {
    matches!(
        page,
        Page::Results | Page::Prepare | Page::Programme(_) | Page::Who
    )
}

/// The screen after an answer; `before` is what would have been asked without it.
fn follows(then: Then, before: Option<Step>, screening: &Screening<'_>) -> Page {
    let after = screening.next();
    let next = match then {
        Then::Results => return Page::Results,
        Then::Check if after == before => None,
        Then::Check | Then::Next => ask(screening, after, then),
    };
    next.unwrap_or(Page::Check)
}

/// The screen of a step.
fn ask(screening: &Screening<'_>, step: Option<Step>, then: Then) -> Option<Page> {
    Screen::of(screening.pack(), &step?, then).map(Page::Ask)
}

/// The fact that says how a member stands to the applicant; its first option is the applicant.
pub fn relation_fact(pack: &Pack) -> Option<u16> {
    pack.groups
        .iter()
        .find(|group| group.style == GroupStyle::Members)?
        .facts
        .first()
        .copied()
}

/// Whether a fact applies to this household or member at all, as far as the answers say.
pub fn applies(fact: &Fact, key: FactKey, screening: &Screening<'_>) -> bool {
    fact.gate
        .is_none_or(|gate| screening.value(gate, key.member).outcomes().can(Outcome::Pass))
}
