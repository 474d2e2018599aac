//! 施行: programmes and conditions that apply only for a time.

use jiuzhu_engine::pack::{Condition, NodeId, Op, Outcome, Piece, Scope, Text, Unit};

use super::Compiler;
use crate::model::InForce;

/// 编号 of the condition that a programme with 施行 gets.
pub(crate) const IN_FORCE: &str = "施行期";

impl Compiler<'_> {
    /// A condition that counts only on the days on which it applies: on others it holds.
    pub(super) fn counted(&mut self, rule: NodeId, scope: Scope, in_force: Option<&InForce>) -> NodeId {
        let Some(in_force) = in_force else { return rule };
        let during = self.during(in_force);
        let out = self.graph.push(Scope::Household, Unit::Plain, Op::Not(during));
        self.graph.push(scope, Unit::Plain, Op::Any(vec![out, rule]))
    }

    /// Fails before a programme begins; after its last day a person decides, as it may have been prolonged.
    pub(super) fn validity(&mut self, in_force: &InForce) -> (NodeId, NodeId) {
        let during = self.during(in_force);
        let begun = InForce {
            until: None,
            citations: Vec::new(),
            ..*in_force
        };
        let begun = self.during(&begun);
        let ask = self.graph.outcome(Outcome::Ask);
        let ask = self
            .graph
            .push(Scope::Household, Unit::Plain, Op::Any(vec![during, ask]));
        let node = self
            .graph
            .push(Scope::Household, Unit::Plain, Op::All(vec![begun, ask]));
        (during, node)
    }

    pub(super) fn during(&mut self, in_force: &InForce) -> NodeId {
        let op = Op::During {
            from: in_force.from,
            until: in_force.until,
        };
        self.graph.push(Scope::Household, Unit::Plain, op)
    }

    /// The condition that says when a programme applies.
    pub(super) fn validity_condition(
        &mut self,
        in_force: &InForce,
        (rule, node): (NodeId, NodeId),
    ) -> Condition {
        let words = |words: String| Text(vec![Piece::Words(words)]);
        let (from, until) = (in_force.from.map(zh::day), in_force.until.map(zh::day));
        Condition {
            id: IN_FORCE.to_owned(),
            situation: false,
            node,
            rule,
            during: None,
            text: words(zh::in_force(from.as_deref(), until.as_deref())),
            otherwise: words(zh::NOT_YET.to_owned()),
            waiver: words(zh::PERHAPS_PROLONGED.to_owned()),
            citations: self.citations(&in_force.citations),
        }
    }
}

/// What the condition says.
mod zh {
    use jiuzhu_engine::Date;

    pub(super) const NOT_YET: &str = "还没有开始施行，请先问街道（乡镇）。";
    pub(super) const PERHAPS_PROLONGED: &str = "这项政策写明的日期已经过了。是否延续，请问街道（乡镇）。";

    pub(super) fn day(date: Date) -> String {
        let (year, month, day) = date.parts();
        format!("{year}年{month}月{day}日")
    }

    pub(super) fn in_force(from: Option<&str>, until: Option<&str>) -> String {
        match (from, until) {
            (Some(from), Some(until)) => format!("这项政策从{from}施行到{until}。"),
            (Some(from), None) => format!("这项政策从{from}起施行。"),
            (None, Some(until)) => format!("这项政策施行到{until}。"),
            (None, None) => String::new(),
        }
    }
}
