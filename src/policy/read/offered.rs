//! What a region does not run: its programmes are left out, and whatever leads only there.

use super::{
    layers::{Merged, id_of, is_programme},
    table::File,
};
use crate::{
    names,
    source::{Data, Node, Sources, Written, one_or_more},
};

impl Merged {
    /// Leaves out the programmes of the layers above that pack.yaml does not list, and the advice that leads
    /// there.
    pub(super) fn leave_out_unlisted(&mut self, sources: &Sources) {
        let is_own = |span| sources.layer_of(span) == Some(0);
        let pack = self.files.iter().find(|file| file.path == "pack.yaml");
        let listed = pack
            .and_then(|file| file.node.field("待遇"))
            .map(texts)
            .unwrap_or_default();
        let gone = &mut self.not_offered;
        self.files.retain(|file| {
            let id = id_of(&file.node).filter(|_| is_programme(file));
            let stays = id.is_none_or(|id| is_own(id.span) || listed.contains(&id.text));
            if !stays {
                let names = ["编号", "名称", "简称"].map(|key| file.node.field(key).and_then(Node::as_text));
                gone.extend(names.into_iter().flatten().map(|name| names::key(&name.text)));
            }
            stays
        });
        let is_gone = |name: &Written| !is_own(name.span) && gone.contains(&names::key(&name.text));
        let is_gone = |item: &Node| item.as_text().is_some_and(is_gone);
        let is_never = |item: &Node| {
            let sentence = item.as_text().filter(|text| !is_own(text.span));
            let programme = sentence.and_then(|text| text.text.strip_prefix("待遇")?.strip_suffix("可得"));
            programme.is_some_and(|name| gone.contains(&names::key(name.trim())))
        };
        for File { path, node } in &mut self.files {
            match path.as_str() {
                // A way in that leads nowhere any more goes as well.
                "troubles.yaml" => drop_items(node, "难处", |trouble| {
                    leads_nowhere(trouble, "待遇", is_gone) && trouble.field("须知").is_none()
                }),
                "pending.yaml" => {
                    drop_items(node, "待核实", |point| leads_nowhere(point, "影响", is_gone))
                }
                path if path.starts_with("programmes/") => {
                    for list in ["改走", "还能办"] {
                        drop_items(node, list, |item| is_gone(item));
                    }
                    drop_items(node, "互斥", |item| item.field("待遇").is_some_and(is_gone));
                }
                "derived.yaml" => {
                    let scopes = node.field_mut("推算").into_iter().flat_map(values);
                    scopes
                        .flat_map(values)
                        .for_each(|derived| drop_items(derived, "任一满足", |item| is_never(item)));
                }
                _ => {}
            }
        }
    }
}

/// What stands under the keys of a mapping.
fn values(node: &mut Node) -> impl Iterator<Item = &mut Node> {
    let fields = match &mut node.data {
        Data::Map(fields) => fields.as_mut_slice(),
        Data::Empty | Data::Text(_) | Data::List(_) => &mut [],
    };
    fields.iter_mut().map(|(_, node)| node)
}

/// Drops from a list what is gone, and says whether that was all of it.
fn leads_nowhere(item: &mut Node, list: &str, is_gone: impl Fn(&Node) -> bool) -> bool {
    let count = |item: &Node| item.field(list).map_or(0, |node| one_or_more(node).len());
    let had = count(item);
    drop_items(item, list, |item| is_gone(item));
    had > 0 && matches!(item.field(list).map(|node| &node.data), Some(Data::Empty))
}

/// Drops some items of a list, and the list if nothing is left of it.
fn drop_items(holder: &mut Node, list: &str, drop: impl Fn(&mut Node) -> bool) {
    let Some(node) = holder.field_mut(list) else {
        return;
    };
    let is_empty = match &mut node.data {
        Data::List(items) => {
            items.retain_mut(|item| !drop(item));
            items.is_empty()
        }
        _ => drop(node),
    };
    if is_empty {
        node.data = Data::Empty;
    }
}

fn texts(node: &Node) -> Vec<String> {
    let Data::List(items) = &node.data else {
        return Vec::new();
    };
    items
        .iter()
        .filter_map(|item| Some(item.as_text()?.text.clone()))
        .collect()
}
