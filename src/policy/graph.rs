//! The expression graph while it grows: equal steps are one step.

use std::collections::HashMap;

use jiuzhu_engine::{
    Range,
    pack::{Node, NodeId, Op, Outcome, Scope, Unit},
};

/// Nodes in topological order; pushing an equal node again gives the first one.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    nodes: Vec<Node>,
    known: HashMap<Node, NodeId>,
    /// More nodes were pushed than can be numbered.
    is_full: bool,
}

impl Graph {
    /// The number of this node, new or known.
    pub(crate) fn push(&mut self, scope: Scope, unit: Unit, op: Op) -> NodeId {
        self.intern(Node {
            scope,
            op,
            name: String::new(),
            unit,
        })
    }

    /// A fixed number.
    pub(crate) fn constant(&mut self, value: Range, unit: Unit) -> NodeId {
        self.push(Scope::Household, unit, Op::Constant(value))
    }

    /// A fixed outcome.
    pub(crate) fn outcome(&mut self, outcome: Outcome) -> NodeId {
        self.push(Scope::Household, Unit::Plain, Op::Outcome(outcome))
    }

    /// The same step under a name of the policy.
    pub(crate) fn named(&mut self, id: NodeId, name: &str) -> NodeId {
        let is_last = usize::from(id) + 1 == self.nodes.len();
        let Some(node) = self.nodes.get_mut(usize::from(id)) else {
            return id;
        };
        // The last node has no reader yet, so it can take the name itself.
        if node.name.is_empty() && is_last {
            self.known.remove(node);
            name.clone_into(&mut node.name);
            self.known.insert(node.clone(), id);
            return id;
        }
        let named = Node {
            name: name.to_owned(),
            ..node.clone()
        };
        self.intern(named)
    }

    /// A named step, new or known.
    pub(crate) fn push_named(&mut self, scope: Scope, unit: Unit, op: Op, name: &str) -> NodeId {
        self.intern(Node {
            scope,
            op,
            name: name.to_owned(),
            unit,
        })
    }

    /// The unit of a node.
    pub(crate) fn unit(&self, id: NodeId) -> Unit {
        self.nodes
            .get(usize::from(id))
            .map_or(Unit::Plain, |node| node.unit)
    }

    fn intern(&mut self, node: Node) -> NodeId {
        if let Some(id) = self.known.get(&node) {
            return *id;
        }
        let Ok(id) = NodeId::try_from(self.nodes.len()) else {
            self.is_full = true;
            return NodeId::MAX;
        };
        self.known.insert(node.clone(), id);
        self.nodes.push(node);
        id
    }

    /// Whether more nodes were pushed than can be numbered.
    pub(crate) fn is_full(&self) -> bool {
        self.is_full
    }

    /// All nodes, each after those it reads.
    pub(crate) fn into_nodes(self) -> Vec<Node> {
        self.nodes
    }
}
