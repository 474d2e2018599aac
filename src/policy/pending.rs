//! What a person still has to find out, who does, and where the answer is to be written.

use jiuzhu_engine::Date;

use crate::{
    diagnostic::{Code, Diagnostic, Report},
    model::{self, Model},
    names::Names,
    source::{Data, Layer, Node, Sources, Written},
};

/// A point that nobody could confirm yet, or that has been answered since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending {
    /// Stable short name.
    pub id: String,
    /// What is to be found out.
    pub matter: String,
    /// Why it is open.
    pub why: String,
    /// The role of whoever finds it out, never a person.
    pub who: String,
    /// Where the answer is written: a file and a name in it.
    pub places: Vec<String>,
    /// 编号 of the programmes that depend on it.
    pub programmes: Vec<String>,
    /// The answer, if there is one.
    pub reply: Option<Reply>,
}

/// The answer to a [`Pending`] point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The day on which it came.
    pub on: Date,
    /// What it says.
    pub text: String,
    /// What it rests on.
    pub citations: Vec<String>,
}

/// Checks that every point leads to a file and name that exist and to programmes that are offered.
pub(crate) fn check(model: &Model, names: &Names, report: &mut Report) -> Vec<Pending> {
    let sources = report.sources();
    let mut points: Vec<Pending> = Vec::new();
    for point in &model.pending {
        if points.iter().any(|other| other.id == point.id.text) {
            let message = format!("待核实“{}”写了两次", point.id.text);
            let problem = Diagnostic::new(Code::Duplicate, point.id.span, message);
            report.push(problem.help("每一项用自己的编号"));
        }
        for place in &point.places {
            check_place(place, &sources, report);
        }
        let mut programmes = Vec::new();
        for name in &point.programmes {
            let programme = names.programme(&name.text);
            match programme.and_then(|number| model.programmes.get(usize::from(number))) {
                Some(programme) => programmes.push(programme.id.text.clone()),
                None => report.push(names.unknown_programme(name)),
            }
        }
        points.push(pending(point, programmes));
    }
    points
}

fn pending(point: &model::Pending, programmes: Vec<String>) -> Pending {
    let texts = |written: &[Written]| written.iter().map(|w| w.text.clone()).collect();
    let reply = point.reply.as_ref().and_then(|reply| {
        Some(Reply {
            on: reply.on?,
            text: reply.text.text.clone(),
            citations: texts(&reply.citations),
        })
    });
    Pending {
        id: point.id.text.clone(),
        matter: point.matter.text.clone(),
        why: point.why.text.clone(),
        who: point.who.text.clone(),
        places: texts(&point.places),
        programmes,
        reply,
    }
}

/// 填到: a file of the policy or of one that it takes over, a blank, and a key or 编号 in it.
fn check_place(place: &Written, sources: &Sources, report: &mut Report) {
    let Some((path, name)) = place.text.split_once(' ') else {
        let message = format!("“{}”没有写填到文件的哪里", place.text);
        let problem = Diagnostic::new(Code::Syntax, place.span, message);
        report.push(problem.help("写成 文件 空格 名称，例如 parameters/低保.yaml 低保标准"));
        return;
    };
    let has = |layer: &&Layer| layer.paths().any(|p| p == path);
    let mut layers = sources.layers().iter().filter(has).peekable();
    if layers.peek().is_none() {
        let span = place.part(0..path.chars().count());
        let problem = Diagnostic::new(Code::MissingKey, span, format!("没有文件 {path}"));
        let known = sources.layers().iter().flat_map(Layer::paths);
        report.push(problem.suggest(path, known, "写政策文件夹里的一个文件，例如 parameters/低保.yaml"));
        return;
    }
    let mut known = Vec::new();
    for node in layers.filter_map(|layer| layer.yaml(path, &mut report.fresh())) {
        names_in(&node, &mut known);
    }
    let name = name.trim();
    if !known.iter().any(|known| known == name) {
        let start = place.text.chars().count() - name.chars().count();
        let span = place.part(start..start + name.chars().count());
        let problem = Diagnostic::new(Code::UnknownName, span, format!("{path} 里没有“{name}”"));
        let known = known.iter().map(String::as_str);
        report.push(problem.suggest(name, known, "写文件里的一个键，或一项的编号"));
    }
}

/// Every key in a file, and what stands under 编号, 名称 and 号码.
fn names_in(node: &Node, names: &mut Vec<String>) {
    match &node.data {
        Data::Map(fields) => {
            for (key, node) in fields {
                names.push(key.text.clone());
                if let ("编号" | "名称" | "号码", Some(name)) = (key.text.as_str(), node.as_text()) {
                    names.push(name.text.clone());
                }
                names_in(node, names);
            }
        }
        Data::List(items) => items.iter().for_each(|item| names_in(item, names)),
        Data::Text(_) | Data::Empty => {}
    }
}
