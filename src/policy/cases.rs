//! The worked cases of a policy: a household, a day, and what must come out.

mod changes;

use std::collections::BTreeSet;

use jiuzhu_engine::{
    Date, Household, Open, Pack, Range, Screening, Verdict,
    input::{self, InputError, Raw},
    pack::{Programme, ProgrammeId},
    text,
};

use crate::{
    Compiled,
    compile::IN_FORCE,
    diagnostic::{Code, Diagnostic, Report},
    limits,
    model::{CaseText, Expected, Model},
    names::Names,
    source::{Data, Node, Span, Written},
    suggest,
};

/// A household, a day, and what must come out.
#[derive(Debug, Clone)]
pub struct Case {
    name: Written,
    on: Date,
    /// The answers as written, under 家庭 and 成员.
    answers: Node,
    expected: Vec<Expected>,
}

impl Case {
    /// What the case is called.
    pub fn name(&self) -> &str {
        &self.name.text
    }

    /// Whether both have the same name, day and answers, whatever they expect.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let answers = |case: &Self| raw(&case.answers);
        self.name.text == other.name.text && self.on == other.on && answers(self) == answers(other)
    }

    /// Whether it says what must come out for a programme.
    pub fn expects(&self, programme: &str) -> bool {
        let mut expected = self.expected.iter();
        expected.any(|expected| expected.programme.text == programme)
    }

    /// The screening date.
    pub fn on(&self) -> Date {
        self.on
    }

    /// The household as answered.
    ///
    /// # Errors
    /// [`InputError`] if the engine cannot read an answer; [`run`] reports it with its place.
    pub fn household(&self, pack: &Pack) -> Result<Household, InputError> {
        input::household(pack, &raw(&self.answers), self.on)
    }
}

/// The verdicts as a case names them.
const VERDICTS: [(&str, Verdict); 4] = [
    ("很可能符合", Verdict::Likely),
    ("可能符合", Verdict::Possible),
    ("请到窗口", Verdict::Ask),
    ("目前看不符合", Verdict::Unlikely),
];

/// Checks what the cases name, and writes out each variant as a case of its own.
pub(crate) fn check(model: &Model, names: &Names, report: &mut Report) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut seen = BTreeSet::new();
    for text in &model.cases {
        let in_file = (text.name.span.at(0..0), text.name.text.clone());
        if !seen.insert(in_file) && !text.name.text.is_empty() {
            duplicate(&text.name, report);
        }
        if let Some(members) = &text.members {
            limit_members(members, report);
        }
        for expected in text
            .expected
            .iter()
            .chain(text.variants.iter().flat_map(|v| &v.expected))
        {
            check_expected(expected, model, names, report);
        }
        let answers = answers(text);
        if let (Some(on), false) = (text.on, text.expected.is_empty()) {
            cases.push(Case {
                name: text.name.clone(),
                on,
                answers: answers.clone(),
                expected: text.expected.clone(),
            });
        }
        for variant in &text.variants {
            let name = format!("{}，{}", text.name.text, variant.name.text);
            let name = Written::new(&name, variant.name.span);
            if !seen.insert((name.span.at(0..0), name.text.clone())) && !variant.name.text.is_empty() {
                duplicate(&name, report);
            }
            let mut answers = answers.clone();
            for (place, answer) in &variant.changes {
                changes::make(&mut answers, place, answer, report);
            }
            cases.extend(variant.on.or(text.on).map(|on| Case {
                name,
                on,
                answers,
                expected: variant.expected.clone(),
            }));
        }
    }
    cases
}

fn duplicate(name: &Written, report: &mut Report) {
    let problem = Diagnostic::new(Code::Duplicate, name.span, format!("样例“{}”写了两次", name.text));
    report.push(problem.help("一个文件里每个样例用自己的名称"));
}

/// The answers under 家庭 and 成员.
fn answers(text: &CaseText) -> Node {
    let keyed = |key: &str, node: &Option<Node>| {
        let node = node.clone()?;
        Some((Written::new(key, node.span), node))
    };
    let fields = [keyed("家庭", &text.household), keyed("成员", &text.members)];
    Node {
        span: text.name.span,
        data: Data::Map(fields.into_iter().flatten().collect()),
    }
}

fn limit_members(members: &Node, report: &mut Report) {
    if matches!(&members.data, Data::List(list) if list.len() > limits::MEMBERS) {
        let message = format!("成员太多，最多 {} 人", limits::MEMBERS);
        report.push(Diagnostic::new(Code::Limit, members.span, message).help("减少成员"));
    }
}

fn check_expected(expected: &Expected, model: &Model, names: &Names, report: &mut Report) {
    let written = &expected.programme;
    let Some(programme) = model.programmes.iter().find(|p| p.id.text == written.text) else {
        report.push(names.unknown_programme(written));
        return;
    };
    if let Some(verdict) = &expected.verdict
        && !VERDICTS.iter().any(|(name, _)| *name == verdict.text)
    {
        let message = format!("没有“{}”这种结论", verdict.text);
        let problem = Diagnostic::new(Code::UnknownOption, verdict.span, message);
        report.push(problem.suggest_or_list(&verdict.text, VERDICTS.iter().map(|(name, _)| *name), "结论有"));
    }
    for condition in expected.deciding.iter().flatten() {
        let own = programme.in_force.as_ref().map(|_| IN_FORCE);
        let ids = programme.conditions.iter().map(|c| c.id.text.as_str()).chain(own);
        if !ids.clone().any(|id| id == condition.text) {
            let message = format!("“{}”没有编号为“{}”的条件", written.text, condition.text);
            let problem = Diagnostic::new(Code::UnknownName, condition.span, message);
            report.push(problem.suggest_or_list(&condition.text, ids, "条件有"));
        }
    }
}

/// Screens every case and reports what comes out otherwise than expected.
pub fn run(compiled: &Compiled) -> Report {
    let mut report = compiled.warnings.fresh();
    for case in &compiled.cases {
        run_case(case, compiled, &mut report);
    }
    report.sort();
    report
}

fn run_case(case: &Case, compiled: &Compiled, report: &mut Report) {
    let pack = &compiled.pack;
    let household = match case.household(pack) {
        Ok(household) => household,
        Err(error) => return report.push(misread(case, &error)),
    };
    let mut screening = Screening::new(pack, case.on);
    screening.screen(&household);
    for expected in &case.expected {
        let position = pack
            .programmes
            .iter()
            .position(|p| p.id == expected.programme.text);
        let Some(id) = position.and_then(|p| ProgrammeId::try_from(p).ok()) else {
            continue;
        };
        let Some(programme) = pack.programmes.get(usize::from(id)) else {
            continue;
        };
        compare(case, expected, &screening, id, programme, report);
    }
}

/// The problem at the answer that the engine could not read.
fn misread(case: &Case, error: &InputError) -> Diagnostic {
    let near: Vec<String> = error.written().map_or_else(Vec::new, |written| {
        suggest::nearest(written, error.known().iter().map(String::as_str))
            .into_iter()
            .map(str::to_owned)
            .collect()
    });
    let message = format!(
        "样例“{}”的答案有误：{}",
        case.name.text,
        text::input_error(error, &near)
    );
    Diagnostic::new(Code::Case, place(&case.answers, &error.place), message)
}

/// The place of `成员[1].月收入`, as far as it can be followed.
fn place(answers: &Node, path: &str) -> Span {
    let mut node = answers;
    let mut span = node.span;
    for step in path.split(['.', '[', ']']).filter(|step| !step.is_empty()) {
        let next = match &node.data {
            Data::Map(fields) => fields
                .iter()
                .find(|(key, _)| key.text == step)
                .map(|(key, n)| (key.span, n)),
            Data::List(items) => step
                .parse()
                .ok()
                .and_then(|n: usize| items.get(n))
                .map(|n| (n.span, n)),
            Data::Text(_) | Data::Empty => None,
        };
        let Some((at, child)) = next else { break };
        (span, node) = (at, child);
    }
    span
}

/// The answers in the engine's form: quotes make a text, `true` and digits are what they look like.
fn raw(node: &Node) -> Raw {
    match &node.data {
        Data::Empty => Raw::Null,
        Data::Text(written) if written.quoted => Raw::Text(written.text.clone()),
        Data::Text(written) => match written.text.as_str() {
            "true" => Raw::Truth(true),
            "false" => Raw::Truth(false),
            text if jiuzhu_engine::Number::parse(text).is_some() => Raw::Number(text.to_owned()),
            text => Raw::Text(text.to_owned()),
        },
        Data::List(items) => Raw::List(items.iter().map(raw).collect()),
        Data::Map(fields) => Raw::Map(
            fields
                .iter()
                .map(|(key, node)| (key.text.clone(), raw(node)))
                .collect(),
        ),
    }
}

fn compare(
    case: &Case,
    expected: &Expected,
    screening: &Screening<'_>,
    id: ProgrammeId,
    programme: &Programme,
    report: &mut Report,
) {
    let mut differences = Vec::new();
    let mut differ = |what: &str, wanted: String, got: String| {
        if wanted != got {
            differences.push(format!("{what}应当是 {wanted}，算出来是 {got}"));
        }
    };
    let explanation = screening.explain(id);
    if let Some(verdict) = &expected.verdict {
        differ(
            "结论",
            verdict.text.clone(),
            verdict_name(screening.verdict(id)).to_owned(),
        );
    }
    if let Some(deciding) = &expected.deciding {
        let got = explanation
            .reasons
            .iter()
            .filter(|r| r.deciding)
            .map(|r| r.condition.clone());
        differ(
            "决定的条件",
            sorted(deciding.iter().map(|w| w.text.clone())),
            sorted(got),
        );
    }
    if let Some(amount) = expected.amount {
        differ("金额", amount_text(amount), amount_text(screening.amount(id)));
    }
    if let Some(open) = &expected.open {
        let got = screening
            .open(id)
            .into_iter()
            .map(|open| open_name(open, screening));
        differ("还需", sorted(open.iter().map(|w| w.text.clone())), sorted(got));
    }
    if differences.is_empty() {
        return;
    }
    let message = format!(
        "样例“{}”的{}：{}",
        case.name.text,
        programme.short,
        differences.join("；")
    );
    let mut problem = Diagnostic::new(Code::Case, expected.programme.span, message);
    for reason in &explanation.reasons {
        let mark = reason.outcome.map_or("未定", outcome_name);
        let deciding = if reason.deciding { "（决定）" } else { "" };
        let numbers = reason.numbers.join("；");
        let colon = if numbers.is_empty() { "" } else { "：" };
        problem = problem.help(format!("{} {mark}{deciding}{colon}{numbers}", reason.condition));
    }
    if let Some(formula) = &explanation.amount {
        problem = problem.help(format!("金额 {formula}"));
    }
    report.push(problem);
}

fn verdict_name(verdict: Verdict) -> &'static str {
    VERDICTS
        .iter()
        .find(|(_, v)| *v == verdict)
        .map_or("", |(name, _)| name)
}

fn outcome_name(outcome: jiuzhu_engine::pack::Outcome) -> &'static str {
    use jiuzhu_engine::pack::Outcome;
    match outcome {
        Outcome::Fail => "不满足",
        Outcome::Ask => "由人决定",
        Outcome::Pass => "满足",
    }
}

fn sorted(names: impl Iterator<Item = String>) -> String {
    let mut names: Vec<String> = names.collect();
    names.sort();
    format!("[{}]", names.join("、"))
}

fn amount_text(amount: Option<Range>) -> String {
    let end = |n: Option<jiuzhu_engine::Number>| n.map_or("不限".to_owned(), |n| n.to_string());
    match amount {
        None => "无".to_owned(),
        Some(range) => match range.single() {
            Some(number) => number.to_string(),
            None => format!("{} 到 {}", end(range.low()), end(range.high())),
        },
    }
}

fn open_name(open: Open, screening: &Screening<'_>) -> String {
    match open {
        Open::Members => "成员".to_owned(),
        Open::Fact(key) => screening.pack().place(key),
    }
}
