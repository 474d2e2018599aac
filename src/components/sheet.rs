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
    tag::{Tag, each, row, tag, words},
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
        .child(part_of(Word::SheetGoals, programmes))
        .child(part_of(Word::Papers, papers))
        .child(part_of(Word::SayTitle, say))
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

fn part_of(title: Word, lines: Vec<Tag>) -> Html {
    if lines.is_empty() {
        return Html::default();
    }
    let mut lines = lines.into_iter().map(Html::from);
    row()
        .child(words("h2", title))
        .child(tag("ul").child(each(&mut lines)))
        .into()
}

/// Whom to call at once in the emergencies that were reported.
fn urgent(view: &View<'_>, room: &mut Room) -> Html {
    let mut most = SMALL.lines;
    let mut lines = emergency::reported(view).into_iter().map(|kind| {
        let phones = kind
            .contacts
            .iter()
            .filter_map(|id| view.pack().contacts.get(usize::from(*id)));
        let phones: Vec<String> = phones.map(|line| Phrase::Call(&line.phone).text()).collect();
        let text = Phrase::OfMember(&kind.title, &Phrase::List(&phones).text()).text();
        room.take(&text, &mut most);
        tag("p").child(words("strong", text)).into()
    });
    each(&mut lines)
}

fn spoken(view: &View<'_>, goals: &[ProgrammeId], room: &mut Room) -> Vec<Tag> {
    let mut sentences = say::sentences(view, goals);
    let mut most = SAY;
    sentences.retain(|sentence| room.take(sentence, &mut most));
    sentences
        .into_iter()
        .map(|sentence| words("li", sentence))
        .collect()
}

fn programmes(goals: &Goals, room: &mut Room) -> Vec<Tag> {
    let (mut lines, mut most) = (Vec::new(), GOALS);
    for found in goals.iter() {
        let pays = found.pays.as_deref().unwrap_or_default();
        if !room.take(
            &[&found.programme.name, found.standing.word(true).text(), pays].concat(),
            &mut most,
        ) {
            break;
        }
        lines.push(goal(found));
    }
    and_more(lines, goals.ids().len())
}

fn to_bring(view: &View<'_>, goals: &[ProgrammeId], room: &mut Room) -> Vec<Tag> {
    let papers = papers(view, goals);
    let (mut lines, mut most) = (Vec::new(), SMALL.lines);
    for paper in &papers {
        let hints = paper.hints.concat();
        let whole = Phrase::OfMember(paper.name, &hints).text();
        let text = if !hints.is_empty() && room.take(&whole, &mut most) {
            whole
        } else if room.take(paper.name, &mut most) {
            paper.name.into()
        } else {
            break;
        };
        lines.push(words("li", text));
    }
    and_more(lines, papers.len())
}

/// Says how many there are beside those listed.
fn and_more(mut lines: Vec<Tag>, all: usize) -> Vec<Tag> {
    let left = all - lines.len();
    if left > 0 {
        lines.push(words("li", Phrase::AndMore(left)));
    }
    lines
}
