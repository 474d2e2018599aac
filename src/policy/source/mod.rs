//! Policy text, and places in it.
//!
//! The only module that knows YAML: [`yaml`] turns a file into a tree of plain texts with their places,
//! [`precheck`] finds first what a YAML parser would explain badly, and [`Record`] reads a mapping key by
//! key and reports whatever nobody asked for.

mod precheck;
mod record;
mod yaml;

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read},
    ops::Range,
    path::Path,
};

pub(crate) use record::{Record, items, one_or_more, text};
pub(crate) use yaml::{Data, Node};

use crate::{
    diagnostic::{Code, Diagnostic, Report},
    limits,
};

/// The files of a policy by path, from a folder or from memory.
///
/// ```
/// use jiuzhu_policy::Sources;
/// let sources: Sources = [("pack.yaml", "编号: demo"), ("facts.yaml", "")].into_iter().collect();
/// assert!(jiuzhu_policy::compile(sources).is_err());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Put before every path that is shown.
    prefix: String,
    files: Vec<File>,
}

#[derive(Debug, Clone)]
struct File {
    path: String,
    text: Result<String, String>,
}

/// A stretch of bytes in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span {
    file: u32,
    start: u32,
    end: u32,
}

/// A text as it was written, with its place.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    /// The words.
    pub(crate) text: String,
    /// Where they stand.
    pub(crate) span: Span,
    /// Written in quotes, so never a number or a truth value.
    pub(crate) quoted: bool,
    /// Byte at which the words start, if they stand in the file exactly as in `text`.
    first: Option<u32>,
}

impl Sources {
    /// Reads all policy files of a folder.
    ///
    /// # Errors
    /// If the folder itself cannot be listed; a file that cannot be read is reported by
    /// [`compile`](crate::compile()).
    pub fn read(dir: &Path) -> io::Result<Self> {
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
        let files = files
            .into_iter()
            .map(|(path, text)| File { path, text })
            .collect();
        Ok(Self {
            files,
            ..Self::empty(dir)
        })
    }

    /// A folder without files.
    pub(crate) fn empty(dir: &Path) -> Self {
        let mut prefix = dir.display().to_string();
        if !prefix.ends_with('/') {
            prefix.push('/');
        }
        Self {
            prefix,
            files: Vec::new(),
        }
    }

    /// The paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|f| f.path.as_str())
    }

    /// How many bytes all files have together.
    pub(crate) fn bytes(&self) -> usize {
        let texts = self.files.iter().flat_map(|f| &f.text);
        texts.map(String::len).sum()
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
        let file = self.files.iter().position(|f| f.path == path)?;
        let span = Span {
            file: u32::try_from(file).ok()?,
            start: 0,
            end: 0,
        };
        match &self.files.get(file)?.text {
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

    /// A place at the start of `path`; of the folder if there is no such file.
    pub(crate) fn place(&self, path: &str) -> Span {
        let file = self
            .files
            .iter()
            .position(|f| f.path == path)
            .and_then(|f| u32::try_from(f).ok());
        Span {
            file: file.unwrap_or(u32::MAX),
            start: 0,
            end: 0,
        }
    }

    /// The path of a place as shown, and the text of its file.
    pub(crate) fn file_of(&self, span: Span) -> (String, &str) {
        let file = usize::try_from(span.file).ok().and_then(|f| self.files.get(f));
        let folder = if self.prefix.is_empty() { "." } else { &self.prefix };
        file.map_or((folder.to_owned(), ""), |f| {
            (
                format!("{}{}", self.prefix, f.path),
                f.text.as_deref().unwrap_or(""),
            )
        })
    }
}

impl<P: Into<String>, T: Into<String>> FromIterator<(P, T)> for Sources {
    fn from_iter<I: IntoIterator<Item = (P, T)>>(files: I) -> Self {
        let files: BTreeMap<String, String> = files.into_iter().map(|(p, t)| (p.into(), t.into())).collect();
        let files = files
            .into_iter()
            .map(|(path, text)| File { path, text: Ok(text) })
            .collect();
        Self {
            prefix: String::new(),
            files,
        }
    }
}

impl Span {
    /// The bytes in the file.
    pub(crate) fn range(self) -> Range<usize> {
        let byte = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
        byte(self.start)..byte(self.end)
    }

    /// From the start of this one to the end of another in the same file.
    pub(crate) fn to(self, other: Self) -> Self {
        Self {
            end: other.end.max(self.end),
            ..self
        }
    }

    /// Another stretch of the same file.
    pub(crate) fn at(self, range: Range<usize>) -> Self {
        let byte = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            file: self.file,
            start: byte(range.start),
            end: byte(range.end),
        }
    }
}

impl Written {
    /// A text that does not stand in the file letter by letter.
    pub(crate) fn new(text: &str, span: Span) -> Self {
        Self {
            text: text.to_owned(),
            span,
            quoted: false,
            first: None,
        }
    }

    /// An empty text at `span`, in place of one that is missing and already reported.
    pub(crate) fn missing(span: Span) -> Self {
        Self::new("", span)
    }

    /// The place of some of its characters; all of it if it does not stand in the file letter by letter.
    pub(crate) fn part(&self, chars: Range<usize>) -> Span {
        let Some(first) = self.first.and_then(|f| usize::try_from(f).ok()) else {
            return self.span;
        };
        let byte = |n: usize| {
            self.text
                .char_indices()
                .nth(n)
                .map_or(self.text.len(), |(b, _)| b)
        };
        self.span.at(first + byte(chars.start)..first + byte(chars.end))
    }
}

fn is_policy(path: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|e| e == "yaml" || e == "yml" || e == "csv")
}

fn read_file(path: &Path) -> Result<String, String> {
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
