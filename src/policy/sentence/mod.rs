//! Sentences and formulas: `家庭人均月收入 低于 低保标准`.
//!
//! A closed language of about thirty words. Names need no spaces around them: the longest known name wins.
//! Marks may be of full or half width. There is no 且 and no 或, so that every line has one reason and one
//! citation; blocks of sentences join them.
//!
//! ```text
//! sentence   = [任一成员 | 全部成员 | 没有成员 | 申请人] claim
//! claim      = expr (高于 | 低于 | 不高于 | 不低于 | 等于 | 不等于) expr
//!            | name (为 | 不为 | 属于 | 不属于) option {、option}
//!            | expr (满 | 未满) N (岁 | 个月)         of an age, or since a day
//!            | (已享受 | 未享受) programme
//!            | 待遇 programme (可得 | 不可得)
//! expr       = term {(＋ | －) term}            term = factor {(× | ÷) factor}
//! factor     = number [unit] | name | table（expr） | 筛查日 | 余额 | 不适用 | （expr）
//!            | (高者 | 低者 | 介于)（expr，expr…）  | 若（sentence，expr，expr）
//!            | (合计 | 成员最大 | 成员最小)（expr［，sentence］） | 成员数（sentence）
//!            | (按年折月 | 按月折年)（expr） | (距今天数 | 满月数 | 满年数)（expr）
//!            | 取整（expr，rounding，元 | 角 | 分） | 取整（expr，见分进角 | 见角进元 | 舍去角分）
//! ```

mod claim;
mod cursor;
mod formula;
mod parse;
mod print;
mod words;

use jiuzhu_engine::{
    Number,
    pack::{Elapsed, Relation, Rounding, Unit},
};

pub(crate) use parse::{formula, options, sentence};
pub(crate) use print::{Form, house_style};
pub(crate) use words::{TODAY, is_word};

use crate::{body::Block, names::Symbol, source::Span};

/// A condition that holds, fails or is left to a person.
#[derive(Debug, Clone)]
pub(crate) struct Sentence {
    pub(crate) span: Span,
    pub(crate) quantifier: Option<Quantifier>,
    pub(crate) claim: Claim,
}

/// Of whom a member's sentence is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quantifier {
    /// 任一成员.
    Some,
    /// 全部成员.
    Every,
    /// 没有成员.
    None,
    /// 申请人.
    Applicant,
}

/// What a sentence says.
#[derive(Debug, Clone)]
pub(crate) enum Claim {
    /// Two numbers compared.
    Compare(Expr, Relation, Expr),
    /// An age, or the time since a day, against so many years or months.
    Age(Expr, Relation, Expr),
    /// A choice or truth value that is one of these options, bit n = option n.
    Is {
        /// The fact or derived value.
        symbol: Symbol,
        /// Where it stands.
        span: Span,
        /// The options.
        options: u64,
    },
    /// 待遇 … 可得 or 不可得.
    Programme {
        /// Number of the programme in the files.
        programme: u16,
        /// 可得.
        available: bool,
    },
}

/// A number to be worked out.
#[derive(Debug, Clone)]
pub(crate) struct Expr {
    pub(crate) span: Span,
    pub(crate) kind: ExprKind,
}

/// See [`Expr`].
#[derive(Debug, Clone)]
pub(crate) enum ExprKind {
    /// A name that nothing bears, already reported.
    Unknown,
    /// 不适用.
    Absent,
    /// 筛查日.
    Today,
    /// 余额.
    Rest,
    Number(Number, Unit),
    Name(Symbol),
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// 高者, 低者 or 介于 of at least two.
    Pick(Pick, Vec<Expr>),
    /// 若.
    If(Box<Sentence>, Box<Expr>, Box<Expr>),
    /// 合计, 成员最大 or 成员最小, over the members for whom the sentence holds.
    Over(Over, Box<Expr>, Option<Box<Sentence>>),
    /// 成员数.
    Count(Box<Sentence>),
    /// 按年折月 or 按月折年: to this unit.
    Convert(Unit, Box<Expr>),
    /// A figure by the size of the household: the row for this number.
    Row(Symbol, Box<Expr>),
    /// 距今天数, 满月数, 满年数.
    Since(Elapsed, Box<Expr>),
    /// 取整.
    Round(Box<Expr>, Rounding, Number),
}

/// ＋ － × ÷.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// One number out of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pick {
    Greater,
    Lesser,
    Between,
}

/// One number from all members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Over {
    Sum,
    Greatest,
    Least,
}

/// What a sentence rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reference {
    Value(Symbol),
    Programme(u16),
}

impl Reference {
    /// The fact, figure or derived value, if it is one.
    pub(crate) fn value(self) -> Option<Symbol> {
        match self {
            Self::Value(symbol) => Some(symbol),
            Self::Programme(_) => None,
        }
    }
}

/// A formula or sentence inside another one.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part<'e> {
    Expr(&'e Expr),
    Sentence(&'e Sentence),
}

impl Part<'_> {
    /// Whether this part is 余额.
    pub(crate) fn is_rest(self) -> bool {
        matches!(self, Self::Expr(expr) if matches!(expr.kind, ExprKind::Rest))
    }

    /// What this part itself names, apart from its own parts.
    pub(crate) fn reference(self) -> Option<Reference> {
        match self {
            Self::Expr(expr) => match expr.kind {
                ExprKind::Name(symbol) | ExprKind::Row(symbol, _) => Some(Reference::Value(symbol)),
                _ => None,
            },
            Self::Sentence(sentence) => match sentence.claim {
                Claim::Compare(..) | Claim::Age(..) => None,
                Claim::Is { symbol, .. } => Some(Reference::Value(symbol)),
                Claim::Programme { programme, .. } => Some(Reference::Programme(programme)),
            },
        }
    }
}

impl Block<Sentence> {
    /// The place of the first sentence.
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::One(sentence) => sentence.span,
            Self::All(parts) | Self::Any(parts) => parts.first().map_or(Span::NOWHERE, Self::span),
        }
    }
}

impl Sentence {
    /// Calls `see` with this sentence and everything inside it.
    pub(crate) fn walk<'e>(&'e self, see: &mut impl FnMut(Part<'e>)) {
        see(Part::Sentence(self));
        match &self.claim {
            Claim::Compare(left, _, right) | Claim::Age(left, _, right) => {
                left.walk(see);
                right.walk(see);
            }
            Claim::Is { .. } | Claim::Programme { .. } => {}
        }
    }
}

impl Expr {
    /// Calls `see` with this formula and everything inside it.
    pub(crate) fn walk<'e>(&'e self, see: &mut impl FnMut(Part<'e>)) {
        see(Part::Expr(self));
        match &self.kind {
            ExprKind::Unknown
            | ExprKind::Absent
            | ExprKind::Today
            | ExprKind::Rest
            | ExprKind::Number(..)
            | ExprKind::Name(_) => {}
            ExprKind::Binary(_, left, right) => {
                left.walk(see);
                right.walk(see);
            }
            ExprKind::Pick(_, parts) => parts.iter().for_each(|e| e.walk(see)),
            ExprKind::If(condition, then, otherwise) => {
                condition.walk(see);
                then.walk(see);
                otherwise.walk(see);
            }
            ExprKind::Over(_, value, condition) => {
                value.walk(see);
                if let Some(condition) = condition {
                    condition.walk(see);
                }
            }
            ExprKind::Count(condition) => condition.walk(see),
            ExprKind::Row(_, value)
            | ExprKind::Convert(_, value)
            | ExprKind::Since(_, value)
            | ExprKind::Round(value, ..) => value.walk(see),
        }
    }
}
