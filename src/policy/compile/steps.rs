//! 累进 and 依次扣减.

use jiuzhu_engine::{
    Range,
    pack::{NodeId, Op, Scope, Unit},
};

use super::{Compiler, Role, number::Number, rule::widest};
use crate::{
    body::Deduction,
    diagnostic::{Code, Diagnostic},
    sentence::{Expr, ExprKind, Operator, Sentence},
    units,
};

impl Compiler<'_> {
    /// Each part of a number at its own rate.
    ///
    /// Every part is the number cut off at both ends of its band, so each only grows with the number, and on an
    /// interval the sum is exact.
    pub(super) fn bands(
        &mut self,
        base: &Expr,
        bands: &[(Expr, Expr)],
        rest: &Expr,
        around: Scope,
        unit: Unit,
    ) -> Option<(NodeId, Scope)> {
        self.ascending(bands);
        let base = self.number_of(base, around, unit);
        let ends: Vec<_> = bands
            .iter()
            .map(|(to, _)| self.number_of(to, around, unit))
            .collect();
        let rates: Vec<_> = bands
            .iter()
            .map(|(_, rate)| rate)
            .chain([rest])
            .map(|rate| self.rate(rate, around))
            .collect();
        let base = base?;
        let ends: Vec<Number> = ends.into_iter().collect::<Option<_>>()?;
        let rates: Vec<Number> = rates.into_iter().collect::<Option<_>>()?;
        let nought = self.graph.constant(Range::from(0), unit);
        let mut total: Option<Number> = None;
        for (number, rate) in rates.into_iter().enumerate() {
            let mut part = base;
            if let Some(to) = ends.get(number) {
                part = self.money(unit, part, *to, Op::Lesser);
            }
            if let Some(from) = number.checked_sub(1).and_then(|before| ends.get(before)) {
                part = self.money(unit, part, *from, Op::Subtract);
            }
            let part = self.step(part.scope, Some(unit), Op::Greater(part.node, nought));
            let part = self.money(unit, part, rate, Op::Multiply);
            total = Some(match total {
                Some(total) => self.money(unit, total, part, Op::Add),
                None => part,
            });
        }
        total.map(|total| (total.node, total.scope))
    }

    /// Ends that are written as numbers must rise.
    fn ascending(&mut self, bands: &[(Expr, Expr)]) {
        let ends = bands.iter().map(|(to, _)| to);
        for (before, to) in ends.clone().zip(ends.skip(1)) {
            if let (ExprKind::Number(low, _), ExprKind::Number(high, _)) = (&before.kind, &to.kind)
                && high <= low
            {
                let problem = Diagnostic::new(Code::NotAscending, to.span, "这一段的“到”不比上一段的高");
                self.report.push(problem.help("从低到高排列"));
            }
        }
    }

    /// A share or a plain factor.
    fn rate(&mut self, rate: &Expr, around: Scope) -> Option<Number> {
        let number = self.number(rate, around)?;
        match number
            .unit
            .filter(|unit| !matches!(unit, Unit::Plain | Unit::Percent))
        {
            Some(unit) => {
                let message = format!("比例应当是 % 或没有单位的数，却是 {}", units::name(unit));
                self.refuse(Code::Unit, rate.span, message, "写成 60% 这样")
            }
            None => Some(number),
        }
    }

    /// A step whose result is in `unit`.
    fn money(&mut self, unit: Unit, a: Number, b: Number, op: fn(NodeId, NodeId) -> Op) -> Number {
        self.step(widest(a.scope, b.scope), Some(unit), op(a.node, b.node))
    }

    /// One deduction after the other; 余额 is what is left so far.
    pub(super) fn deductions(
        &mut self,
        from: &Expr,
        steps: &[Deduction<Sentence, Expr>],
        floor: Option<&Expr>,
        around: Scope,
        unit: Unit,
    ) -> Option<(NodeId, Scope)> {
        let mut left = self.number_of(from, around, unit);
        for step in steps {
            // Every step is looked at, even after one that cannot be compiled.
            self.rest = left;
            let after = self.deduct(step, around, unit);
            let when = match &step.when {
                Some(block) => self.block(block, around).map(|rule| {
                    self.decided(Role::Row, "", block.span(), rule.node, Vec::new());
                    Some(rule)
                }),
                None => Some(None),
            };
            self.rest = None;
            left = match (left, after, when) {
                (Some(left), Some(after), Some(Some(when))) => {
                    self.choose(when, after, left, step.amount.span)
                }
                (Some(_), Some(after), Some(None)) => Some(after),
                _ => None,
            };
        }
        let floor = match floor {
            Some(floor) => Some(self.number_of(floor, around, unit)?),
            None => None,
        };
        let left = left?;
        let result = match floor {
            Some(floor) => self.money(unit, left, floor, Op::Greater),
            None => left,
        };
        Some((result.node, result.scope))
    }

    /// What is left after a step: the greater of what the deduction leaves and what the cap leaves.
    ///
    /// The more there was before, the more is left of it, so this is exact on an interval; the difference to the
    /// lesser of deduction and cap would not be, where the deduction is a share of what is left.
    fn deduct(&mut self, step: &Deduction<Sentence, Expr>, around: Scope, unit: Unit) -> Option<Number> {
        let left = self.without(&step.amount, around, unit);
        let Some(cap) = &step.cap else { return left };
        let capped = self.without(cap, around, unit);
        Some(self.money(unit, left?, capped?, Op::Greater))
    }

    /// 余额 without an amount; without a share of itself it is a product, so that it is read only once.
    fn without(&mut self, amount: &Expr, around: Scope, unit: Unit) -> Option<Number> {
        let Some(share) = share_of_rest(amount) else {
            let amount = self.number_of(amount, around, unit)?;
            let rest = self.rest?;
            return Some(self.money(unit, rest, amount, Op::Subtract));
        };
        let share = self.rate(share, around)?;
        let whole = self.graph.constant(Range::from(1), Unit::Plain);
        let kept = self.step(share.scope, Some(Unit::Plain), Op::Subtract(whole, share.node));
        let rest = self.rest?;
        Some(self.money(unit, rest, kept, Op::Multiply))
    }
}

/// The share in `余额 × 30%`.
fn share_of_rest(amount: &Expr) -> Option<&Expr> {
    let ExprKind::Binary(Operator::Multiply, left, right) = &amount.kind else {
        return None;
    };
    let is_rest = |expr: &Expr| matches!(expr.kind, ExprKind::Rest);
    let is_free = |expr: &Expr| {
        let mut free = true;
        expr.walk(&mut |part| free &= !part.is_rest());
        free
    };
    match (is_rest(left), is_rest(right)) {
        (true, false) if is_free(right) => Some(right),
        (false, true) if is_free(left) => Some(left),
        _ => None,
    }
}
