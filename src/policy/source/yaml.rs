//! From YAML events to a tree of texts with places.

use std::collections::HashSet;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, options};

use super::{Span, Written};
use crate::{
    diagnostic::{Code, Diagnostic, Report},
    limits,
};

/// A piece of a file: a text, a list, a mapping or nothing.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// Where it starts: the text itself, the first key, or the opening bracket.
    pub(crate) span: Span,
    /// What it holds.
    pub(crate) data: Data,
}

/// See [`Node`].
#[derive(Debug, Clone)]
pub(crate) enum Data {
    /// Nothing was written.
    Empty,
    /// One line of text; numbers and dates are texts too.
    Text(Written),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<(Written, Node)>),
}

impl Node {
    /// What stands under a key of this mapping.
    pub(crate) fn field(&self, key: &str) -> Option<&Self> {
        let Data::Map(fields) = &self.data else {
            return None;
        };
        fields.iter().find(|(k, _)| k.text == key).map(|(_, node)| node)
    }

    /// The same, to be changed.
    pub(crate) fn field_mut(&mut self, key: &str) -> Option<&mut Self> {
        let Data::Map(fields) = &mut self.data else {
            return None;
        };
        fields
            .iter_mut()
            .find(|(k, _)| k.text == key)
            .map(|(_, node)| node)
    }

    /// The text that this is.
    pub(crate) fn as_text(&self) -> Option<&Written> {
        match &self.data {
            Data::Text(written) => Some(written),
            Data::Empty | Data::List(_) | Data::Map(_) => None,
        }
    }

    /// Takes a key and what stands under it out of this mapping.
    pub(crate) fn take(&mut self, key: &str) -> Option<(Written, Self)> {
        let Data::Map(fields) = &mut self.data else {
            return None;
        };
        let position = fields.iter().position(|(k, _)| k.text == key)?;
        Some(fields.remove(position))
    }
}

/// A list or mapping that is still open.
enum Open {
    List(Span, Vec<Node>),
    Map(Span, Vec<(Written, Node)>, Option<Written>),
}

/// Parses one file; reports and returns `None` at the first thing that is not YAML.
pub(super) fn parse(text: &str, file: Span, report: &mut Report) -> Option<Node> {
    let options = options! {
        disallow_directives: true,
        flow_nesting_limit: limits::YAML_DEPTH,
        block_nesting_limit: limits::YAML_DEPTH,
    };
    let mut builder = Builder {
        text,
        open: Vec::new(),
        root: None,
    };
    for event in Parser::new_from_str_with_options(text, options) {
        let done = match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or(0..0);
                builder.event(event, file.at(range), report)
            }
            Err(error) => Err(syntax(&error, text, file)),
        };
        if let Err(problem) = done {
            report.push(*problem);
            return None;
        }
    }
    builder.root
}

type Step = Result<(), Box<Diagnostic>>;

struct Builder<'t> {
    text: &'t str,
    open: Vec<Open>,
    root: Option<Node>,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: Span, report: &mut Report) -> Step {
        match event {
            Event::Scalar(_, _, anchor, tag)
            | Event::SequenceStart(_, anchor, tag)
            | Event::MappingStart(_, anchor, tag)
                if anchor != 0 || tag.is_some() =>
            {
                Err(refuse(span, "这里用了 YAML 的锚点或标签", "直接写出内容"))
            }
            Event::Alias(_) => Err(refuse(span, "这里用了 YAML 的引用（*）", "直接写出内容")),
            Event::DocumentStart(true, _) => Err(refuse(
                span,
                "这里有文档分隔线 ---",
                "一个文件写一份内容，去掉这一行",
            )),
            Event::Scalar(value, style, ..) => {
                let node = self.scalar(value.into_owned(), style, span)?;
                self.put(node)
            }
            Event::SequenceStart(..) => {
                self.open.push(Open::List(span, Vec::new()));
                Ok(())
            }
            Event::MappingStart(..) => {
                self.open.push(Open::Map(span, Vec::new(), None));
                Ok(())
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(open) => self.put(open.close(report)),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn scalar(&self, value: String, style: ScalarStyle, span: Span) -> Result<Node, Box<Diagnostic>> {
        let range = span.range();
        let source = self.text.get(range.clone()).unwrap_or("");
        if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) || source.trim_end().contains('\n') {
            return Err(refuse(
                span,
                "这段文字写了好几行",
                "写成一行；如果下一行本来是另一项，检查冒号和缩进",
            ));
        }
        if value.chars().count() > limits::TEXT_CHARS {
            let message = format!("这段文字太长，最多 {} 个字", limits::TEXT_CHARS);
            let problem = Diagnostic::new(Code::Limit, span, message);
            return Err(Box::new(problem.help("分成几段，或只写要点")));
        }
        let plain = style == ScalarStyle::Plain;
        if plain && matches!(value.as_str(), "" | "~" | "null") {
            return Ok(Node {
                span,
                data: Data::Empty,
            });
        }
        let offset = usize::from(!plain);
        let end = range.start + offset + value.len();
        let exact = self.text.get(range.start + offset..end) == Some(value.as_str());
        let first = u32::try_from(range.start + offset).ok().filter(|_| exact);
        let span = if plain && exact {
            span.at(range.start..end)
        } else {
            span
        };
        Ok(Node {
            span,
            data: Data::Text(Written {
                text: value,
                span,
                quoted: !plain,
                first,
            }),
        })
    }

    /// Puts a finished node into what is open around it.
    fn put(&mut self, node: Node) -> Step {
        let at = node.span;
        let count = match self.open.last_mut() {
            None => {
                self.root = Some(node);
                return Ok(());
            }
            Some(Open::List(_, items)) => {
                items.push(node);
                items.len()
            }
            Some(Open::Map(_, fields, key)) => {
                match (key.take(), node) {
                    (
                        None,
                        Node {
                            data: Data::Text(written),
                            ..
                        },
                    ) => *key = Some(check_key(written)?),
                    (None, node) => return Err(refuse(node.span, "这里应当是一个键", "写成 键: 内容")),
                    (Some(key), node) => fields.push((key, node)),
                }
                fields.len()
            }
        };
        if count > limits::ITEMS {
            let message = format!("这里的内容太多，最多 {} 项", limits::ITEMS);
            let problem = Diagnostic::new(Code::Limit, at, message);
            return Err(Box::new(problem.help("分成几个文件，或删去不用的内容")));
        }
        Ok(())
    }
}

impl Open {
    fn close(self, report: &mut Report) -> Node {
        match self {
            Self::List(span, items) => Node {
                span,
                data: Data::List(items),
            },
            Self::Map(span, fields, _) => {
                unique_keys(&fields, report);
                let span = fields.first().map_or(span, |(key, _)| key.span);
                Node {
                    span,
                    data: Data::Map(fields),
                }
            }
        }
    }
}

fn check_key(key: Written) -> Result<Written, Box<Diagnostic>> {
    // In quotes it belongs to the words: a sentence that english.yaml translates.
    let wide = key.text.chars().position(|c| c == '：').filter(|_| !key.quoted);
    if let Some(at) = wide {
        let problem = Diagnostic::new(Code::Precheck, key.part(at..at + 1), "冒号是全角的");
        return Err(Box::new(
            problem.help("键后面用半角冒号加一个空格，例如 名称: 低保"),
        ));
    }
    Ok(key)
}

fn unique_keys(fields: &[(Written, Node)], report: &mut Report) {
    let mut seen = HashSet::new();
    for (key, _) in fields.iter().filter(|(key, _)| !seen.insert(key.text.as_str())) {
        let message = format!("“{}”在这里写了两次", key.text);
        report.push(Diagnostic::new(Code::Duplicate, key.span, message).help("留下一个"));
    }
}

fn refuse(span: Span, message: &str, help: &str) -> Box<Diagnostic> {
    Box::new(Diagnostic::new(Code::Yaml, span, message).help(help))
}

/// The parser's own complaint in the words of an editor of policies.
fn syntax(error: &ScanError, text: &str, file: Span) -> Box<Diagnostic> {
    use ErrorKind as K;
    let at = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    let len = text
        .get(at..)
        .and_then(|rest| rest.chars().next())
        .map_or(0, char::len_utf8);
    let span = file.at(at..at + len);
    let (message, help) = match error.kind() {
        K::RecursionLimitExceeded => {
            let message = format!("一层套一层太深，最多 {} 层", limits::YAML_DEPTH);
            let problem = Diagnostic::new(Code::Limit, span, message);
            return Box::new(problem.help("把里面的内容分开写，例如先写成推算"));
        }
        K::UnknownAnchor | K::MissingAnchorOrAliasName => {
            ("这里用了 YAML 的锚点或引用（& *）", "直接写出内容")
        }
        K::UnclosedFlowCollection { .. }
        | K::MismatchedFlowCollectionEnd { .. }
        | K::MisplacedFlowCollectionEnd
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping => (
            "括号没有配对，或各项之间少了逗号",
            "检查 [ ] 和 { } 是否成对；各项之间用半角逗号加空格",
        ),
        K::UnclosedQuotedScalar
        | K::InvalidTrailingDoubleQuotedScalar
        | K::InvalidTrailingSingleQuotedScalar => ("引号没有配对", "在文字后面补上同样的引号"),
        K::MappingValueNotAllowed | K::InvalidColonPlacement | K::InvalidMappingValueWhitespace => (
            "这里多了一个冒号",
            "一行只写一个 键: 内容；文字里要用冒号就用全角的“：”",
        ),
        K::UnexpectedCharacter { .. } | K::UnknownQuotedScalarEscape => {
            ("这个符号不能用在这里", "把整段文字放进半角引号 \" \"")
        }
        K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::InvalidIndentation
        | K::BlockSequenceEntryNotAllowed
        | K::ExpectedDocumentStart => ("缩进和上面对不上", "同一层的键左边对齐，同一个列表的短横左边对齐"),
        _ => (
            "这里看不懂",
            "检查上一行和这一行的缩进、冒号后面的空格和列表的短横",
        ),
    };
    Box::new(Diagnostic::new(Code::Yaml, span, message).help(help))
}
