//! The screens. A screen is written into its history entry, so that the phone's Back and a reload find it.

use jiuzhu_engine::{
    FactKey, Pack, Step,
    pack::{Group, GroupStyle, ProgrammeId, Scope},
};

/// One screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// What this is, and where to go from here.
    Start,
    /// What to do at once.
    Urgent,
    /// A question.
    Ask(Screen),
    /// The answers, to be checked.
    Check,
    /// What the answers come to.
    Results,
    /// What to bring to the window and what to say there.
    Prepare,
    /// One programme: 是什么, 怎么办, 找谁办.
    Programme(ProgrammeId),
    /// 是什么: the programmes.
    What,
    /// What people come with, and the search.
    Troubles,
    /// What helps with one of these.
    Trouble(u16),
    /// Something to know that is no benefit.
    Guide(u16),
    /// 怎么办: how to apply.
    How,
    /// 找谁办: offices and phones.
    Who,
    /// Choice of the district.
    Districts,
    /// Choice of the street or town in the district at this position.
    Offices(u16),
    /// The results on one screen, and the ways to take them along.
    Take,
    /// A code that opens this page on another device.
    Code {
        /// Whether it carries the answers there.
        answers: bool,
    },
    /// Whether everything should really be erased.
    Clear,
}

/// A question, or several that belong together, and whom it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Screen {
    /// Position of the group in the pack.
    pub group: u16,
    /// The members it is about, bit n = member n; nobody for the household's facts.
    pub members: u64,
    /// Which of the group's facts are asked, bit n = fact n of the group.
    pub facts: u64,
    /// What follows.
    pub then: Then,
}

/// Where a question leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// To the next question.
    Next,
    /// Back to the list of answers, unless the change has raised a new question.
    Check,
    /// Back to the results.
    Results,
}

impl Screen {
    /// The screen that asks the engine's next step.
    pub fn of(pack: &Pack, step: &Step, then: Then) -> Option<Self> {
        let facts = &pack.groups.get(step.group)?.facts;
        let mut screen = Self {
            group: u16::try_from(step.group).ok()?,
            members: 0,
            facts: 0,
            then,
        };
        for key in &step.keys {
            screen.facts |= bit(facts.iter().position(|fact| *fact == key.fact)?);
            screen.members |= key.member.map_or(0, |member| bit(usize::from(member)));
        }
        Some(screen)
    }

    /// The screen that asks just this fact; `members` are those who are asked about it together.
    pub fn for_fact(pack: &Pack, fact: u16, members: u64, then: Then) -> Option<Self> {
        let asks = |group: &Group| group.facts.contains(&fact);
        let group = pack.groups.iter().position(asks)?;
        let position = pack.groups.get(group)?.facts.iter().position(|f| *f == fact)?;
        Some(Self {
            group: u16::try_from(group).ok()?,
            members,
            facts: bit(position),
            then,
        })
    }

    /// The group that it belongs to.
    pub fn group(self, pack: &Pack) -> Option<&Group> {
        pack.groups.get(usize::from(self.group))
    }

    /// The facts it asks, in order.
    pub fn facts(self, pack: &Pack) -> impl Iterator<Item = u16> {
        let facts = self
            .group(pack)
            .map(|group| group.facts.as_slice())
            .unwrap_or_default();
        facts
            .iter()
            .enumerate()
            .filter(move |(n, _)| self.facts & bit(*n) != 0)
            .map(|(_, fact)| *fact)
    }

    /// The members it is about, in order.
    pub fn members(self) -> impl Iterator<Item = u8> {
        (0..64).filter(move |n| self.members & bit(usize::from(*n)) != 0)
    }

    /// Every single answer it asks for.
    pub fn keys(self, pack: &Pack) -> Vec<FactKey> {
        let mut keys = Vec::new();
        for fact in self.facts(pack) {
            match pack.facts.get(usize::from(fact)).map(|fact| fact.scope) {
                Some(Scope::Member) => keys.extend(self.members().map(|m| FactKey {
                    fact,
                    member: Some(m),
                })),
                Some(Scope::Household) => keys.push(FactKey { fact, member: None }),
                None => {}
            }
        }
        keys
    }

    /// The lists of boxes to tick: the members for each fact, or the facts of the household or of one member. None
    /// where nothing is ticked, and where there would be a single box: that one is asked plainly.
    pub fn lists(self, pack: &Pack) -> Vec<Vec<FactKey>> {
        let keys = self.keys(pack);
        let mut lists = match self.group(pack).map(|group| group.style) {
            Some(GroupStyle::Who) => {
                let of = |fact| keys.iter().copied().filter(|key| key.fact == fact).collect();
                self.facts(pack).map(of).collect()
            }
            Some(GroupStyle::Ticks) => vec![keys],
            _ => Vec::new(),
        };
        lists.retain(|list| list.len() > 1);
        lists
    }
}

/// A set that holds just `n`; empty beyond 63.
pub fn bit(n: usize) -> u64 {
    u32::try_from(n)
        .ok()
        .and_then(|n| 1_u64.checked_shl(n))
        .unwrap_or(0)
}

impl Page {
    /// The page as a few letters and numbers.
    pub fn code(self) -> String {
        match self {
            Self::Start => "start".into(),
            Self::Urgent => "urgent".into(),
            Self::Ask(screen) => {
                let then = match screen.then {
                    Then::Next => 0,
                    Then::Check => 1,
                    Then::Results => 2,
                };
                format!("ask.{}.{}.{}.{then}", screen.group, screen.members, screen.facts)
            }
            Self::Check => "check".into(),
            Self::Results => "results".into(),
            Self::Prepare => "prepare".into(),
            Self::Programme(id) => format!("programme.{id}"),
            Self::What => "what".into(),
            Self::Troubles => "troubles".into(),
            Self::Trouble(n) => format!("trouble.{n}"),
            Self::Guide(n) => format!("guide.{n}"),
            Self::How => "how".into(),
            Self::Who => "who".into(),
            Self::Districts => "districts".into(),
            Self::Offices(district) => format!("offices.{district}"),
            Self::Take => "take".into(),
            Self::Code { answers } => format!("code.{}", u8::from(answers)),
            Self::Clear => "clear".into(),
        }
    }

    /// Reads what [`Page::code`] wrote; `None` for anything else.
    pub fn from_code(code: &str) -> Option<Self> {
        let mut parts = code.split('.');
        let name = parts.next()?;
        let mut number = || parts.next()?.parse::<u64>().ok();
        let small = |n: Option<u64>| u16::try_from(n?).ok();
        Some(match name {
            "start" => Self::Start,
            "urgent" => Self::Urgent,
            "ask" => Self::Ask(Screen {
                group: small(number())?,
                members: number()?,
                facts: number()?,
                then: match number()? {
                    0 => Then::Next,
                    1 => Then::Check,
                    _ => Then::Results,
                },
            }),
            "check" => Self::Check,
            "results" => Self::Results,
            "prepare" => Self::Prepare,
            "programme" => Self::Programme(small(number())?),
            "what" => Self::What,
            "troubles" => Self::Troubles,
            "trouble" => Self::Trouble(small(number())?),
            "guide" => Self::Guide(small(number())?),
            "how" => Self::How,
            "who" => Self::Who,
            "districts" => Self::Districts,
            "offices" => Self::Offices(small(number())?),
            "take" => Self::Take,
            "code" => Self::Code {
                answers: number()? == 1,
            },
            "clear" => Self::Clear,
            _ => return None,
        })
    }
}
