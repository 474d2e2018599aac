//! The root component: takes actions to the reducer, draws the state, and leaves the effects to [`browser`].

use std::{cell::RefCell, rc::Rc};

use jiuzhu_engine::{Date, Pack, Screening};
use yew::{Component, Context, Html, Properties};

use crate::{
    browser,
    components::{View, tag::Act},
    pages,
    state::{Action, Focus, Page, State},
};

/// What the page starts with.
#[derive(Debug, Clone, Properties)]
pub struct Props {
    /// The policy, kept as long as the page is open.
    pub pack: &'static Pack,
    /// The screening date.
    pub on: Date,
    /// The answers kept from before a reload, or nothing.
    pub state: State,
}

/// The root is drawn with its properties once, so what they hold need not be compared.
impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.pack, other.pack) && self.on == other.on
    }
}

/// The page.
#[derive(Debug)]
pub struct App {
    state: State,
    screening: Screening<'static>,
    acts: Rc<RefCell<Vec<Act>>>,
}

impl Component for App {
    type Message = Action;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let Props { pack, on, state } = ctx.props();
        let mut screening = Screening::new(pack, *on);
        screening.screen(&state.household);
        Self {
            state: state.clone(),
            screening,
            acts: Rc::default(),
        }
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        // The link on the page and the phone's Back are the same step through the browser's history, which
        // answers with `Action::Return`.
        if action == Action::Back {
            browser::go_back(1);
            return false;
        }
        let before = (self.state.page, self.state.size);
        let returning = matches!(action, Action::Return(_));
        let chosen = matches!(action, Action::Office(..));
        self.state.reduce(action, &mut self.screening);
        if chosen {
            // Behind the streets lie the districts, and behind those the page on which she wanted to choose. The page of
            // a district has its streets there, too.
            browser::go_back(if before.0 == Page::Districts { 1 } else { 2 });
        }
        if self.state.page != before.0 && !returning {
            browser::push(self.state.page);
        }
        if self.state.size != before.1 {
            browser::resize(self.state.size);
        }
        browser::keep(self.state.to_text(self.screening.pack()));
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        self.acts.borrow_mut().clear();
        pages::draw(&self.seen())
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            browser::listen(&ctx.link().callback(|action: Action| action), &self.acts);
        }
        let focus = std::mem::take(&mut self.state.focus);
        if first || focus != Focus::Stay {
            browser::set_title(&pages::window_title(&self.seen()));
            browser::focus(&focus);
        }
    }
}

impl App {
    fn seen(&self) -> View<'_> {
        View::new(&self.state, &self.screening, &self.acts)
    }
}
