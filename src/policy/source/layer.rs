//! The files of one folder of a policy.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read},
    path::{Component, Path, PathBuf},
};

use super::{Node, Span, precheck, yaml};
use crate::{
    diagnostic::{Code, Diagnostic, Report},
    limits,
};

/// A file's text, or why it cannot be read.
type Content = Result<String, String>;

/// The files of one folder by path.
#[derive(Debug, Clone)]
pub(crate) struct Layer {
    /// Put before every path that is shown.
    prefix: String,
    files: Vec<(String, Content)>,
    /// The number of the first file among those of all layers.
    start: u32,
}

/// Why the folder named under 沿用 is not here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
    /// The path does not start at the folder of the policy.
    Absolute,
    /// There is no such folder, or it cannot be listed.
    NoFolder,
    /// It holds no policy.
    NoPack,
    /// It is a folder that rests on this one.
    Circle,
    /// Beyond [`limits::LAYERS`].
    TooMany,
}

impl Layer {
    /// The files of a folder.
    pub(super) fn new(dir: &Path, files: Vec<(String, Content)>) -> Self {
        Self {
            prefix: shown(dir),
            files,
            start: 0,
        }
    }

    /// Reads the policy files of a folder.
    pub(super) fn read(dir: &Path) -> io::Result<Self> {
        // More than is allowed is refused when it is compiled, and not read here.
        let mut bytes = 0;
        let mut files = BTreeMap::new();
        let mut folders = vec![(dir.to_path_buf(), String::new())];
        while let Some((folder, prefix)) = folders.pop() {
            for entry in fs::read_dir(&folder)? {
                let entry = entry?;
                let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
                if entry.file_type()?.is_dir() {
                    if prefix.is_empty() {
                        folders.push((entry.path(), format!("{path}/")));
                    }
                } else if is_policy(&path) && files.len() <= limits::FILES && bytes <= limits::POLICY_BYTES {
                    let text = read_file(&entry.path());
                    bytes += text.as_ref().map_or(0, String::len);
                    files.insert(path, text);
                }
            }
        }
        Ok(Self::new(dir, files.into_iter().collect()))
    }

    /// How many bytes all files have together.
    pub(crate) fn bytes(&self) -> usize {
        let texts = self.files.iter().flat_map(|(_, content)| content);
        texts.map(String::len).sum()
    }

    /// Shows the paths as seen from the policy that takes this one over from `folder`.
    pub(super) fn move_to(&mut self, folder: &str) {
        self.prefix = shown(&Path::new(folder).join(&self.prefix));
    }

    pub(super) fn start_at(&mut self, file: u32) {
        self.start = file;
    }

    /// The number after that of the last file.
    pub(super) fn end(&self) -> u32 {
        u32::try_from(self.files.len()).map_or(u32::MAX, |len| self.start.saturating_add(len))
    }

    /// The folder as shown before a path.
    pub(crate) fn folder(&self) -> &str {
        &self.prefix
    }

    /// The folder that pack.yaml names under 沿用.
    pub(super) fn takes_over(&self) -> Option<String> {
        let (_, pack) = self.files.iter().find(|(path, _)| path == "pack.yaml")?;
        let node = yaml::parse(
            pack.as_ref().ok()?,
            self.place("pack.yaml"),
            &mut Report::default(),
        )?;
        node.field("沿用")?.as_text().map(|written| written.text.clone())
    }

    /// The paths, sorted.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(path, _)| path.as_str())
    }

    /// Parses `path`; `None` if there is no such file or it is not YAML at all.
    pub(crate) fn yaml(&self, path: &str, report: &mut Report) -> Option<Node> {
        let (span, text) = self.text(path, report)?;
        if precheck::check(text, span, report) {
            yaml::parse(text, span, report)
        } else {
            None
        }
    }

    /// The text of `path` and a place that covers its first character.
    pub(crate) fn text(&self, path: &str, report: &mut Report) -> Option<(Span, &str)> {
        let (_, content) = self.files.iter().find(|(p, _)| p == path)?;
        let span = self.place(path);
        match content {
            Ok(text) if text.len() > limits::FILE_BYTES => {
                let message = format!("文件太大，最多 {} 字节", limits::FILE_BYTES);
                report.push(Diagnostic::new(Code::Limit, span, message).help("分成几个文件"));
                None
            }
            Ok(text) => Some((span, text)),
            Err(problem) => {
                report.push(Diagnostic::new(Code::Yaml, span, problem));
                None
            }
        }
    }

    /// A place at the start of `path`; nowhere if there is no such file.
    pub(crate) fn place(&self, path: &str) -> Span {
        let position = self.files.iter().position(|(p, _)| p == path);
        let file = position.and_then(|p| u32::try_from(p).ok());
        file.and_then(|file| file.checked_add(self.start))
            .map_or(Span::NOWHERE, |file| Span {
                file,
                start: 0,
                end: 0,
            })
    }

    /// The path as shown and the text of the file in which a place lies, if it is one of these.
    pub(super) fn file(&self, span: Span) -> Option<(String, &str)> {
        let position = usize::try_from(span.file.checked_sub(self.start)?).ok()?;
        let (path, content) = self.files.get(position)?;
        Some((format!("{}{path}", self.prefix), content.as_deref().unwrap_or("")))
    }
}

/// A folder as it is put before a path: `policies/tianjin/../national` is shown as `policies/national/`.
fn shown(dir: &Path) -> String {
    let mut short = PathBuf::new();
    for part in dir.components() {
        let up = part == Component::ParentDir;
        if up && matches!(short.components().next_back(), Some(Component::Normal(_))) {
            short.pop();
        } else if part != Component::CurDir || dir == Path::new(".") {
            short.push(part);
        }
    }
    let text = short.display().to_string();
    if text.is_empty() || text.ends_with('/') {
        text
    } else {
        text + "/"
    }
}

fn is_policy(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|e| e == "yaml" || e == "yml" || e == "csv")
}

fn read_file(path: &Path) -> Content {
    let unreadable = |error| format!("文件读不出来：{error}");
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err("这不是普通文件".to_owned());
    }
    let mut bytes = Vec::new();
    let most = u64::try_from(limits::FILE_BYTES).map_or(u64::MAX, |most| most + 1);
    let file = fs::File::open(path).map_err(unreadable)?;
    file.take(most).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > limits::FILE_BYTES {
        // Long enough to be refused, whatever it says.
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    String::from_utf8(bytes).map_err(|_| "文件不是 UTF-8 编码，请另存为 UTF-8".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_shortest_way_to_a_folder() {
        for (dir, expected) in [
            ("", ""),
            (".", "./"),
            ("policies/tianjin", "policies/tianjin/"),
            ("policies/tianjin/../national", "policies/national/"),
            ("tianjin/../../national/", "../national/"),
            ("./../national", "../national/"),
            ("../../national", "../../national/"),
            ("/a/b/../c", "/a/c/"),
        ] {
            assert_eq!(shown(Path::new(dir)), expected, "{dir}");
        }
    }
}
