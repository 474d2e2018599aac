//! Pages as HTML, drawn on the host: the start page that stands there before the program arrives, and samples.

mod samples;

use std::{cell::RefCell, io};

use jiuzhu_engine::{Date, Pack, Screening};
use yew::{BaseComponent, Component, Context, Html, LocalServerRenderer};

use crate::{App, Props, components::View, pages, state::State};

pub use samples::{Sample, samples};

/// A screen as a visitor with this state sees it; its buttons do nothing.
///
/// # Errors
///
/// The system refuses to run it.
pub fn screen(pack: &'static Pack, on: Date, state: State) -> io::Result<String> {
    html::<App>(Props { pack, on, state })
}

/// The start page of somebody who has not answered anything, with a link wherever the program has a button that opens
/// a screen: `<a href="#check" data-entry="check">`. `home` is the district whose page it is, if any; `other` the address of the same page in the other language, or nothing. What the links are called, [`start`](crate::start) takes.
///
/// # Errors
///
/// The system refuses to run it.
pub fn start_page(pack: &'static Pack, on: Date, home: Option<u16>, other: &str) -> io::Result<String> {
    let state = State {
        home,
        other: other.to_owned(),
        ..State::new(pack)
    };
    html::<StartPage>(Props { pack, on, state })
}

/// Any component as HTML, on this thread.
pub(crate) fn html<C: BaseComponent>(props: C::Properties) -> io::Result<String> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let renderer = LocalServerRenderer::<C>::with_props(props).hydratable(false);
    Ok(tokio::task::LocalSet::new().block_on(&runtime, renderer.render()))
}

/// The page before the program is there.
struct StartPage;

impl Component for StartPage {
    type Message = ();
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props { pack, on, state } = ctx.props();
        let screening = Screening::new(pack, *on);
        pages::draw(&View::new(state, &screening, &RefCell::default()).without_program())
    }
}
