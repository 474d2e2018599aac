//! Between programmes of which only one can be drawn, and when applications are taken.

use crate::{
    Date, Range, Screening,
    pack::{Amount, Programme, ProgrammeId, Relation, Window},
};

/// Whether applications are taken on the screening date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    /// They are.
    Open {
        /// Last day.
        until: Date,
    },
    /// Not yet, or not any more this year.
    Opens {
        /// First day of the next period.
        from: Date,
        /// Last day of it.
        until: Date,
    },
    /// Not any more.
    Closed {
        /// Last day on which they were.
        since: Date,
    },
}

impl Screening<'_> {
    /// Whether applications for a programme are taken on the screening date; `None` where they are all year round.
    ///
    /// This never changes a verdict: who fits in March fits in November, and applies when the time comes.
    pub fn season(&self, programme: ProgrammeId) -> Option<Season> {
        let programme = self.pack().programmes.get(usize::from(programme))?;
        let windows = programme.application.as_ref()?.windows.iter();
        let on = self.on();
        let periods = windows.flat_map(|window| window.around(on));
        let rank = |(from, until): &(Date, Date)| match (*from <= on, on <= *until) {
            // The longest of those that run, else the next to come, else the last that ran.
            (true, true) => (2, until.day_number()),
            (false, _) => (1, -from.day_number()),
            (true, false) => (0, until.day_number()),
        };
        let (from, until) = periods.max_by_key(rank)?;
        Some(if on < from {
            Season::Opens { from, until }
        } else if on <= until {
            Season::Open { until }
        } else {
            Season::Closed { since: until }
        })
    }

    /// Which of two programmes pays at least as much as the other, whatever the open answers turn out to be; for
    /// programmes of single members, to each of those who may choose.
    ///
    /// `None` while that is not settled, where nobody can have both or one of them publishes no figure, and where
    /// the figures cannot be compared because they are paid by different periods or to different people.
    pub fn better(&self, a: ProgrammeId, b: ProgrammeId) -> Option<ProgrammeId> {
        let of = |id: ProgrammeId| self.pack().programmes.get(usize::from(id));
        let (one, two) = (of(a)?, of(b)?);
        let (paid_one, paid_two) = (one.amount.as_ref()?, two.amount.as_ref()?);
        let unit = |amount: &Amount| self.pack().node(amount.formula).map(|node| node.unit);
        if one.scope != two.scope || paid_one.unit != paid_two.unit || unit(paid_one) != unit(paid_two) {
            return None;
        }
        let (mut first, mut second) = (None, None);
        for column in self.columns_of(one.scope) {
            let chosen = |programme: &Programme| self.at(programme.rule, column).outcomes().can_succeed();
            if chosen(one) && chosen(two) {
                let paid = |amount: &Amount| self.at(amount.formula, column).number().or_nought();
                let (to_one, to_two) = (paid(paid_one), paid(paid_two));
                let at_least =
                    |one: &Range, other: &Range| one.compare(Relation::AtLeast, other) == (true, false);
                first = Some(first.unwrap_or(true) && at_least(&to_one, &to_two));
                second = Some(second.unwrap_or(true) && at_least(&to_two, &to_one));
            }
        }
        match (first?, second?) {
            (true, _) => Some(a),
            (_, true) => Some(b),
            _ => None,
        }
    }
}

impl Window {
    /// The period that runs on this day or has just ended, and the next one.
    fn around(&self, on: Date) -> impl Iterator<Item = (Date, Date)> {
        let (year, _, _) = on.parts();
        let periods = match *self {
            Self::Once { from, until } => [Some((from, until)), None, None],
            Self::Yearly { from, until } => [-1, 0, 1].map(|shift| {
                let year = year.checked_add(shift)?;
                let ends_in = year.checked_add(i16::from(until < from))?;
                Some((Date::in_year(year, from)?, Date::in_year(ends_in, until)?))
            }),
        };
        periods.into_iter().flatten()
    }

    /// Whether its days are in the calendar, and none ends before it begins.
    pub(crate) fn is_sound(&self) -> bool {
        match *self {
            // 2024 has every day that any year has.
            Self::Yearly { from, until } => [from, until]
                .into_iter()
                .all(|(month, day)| Date::new(2024, month, day).is_ok()),
            Self::Once { from, until } => from.is_sound() && until.is_sound() && from <= until,
        }
    }
}
