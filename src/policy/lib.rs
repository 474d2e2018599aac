//! The policy compiler of 救助一问: YAML with Chinese keys to a compiled [`Pack`].
//!
//! ```text
//! source ── read ──► model ── names, sentence ──► rules ── order, compile ──► Pack ── lint, cases ──► Report
//! ```
//!
//! `source` knows YAML, places and the folders that a policy takes over; `read` lays the folders over one another
//! and fills the `model`; `names` says what every name stands for; `sentence` parses conditions and formulas;
//! `order` puts definitions after what they rest on; `compile` checks scopes and units and numbers everything;
//! `needs` leaves out what a region takes over and does not need; `lint` looks for what is allowed and still
//! probably wrong; `coverage` says what the cases try, `questions` what families are asked, `impact` whom a change
//! touches; `english` translates the pack, `format` prints the files in house style, `schema` explains them to editors. Problems are collected all the way, each with a stable
//! [`Code`], its place and what to do, so that one run reports everything that can be known.

mod body;
mod cases;
mod compile;
mod coverage;
mod diagnostic;
mod english;
mod format;
mod graph;
pub mod impact;
pub mod limits;
mod lint;
mod model;
mod names;
mod needs;
mod order;
mod pending;
mod population;
pub mod questions;
mod reach;
mod read;
mod rules;
mod schema;
mod sentence;
mod source;
mod suggest;
mod units;

use std::path::Path;

use jiuzhu_engine::{Date, Pack};

use lint::Deadline;

pub use cases::{Case, run as run_cases};
pub use compile::Derivation;
pub use coverage::{Coverage, CoverageGroup, Trial, Way};
pub use diagnostic::{Code, Diagnostic, Report, Severity};
pub use english::Untranslated;
pub use format::{Formatted, format, format_dir};
pub use lint::{Reading, wordings};
pub use pending::{Pending, Reply};
pub use population::{Cast, Population, trim};
pub use reach::reach;
pub use schema::{Schema, schemas};
pub use source::Sources;
pub use suggest::nearest;

/// A policy without errors.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// What the engine screens with.
    pub pack: Pack,
    /// What does not stop anybody, but should be looked at.
    pub warnings: Report,
    /// The worked cases, for [`run_cases`].
    pub cases: Vec<Case>,
    /// What a person still has to find out, and what has been answered.
    pub pending: Vec<Pending>,
    /// How much there is to read, and how long its sentences are.
    pub reading: Reading,
    /// Its derived values, each after those it rests on.
    pub derivations: Vec<Derivation>,
    /// By when figures must be checked again.
    deadlines: Vec<Deadline>,
    /// What its texts are in English, as far as somebody has translated them.
    english: english::English,
    /// How households are made up, if it says.
    population: Option<population::Plan>,
    /// Everything that it decides, for [`Coverage`].
    decisions: Vec<compile::Decision>,
    /// Every threshold and every day on which something changes, for [`Coverage`].
    boundaries: Vec<coverage::Boundary>,
}

impl Compiled {
    /// The pack as the page loads it.
    pub fn bytes(&self) -> Vec<u8> {
        self.pack.encode()
    }

    /// Warns of the figures that should have been checked again before a day.
    ///
    /// The compiler has no clock, so the day is given.
    pub fn overdue(&self, on: Date) -> Report {
        let mut report = self.warnings.fresh();
        for deadline in &self.deadlines {
            deadline.check(on, &mut report);
        }
        report.sort();
        report
    }
}

/// Compiles the policy in a folder.
///
/// # Errors
/// Everything that is wrong with it.
pub fn compile_dir(dir: &Path) -> Result<Compiled, Report> {
    match Sources::read(dir) {
        Ok(sources) => compile(sources),
        Err(error) => Err(Report::unreadable(dir, &error)),
    }
}

/// Compiles a policy whose files are in memory.
///
/// ```
/// use jiuzhu_policy::{Sources, compile};
/// let sources: Sources = [("pack.yaml", "编号：demo")].into_iter().collect();
/// let report = compile(sources).unwrap_err();
/// assert!(report.to_string().starts_with("pack.yaml:1:3 E107 冒号是全角的"));
/// ```
///
/// # Errors
/// Everything that is wrong with it.
pub fn compile(sources: Sources) -> Result<Compiled, Report> {
    let mut report = Report::new(sources);
    if let Some(mut model) = read::read(&report.sources(), &mut report) {
        let mut names = names::Names::collect(&model, &mut report);
        let mut rules = rules::Rules::parse(&model, &names, &mut report);
        let mut compilation = compile::compile(&model, &names, &rules, &mut report);
        let cases = cases::check(&model, &names, &mut report);
        let pending = pending::check(&model, &names, &mut report);
        let population = population::check(&model, &mut report);
        lint::errors(&model, &rules, &mut report);
        if let (true, false, Some(first)) = (model.is_layered, report.has_errors(), &compilation) {
            needs::leave_out_the_rest(&mut model, &names, &rules, &first.needed, &report);
            names = names::Names::collect(&model, &mut report);
            rules = rules::Rules::parse(&model, &names, &mut report);
            compilation = compile::compile(&model, &names, &rules, &mut report);
        }
        if let (Some(compilation), false) = (compilation, report.has_errors()) {
            match Pack::decode(&compilation.pack.encode()) {
                Ok(pack) => {
                    let reading = lint::warnings(&model, &names, &rules, &compilation, &mut report);
                    model.english.warnings(&pack, &mut report);
                    report.sort();
                    return Ok(Compiled {
                        pack,
                        warnings: report,
                        cases,
                        pending,
                        reading,
                        deadlines: lint::deadlines(&model),
                        boundaries: coverage::boundaries(&model, &compilation),
                        population,
                        english: model.english,
                        decisions: compilation.decisions,
                        derivations: compilation.derivations,
                    });
                }
                Err(error) => report.unsound(&error),
            }
        }
    }
    report.sort();
    Err(report)
}
