//! What is wrong with a policy, where, and what to do about it.

use std::{fmt, path::Path, sync::Arc};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use jiuzhu_engine::{DecodeError, limits::Limit};

use crate::{
    limits,
    source::{Sources, Span},
    suggest,
};

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal,)*) => {
        /// The stable code of a kind of problem.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])* $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code as printed, for example `E101`.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

codes! {
    /// A name that nothing bears.
    UnknownName = "E101",
    /// A name or key that stands twice.
    Duplicate = "E102",
    /// A programme's file is not called like the programme.
    FileName = "E103",
    /// A key that does not exist here.
    UnknownKey = "E104",
    /// A key or file that must be there.
    MissingKey = "E105",
    /// Not YAML, or a text where a list should be.
    Yaml = "E106",
    /// What a Chinese keyboard does to YAML.
    Precheck = "E107",
    /// A fact in two questions.
    AskedTwice = "E110",
    /// Nothing above that could be replaced.
    NothingToReplace = "E111",
    /// An option that the fact does not have.
    UnknownOption = "E201",
    /// Units that do not fit together.
    Unit = "E202",
    /// A number where a choice or truth is needed, or the reverse.
    Kind = "E203",
    /// A member's name in a household sentence, or the reverse.
    Scope = "E204",
    /// A sentence outside the language.
    Syntax = "E205",
    /// An option of another fact.
    ForeignOption = "E206",
    /// An option that means 不清楚, which every question has by itself.
    UnsureOption = "E207",
    /// Figures not in the order of their dates.
    Unsorted = "E301",
    /// Two figures for the same day.
    Overlap = "E302",
    /// Not a day of the calendar.
    NotADate = "E303",
    /// No figure on the day of the check.
    NoValue = "E304",
    /// Definitions that rest on each other.
    Cycle = "E401",
    /// An empty list.
    Empty = "E402",
    /// Two forms where one is allowed.
    Either = "E403",
    /// Beyond a limit.
    Limit = "E404",
    /// A band of 累进 that does not end above the one before it.
    NotAscending = "E405",
    /// A rule or figure without a source.
    NoCitation = "E501",
    /// A source that is not registered.
    UnknownDocument = "E502",
    /// A figure of low confidence.
    LowConfidence = "E503",
    /// A telephone number that is not registered.
    UnknownPhone = "E504",
    /// A number in a rule that has no source.
    BareNumber = "E505",
    /// A case that ends otherwise than expected.
    Case = "E601",
    /// A decision that the cases do not try in every way.
    Untried = "E602",
    /// A fact that no question asks for.
    NotAsked = "W701",
    /// A name that nothing uses.
    Unused = "W702",
    /// A sentence without a full stop.
    FullStop = "W703",
    /// A figure left to the region that nobody filled in.
    NotFilled = "W704",
    /// Days between two figures on which neither holds.
    Gap = "W705",
    /// A figure that should have been checked again.
    Overdue = "W706",
    /// A condition that holds for every household for which it could matter.
    AlwaysHolds = "W707",
    /// A condition that fails for every household for which it could matter.
    NeverHolds = "W708",
    /// A sentence that is too long for residents.
    LongSentence = "W709",
    /// A figure typed into a text.
    TypedFigure = "W710",
    /// A text that promises.
    Promise = "W711",
    /// A text that discourages.
    Discouraging = "W712",
    /// Names that look alike, or full-width digits and letters.
    LookAlike = "W713",
    /// A document that has expired, or that nothing cites.
    StaleDocument = "W714",
    /// Two conditions or two programmes with the same rule.
    Twins = "W715",
    /// Sentences that are too long on average.
    LongWinded = "W716",
    /// A double negative.
    DoubleNegative = "W717",
    /// An official word that the glossary does not explain.
    UndefinedTerm = "W718",
    /// An official word in the explanation of another.
    HardMeaning = "W719",
    /// A translation of a text that is not there.
    StaleTranslation = "W720",
    /// A translation with other figures than the text.
    OtherFigures = "W721",
    /// A translation with Chinese in it.
    ChineseTranslation = "W722",
}

impl Code {
    /// Whether a policy with such a problem can still be used.
    pub const fn severity(self) -> Severity {
        match self {
            Self::NotAsked
            | Self::Unused
            | Self::FullStop
            | Self::NotFilled
            | Self::Gap
            | Self::Overdue
            | Self::AlwaysHolds
            | Self::NeverHolds
            | Self::LongSentence
            | Self::TypedFigure
            | Self::Promise
            | Self::Discouraging
            | Self::LookAlike
            | Self::StaleDocument
            | Self::Twins
            | Self::LongWinded
            | Self::DoubleNegative
            | Self::UndefinedTerm
            | Self::HardMeaning
            | Self::StaleTranslation
            | Self::OtherFigures
            | Self::ChineseTranslation => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The policy can be used.
    Warning,
    /// It cannot.
    Error,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    span: Span,
    code: Code,
    message: String,
    help: Vec<String>,
}

impl Diagnostic {
    /// A problem at a place.
    pub(crate) fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            span,
            code,
            message: message.into(),
            help: Vec::new(),
        }
    }

    /// Says what to do about it.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Says which known name was probably meant, or else what to do.
    #[must_use]
    pub(crate) fn suggest<'a>(
        self,
        written: &str,
        known: impl IntoIterator<Item = &'a str>,
        otherwise: &str,
    ) -> Self {
        let hint = suggest::hint(&suggest::nearest(written, known));
        self.help(hint.unwrap_or_else(|| otherwise.to_owned()))
    }

    /// Says which known name was probably meant, or else which there are.
    #[must_use]
    pub(crate) fn suggest_or_list<'a>(
        self,
        written: &str,
        known: impl IntoIterator<Item = &'a str>,
        introduction: &str,
    ) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let list = format!("{introduction}：{}", known.join("、"));
        self.suggest(written, known, &list)
    }

    /// The stable code.
    pub fn code(&self) -> Code {
        self.code
    }

    /// What is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }
}

/// The problems found in a policy.
#[derive(Debug, Clone, Default)]
pub struct Report {
    sources: Arc<Sources>,
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// An empty report about these files.
    pub(crate) fn new(sources: Sources) -> Self {
        Self {
            sources: Arc::new(sources),
            diagnostics: Vec::new(),
        }
    }

    /// A folder that cannot be listed.
    pub(crate) fn unreadable(dir: &Path, error: &std::io::Error) -> Self {
        let sources = Sources::empty(dir);
        let message = match error.kind() {
            std::io::ErrorKind::NotFound => "找不到这个文件夹".to_owned(),
            std::io::ErrorKind::NotADirectory => "这不是文件夹".to_owned(),
            _ => format!("文件夹读不出来：{error}"),
        };
        let problem = Diagnostic::new(Code::MissingKey, sources.place("pack.yaml"), message);
        let mut report = Self::new(sources);
        report.push(problem.help("写政策文件夹的路径，例如 policies/tianjin"));
        report
    }

    /// The engine refuses what was compiled: a limit that was not checked earlier, or a mistake of ours.
    pub(crate) fn unsound(&mut self, error: &DecodeError) {
        let (message, help) = match error {
            DecodeError::TooLarge { limit, count } => (
                format!("{}太多，有 {count}，最多 {}", counted(*limit), limit.most()),
                "分成几个地区，或删去不用的内容",
            ),
            _ => (
                format!("编译出的规则不能用：{error}"),
                "请把政策文件和这条消息一起报告",
            ),
        };
        let problem = Diagnostic::new(Code::Limit, self.sources.place("pack.yaml"), message);
        self.push(problem.help(help));
    }

    /// Whether so much is wrong that looking for more helps nobody.
    pub(crate) fn is_full(&self) -> bool {
        self.diagnostics.len() >= limits::PROBLEMS && self.has_errors()
    }

    /// An empty report about the same files.
    pub(crate) fn fresh(&self) -> Self {
        Self {
            sources: Arc::clone(&self.sources),
            diagnostics: Vec::new(),
        }
    }

    /// The path of the file in which a place lies, as shown.
    pub(crate) fn path(&self, span: Span) -> String {
        self.sources.file_of(span).0
    }

    /// `path:line` of a place.
    pub(crate) fn place(&self, span: Span) -> String {
        let (path, text) = self.sources.file_of(span);
        format!("{path}:{}", Place::find(text, span).line_number)
    }

    /// The words that stand at a place.
    pub(crate) fn text(&self, span: Span) -> &str {
        let (_, text) = self.sources.file_of(span);
        text.get(span.range()).unwrap_or_default()
    }

    pub(crate) fn sources(&self) -> Arc<Sources> {
        Arc::clone(&self.sources)
    }

    /// Whether a place lies in the policy's own folder, not in one that it takes over.
    pub(crate) fn is_own(&self, span: Span) -> bool {
        self.sources.layer_of(span) == Some(0)
    }

    /// The words at a place.
    pub(crate) fn words(&self, span: Span) -> String {
        let (_, text) = self.sources.file_of(span);
        text.get(span.range()).unwrap_or_default().to_owned()
    }

    /// Takes over what was found in the policy's own folder.
    pub(crate) fn append_own(&mut self, other: Self) {
        let own = other
            .diagnostics
            .into_iter()
            .filter(|d| self.sources.layer_of(d.span) == Some(0));
        self.diagnostics.extend(own);
    }

    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Sorts by place, and drops what was found twice.
    pub(crate) fn sort(&mut self) {
        self.diagnostics.sort();
        self.diagnostics.dedup();
    }

    /// Everything found, by file and place.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Whether anything was found.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// How many problems are of this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics
            .iter()
            .filter(|d| d.code.severity() == severity)
            .count()
    }

    /// Whether the policy cannot be used.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }
}

/// What a limit of the engine counts, in the words of an editor.
fn counted(limit: Limit) -> &'static str {
    match limit {
        Limit::Bytes => "编译出的字节",
        Limit::Facts => "事实",
        Limit::Nodes => "规则的步骤",
        Limit::Operands => "“全部满足”和“任一满足”里的句子",
        Limit::Programmes => "待遇",
        Limit::Conditions => "条件",
        Limit::Gates => "一环套一环的“适用”",
    }
}

/// `path:line:column code message`, the line, a caret and the help; columns count characters from 1.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let renderer = Renderer::plain();
        // Errors before warnings, where not everything is printed.
        let errors = self.count(Severity::Error);
        let mut rooms = [
            errors.min(limits::PROBLEMS),
            limits::PROBLEMS.saturating_sub(errors),
        ];
        for diagnostic in &self.diagnostics {
            let [error_room, warning_room] = &mut rooms;
            let room = match diagnostic.code.severity() {
                Severity::Error => error_room,
                Severity::Warning => warning_room,
            };
            match room.checked_sub(1) {
                Some(left) => *room = left,
                None => continue,
            }
            let (path, text) = self.sources.file_of(diagnostic.span);
            let place = Place::find(text, diagnostic.span);
            let title = format!(
                "{path}:{}:{} {} {}",
                place.line_number, place.column, diagnostic.code, diagnostic.message
            );
            let level = match diagnostic.code.severity() {
                Severity::Error => Level::ERROR,
                Severity::Warning => Level::WARNING,
            };
            let mut group = Group::with_title(level.no_name().primary_title(title));
            if !place.line.is_empty() {
                let annotation = AnnotationKind::Primary.span(place.start..place.end);
                let snippet = Snippet::source(place.line).line_start(place.line_number);
                group = group.element(snippet.annotation(annotation));
            }
            for help in &diagnostic.help {
                group = group.element(Level::HELP.with_name("帮助").message(help));
            }
            writeln!(f, "{}\n", renderer.render(&[group]))?;
        }
        match self.diagnostics.len().saturating_sub(limits::PROBLEMS) {
            0 => Ok(()),
            more => writeln!(f, "还有 {more} 处没有列出，请先改上面这些\n"),
        }
    }
}

/// A span as people count: the line and the column in characters.
struct Place<'t> {
    line: &'t str,
    line_number: usize,
    column: usize,
    /// Bytes within the line.
    start: usize,
    end: usize,
}

impl<'t> Place<'t> {
    fn find(text: &'t str, span: Span) -> Self {
        let range = span.range();
        let before = text.get(..range.start).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |n| n + 1);
        let line = text
            .get(line_start..)
            .and_then(|rest| rest.lines().next())
            .unwrap_or("");
        let start = before.len() - line_start;
        let column = before.get(line_start..).map_or(0, |s| s.chars().count()) + 1;
        let end = range
            .end
            .saturating_sub(line_start)
            .clamp(start, line.len().max(start));
        // Of a very long line only what stands around the place is shown.
        let from = line.floor_char_boundary(start.saturating_sub(limits::LINE_BYTES));
        let to = line.ceil_char_boundary(end.min(start + limits::LINE_BYTES) + limits::LINE_BYTES);
        Self {
            line: line.get(from..to).unwrap_or(line),
            line_number: before.matches('\n').count() + 1,
            column,
            start: start - from,
            end: end.min(to) - from,
        }
    }
}
