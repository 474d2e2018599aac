//! Conditions and programmes with the same rule.

use jiuzhu_engine::pack::NodeId;

use crate::{
    compile::Compilation,
    diagnostic::{Code, Diagnostic, Report},
    model::Model,
    rules::Rules,
    sentence::Claim,
};

/// Warns of a condition that stands twice in a programme, and of a programme that is another one again.
pub(super) fn warnings(model: &Model, rules: &Rules, compilation: &Compilation, report: &mut Report) {
    let pack = &compilation.pack;
    let mut seen: Vec<((NodeId, Option<NodeId>), &str)> = Vec::new();
    for (written, parsed) in model.programmes.iter().zip(&rules.programmes) {
        let Some(programme) = pack.programmes.iter().find(|p| p.id == written.id.text) else {
            continue;
        };
        let conditions = programme.conditions.iter().zip(&written.conditions);
        for (i, (condition, place)) in conditions.enumerate() {
            let same = programme
                .conditions
                .iter()
                .take(i)
                .find(|c| c.rule == condition.rule);
            if let Some(same) = same {
                let message = format!("条件“{}”和“{}”是同一条规则", condition.id, same.id);
                let problem = Diagnostic::new(Code::Twins, place.id.span, message);
                report.push(problem.help("合成一条，依据写成列表；写错了的，改过来"));
            }
        }
        // Programmes that follow from another one alike, such as two reductions for whoever draws 低保, are no mistake.
        let sentences = parsed
            .conditions
            .iter()
            .flat_map(|c| &c.rule)
            .flat_map(|rule| rule.sentences());
        if sentences
            .map(|s| &s.claim)
            .all(|claim| matches!(claim, Claim::Programme { .. }))
        {
            continue;
        }
        let rule = (programme.rule, programme.amount.as_ref().map(|a| a.node));
        match seen.iter().find(|(other, _)| *other == rule) {
            Some((_, other)) => {
                let message = format!("“{}”和“{other}”的条件和金额完全一样", programme.short);
                let problem = Diagnostic::new(Code::Twins, written.id.span, message);
                report.push(problem.help("是同一项待遇的，删去一个；抄来没有改完的，改过来"));
            }
            None => seen.push((rule, &programme.short)),
        }
    }
}
