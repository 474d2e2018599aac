//! The policy as written: every file read, no name looked up yet.

mod guide;

use jiuzhu_engine::{
    Date, Number, Range,
    pack::{Choose, Confidence, Contact, District, Document, GroupStyle, Kind, Scope, Unit, Window},
};

use crate::{
    body::{Block, Body},
    english::English,
    names::{Symbol, key},
    source::{Node, Span, Written},
    suggest::fold_width,
};

pub(crate) use guide::{Guide, Pending, Reply, Trouble};

/// All files of a policy.
#[derive(Debug, Default)]
pub(crate) struct Model {
    /// It takes over another policy, so not everything in it is its own.
    pub(crate) is_layered: bool,
    /// What the programmes taken over are called that this policy does not list.
    pub(crate) not_offered: Vec<String>,
    pub(crate) head: Head,
    pub(crate) documents: Vec<(Written, Document)>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) groups: Vec<Group>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) derived: Vec<Derived>,
    pub(crate) programmes: Vec<Programme>,
    pub(crate) cases: Vec<CaseText>,
    pub(crate) contacts: Vec<(Written, Contact)>,
    /// Where the file of streets is named.
    pub(crate) streets: Option<Written>,
    pub(crate) districts: Vec<District>,
    pub(crate) urgent: Vec<Urgent>,
    /// The households to compare versions with, if the policy says.
    pub(crate) population: Option<Population>,
    pub(crate) glossary: Vec<Term>,
    /// 难词: official words that residents do not know.
    pub(crate) hard_words: Vec<Written>,
    pub(crate) guides: Vec<Guide>,
    pub(crate) troubles: Vec<Trouble>,
    /// Words that mean the same to whoever searches.
    pub(crate) synonyms: Vec<Vec<Written>>,
    /// 待核实.
    pub(crate) pending: Vec<Pending>,
    /// What its texts are in English.
    pub(crate) english: English,
}

/// pack.yaml.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) checked_on: Option<Date>,
    pub(crate) review_by: Option<Date>,
    /// Where `review_by` stands.
    pub(crate) review_span: Option<Span>,
    /// The programmes in display order, and where that list stands.
    pub(crate) programmes: Vec<Written>,
    pub(crate) span: Option<Span>,
}

/// A fact of facts.yaml.
#[derive(Debug)]
pub(crate) struct Fact {
    pub(crate) name: Written,
    pub(crate) scope: Scope,
    /// `None` after it was reported.
    pub(crate) kind: Option<Kind>,
    pub(crate) domain: Range,
    pub(crate) whole: bool,
    pub(crate) gate: Option<Block<Written>>,
    pub(crate) question: Written,
    /// The short name; the key if there is none.
    pub(crate) label: Option<Written>,
    pub(crate) hint: Option<Written>,
    pub(crate) example: Option<Written>,
    pub(crate) why: Option<Written>,
    pub(crate) yes: Option<Written>,
    pub(crate) no: Option<Written>,
    /// The options of a choice as written; the engine's are in `kind`.
    pub(crate) options: Vec<OptionText>,
    pub(crate) citations: Vec<Written>,
}

/// An option of a choice as written.
#[derive(Debug)]
pub(crate) struct OptionText {
    pub(crate) name: Written,
    /// Words on the button; the name if there are none.
    pub(crate) label: Option<Written>,
    pub(crate) hint: Option<Written>,
}

/// A screen of questions.yaml.
#[derive(Debug)]
pub(crate) struct Group {
    pub(crate) id: Written,
    pub(crate) title: Option<Written>,
    pub(crate) hint: Option<Written>,
    pub(crate) style: GroupStyle,
    pub(crate) facts: Vec<Written>,
}

/// A dated figure.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: Written,
    pub(crate) unit: Unit,
    pub(crate) periods: Vec<Period>,
    /// Day after which it must be checked again, where that is not the pack's own, and where it stands.
    pub(crate) review_by: Option<(Date, Span)>,
}

/// One value of a dated figure.
#[derive(Debug)]
pub(crate) struct Period {
    pub(crate) span: Span,
    pub(crate) from: Date,
    pub(crate) until: Option<Date>,
    pub(crate) figure: Figure,
    pub(crate) confidence: Confidence,
    pub(crate) citations: Vec<Written>,
}

/// What a period says.
#[derive(Debug, Clone)]
pub(crate) enum Figure {
    /// 值: one figure.
    One(Range),
    /// 按人数: one for each size of the household.
    BySize {
        /// For one person, for two, …; at least one.
        rows: Vec<Range>,
        /// 每增一人: what each further person adds.
        further: Option<Range>,
    },
}

impl Parameter {
    /// Whether its figures go by the size of the household.
    pub(crate) fn is_by_size(&self) -> bool {
        let mut figures = self.periods.iter().map(|p| &p.figure);
        figures.any(|figure| matches!(figure, Figure::BySize { .. }))
    }
}

impl Period {
    /// Whether it is in force on a day, unless a later period has taken its place.
    pub(crate) fn covers(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// A value worked out from facts.
#[derive(Debug)]
pub(crate) struct Derived {
    pub(crate) name: Written,
    pub(crate) scope: Scope,
    /// `None` for a truth value.
    pub(crate) unit: Option<Unit>,
    /// `None` after it was reported.
    pub(crate) body: Option<Body<Written, Written>>,
    pub(crate) citations: Vec<Written>,
}

/// A sentence with its source.
#[derive(Debug)]
pub(crate) struct Note {
    pub(crate) text: Written,
    pub(crate) citations: Vec<Written>,
}

/// A file in programmes/.
#[derive(Debug)]
pub(crate) struct Programme {
    pub(crate) id: Written,
    pub(crate) name: Written,
    pub(crate) short: Option<Written>,
    pub(crate) scope: Scope,
    pub(crate) urgent: bool,
    pub(crate) discretion: Option<Note>,
    pub(crate) summary: Written,
    pub(crate) what: Written,
    pub(crate) conditions: Vec<Condition>,
    pub(crate) reviewed: Vec<Note>,
    pub(crate) amount: Amount,
    pub(crate) how: How,
    pub(crate) office: Option<Written>,
    pub(crate) phones: Vec<Written>,
    pub(crate) opens: Vec<Written>,
    /// 还能办.
    pub(crate) unlocks: Vec<Written>,
    pub(crate) excludes: Vec<Exclusion>,
    pub(crate) instead: Vec<Written>,
    /// 已享受事实.
    pub(crate) received: Option<Written>,
    /// 施行.
    pub(crate) in_force: Option<InForce>,
    /// 申请期.
    pub(crate) application: Option<(Vec<Window>, Note)>,
}

/// 互斥: the other programme, how to choose, and why.
#[derive(Debug)]
pub(crate) struct Exclusion {
    pub(crate) other: Written,
    pub(crate) choose: Choose,
    pub(crate) note: Note,
}

/// 施行: the days on which a programme or condition applies.
#[derive(Debug)]
pub(crate) struct InForce {
    pub(crate) from: Option<Date>,
    pub(crate) until: Option<Date>,
    pub(crate) citations: Vec<Written>,
}

/// A condition of a programme.
#[derive(Debug)]
pub(crate) struct Condition {
    pub(crate) id: Written,
    /// 情形.
    pub(crate) situation: bool,
    pub(crate) rule: Option<Block<Written>>,
    pub(crate) text: Written,
    pub(crate) otherwise: Option<Written>,
    pub(crate) waiver: Option<Waiver>,
    /// 施行.
    pub(crate) in_force: Option<InForce>,
    pub(crate) citations: Vec<Written>,
}

/// 豁免.
#[derive(Debug)]
pub(crate) struct Waiver {
    pub(crate) when: Option<Block<Written>>,
    pub(crate) note: Note,
}

/// 金额.
#[derive(Debug, Default)]
pub(crate) struct Amount {
    pub(crate) formula: Option<Written>,
    pub(crate) unit: String,
    pub(crate) text: Option<Written>,
    pub(crate) citations: Vec<Written>,
}

/// 怎么办.
#[derive(Debug, Default)]
pub(crate) struct How {
    pub(crate) steps: Vec<Written>,
    /// Name and explanation.
    pub(crate) papers: Vec<(Written, Option<Written>)>,
    pub(crate) time: Option<Written>,
    pub(crate) online: Option<Written>,
    pub(crate) fee: Option<Written>,
    pub(crate) citations: Vec<Written>,
}

/// A term of glossary.yaml.
#[derive(Debug)]
pub(crate) struct Term {
    pub(crate) name: Written,
    pub(crate) meaning: Written,
    /// Of a term whose meaning holds a figure.
    pub(crate) citations: Vec<Written>,
}

/// What to do at once.
#[derive(Debug)]
pub(crate) struct Urgent {
    pub(crate) fact: Written,
    pub(crate) options: Vec<Written>,
    pub(crate) title: Written,
    pub(crate) steps: Vec<Written>,
    pub(crate) phones: Vec<Written>,
    pub(crate) citations: Vec<Written>,
}

/// Facts, and how their values are spread.
pub(crate) type Spreads = Vec<(Written, Node)>;

/// population.yaml.
#[derive(Debug)]
pub(crate) struct Population {
    /// How many in a hundred numbers lie close to a figure, and where that is said.
    pub(crate) near: Option<(Written, Number)>,
    pub(crate) kinds: Vec<HouseholdKind>,
    pub(crate) household: Spreads,
    pub(crate) member: Spreads,
}

/// A kind of household.
#[derive(Debug)]
pub(crate) struct HouseholdKind {
    pub(crate) span: Span,
    /// How common it is.
    pub(crate) weight: Option<(Written, Number)>,
    pub(crate) household: Spreads,
    /// What is said of each member.
    pub(crate) members: Vec<Spreads>,
}

/// A case: a household and what must come out.
#[derive(Debug)]
pub(crate) struct CaseText {
    pub(crate) name: Written,
    pub(crate) on: Option<Date>,
    pub(crate) household: Option<Node>,
    pub(crate) members: Option<Node>,
    /// Empty only where there are variants.
    pub(crate) expected: Vec<Expected>,
    /// 各种.
    pub(crate) variants: Vec<Variant>,
}

/// The same household with other answers or on another day, and what must come out then.
#[derive(Debug)]
pub(crate) struct Variant {
    pub(crate) name: Written,
    /// The day of the case if there is none.
    pub(crate) on: Option<Date>,
    /// 改: places such as `成员[0].月收入`, and what is answered there.
    pub(crate) changes: Vec<(Written, Node)>,
    pub(crate) expected: Vec<Expected>,
}

/// What must come out for one programme; `None` is not compared.
#[derive(Debug, Clone)]
pub(crate) struct Expected {
    pub(crate) programme: Written,
    pub(crate) verdict: Option<Written>,
    pub(crate) deciding: Option<Vec<Written>>,
    /// `Some(None)`: no amount at all.
    pub(crate) amount: Option<Option<Range>>,
    pub(crate) open: Option<Vec<Written>>,
}

impl CaseText {
    /// How many cases it comes to.
    pub(crate) fn count(&self) -> usize {
        usize::from(!self.expected.is_empty()) + self.variants.len()
    }
}

impl Model {
    /// Where a name is defined.
    pub(crate) fn place(&self, symbol: Symbol) -> Option<&Written> {
        match symbol {
            Symbol::Fact(i) => self.facts.get(usize::from(i)).map(|f| &f.name),
            Symbol::Parameter(i) => self.parameters.get(usize::from(i)).map(|p| &p.name),
            Symbol::Derived(i) => self.derived.get(usize::from(i)).map(|d| &d.name),
        }
    }

    /// The position of the document that `KEY` or `KEY 第三条` cites, and the length of its key in characters:
    /// the longest registered key that a blank or the end follows.
    pub(crate) fn cited(&self, citation: &str) -> Option<(usize, usize)> {
        let cited = key(citation);
        let starts = |document: &str| {
            let mut rest = cited.chars();
            let is_prefix = document.chars().map(fold_width).all(|c| rest.next() == Some(c));
            (is_prefix && matches!(rest.next(), None | Some(' '))).then(|| document.chars().count())
        };
        let documents = self.documents.iter().enumerate();
        documents
            .filter_map(|(i, (k, _))| Some((starts(&k.text)?, i)))
            .max()
            .map(|(len, i)| (i, len))
    }
}
