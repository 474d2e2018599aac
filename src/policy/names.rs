//! What every name stands for.

use std::collections::{BTreeMap, btree_map::Entry};

use jiuzhu_engine::pack::{Kind, Scope, Unit};

use crate::{
    diagnostic::{Code, Diagnostic, Report},
    limits,
    model::Model,
    sentence::is_word,
    source::{Span, Written},
    suggest::fold_width,
};

/// Something that a sentence can name; numbers count from the first in the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Symbol {
    /// A fact.
    Fact(u16),
    /// A dated figure.
    Parameter(u16),
    /// A derived value.
    Derived(u16),
}

/// What kind of value a name has.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    /// A number in a unit.
    Number(Unit),
    /// 是 or 否.
    Truth,
    /// One of these options.
    Choice(Vec<String>),
    /// Its type was reported; nothing more is said about it.
    Unknown,
}

/// A name and what it stands for.
#[derive(Debug)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) symbol: Symbol,
    pub(crate) scope: Scope,
    pub(crate) shape: Shape,
    /// A figure by the size of the household, which is named with the size behind it.
    pub(crate) by_size: bool,
}

/// All names of a policy.
#[derive(Debug, Default)]
pub(crate) struct Names {
    entries: Vec<Named>,
    /// Position in `entries`.
    by_name: BTreeMap<String, usize>,
    /// Position in `entries`.
    by_symbol: BTreeMap<Symbol, usize>,
    /// 编号, 名称 and 简称 of programmes, by number in the files.
    programmes: BTreeMap<String, u16>,
    /// 已享受事实 of programmes, by number in the files; `None` after it was reported.
    received: BTreeMap<u16, Option<Symbol>>,
    /// The same of programmes taken over that pack.yaml does not list.
    not_offered: Vec<String>,
    longest: usize,
}

impl Shape {
    /// The set of all options, bit n = option n; none of a number.
    pub(crate) fn all_options(&self) -> u64 {
        let count = match self {
            Self::Number(_) | Self::Unknown => 0,
            Self::Truth => 2,
            Self::Choice(names) => names.len(),
        };
        let beyond = u32::try_from(count).ok().and_then(|n| 1_u64.checked_shl(n));
        beyond.map_or(u64::MAX, |bit| bit - 1)
    }
}

impl Names {
    /// Collects the names of a policy and reports those that stand twice.
    pub(crate) fn collect(model: &Model, report: &mut Report) -> Self {
        let mut names = Self {
            not_offered: model.not_offered.clone(),
            ..Self::default()
        };
        for (i, fact) in (0..).zip(&model.facts) {
            let shape = match &fact.kind {
                Some(Kind::Truth) => Shape::Truth,
                Some(Kind::Choice(choices)) => {
                    Shape::Choice(choices.iter().map(|c| c.name.clone()).collect())
                }
                Some(Kind::Number(unit)) => Shape::Number(*unit),
                None => Shape::Unknown,
            };
            names.add(&fact.name, Symbol::Fact(i), fact.scope, shape, report);
        }
        for (i, parameter) in (0..).zip(&model.parameters) {
            let shape = Shape::Number(parameter.unit);
            names.add(
                &parameter.name,
                Symbol::Parameter(i),
                Scope::Household,
                shape,
                report,
            );
            if let Some(entry) = names.entries.last_mut() {
                entry.by_size = parameter.is_by_size();
            }
        }
        for (i, derived) in (0..).zip(&model.derived) {
            let shape = derived.unit.map_or(Shape::Truth, Shape::Number);
            names.add(&derived.name, Symbol::Derived(i), derived.scope, shape, report);
        }
        for (i, programme) in (0..).zip(&model.programmes) {
            let mut own = vec![&programme.id, &programme.name];
            own.extend(&programme.short);
            for name in own {
                limit_name(name, report);
                let other = names.programmes.insert(key(&name.text), i);
                if other.is_some_and(|other| other != i) {
                    duplicate(name, "待遇", report);
                }
            }
        }
        for (i, programme) in (0..).zip(&model.programmes) {
            if let Some(fact) = &programme.received {
                let symbol = names.truth_fact(fact, programme.scope, report);
                names.received.insert(i, symbol);
            }
        }
        names
    }

    /// The truth fact of this name and scope; anything else is reported.
    fn truth_fact(&self, written: &Written, scope: Scope, report: &mut Report) -> Option<Symbol> {
        let Some(entry) = self.get(&written.text) else {
            report.push(self.unknown(&written.text, written.span, [], "在 facts.yaml 里写上这个事实"));
            return None;
        };
        let problem = match (entry.symbol, &entry.shape) {
            (_, Shape::Unknown) => return None,
            (Symbol::Fact(_), Shape::Truth) if entry.scope == scope => return Some(entry.symbol),
            (Symbol::Fact(_), Shape::Truth) => {
                let message = format!("“{}”和这项待遇说的不是同一个对象", entry.name);
                let help = "家庭的待遇用家庭的事实，成员的待遇用成员的事实";
                Diagnostic::new(Code::Scope, written.span, message).help(help)
            }
            _ => {
                let message = format!("“{}”不是是非的事实", entry.name);
                Diagnostic::new(Code::Kind, written.span, message)
                    .help("写 facts.yaml 里一个类型为 是非 的事实")
            }
        };
        report.push(problem);
        None
    }

    /// The fact that says whether a programme is received already; `Some(None)` if what is named is no such fact.
    pub(crate) fn received(&self, programme: u16) -> Option<Option<Symbol>> {
        self.received.get(&programme).copied()
    }

    fn add(&mut self, name: &Written, symbol: Symbol, scope: Scope, shape: Shape, report: &mut Report) {
        let position = self.entries.len();
        limit_name(name, report);
        if is_word(&name.text) {
            let message = format!("“{}”是规则里的词，不能用作名称", name.text);
            let problem = Diagnostic::new(Code::Duplicate, name.span, message);
            report.push(problem.help(format!("换一个名称，例如 某某{}", name.text)));
        }
        let chars = name.text.chars().count().min(limits::NAME_CHARS);
        self.longest = self.longest.max(chars);
        self.entries.push(Named {
            name: name.text.clone(),
            symbol,
            scope,
            shape,
            by_size: false,
        });
        self.by_symbol.insert(symbol, position);
        match self.by_name.entry(key(&name.text)) {
            Entry::Vacant(free) => {
                free.insert(position);
            }
            Entry::Occupied(_) => duplicate(name, "事实、标准或推算", report),
        }
    }

    /// What `name` stands for.
    pub(crate) fn get(&self, name: &str) -> Option<&Named> {
        self.entries.get(*self.by_name.get(&key(name))?)
    }

    /// The entry of a symbol.
    pub(crate) fn entry(&self, symbol: Symbol) -> Option<&Named> {
        self.entries.get(*self.by_symbol.get(&symbol)?)
    }

    /// Every entry, in the order of the files.
    pub(crate) fn entries(&self) -> &[Named] {
        &self.entries
    }

    /// The names at the start of `text` (already folded), longest first, with their length in characters.
    pub(crate) fn prefixes(&self, text: &[char]) -> impl Iterator<Item = (&Named, usize)> {
        let longest = self.longest.min(text.len());
        (1..=longest).rev().filter_map(move |len| {
            let name: String = text.get(..len)?.iter().collect();
            Some((self.entries.get(*self.by_name.get(&name)?)?, len))
        })
    }

    /// The programme with the longest 编号, 名称 or 简称 that `text` (already folded) starts with.
    pub(crate) fn programme_prefix(&self, text: &[char]) -> Option<(u16, usize)> {
        let starts =
            |name: &str| name.chars().zip(text).filter(|(a, b)| a == *b).count() == name.chars().count();
        let found = self.programmes.iter().filter(|(name, _)| starts(name));
        found
            .map(|(name, number)| (*number, name.chars().count()))
            .max_by_key(|(_, len)| *len)
    }

    /// The programme with this 编号, 名称 or 简称.
    pub(crate) fn programme(&self, name: &str) -> Option<u16> {
        self.programmes.get(&key(name)).copied()
    }

    /// Says that no value is called like this, and which name or other word was probably meant, or else what
    /// to do.
    pub(crate) fn unknown<'a>(
        &'a self,
        name: &str,
        span: Span,
        words: impl IntoIterator<Item = &'a str>,
        otherwise: &str,
    ) -> Diagnostic {
        let problem = Diagnostic::new(
            Code::UnknownName,
            span,
            format!("没有名为“{name}”的事实、标准或推算"),
        );
        let option_of = self.with_option(name);
        let otherwise = option_of.map_or_else(
            || otherwise.to_owned(),
            |fact| format!("“{name}”是“{fact}”的选项，写成 {fact} 为 {name}"),
        );
        let names = self.entries.iter().map(|e| e.name.as_str());
        problem.suggest(name, names.chain(words), &otherwise)
    }

    /// The choice that has this option, for a sentence about another one.
    pub(crate) fn with_option(&self, option: &str) -> Option<&str> {
        let has = |e: &&Named| matches!(&e.shape, Shape::Choice(names) if names.iter().any(|n| n == option));
        self.entries.iter().find(has).map(|e| e.name.as_str())
    }

    /// Says that no programme is called like this.
    pub(crate) fn unknown_programme(&self, name: &Written) -> Diagnostic {
        let message = format!("没有名为“{}”的待遇", name.text);
        let problem = Diagnostic::new(Code::UnknownName, name.span, message);
        if self.not_offered.contains(&key(&name.text)) {
            return problem.help("上层有这一项，但 pack.yaml 的“待遇”里没有列出；列上它，或不提它");
        }
        let known = self.programmes.keys().map(String::as_str);
        problem.suggest(&name.text, known, "写 programmes 文件夹里一个待遇的编号")
    }
}

fn limit_name(name: &Written, report: &mut Report) {
    if name.text.chars().count() > limits::NAME_CHARS {
        let message = format!("名称太长，最多 {} 个字", limits::NAME_CHARS);
        report.push(Diagnostic::new(Code::Limit, name.span, message).help("换一个短的名称，细节写在说明里"));
    }
}

fn duplicate(name: &Written, what: &str, report: &mut Report) {
    let problem = Diagnostic::new(
        Code::Duplicate,
        name.span,
        format!("已经有名为“{}”的{what}", name.text),
    );
    report.push(problem.help("每个名字只用一次，换一个名字"));
}

/// A name as names are compared: full-width and half-width forms are equal.
pub(crate) fn key(name: &str) -> String {
    name.chars().map(fold_width).collect()
}
