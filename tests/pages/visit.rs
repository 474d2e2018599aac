//! A visitor who uses the page without a browser.

use std::{path::Path, sync::OnceLock};

use jiuzhu_app::{
    App, Props,
    state::{Action, Page, Part, Screen, State, Then},
};
use jiuzhu_engine::{Date, FactKey, Pack, Screening, pack::Scope};
use yew::ServerRenderer;

/// The day on which every visit takes place.
pub(crate) fn today() -> Date {
    Date::new(2026, 11, 24).unwrap()
}

fn compile(folder: &str) -> Pack {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let compiled = jiuzhu_policy::compile_dir(&folder).unwrap_or_else(|report| panic!("{report:?}"));
    // As the page gets it, with its hash.
    Pack::decode(&compiled.bytes()).unwrap()
}

/// The small pack of these tests.
pub(crate) fn sample() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| compile("tests/pages/pack"))
}

/// The pack that ships.
pub(crate) fn tianjin() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| compile("policies/tianjin"))
}

/// One visitor.
pub(crate) struct Visit {
    pub(crate) state: State,
    pub(crate) screening: Screening<'static>,
    trail: Vec<Page>,
}

impl Visit {
    pub(crate) fn new(pack: &'static Pack) -> Self {
        Self::on(pack, today())
    }

    /// On another day.
    pub(crate) fn on(pack: &'static Pack, on: Date) -> Self {
        Self {
            state: State::new(pack),
            screening: Screening::new(pack, on),
            trail: Vec::new(),
        }
    }

    pub(crate) fn pack(&self) -> &'static Pack {
        self.screening.pack()
    }

    /// Does something; the browser's history follows.
    pub(crate) fn act(&mut self, action: Action) -> &mut Self {
        let before = self.state.page;
        let returning = matches!(action, Action::Return(_));
        let chosen = matches!(action, Action::Office(..));
        self.state.reduce(action, &mut self.screening);
        if chosen {
            if before != Page::Districts {
                self.trail.pop();
            }
            return self.back();
        }
        if self.state.page != before && !returning {
            self.trail.push(before);
        }
        self
    }

    /// Presses the phone's Back.
    pub(crate) fn back(&mut self) -> &mut Self {
        let page = self.trail.pop().unwrap();
        self.act(Action::Return(page))
    }

    pub(crate) fn go_on(&mut self) -> &mut Self {
        self.act(Action::Continue)
    }

    pub(crate) fn choose(&mut self, fact: &str, member: Option<u8>, option: u8) -> &mut Self {
        let key = self.key(fact, member);
        self.act(Action::Choose(key, option))
    }

    pub(crate) fn type_in(&mut self, fact: &str, member: Option<u8>, text: &str) -> &mut Self {
        let key = self.key(fact, member);
        self.act(Action::Type(key, Part::First, text.into()))
    }

    /// A fact by its name in the pack.
    pub(crate) fn key(&self, name: &str, member: Option<u8>) -> FactKey {
        let scope = if member.is_some() {
            Scope::Member
        } else {
            Scope::Household
        };
        let fact = self
            .pack()
            .facts
            .iter()
            .position(|f| f.name == name && f.scope == scope);
        FactKey {
            fact: fact
                .unwrap_or_else(|| panic!("no fact {name}"))
                .try_into()
                .unwrap(),
            member,
        }
    }

    /// Name of the group that is being asked.
    pub(crate) fn asked(&self) -> &'static str {
        match self.state.page {
            Page::Ask(screen) => &screen.group(self.pack()).unwrap().id,
            page => panic!("nothing is asked on {page:?}"),
        }
    }

    /// Opens the screen of one fact to correct it.
    pub(crate) fn correct(&mut self, fact: &str, members: u64) -> &mut Self {
        let member = (members != 0).then_some(0);
        let screen = Screen::for_fact(self.pack(), self.key(fact, member).fact, members, Then::Check);
        self.act(Action::Open(Page::Ask(screen.unwrap())))
    }

    /// The page as HTML, one element a line.
    pub(crate) fn html(&self) -> String {
        let (pack, on, state) = (self.pack(), self.screening.on(), self.state.clone());
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let renderer = ServerRenderer::<App>::with_props(move || Props { pack, on, state }).hydratable(false);
        let html = runtime.block_on(renderer.render());
        html.replace('<', "\n<")
            .replace("\n</", "</")
            .trim_start()
            .to_owned()
            + "\n"
    }
}
