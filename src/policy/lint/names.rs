//! Options that mean 不清楚, names that look alike, and full-width digits and letters.

use std::collections::BTreeMap;

use super::texts::Said;
use crate::{
    diagnostic::{Code, Diagnostic, Report},
    model::Model,
    names::Names,
    source::Written,
    suggest::{fold_width, look},
};

/// What people write for 不清楚.
const UNSURE: [&str; 22] = [
    "不清楚",
    "说不清",
    "说不清楚",
    "不知道",
    "不确定",
    "不能确定",
    "不肯定",
    "拿不准",
    "说不准",
    "不了解",
    "不记得",
    "记不清",
    "记不得",
    "忘了",
    "不好说",
    "不想说",
    "不愿说",
    "不便说",
    "不方便说",
    "不详",
    "不明",
    "未知",
];

/// Words around it that change nothing.
const AROUND: [&str; 8] = ["我", "还", "都", "也", "暂时", "目前", "的", "了"];

/// What joins two answers in one option.
const JOINTS: [char; 7] = ['或', '和', '、', '，', '/', '／', '者'];

/// 不清楚 is offered with every question and stays unknown; an option of that meaning would be a firm answer.
pub(super) fn errors(model: &Model, report: &mut Report) {
    for fact in &model.facts {
        let options = fact.options.iter().map(|o| o.label.as_ref().unwrap_or(&o.name));
        let names = fact.options.iter().filter(|o| o.label.is_some()).map(|o| &o.name);
        for written in options.chain(names).chain(&fact.yes).chain(&fact.no) {
            if means_unsure(&written.text) {
                let message = format!("“{}”会被当成确定的回答", written.text);
                let problem = Diagnostic::new(Code::UnsureOption, written.span, message);
                report.push(problem.help("去掉这个意思；每一题本来就有“不清楚”，选了不算“没有”"));
            }
        }
    }
}

fn means_unsure(text: &str) -> bool {
    let plain = text.split(['（', '(']).next().unwrap_or(text);
    plain.split(JOINTS).any(|part| {
        let mut rest = part.trim();
        loop {
            if UNSURE.contains(&rest) {
                return true;
            }
            let shorter = AROUND
                .iter()
                .find_map(|w| rest.strip_prefix(w).or_else(|| rest.strip_suffix(w)));
            match shorter {
                Some(shorter) => rest = shorter,
                None => return false,
            }
        }
    })
}

/// Warns of names that nobody can tell apart, and of digits and letters that only look like digits and letters.
pub(super) fn warnings(model: &Model, names: &Names, texts: &[Said<'_>], report: &mut Report) {
    let values: Vec<&Written> = names
        .entries()
        .iter()
        .filter_map(|e| model.place(e.symbol))
        .collect();
    let programmes = model.programmes.iter();
    let programmes: Vec<&Written> = programmes
        .flat_map(|p| [Some(&p.id), Some(&p.name), p.short.as_ref()])
        .flatten()
        .collect();
    look_alikes(&values, report);
    look_alikes(&programmes, report);
    for fact in &model.facts {
        look_alikes(&fact.options.iter().map(|o| &o.name).collect::<Vec<_>>(), report);
    }
    let documents = model.documents.iter().map(|(key, _)| key);
    for written in values
        .into_iter()
        .chain(programmes)
        .chain(documents)
        .chain(texts.iter().map(|t| t.written))
    {
        full_width(written, report);
    }
}

fn look_alikes(names: &[&Written], report: &mut Report) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for name in names {
        let other = *seen.entry(look(&name.text)).or_insert(&name.text);
        if other != name.text {
            let message = format!("“{}”和“{other}”看上去一样，容易写错", name.text);
            let problem = Diagnostic::new(Code::LookAlike, name.span, message);
            report.push(problem.help("换一个一眼能分清的名字；打错了的改成一样"));
        }
    }
}

fn full_width(written: &Written, report: &mut Report) {
    let chars: Vec<char> = written.text.chars().collect();
    let is_wide = |c: &char| *c != fold_width(*c) && fold_width(*c).is_ascii_alphanumeric();
    let Some(start) = chars.iter().position(is_wide) else {
        return;
    };
    let count = chars.iter().skip(start).take_while(|c| is_wide(c)).count();
    let wide: String = chars.iter().skip(start).take(count).collect();
    let narrow: String = wide.chars().map(fold_width).collect();
    let span = written.part(start..start + count);
    let problem = Diagnostic::new(Code::LookAlike, span, format!("“{wide}”是全角的"));
    report.push(problem.help(format!("写成半角的“{narrow}”")));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_not_knowing_from_an_answer() {
        for text in [
            "不清楚",
            "我不知道",
            "还不确定",
            "没有或不清楚",
            "不是，也说不准",
            "说不清（以后再填）",
            "不记得了",
        ] {
            assert!(means_unsure(text), "{text}");
        }
        for text in [
            "没有",
            "不知道去哪里住",
            "病因不明确",
            "神志不清楚的人",
            "其他",
            "不方便走路",
            "没有工作",
        ] {
            assert!(!means_unsure(text), "{text}");
        }
    }
}
