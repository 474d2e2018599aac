//! The expression graph: what a node computes.

use alloc::{string::String, vec::Vec};

use super::{FactId, NodeId, ParameterId, Scope, Unit};
use crate::{Date, Number, Range};

/// One step of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Node {
    /// Household value or one value per member. A member node may read household nodes, never the reverse
    /// except through the quantifiers.
    pub scope: Scope,
    /// What it computes.
    pub op: Op,
    /// Name in the policy text, for facts, parameters and derived values; empty for inner steps.
    pub name: String,
    /// Unit of a number; `Plain` for outcomes and choices.
    pub unit: Unit,
}

/// What a node computes. All number operations work on sets of values; all logic on sets of outcomes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Op {
    /// The answer to a fact of this node's scope.
    Fact(FactId),
    /// A fact that is not applicable where `gate` fails. `fact` is a [`Op::Fact`] node.
    When {
        /// Condition under which the fact applies.
        gate: NodeId,
        /// The fact's own node.
        fact: NodeId,
    },
    /// A parameter on the screening date.
    Parameter(ParameterId),
    /// 筛查日: the screening date itself.
    Today,
    /// 距今天数, 满月数, 满年数: whole periods completed from a day to the screening date, negative for a later day.
    Since {
        /// A day, as days since 1970-01-01.
        date: NodeId,
        /// What is counted.
        count: Elapsed,
    },
    /// 施行: passes from the first to the last of these days, both included; fails on others.
    During {
        /// First day; since ever if none.
        from: Option<Date>,
        /// Last day; for ever if none.
        until: Option<Date>,
    },
    /// A fixed number.
    Constant(Range),
    /// 不适用: no value.
    Absent,
    /// Sum of two numbers.
    Add(NodeId, NodeId),
    /// Difference of two numbers.
    Subtract(NodeId, NodeId),
    /// Product of two numbers.
    Multiply(NodeId, NodeId),
    /// Quotient of two numbers.
    Divide(NodeId, NodeId),
    /// 高者: the greater of two numbers.
    Greater(NodeId, NodeId),
    /// 低者: the lesser of two numbers.
    Lesser(NodeId, NodeId),
    /// 介于: anything between two numbers, where the rule that would choose is not published.
    Between(NodeId, NodeId),
    /// Rounds to a multiple of `step`.
    Round {
        /// What is rounded.
        value: NodeId,
        /// Size of one step, for example 1 (元) or 0.1 (角).
        step: Number,
        /// Which way.
        mode: Rounding,
    },
    /// `then` where `condition` passes, `otherwise` elsewhere.
    If {
        /// An outcome.
        condition: NodeId,
        /// Number where it passes.
        then: NodeId,
        /// Number elsewhere.
        otherwise: NodeId,
    },
    /// A fixed outcome.
    Outcome(Outcome),
    /// Compares two numbers; fails where one is not applicable.
    Compare {
        /// Left side.
        left: NodeId,
        /// Relation.
        relation: Relation,
        /// Right side.
        right: NodeId,
    },
    /// Passes where the choice is one of these options; fails where it is not applicable.
    Is {
        /// A choice or truth fact.
        choice: NodeId,
        /// Set of options, bit n = option n.
        options: u64,
    },
    /// Exchanges pass and fail.
    Not(NodeId),
    /// The worst of these outcomes; pass if empty.
    All(Vec<NodeId>),
    /// The best of these outcomes; fail if empty.
    Any(Vec<NodeId>),
    /// Turns ask into pass.
    Lenient(NodeId),
    /// A failing `rule` becomes ask where `waiver` does not fail (豁免).
    Waive {
        /// The condition.
        rule: NodeId,
        /// Condition of the exemption.
        waiver: NodeId,
    },
    /// 任一成员: the best outcome over the members.
    Exists(NodeId),
    /// 全部成员: the worst outcome over the members.
    Forall(NodeId),
    /// 成员数: how many members pass.
    Count(NodeId),
    /// 合计: sum over the members, not applicable counted as nothing.
    Sum(NodeId),
    /// 成员最小: smallest value over the members to whom it applies.
    Least(NodeId),
    /// 成员最大: greatest value over the members to whom it applies.
    Greatest(NodeId),
    /// 申请人: the outcome of the first member.
    Applicant(NodeId),
}

impl Op {
    /// How many steps it joins, where that may be any number.
    pub(crate) fn operands(&self) -> usize {
        match self {
            Self::All(ids) | Self::Any(ids) => ids.len(),
            _ => 0,
        }
    }

    /// Visits every step that this one reads, in the order in which they are written.
    pub fn each_read(&self, mut visit: impl FnMut(NodeId)) {
        match self {
            Self::Fact(_)
            | Self::Parameter(_)
            | Self::Constant(_)
            | Self::Absent
            | Self::Today
            | Self::During { .. }
            | Self::Outcome(_) => {}
            Self::When { gate: a, fact: b }
            | Self::Add(a, b)
            | Self::Subtract(a, b)
            | Self::Multiply(a, b)
            | Self::Divide(a, b)
            | Self::Greater(a, b)
            | Self::Lesser(a, b)
            | Self::Between(a, b)
            | Self::Compare {
                left: a, right: b, ..
            }
            | Self::Waive { rule: a, waiver: b } => [*a, *b].into_iter().for_each(visit),
            Self::If {
                condition,
                then,
                otherwise,
            } => [*condition, *then, *otherwise].into_iter().for_each(visit),
            Self::All(ids) | Self::Any(ids) => ids.iter().copied().for_each(visit),
            Self::Round { value: a, .. }
            | Self::Since { date: a, .. }
            | Self::Is { choice: a, .. }
            | Self::Not(a)
            | Self::Lenient(a)
            | Self::Exists(a)
            | Self::Forall(a)
            | Self::Count(a)
            | Self::Sum(a)
            | Self::Least(a)
            | Self::Greatest(a)
            | Self::Applicant(a) => visit(*a),
        }
    }
}

/// What [`Op::Since`] counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Elapsed {
    /// Days.
    Days,
    /// Completed months; where a month has no such day, its last day counts (民法典 第二百零二条).
    Months,
    /// Completed years, by the same rule.
    Years,
}

/// One of the three ways in which a condition can end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It does not hold.
    Fail,
    /// A person decides.
    Ask,
    /// It holds.
    Pass,
}

/// How two numbers compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// 低于.
    Below,
    /// 不高于.
    AtMost,
    /// 高于.
    Above,
    /// 不低于.
    AtLeast,
    /// 等于.
    Equal,
    /// 不等于.
    Unequal,
}

/// How a number is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// 舍去.
    Down,
    /// 见分进角 and the like: any rest counts as a whole step.
    Up,
    /// 四舍五入.
    HalfUp,
    /// 四舍六入五成双.
    HalfEven,
}
