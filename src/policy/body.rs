//! How a value comes about: sentences joined to a condition, tables, bands and deductions.
//!
//! `S` stands for a sentence and `E` for a formula: first as written, then parsed.

use crate::{
    sentence::{Expr, Form, Part, Sentence},
    source::{Span, Written},
};

/// Sentences that must all hold, or of which one must hold.
#[derive(Debug, Clone)]
pub(crate) enum Block<S> {
    One(S),
    All(Vec<Self>),
    Any(Vec<Self>),
}

/// How a derived value comes about.
#[derive(Debug, Clone)]
pub(crate) enum Body<S, E> {
    /// 算式 of a number.
    Formula(E),
    /// Sentences of a truth value.
    Rule(Block<S>),
    /// 分档: the first row whose condition holds, else the last value.
    Table(Vec<(Block<S>, E)>, E),
    /// 累进: each part of a number at its own rate.
    Bands {
        base: E,
        /// Upper end and rate of each band, lowest first.
        bands: Vec<(E, E)>,
        /// The rate above them all.
        rest: E,
    },
    /// 依次扣减: one deduction after the other.
    Deductions {
        from: E,
        steps: Vec<Deduction<S, E>>,
        /// 不低于.
        floor: Option<E>,
    },
}

/// One step of 依次扣减.
#[derive(Debug, Clone)]
pub(crate) struct Deduction<S, E> {
    pub(crate) when: Option<Block<S>>,
    pub(crate) amount: E,
    /// 最多.
    pub(crate) cap: Option<E>,
}

impl<S> Block<S> {
    /// The same block of other sentences; every sentence is tried, `None` if one cannot be turned.
    pub(crate) fn try_map<T>(&self, turn: &mut impl FnMut(&S) -> Option<T>) -> Option<Block<T>> {
        match self {
            Self::One(sentence) => turn(sentence).map(Block::One),
            Self::All(blocks) => try_all(blocks, turn).map(Block::All),
            Self::Any(blocks) => try_all(blocks, turn).map(Block::Any),
        }
    }

    /// Every sentence.
    pub(crate) fn sentences(&self) -> Vec<&S> {
        let mut all = Vec::new();
        self.each(&mut |sentence| all.push(sentence));
        all
    }

    /// Calls `see` with each sentence.
    pub(crate) fn each<'s>(&'s self, see: &mut impl FnMut(&'s S)) {
        match self {
            Self::One(sentence) => see(sentence),
            Self::All(blocks) | Self::Any(blocks) => blocks.iter().for_each(|b| b.each(see)),
        }
    }
}

impl Block<Sentence> {
    /// From the first sentence to the last; `None` if there are none.
    pub(crate) fn extent(&self) -> Option<Span> {
        let sentences = self.sentences();
        let (first, last) = (sentences.first()?, sentences.last()?);
        Some(first.span.to(last.span))
    }

    /// Calls `see` with every sentence and everything inside it.
    pub(crate) fn walk<'s>(&'s self, see: &mut impl FnMut(Part<'s>)) {
        self.each(&mut |sentence| sentence.walk(see));
    }
}

impl Body<Sentence, Expr> {
    /// Calls `see` with every sentence and formula and everything inside them.
    pub(crate) fn walk<'s>(&'s self, see: &mut impl FnMut(Part<'s>)) {
        match self {
            Self::Formula(formula) => formula.walk(see),
            Self::Rule(rule) => rule.walk(see),
            Self::Table(rows, otherwise) => {
                for (when, value) in rows {
                    when.walk(see);
                    value.walk(see);
                }
                otherwise.walk(see);
            }
            Self::Bands { base, bands, rest } => {
                base.walk(see);
                for (to, rate) in bands {
                    to.walk(see);
                    rate.walk(see);
                }
                rest.walk(see);
            }
            Self::Deductions { from, steps, floor } => {
                from.walk(see);
                for step in steps {
                    if let Some(when) = &step.when {
                        when.walk(see);
                    }
                    step.amount.walk(see);
                    step.cap.iter().for_each(|cap| cap.walk(see));
                }
                floor.iter().for_each(|floor| floor.walk(see));
            }
        }
    }
}

impl Body<Written, Written> {
    /// Calls `see` with every sentence and formula.
    pub(crate) fn each<'w>(&'w self, see: &mut impl FnMut(Form, &'w Written)) {
        match self {
            Self::Formula(formula) => see(Form::Formula, formula),
            Self::Rule(rule) => rule.each(&mut |written| see(Form::Sentence, written)),
            Self::Table(rows, otherwise) => {
                for (when, value) in rows {
                    when.each(&mut |written| see(Form::Sentence, written));
                    see(Form::Formula, value);
                }
                see(Form::Formula, otherwise);
            }
            Self::Bands { base, bands, rest } => {
                let ends = bands.iter().flat_map(|(to, rate)| [to, rate]);
                ends.chain([base, rest])
                    .for_each(|written| see(Form::Formula, written));
            }
            Self::Deductions { from, steps, floor } => {
                for step in steps {
                    if let Some(when) = &step.when {
                        when.each(&mut |written| see(Form::Sentence, written));
                    }
                    let numbers = [&step.amount].into_iter().chain(&step.cap);
                    numbers.for_each(|written| see(Form::Formula, written));
                }
                [from]
                    .into_iter()
                    .chain(floor)
                    .for_each(|written| see(Form::Formula, written));
            }
        }
    }
}

impl<A, B> Body<A, B> {
    /// Turns every sentence and formula; all are tried, `None` if one cannot be turned.
    pub(crate) fn try_map<S, E, C>(
        &self,
        context: &mut C,
        sentence: impl Fn(&A, &mut C) -> Option<S>,
        formula: impl Fn(&B, &mut C) -> Option<E>,
    ) -> Option<Body<S, E>> {
        match self {
            Self::Formula(written) => formula(written, context).map(Body::Formula),
            Self::Rule(block) => block.try_map(&mut |w| sentence(w, context)).map(Body::Rule),
            Self::Table(rows, otherwise) => {
                let mut turned = Vec::new();
                for (when, value) in rows {
                    let when = when.try_map(&mut |w| sentence(w, context));
                    turned.push(when.zip(formula(value, context)));
                }
                let otherwise = formula(otherwise, context);
                Some(Body::Table(all(turned)?, otherwise?))
            }
            Self::Bands { base, bands, rest } => {
                let base = formula(base, context);
                let mut turned = Vec::new();
                for (to, rate) in bands {
                    let to = formula(to, context);
                    turned.push(to.zip(formula(rate, context)));
                }
                let (bands, rest) = (all(turned), formula(rest, context));
                let (base, bands, rest) = (base?, bands?, rest?);
                Some(Body::Bands { base, bands, rest })
            }
            Self::Deductions { from, steps, floor } => {
                let from = formula(from, context);
                let mut turned = Vec::new();
                for step in steps {
                    let when = try_option(step.when.as_ref(), |b| b.try_map(&mut |w| sentence(w, context)));
                    let amount = formula(&step.amount, context);
                    let cap = try_option(step.cap.as_ref(), |cap| formula(cap, context));
                    turned.push(when.zip(amount).zip(cap).map(|((when, amount), cap)| Deduction {
                        when,
                        amount,
                        cap,
                    }));
                }
                let floor = try_option(floor.as_ref(), |floor| formula(floor, context));
                let (from, steps, floor) = (from?, all(turned)?, floor?);
                Some(Body::Deductions { from, steps, floor })
            }
        }
    }
}

/// What there is, turned; `Some(None)` where there is nothing, `None` if it cannot be turned.
fn try_option<A, B>(value: Option<A>, turn: impl FnOnce(A) -> Option<B>) -> Option<Option<B>> {
    value.map_or(Some(None), |value| turn(value).map(Some))
}

fn all<T>(turned: Vec<Option<T>>) -> Option<Vec<T>> {
    turned.into_iter().collect()
}

fn try_all<S, T>(blocks: &[Block<S>], turn: &mut impl FnMut(&S) -> Option<T>) -> Option<Vec<Block<T>>> {
    let turned: Vec<_> = blocks.iter().map(|b| b.try_map(turn)).collect();
    turned.into_iter().collect()
}
