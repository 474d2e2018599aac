//! `licences.txt`: whose work is in the program that the site hands out, and under which licence, as those licences ask.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::Path,
    process::Command,
};

use serde::Deserialize;

use super::{asset::Asset, tools};
use crate::failure::Failure;

/// Name of the list.
const NAME: &str = "licences.txt";
/// The crate that becomes the program.
const PROGRAM: &str = "jiuzhu-app";
/// npm packages of which something is handed out: those that are no mere tools.
const PACKAGE: &str = "package.json";
/// Files with a licence, the one that is chosen first. Whoever offers several lets us choose.
const FILES: [&str; 5] = [
    "LICENSE-MIT",
    "LICENSE",
    "LICENSE.md",
    "LICENSE.txt",
    "LICENSE-APACHE",
];

/// Somebody's work.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Work {
    name: String,
    version: String,
    /// As SPDX writes it.
    licence: String,
    home: String,
}

/// Those who have the same text of a licence; the empty text stands for those who ship none.
type Notices = BTreeMap<String, BTreeSet<Work>>;

/// The list for this project.
pub(super) fn write(root: &Path) -> Result<Asset, Failure> {
    let mut notices = crates(root)?;
    for (text, works) in packages(root)? {
        notices.entry(text).or_default().extend(works);
    }
    Ok(Asset::page(NAME, draw(&notices).into_bytes()))
}

fn draw(notices: &Notices) -> String {
    let mut text = String::from(
        "救助一问是 MIT 许可的自由软件。网页里还有下面这些人的作品，谢谢他们。\n\
         jiuzhu is free software under the MIT licence. Its pages contain the works listed here.\n\
         The standard library of Rust (MIT OR Apache-2.0, https://www.rust-lang.org) is part of the program too.\n",
    );
    for (licence, works) in notices {
        text += "\n----------------------------------------\n";
        for work in works {
            let Work {
                name,
                version,
                licence,
                home,
            } = work;
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{name} {version} ({licence}) {home}");
        }
        if !licence.is_empty() {
            let _ = writeln!(text, "\n{licence}");
        }
    }
    text
}

#[derive(Debug, Deserialize)]
struct Metadata {
    packages: Vec<Crate>,
    resolve: Resolve,
}

#[derive(Debug, Deserialize)]
struct Crate {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    repository: Option<String>,
    manifest_path: String,
    source: Option<String>,
    targets: Vec<Target>,
}

#[derive(Debug, Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Debug, Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Debug, Deserialize)]
struct Kind {
    kind: Option<String>,
}

/// What the program is compiled of. Macros only run on the host, and so does what they need.
fn crates(root: &Path) -> Result<Notices, Failure> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root).args([
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform=wasm32-unknown-unknown",
    ]);
    let json = tools::run(&mut cargo, "Cargo.lock", "按上面 cargo 的提示处理")?;
    let unreadable = |error| Failure::new("cargo metadata", format!("看不懂（{error}）"), "升级 Rust 再试");
    let metadata: Metadata = serde_json::from_slice(&json).map_err(unreadable)?;
    let packages: BTreeMap<&str, &Crate> = metadata.packages.iter().map(|p| (p.id.as_str(), p)).collect();
    let nodes: BTreeMap<&str, &Node> = metadata
        .resolve
        .nodes
        .iter()
        .map(|n| (n.id.as_str(), n))
        .collect();
    let program = metadata.packages.iter().filter(|p| p.name == PROGRAM);
    let mut next: Vec<&str> = program.map(|p| p.id.as_str()).collect();
    let mut seen = BTreeSet::new();
    let mut notices = Notices::new();
    while let Some(id) = next.pop() {
        let Some(package) = packages.get(id).filter(|package| !package.is_macro()) else {
            continue;
        };
        if !seen.insert(id) {
            continue;
        }
        if package.source.is_some() {
            let folder = Path::new(&package.manifest_path).parent().unwrap_or(root);
            notices.entry(licence_in(folder)).or_default().insert(Work {
                name: package.name.clone(),
                version: package.version.clone(),
                licence: package.license.clone().unwrap_or_default(),
                home: package.repository.clone().unwrap_or_default(),
            });
        }
        let needed = nodes.get(id).into_iter().flat_map(|node| &node.deps);
        let needed = needed.filter(|dep| dep.dep_kinds.iter().any(|kind| kind.kind.is_none()));
        next.extend(needed.map(|dep| dep.pkg.as_str()));
    }
    Ok(notices)
}

impl Crate {
    fn is_macro(&self) -> bool {
        let mut kinds = self.targets.iter().flat_map(|target| &target.kind);
        kinds.any(|kind| kind == "proc-macro")
    }
}

#[derive(Debug, Deserialize)]
struct Package {
    #[serde(default)]
    dependencies: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
struct Installed {
    name: String,
    version: String,
    #[serde(default)]
    license: String,
    #[serde(default)]
    homepage: String,
}

/// What scripts are bundled of.
fn packages(root: &Path) -> Result<Notices, Failure> {
    let ours: Package = read(&root.join(PACKAGE))?;
    let mut notices = Notices::new();
    for name in ours.dependencies.keys() {
        let folder = root.join("node_modules").join(name);
        let Installed {
            name,
            version,
            license,
            homepage,
        } = read(&folder.join(PACKAGE))?;
        notices.entry(licence_in(&folder)).or_default().insert(Work {
            name,
            version,
            licence: license,
            home: homepage,
        });
    }
    Ok(notices)
}

fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T, Failure> {
    let bytes =
        fs::read(path).map_err(|error| Failure::file(path, &error, "运行 make setup（或 npm ci）"))?;
    serde_json::from_slice(&bytes)
        .map_err(|error| Failure::new(path.display(), format!("看不懂（{error}）"), "运行 npm ci"))
}

/// The text of the licence in a folder; nothing if there is none.
fn licence_in(folder: &Path) -> String {
    let mut texts = FILES
        .iter()
        .filter_map(|name| fs::read_to_string(folder.join(name)).ok());
    let text = texts.next().unwrap_or_default();
    text.lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n")
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the licences of the policy of this project allow to be handed out.
    const ALLOWED: [&str; 6] = ["MIT", "Apache-2.0", "BSD", "Zlib", "ISC", "MPL-2.0"];

    #[test]
    fn everybody_whose_work_is_handed_out_is_named_with_a_licence_that_allows_it() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut notices = crates(&root).unwrap();
        let scripts = packages(&root).unwrap();
        assert!(!scripts.is_empty());
        for (text, works) in scripts {
            notices.entry(text).or_default().extend(works);
        }
        let works: Vec<&Work> = notices.values().flatten().collect();
        for name in ["yew", "wasm-bindgen", "num-rational", "lean-qr"] {
            assert!(works.iter().any(|work| work.name == name), "{name}");
        }
        assert!(!works.iter().any(|work| work.name == "syn"), "a tool of the host");
        for work in works {
            assert!(ALLOWED.iter().any(|name| work.licence.contains(name)), "{work:?}");
        }
        let text = draw(&notices);
        assert!(text.contains("Permission is hereby granted"), "{text}");
        assert!(!text.contains("/registry/"), "{text}");
    }
}
