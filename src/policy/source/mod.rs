//! Policy text, and places in it.
//!
//! A policy lies in a folder, a [`Layer`], and perhaps in others that it takes over. This is the only module
//! that knows YAML: [`yaml`] turns a file into a tree of plain texts with their places,
//! [`precheck`] finds first what a YAML parser would explain badly, and [`Record`] reads a mapping key by
//! key and reports whatever nobody asked for.

mod layer;
mod precheck;
mod record;
mod yaml;

use std::{
    collections::BTreeMap,
    io,
    ops::Range,
    path::{Path, PathBuf},
};

pub(crate) use layer::{Gap, Layer};
#[cfg(test)]
pub(crate) use record::READ;
pub(crate) use record::{Record, date, fields, items, one_or_more, text};
pub(crate) use yaml::{Data, Node};

use crate::limits;

/// The files of a policy: a folder and those it takes over with 沿用, from disk or from memory.
///
/// ```
/// use jiuzhu_policy::Sources;
/// let sources: Sources = [("pack.yaml", "编号: demo"), ("facts.yaml", "")].into_iter().collect();
/// assert!(jiuzhu_policy::compile(sources).is_err());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The policy's own folder first, then what it takes over, then what that takes over.
    layers: Vec<Layer>,
    /// Why the folder that the last layer takes over is not here.
    gap: Option<Gap>,
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
    /// Reads all policy files of a folder, and of the folders it takes over.
    ///
    /// # Errors
    /// If the folder itself cannot be listed; any other folder or file that cannot be read is reported by
    /// [`compile`](crate::compile()).
    pub fn read(dir: &Path) -> io::Result<Self> {
        let mut sources = Self::default();
        sources.push(Layer::read(dir)?);
        let mut seen = vec![dir.canonicalize()?];
        let mut folder = dir.to_path_buf();
        while let Some(named) = sources.layers.last().and_then(Layer::takes_over) {
            match next(&folder, &named, &mut seen) {
                Ok(layer) => sources.push(layer),
                Err(gap) => {
                    sources.gap = Some(gap);
                    break;
                }
            }
            folder.push(named);
        }
        Ok(sources)
    }

    /// The same policy over another one, also in memory, that its pack.yaml names under 沿用.
    ///
    /// ```
    /// use jiuzhu_policy::Sources;
    /// let national: Sources = [("pack.yaml", "编号: national")].into_iter().collect();
    /// let region: Sources = [("pack.yaml", "编号: region\n沿用: ../national")].into_iter().collect();
    /// let report = jiuzhu_policy::compile(region.over("../national", national)).unwrap_err();
    /// assert!(report.to_string().starts_with("pack.yaml:1:1 E105 这里缺少“名称”"));
    /// ```
    #[must_use]
    pub fn over(mut self, folder: &str, base: Self) -> Self {
        for mut layer in base.layers {
            layer.move_to(folder);
            self.push(layer);
        }
        self.gap = base.gap;
        if self.layers.len() > limits::LAYERS {
            self.layers.truncate(limits::LAYERS);
            self.gap = Some(Gap::TooMany);
        }
        self
    }

    /// A folder without files.
    pub(crate) fn empty(dir: &Path) -> Self {
        let mut sources = Self::default();
        sources.push(Layer::new(dir, Vec::new()));
        sources
    }

    fn push(&mut self, mut layer: Layer) {
        let before = self.layers.last().map_or(0, Layer::end);
        layer.start_at(before);
        self.layers.push(layer);
    }

    /// The paths in the policy's own folder, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.layers.iter().take(1).flat_map(Layer::paths)
    }

    /// The policy's own folder first, then what it takes over, then what that takes over.
    pub(crate) fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// Why the folder that the last layer takes over is not here.
    pub(crate) fn gap(&self) -> Option<&Gap> {
        self.gap.as_ref()
    }

    /// A place at the start of a file of the policy's own folder; of the folder if there is no such file.
    pub(crate) fn place(&self, path: &str) -> Span {
        self.layers.first().map_or(Span::NOWHERE, |own| own.place(path))
    }

    /// The layer in which a place lies; 0 is the policy's own folder.
    pub(crate) fn layer_of(&self, span: Span) -> Option<usize> {
        self.layers.iter().position(|layer| layer.file(span).is_some())
    }

    /// The path of a place as shown, and the text of its file.
    pub(crate) fn file_of(&self, span: Span) -> (String, &str) {
        let found = self.layers.iter().find_map(|layer| layer.file(span));
        found.unwrap_or_else(|| {
            let folder = self.layers.first().map_or("", Layer::folder);
            (if folder.is_empty() { "." } else { folder }.to_owned(), "")
        })
    }
}

impl<P: Into<String>, T: Into<String>> FromIterator<(P, T)> for Sources {
    fn from_iter<I: IntoIterator<Item = (P, T)>>(files: I) -> Self {
        let files: BTreeMap<String, String> = files.into_iter().map(|(p, t)| (p.into(), t.into())).collect();
        let files = files.into_iter().map(|(path, text)| (path, Ok(text)));
        let mut sources = Self::default();
        sources.push(Layer::new(Path::new(""), files.collect()));
        sources
    }
}

/// The layer that lies in the folder `named` by the last one of those `seen`.
fn next(folder: &Path, named: &str, seen: &mut Vec<PathBuf>) -> Result<Layer, Gap> {
    if Path::new(named).is_absolute() {
        return Err(Gap::Absolute);
    }
    if seen.len() >= limits::LAYERS {
        return Err(Gap::TooMany);
    }
    let folder = folder.join(named);
    let place = folder.canonicalize().map_err(|_| Gap::NoFolder)?;
    if seen.contains(&place) {
        return Err(Gap::Circle);
    }
    seen.push(place);
    let layer = Layer::read(&folder).map_err(|_| Gap::NoFolder)?;
    if layer.paths().any(|path| path == "pack.yaml") {
        Ok(layer)
    } else {
        Err(Gap::NoPack)
    }
}

impl Span {
    /// In no file.
    pub(crate) const NOWHERE: Self = Self {
        file: u32::MAX,
        start: 0,
        end: 0,
    };

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

/// The words of a text that may be missing.
pub(crate) fn words(written: Option<&Written>) -> String {
    written.map_or_else(String::new, |w| w.text.clone())
}
