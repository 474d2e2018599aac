//! 明白纸: what the results come to, on exactly one sheet of A4. It is drawn with the results and shown only in print,
//! where the style sheet hides all that stands after it.
//!
//! How much fits is reckoned here, in lines of the printed size, because no style sheet can leave out a line of its own.

use jiuzhu_engine::pack::ProgrammeId;
use yew::Html;

use super::{
    View, emergency,
    papers::papers,
    say,
    tag::{Tag, row, tag, words},
    takeaway::{Goals, goal, whom},
};
use crate::text::{Phrase, Word};

/// A size of its text, and what A4 with margins of 12 mm has room for in it.
#[derive(Debug)]
struct Print {
    class: &'static str,
    /// Full-width characters in a line, less what bullets and spaces take.
    width: usize,
    /// Lines for all that has no fixed number of lines.
    lines: usize,
}

/// 14 pt where everything fits, else 12 pt.
const LARGE: Print = Print {
    class: "sheet large",
    width: 34,
    lines: 17,
};
const SMALL: Print = Print {
    class: "sheet",
    width: 40,
    lines: 24,
};
/// Most lines for what to say, and for the programmes.
const SAY: usize = 10;
const GOALS: usize = 8;

/// Lines that are left on the sheet.
#[derive(Debug)]
struct Room {
    lines: usize,
    width: usize,
    /// Whether anything did not fit.
    full: bool,
}

impl Room {
    /// Takes the lines of a text, if there are so many left among the first `most`.
    fn take(&mut self, text: &str, most: &mut usize) -> bool {
        let halves: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        let lines = halves.div_ceil(2 * self.width);
        let fits = lines <= self.lines.min(*most);
        if fits {
            self.lines -= lines;
            *most -= lines;
        }
        self.full |= !fits;
        fits
    }
}

/// The sheet.
pub(crate) fn sheet(view: &View<'_>) -> Tag {
    let goals = Goals::of(view);
    let (sheet, full) = print(view, &goals, &LARGE);
    if full {
        print(view, &goals, &SMALL).0
    } else {
        sheet
    }
}

/// The sheet in a size, and whether something did not fit.
fn print(view: &View<'_>, goals: &Goals, size: &Print) -> (Tag, bool) {
    let mut room = Room {
        lines: size.lines,
        width: size.width,
        full: false,
    };
    let urgent = urgent(view, &mut room);
    let say = spoken(view, goals.ids(), &mut room);
    let programmes = programmes(goals, &mut room);
    let papers = to_bring(view, goals.ids(), &mut room);
    let pack = view.pack();
    let address = &view.state.address;
    let shared = !address.is_empty();
    let again = || Phrase::OfMember(Word::CodeTitle.text(), address).text();
    let sheet = tag("section")
        .class(size.class)
        .child(
            tag("p")
                .class("title")
                .child(words("strong", Word::SheetTitle))
                .text(" ")
                .child(words("span", Phrase::Dated(view.screening.on()))),
        )
        .child(urgent)
        .child(programmes)
        .child(papers)
        .child(say)
        .child(
            tag("div")
                .class("whom")
                .maybe(shared.then(|| code(address.clone()).set("data-px", "4")))
                .child(words("h2", Word::WhoTitle))
                .child(whom(view))
                .maybe(shared.then(|| words("p", again()))),
        )
        .child(words("p", Word::NotACommitment))
        .child(words(
            "p",
            Phrase::DataVersion(&pack.name, &pack.version, pack.checked_on),
        ));
    (sheet, room.full)
}

/// A code with this text; `device.js` draws it.
pub(crate) fn code(text: String) -> Tag {
    tag("img")
        .class("code")
        .set("data-code", text)
        .set("alt", Word::CodeAlt)
}

/// A list under a heading.
#[derive(Debug)]
struct Part {
    title: Word,
    list: Tag,
    lines: usize,
    /// Lines that it may still take.
    most: usize,
}

impl Part {
    fn new(title: Word, most: usize) -> Self {
        Self {
            title,
            list: tag("ul"),
            lines: 0,
            most,
        }
    }

    fn line(mut self, line: Tag) -> Self {
        self.list = self.list.child(line);
        self.lines += 1;
        self
    }

    /// The part, with a word on how many of so many did not fit; nothing without a line.
    fn draw(self, all: usize) -> Html {
        if all == 0 {
            return Html::default();
        }
        let left = all - self.lines;
        let more = (left > 0).then(|| words("li", Phrase::AndMore(left)));
        row()
            .child(words("h2", self.title))
            .child(self.list.maybe(more))
            .into()
    }
}

/// Whom to call at once in the emergencies that were reported.
fn urgent(view: &View<'_>, room: &mut Room) -> Tag {
    let mut lines = row();
    for kind in emergency::reported(view) {
        let mut phones = Vec::new();
        for id in &kind.contacts {
            if let Some(line) = view.pack().contacts.get(usize::from(*id)) {
                phones.push(Phrase::Call(&line.phone).text());
            }
        }
        let text = Phrase::OfMember(&kind.title, &Phrase::List(&phones).text()).text();
        // They stand there in any case, and take what room they need.
        room.take(&text, &mut SMALL.lines.clone());
        lines = lines.child(tag("p").child(words("strong", text)));
    }
    lines
}

/// What to say. A sentence that does not fit is left out without a word.
fn spoken(view: &View<'_>, goals: &[ProgrammeId], room: &mut Room) -> Html {
    let mut part = Part::new(Word::SayTitle, SAY);
    for sentence in say::sentences(view, goals) {
        if room.take(&sentence, &mut part.most) {
            part = part.line(words("li", sentence));
        }
    }
    let said = part.lines;
    part.draw(said)
}

fn programmes(goals: &Goals, room: &mut Room) -> Html {
    let mut part = Part::new(Word::SheetGoals, GOALS);
    for found in goals.iter() {
        let pays = found.pays.as_deref().unwrap_or_default();
        let text = [&found.programme.name, found.standing.word(true).text(), pays].concat();
        if !room.take(&text, &mut part.most) {
            break;
        }
        part = part.line(goal(found));
    }
    part.draw(goals.ids().len())
}

fn to_bring(view: &View<'_>, goals: &[ProgrammeId], room: &mut Room) -> Html {
    let papers = papers(view, goals);
    let mut part = Part::new(Word::Papers, SMALL.lines);
    for paper in &papers {
        let mut text = paper.name.to_owned();
        if !paper.hints.is_empty() {
            text = Phrase::OfMember(paper.name, &paper.hints.concat()).text();
        }
        // Rather without where to get it than not at all.
        if !room.take(&text, &mut part.most) {
            text = paper.name.into();
            if !room.take(&text, &mut part.most) {
                break;
            }
        }
        part = part.line(words("li", text));
    }
    part.draw(papers.len())
}
