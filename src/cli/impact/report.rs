//! The comparison in words and tables.

use std::fmt::Write;

use jiuzhu_engine::{Range, Verdict, text::zh};
use jiuzhu_policy::{
    Compiled,
    impact::{CaseChange, Change, Example, Impact, Money, ProgrammeImpact, Sample, State, Vocabulary},
};

use super::Options;
use crate::table::Table;

/// At most so many cases are listed.
const CASES: usize = 20;

/// How the states of a programme are called, in the order of [`State::row`].
const STATES: [&str; 5] = ["没有这一项", "目前看不符合", "请到窗口", "可能符合", "很可能符合"];

/// Everything, for an officer to read.
pub(super) fn write(
    options: &Options,
    before: &Compiled,
    after: &Compiled,
    sample: Sample,
    impact: &Impact,
) -> String {
    let mut text = String::new();
    for (version, policy, dir) in [("旧", before, &options.before), ("新", after, &options.after)] {
        let (pack, dir) = (&policy.pack, dir.display());
        let _ = writeln!(
            text,
            "{version}：{dir}（{} {}，{}）",
            pack.name, pack.version, pack.hash
        );
    }
    let _ = writeln!(
        text,
        "合成家庭 {} 户，种子 {}，按 {} 这一天。合成家庭是编出来的，只用来比较，不是统计。",
        sample.households, sample.seed, sample.on
    );
    if impact.is_empty() {
        let _ = writeln!(
            text,
            "\n没有变化：{} 户和 {} 个样例的结果都一样。",
            sample.households, impact.cases_compared
        );
        return text;
    }
    figures(&mut text, sample, impact);
    vocabulary(&mut text, "只有旧版有", &impact.only_before);
    vocabulary(&mut text, "只有新版有", &impact.only_after);
    let unchanged = sample.households - impact.better - impact.worse - impact.both;
    let _ = writeln!(
        text,
        "\n家庭：变好 {} 户，变差 {} 户，有好有差 {} 户（例如换了一种待遇），其余 {unchanged} 户。",
        impact.better, impact.worse, impact.both
    );
    let changed = impact
        .programmes
        .iter()
        .filter(|programme| !programme.change.is_empty());
    for programme in changed {
        self::programme(&mut text, programme);
    }
    let unchanged = impact
        .programmes
        .iter()
        .filter(|programme| programme.change.is_empty());
    let unchanged: Vec<_> = unchanged.map(|programme| programme.name.as_str()).collect();
    if !unchanged.is_empty() {
        let _ = writeln!(text, "\n没有变化的待遇：{}。", unchanged.join("、"));
    }
    cases(&mut text, impact);
    replay(&mut text, options, sample, impact);
    text
}

fn figures(text: &mut String, sample: Sample, impact: &Impact) {
    let shown = |range: Option<Range>, unit| match range {
        Some(range) => zh::quantity(range, unit),
        None => "没有".to_owned(),
    };
    if !impact.figures.is_empty() {
        text.push_str("\n标准的变化：\n");
    }
    for figure in &impact.figures {
        let (before, after) = (
            shown(figure.before, figure.unit),
            shown(figure.after, figure.unit),
        );
        let _ = write!(text, "  {}：{before} → {after}", figure.name);
        if figure.from > sample.on {
            let _ = write!(
                text,
                "，从 {} 起；要看那天的结果，加上 --on {}",
                figure.from, figure.from
            );
        }
        text.push('\n');
    }
}

fn vocabulary(text: &mut String, heading: &str, only: &Vocabulary) {
    for (what, names) in [
        ("事实", &only.facts),
        ("标准", &only.figures),
        ("待遇", &only.programmes),
    ] {
        if !names.is_empty() {
            let _ = writeln!(text, "{heading}的{what}：{}", names.join("、"));
        }
    }
}

fn programme(text: &mut String, programme: &ProgrammeImpact) {
    let change = &programme.change;
    let _ = writeln!(text, "\n{}（{}）", programme.name, programme.id);
    moves(text, change);
    money(text, "两版都算得准的", &change.certain, &programme.unit);
    money(
        text,
        "要由街道决定的，如果批准",
        &change.if_granted,
        &programme.unit,
    );
    if change.unsettled > 0 {
        let _ = writeln!(
            text,
            "  金额说不准的 {} 户，结论或金额的范围变了，不算进上面的钱。",
            change.unsettled
        );
    }
    examples(text, "变好", &change.better, &programme.unit);
    examples(text, "变差", &change.worse, &programme.unit);
}

/// The states that occur, old ones down and new ones across.
fn moves(text: &mut String, change: &Change) {
    let mut table = Table::new([
        "旧＼新",
        "没有这一项",
        "目前看不符合",
        "请到窗口",
        "可能符合",
        "很可能符合",
    ]);
    for (name, row) in STATES.iter().zip(&change.moves) {
        if row.iter().any(|count| *count > 0) {
            let [a, b, c, d, e] = row.map(|count| count.to_string());
            table.row([name, &a, &b, &c, &d, &e]);
        }
    }
    text.push_str(&table.to_string());
}

fn money(text: &mut String, whose: &str, money: &Money, unit: &str) {
    for (verb, list) in [("多", &money.gains), ("少", &money.losses)] {
        let (Some(median), Some(most)) = (Money::median(list), list.last()) else {
            continue;
        };
        let _ = writeln!(
            text,
            "  {whose}：{} 户{verb}了，一共{verb} {} {unit}，中间一户{verb} {}，最多的{verb} {}。",
            list.len(),
            yuan(Money::sum(list)),
            yuan(median.into()),
            yuan((*most).into())
        );
    }
}

/// 分 as 元.
pub(super) fn yuan(cents: i128) -> String {
    match (cents / 100, cents % 100) {
        (yuan, 0) => yuan.to_string(),
        (yuan, cents) => format!("{yuan}.{cents:02}"),
    }
}

fn examples(text: &mut String, what: &str, examples: &[Example], unit: &str) {
    for example in examples {
        let _ = writeln!(
            text,
            "  {what}的例子：第 {} 户，{} → {}",
            example.household,
            state(&example.before, unit),
            state(&example.after, unit)
        );
    }
}

/// A verdict and what would be paid.
fn state(state: &State, unit: &str) -> String {
    let verdict = match state.verdict {
        None => STATES.first(),
        Some(_) => STATES.get(state.row()),
    };
    let verdict = verdict.copied().unwrap_or_default();
    match state.amount.filter(|_| state.verdict != Some(Verdict::Unlikely)) {
        Some(amount) => format!(
            "{verdict} {} {unit}",
            zh::range(amount, jiuzhu_engine::pack::Unit::Yuan)
        ),
        None => verdict.to_owned(),
    }
}

fn cases(text: &mut String, impact: &Impact) {
    // All changes of a case stand next to each other.
    let changed: Vec<_> = impact.cases.chunk_by(|a, b| a.case == b.case).collect();
    let _ = writeln!(
        text,
        "\n样例：比了 {} 个，变了 {} 个。",
        impact.cases_compared,
        changed.len()
    );
    for changes in changed.iter().take(CASES) {
        let change = |change: &CaseChange| {
            let programme = impact.programmes.get(change.programme);
            let (name, unit) = programme.map_or(("", ""), |p| (p.name.as_str(), p.unit.as_str()));
            format!(
                "{name} {} → {}",
                state(&change.before, unit),
                state(&change.after, unit)
            )
        };
        let words: Vec<_> = changes.iter().map(change).collect();
        let case = changes.first().map_or("", |change| change.case.as_str());
        let _ = writeln!(text, "  {case}：{}", words.join("；"));
    }
    if let Some(more) = changed.len().checked_sub(CASES).filter(|more| *more > 0) {
        let _ = writeln!(text, "  还有 {more} 个，用 --json 看全部");
    }
    for name in &impact.cases_unreadable {
        let _ = writeln!(text, "  {name}：只有一版读得懂它的回答，没有比");
    }
}

/// How to look at an example again.
fn replay(text: &mut String, options: &Options, sample: Sample, impact: &Impact) {
    let Some(number) = super::shown(impact).first().copied() else {
        return;
    };
    let (before, after) = (options.before.display(), options.after.display());
    let _ = writeln!(
        text,
        "\n看第 {number} 户为什么（把 {before} 换成 {after} 就是新版）：\n  jiuzhu explain {before} --household {number} \
         --seed {} --population {before} --population {after} --on {}",
        sample.seed, sample.on
    );
    match &options.examples {
        Some(folder) => {
            let _ = writeln!(text, "例子里的家庭已经写进 {}。", folder.display());
        }
        None => text.push_str("要把例子里的家庭写成 JSON 文件，加上 --examples 文件夹。\n"),
    }
}
