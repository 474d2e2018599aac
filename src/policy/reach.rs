//! What a step of the graph rests on.

use jiuzhu_engine::{Pack, pack::NodeId};

/// For each node of the pack whether one of `roots` reads it, directly or through others; the roots themselves too.
pub fn reach(pack: &Pack, roots: impl IntoIterator<Item = NodeId>) -> Vec<bool> {
    let mut reached = vec![false; pack.nodes.len()];
    let mark = |reached: &mut Vec<bool>, id: NodeId| {
        if let Some(reached) = reached.get_mut(usize::from(id)) {
            *reached = true;
        }
    };
    roots.into_iter().for_each(|root| mark(&mut reached, root));
    // Every node stands after those it reads.
    for (i, node) in pack.nodes.iter().enumerate().rev() {
        if reached.get(i).copied().unwrap_or_default() {
            node.op.each_read(|id| mark(&mut reached, id));
        }
    }
    reached
}
