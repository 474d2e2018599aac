//! The coverage page: what a policy reckons, what it leaves to a person, and what nobody could confirm.

use std::{collections::BTreeMap, fmt::Write};

use jiuzhu_engine::{
    Pack, Screening,
    pack::{Confidence, Node, NodeId, Op, Outcome, Parameter, Piece, Programme, Text},
};
use jiuzhu_policy::{Compiled, Coverage, Pending};

use crate::questions;

/// How many made-up households answer all questions for the page.
const HOUSEHOLDS: u64 = 300;

/// The whole page in Markdown; `command` is how it was made.
pub(super) fn write(compiled: &Compiled, coverage: &Coverage, command: &str) -> String {
    let pack = &compiled.pack;
    let blank = Screening::new(pack, pack.checked_on);
    let mut page = format!(
        "# {}：算了什么，没有算什么\n\n由 `{command}` 生成，不要手改。版本 {}，{} 核对，{} 前复核。\n",
        pack.name, pack.version, pack.checked_on, pack.review_by
    );
    programmes(&mut page, compiled, &blank);
    left_out(&mut page, compiled, &blank);
    districts(&mut page, pack);
    figures(&mut page, pack);
    pending(&mut page, compiled);
    cases(&mut page, coverage);
    let (reading, terms) = (compiled.reading, pack.glossary.len());
    let _ = write!(
        page,
        "\n## 给居民看的话\n\n{} 句，平均一句 {} 个字，最长一句 {} 个字（标点不算，标准的数算 4 个字）。用语解释了 {terms} 个词。\n",
        reading.sentences,
        reading.average(),
        reading.longest
    );
    let families = questions::text(compiled, pack.checked_on, HOUSEHOLDS, 1);
    let _ = write!(page, "\n## 居民要答多少\n\n```text\n{families}```\n");
    page
}

/// A table of Markdown.
struct Table(String);

impl Table {
    fn new(heading: &[&str]) -> Self {
        let mut table = Self(String::from("\n"));
        table.row(heading.iter().copied());
        table.row(heading.iter().map(|_| "---"));
        table
    }

    fn row<C: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = C>) {
        self.0.push('|');
        for cell in cells {
            let cell = cell.as_ref().replace('|', "｜").replace('\n', " ");
            let _ = write!(self.0, " {cell} |");
        }
        self.0.push('\n');
    }
}

fn programmes(page: &mut String, compiled: &Compiled, blank: &Screening<'_>) {
    let pack = &compiled.pack;
    let _ = write!(page, "\n## 待遇（{} 项）\n\n", pack.programmes.len());
    page.push_str(
        "结论：“算到底”的，每一条都问得到，能算出很可能符合；“到窗口为止”的，最后由人决定。“遇事才有”的，没有遇到就不列。\n“写明”的，有文件可依；“请问”的，告诉居民问谁；“没有写”的，没有查到，或者用不着。\n",
    );
    let mut table = Table::new(&[
        "待遇",
        "结论",
        "遇事才有",
        "金额",
        "材料",
        "时限",
        "网上",
        "费用",
        "电话",
        "样例",
    ]);
    for programme in &pack.programmes {
        let ends = blank.value(programme.outcome, None).outcomes();
        let how = &programme.how;
        let papers = how.papers.len();
        table.row([
            programme.short.as_str(),
            if ends.can(Outcome::Pass) {
                "算到底"
            } else {
                "到窗口为止"
            },
            mark(programme.conditions.iter().any(|condition| condition.situation)),
            &amount(pack, programme, blank),
            &if papers == 0 {
                "没有写".to_owned()
            } else {
                format!("{papers} 样")
            },
            known(pack, &how.time),
            known(pack, &how.online),
            known(pack, &how.fee),
            &phones(pack, programme),
            &compiled
                .cases
                .iter()
                .filter(|case| case.expects(&programme.id))
                .count()
                .to_string(),
        ]);
    }
    page.push_str(&table.0);
}

fn mark(is_so: bool) -> &'static str {
    if is_so { "有" } else { "" }
}

/// What can be said of the money.
fn amount(pack: &Pack, programme: &Programme, blank: &Screening<'_>) -> String {
    let Some(amount) = &programme.amount else {
        let note = if programme.amount_note.0.is_empty() {
            "没有写"
        } else {
            "不写数，写了原因"
        };
        return note.to_owned();
    };
    let parts = parts(pack, amount.node);
    let on = |is: &dyn Fn(&Node) -> bool| parts.iter().any(|node| is(node));
    let is_missing = |node: &Node| matches!(node.op, Op::Parameter(id) if blank.parameter(id).is_none());
    let is_bound = |node: &Node| match node.op {
        Op::Between(..) => true,
        Op::Parameter(id) => blank.parameter(id).is_some_and(|value| value.single().is_none()),
        _ => false,
    };
    let how = match () {
        () if on(&is_missing) => "算不出，标准没有填",
        () if on(&is_bound) => "算出来，有时是上下限",
        () => "算出来",
    };
    format!("{how}（{}）", amount.unit)
}

/// What an amount is made of; not what decides who gets it.
fn parts(pack: &Pack, amount: NodeId) -> Vec<&Node> {
    let (mut found, mut open) = (BTreeMap::new(), vec![amount]);
    while let Some(id) = open.pop() {
        let Some(node) = pack.node(id).filter(|_| !found.contains_key(&id)) else {
            continue;
        };
        found.insert(id, node);
        match &node.op {
            Op::If { then, otherwise, .. } => open.extend([*then, *otherwise]),
            Op::When { fact, .. } => open.push(*fact),
            Op::Count(_) => {}
            op => op.each_read(|id| open.push(id)),
        }
    }
    found.into_values().collect()
}

/// Whether a text says something, or whom to ask.
fn known(pack: &Pack, text: &Text) -> &'static str {
    let words = words(pack, text);
    match () {
        () if words.is_empty() => "没有写",
        () if words.contains("请问") || words.contains("没有查到") => "请问",
        () => "写明",
    }
}

fn phones(pack: &Pack, programme: &Programme) -> String {
    let contacts = programme.whom.contacts.iter();
    let phones = contacts.filter_map(|id| pack.contacts.get(usize::from(*id)));
    let phones: Vec<_> = phones.map(|contact| contact.phone.as_str()).collect();
    phones.join("、")
}

/// The words of a text, a figure by its name.
fn words(pack: &Pack, text: &Text) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Words(words) => words.clone(),
        Piece::Value(node) => format!("〔{}〕", pack.node(*node).map_or("", |node| &node.name)),
    };
    text.0.iter().map(piece).collect()
}

/// By programme: what a person decides or checks, and what nobody could confirm.
fn left_out(page: &mut String, compiled: &Compiled, blank: &Screening<'_>) {
    let pack = &compiled.pack;
    page.push_str("\n## 没有算进去的\n\n下面这些，由人决定、由人核对，或者没有查到。\n");
    for programme in &pack.programmes {
        let mut lines = Vec::new();
        if let Some(note) = &programme.discretion {
            lines.push(format!("最后由人决定：{}", words(pack, &note.text)));
        }
        let decided = programme.conditions.iter().filter(|condition| {
            let value = blank.value(condition.node, Some(0)).outcomes();
            value.can(Outcome::Ask) && !value.can(Outcome::Fail)
        });
        let decided: Vec<_> = decided.map(|condition| condition.id.as_str()).collect();
        if !decided.is_empty() {
            lines.push(format!("不满足也不说不符合，由人决定：{}", decided.join("、")));
        }
        for note in &programme.reviewed {
            lines.push(format!("由人核对：{}", words(pack, &note.text)));
        }
        if programme.amount.is_none() && !programme.amount_note.0.is_empty() {
            lines.push(format!("金额：{}", words(pack, &programme.amount_note)));
        }
        let open = open(&compiled.pending).filter(|point| point.programmes.contains(&programme.id));
        lines.extend(open.map(|point| format!("待核实：{}", point.matter)));
        if lines.is_empty() {
            continue;
        }
        let _ = write!(page, "\n### {}\n\n", programme.short);
        for line in lines {
            let _ = writeln!(page, "- {line}");
        }
    }
}

fn districts(page: &mut String, pack: &Pack) {
    if pack.districts.is_empty() {
        return;
    }
    let _ = write!(
        page,
        "\n## 区（{} 个）\n\n没有一条规则、一个金额按区算，全市一样。各区自己的规定、窗口的地址和电话，没有写进来，请居民问街道。\n",
        pack.districts.len()
    );
    let mut table = Table::new(&["区", "街道、镇、乡", "按区算的规则和金额", "窗口的地址、电话"]);
    for district in &pack.districts {
        let offices = district.offices.len().to_string();
        table.row([&district.name, &offices, "没有", "没有写"]);
    }
    page.push_str(&table.0);
}

fn figures(page: &mut String, pack: &Pack) {
    let (filled, empty): (Vec<_>, Vec<_>) = pack.parameters.iter().partition(|p| !p.periods.is_empty());
    let _ = write!(page, "\n## 数（{} 个标准）\n", filled.len());
    let mut table = Table::new(&["可信度", "标准", "连同历次的数", "没有依据的数"]);
    for (confidence, name) in CONFIDENCES {
        let all = || {
            filled
                .iter()
                .flat_map(|p| &p.periods)
                .filter(|p| p.confidence == confidence)
        };
        let has = |p: &&&Parameter| p.periods.iter().any(|p| p.confidence == confidence);
        let count = filled.iter().filter(has).count();
        let uncited = all().filter(|period| period.citations.is_empty()).count();
        table.row([
            name,
            &count.to_string(),
            &all().count().to_string(),
            &uncited.to_string(),
        ]);
    }
    page.push_str(&table.0);
    let names = |title: &str, parameters: Vec<&str>| match parameters.len() {
        0 => String::new(),
        count => format!("\n{title}（{count} 个）：{}。\n", parameters.join("、")),
    };
    let is_bound = |p: &&Parameter| p.periods.iter().any(|period| period.value.single().is_none());
    let bounds = filled.iter().copied().filter(is_bound).map(|p| p.name.as_str());
    page.push_str(&names("只知道上下限、不给居民看的", bounds.collect()));
    let is_medium = |p: &&Parameter| {
        p.periods
            .iter()
            .any(|period| period.confidence == Confidence::Medium)
    };
    let medium = filled.iter().copied().filter(is_medium).map(|p| p.name.as_str());
    page.push_str(&names("有可信度是“中”的数的", medium.collect()));
    let empty = empty.into_iter().map(|p| p.name.as_str());
    page.push_str(&names("还没有填、请居民问街道的", empty.collect()));
}

const CONFIDENCES: [(Confidence, &str); 2] = [(Confidence::High, "高"), (Confidence::Medium, "中")];

/// The points that are not answered yet.
fn open(pending: &[Pending]) -> impl Iterator<Item = &Pending> {
    pending.iter().filter(|point| point.reply.is_none())
}

fn pending(page: &mut String, compiled: &Compiled) {
    let points = &compiled.pending;
    let _ = write!(
        page,
        "\n## 待核实（{} 项，还没有答复的 {} 项）\n",
        points.len(),
        open(points).count()
    );
    if points.is_empty() {
        return;
    }
    let short = |id: &String| {
        let programme = compiled.pack.programmes.iter().find(|p| p.id == *id);
        programme.map_or(id.as_str(), |p| &p.short).to_owned()
    };
    let mut table = Table::new(&["事项", "为何", "谁核实", "填到", "影响", "答复"]);
    for point in points {
        let programmes: Vec<_> = point.programmes.iter().map(short).collect();
        let reply = point
            .reply
            .as_ref()
            .map(|reply| format!("{}：{}", reply.on, reply.text));
        table.row([
            point.matter.as_str(),
            &point.why,
            &point.who,
            &point.places.join("；"),
            &programmes.join("、"),
            &reply.unwrap_or_default(),
        ]);
    }
    page.push_str(&table.0);
}

fn cases(page: &mut String, coverage: &Coverage) {
    let (complete, all) = coverage.count();
    let _ = write!(
        page,
        "\n## 样例试了多少（{}%）\n\n条件、豁免、分档、任一满足和适用试两边；界线试差一点、正好、多一点（金额是一分，岁数、个数是一）；日期试前一天和当天。\n",
        coverage.percent()
    );
    let mut table = Table::new(&["", "都试过", "全部"]);
    for group in coverage.groups() {
        let complete = group.trials.iter().filter(|trial| trial.is_complete()).count();
        table.row([
            &group.name,
            &complete.to_string(),
            &group.trials.len().to_string(),
        ]);
    }
    table.row(["合计", &complete.to_string(), &all.to_string()]);
    page.push_str(&table.0);
}
