//! 改: what a variant of a case answers otherwise.

use crate::{
    diagnostic::{Code, Diagnostic, Report},
    names::key,
    source::{Data, Node, Written},
    suggest::fold_width,
};

/// Puts an answer in its place; 无 takes away what is answered there.
///
/// A place is named as in 还需: `成员[0].月收入`, `家庭.存款`, or only `存款` for the household. Whether there is
/// such a fact is seen when the case is run, as for every other answer.
pub(super) fn make(answers: &mut Node, place: &Written, answer: &Node, report: &mut Report) {
    let Some((holder, fact)) = holder(answers, place, report) else {
        return;
    };
    let Data::Map(fields) = &mut holder.data else {
        // Another problem, which is reported where the answers are read.
        return;
    };
    let wanted = key(&fact.text);
    let known = fields.iter().position(|(name, _)| key(&name.text) == wanted);
    let is_removal = matches!(&answer.data, Data::Text(word) if word.text == "无" && !word.quoted);
    match (known, is_removal) {
        (Some(known), true) => _ = fields.remove(known),
        (None, true) => {
            let message = format!("上面没有回答“{}”，不用去掉", fact.text);
            let problem = Diagnostic::new(Code::UnknownName, place.span, message);
            let names = fields.iter().map(|(name, _)| name.text.as_str());
            report.push(problem.suggest(&fact.text, names, "去掉这一项"));
        }
        (Some(known), false) => {
            if let Some(field) = fields.get_mut(known) {
                *field = (fact, answer.clone());
            }
        }
        (None, false) => fields.push((fact, answer.clone())),
    }
}

/// The mapping of the household or of a member, and the fact that a place names in it.
fn holder<'n>(
    answers: &'n mut Node,
    place: &Written,
    report: &mut Report,
) -> Option<(&'n mut Node, Written)> {
    let path: String = place.text.chars().map(fold_width).collect();
    let named = |fact: &str| Written::new(fact, place.span);
    let Some(member) = path.strip_prefix("成员") else {
        let fact = path.strip_prefix("家庭.").unwrap_or(&path);
        return Some((household(answers, place)?, named(fact)));
    };
    let parts = member.strip_prefix('[').and_then(|rest| rest.split_once("]."));
    let Some((Ok(number), fact)) = parts.map(|(number, fact)| (number.parse::<usize>(), fact)) else {
        let problem = Diagnostic::new(Code::Syntax, place.span, format!("“{}”看不懂", place.text));
        report.push(problem.help("写成 \"成员[0].月收入\"，从 0 数起；家庭的只写名称，例如 存款"));
        return None;
    };
    let members = match answers.field_mut("成员").map(|node| &mut node.data) {
        Some(Data::List(members)) => members.as_mut_slice(),
        _ => &mut [],
    };
    let count = members.len();
    let member = members.get_mut(number);
    if member.is_none() {
        let message = format!("上面没有“成员[{number}]”，只有 {count} 个成员");
        let problem = Diagnostic::new(Code::UnknownName, place.span, message);
        report.push(problem.help("从 0 数起：第一个是 成员[0]；人数不一样的另写一个样例"));
    }
    Some((member?, named(fact)))
}

/// The answers of the household, which there may be none of yet.
fn household<'n>(answers: &'n mut Node, place: &Written) -> Option<&'n mut Node> {
    if answers.field("家庭").is_none()
        && let Data::Map(fields) = &mut answers.data
    {
        let empty = Node {
            span: place.span,
            data: Data::Map(Vec::new()),
        };
        fields.push((Written::new("家庭", place.span), empty));
    }
    answers.field_mut("家庭")
}
