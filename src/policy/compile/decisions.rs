//! Where a policy decides something: each condition, waiver, row, branch and gate, with its place.

use jiuzhu_engine::pack::NodeId;

use super::Compiler;
use crate::source::Span;

/// Something that can end in more than one way.
#[derive(Debug, Clone)]
pub(crate) struct Decision {
    /// To what it belongs.
    pub(crate) owner: Owner,
    /// What it is there.
    pub(crate) role: Role,
    /// The condition's name, for a condition and its waiver; else empty.
    pub(crate) condition: String,
    /// Where it stands; the first sentence of a block.
    pub(crate) span: Span,
    /// How it ends.
    pub(crate) node: NodeId,
    /// It only matters where all of these fail: the rows above, the other branches, or the condition that is waived.
    pub(crate) after: Vec<NodeId>,
}

/// To what a decision belongs, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Owner {
    /// A programme, by its 编号.
    Programme(String),
    /// A derived value.
    Derived(String),
    /// A fact with 适用.
    Fact(String),
}

/// What a decision is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A condition of a programme, with its waiver.
    Condition,
    /// 豁免 … 当.
    Waiver,
    /// A row of 分档, without 其余.
    Row,
    /// One of 任一满足.
    Branch,
    /// 适用.
    Gate,
}

impl Compiler<'_> {
    /// Notes a decision; the same one in the same place only once.
    pub(super) fn decided(
        &mut self,
        role: Role,
        condition: &str,
        span: Span,
        node: NodeId,
        after: Vec<NodeId>,
    ) {
        let decision = Decision {
            owner: self.owner.clone(),
            role,
            condition: condition.to_owned(),
            span,
            node,
            after,
        };
        let same = |d: &Decision| d.owner == decision.owner && d.role == role && d.node == node;
        if role != Role::Branch || !self.decisions.iter().any(same) {
            self.decisions.push(decision);
        }
    }
}
