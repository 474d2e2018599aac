//! Calendar days of the Gregorian calendar.

use core::fmt;

use crate::{Number, codec::record, pack::Elapsed};

/// A calendar day.
///
/// ```
/// use jiuzhu_engine::Date;
/// let day = Date::parse("2026-11-24").unwrap();
/// assert_eq!(day.to_string(), "2026-11-24");
/// assert_eq!(Date::parse("1964-02-29").unwrap().years_until(day), 62);
/// assert!(Date::parse("2026-02-29").is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

record! { Date { year, month, day } }

/// Why a text is not a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// Not of the form `YYYY-MM-DD`.
    Form,
    /// No such day in the calendar, for example 29 February of a common year.
    NoSuchDay,
}

/// The ends of the calendar.
const FIRST: Date = Date {
    year: 1,
    month: 1,
    day: 1,
};
const LAST: Date = Date {
    year: 9999,
    month: 12,
    day: 31,
};

const DAYS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

impl Date {
    /// The day `year`-`month`-`day`.
    ///
    /// # Errors
    /// [`DateError::NoSuchDay`] if the calendar has none, or the year is not 1 to 9999.
    pub fn new(year: i16, month: u8, day: u8) -> Result<Self, DateError> {
        let known = (1..=9999).contains(&year) && (1..=days_in_month(year, month)).contains(&day);
        if known {
            Ok(Self { year, month, day })
        } else {
            Err(DateError::NoSuchDay)
        }
    }

    /// Reads `YYYY-MM-DD`.
    ///
    /// # Errors
    /// [`DateError`] if the text has another form or names no day.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let mut parts = text.split('-');
        let mut next = |digits: usize| -> Result<u16, DateError> {
            let part = parts
                .next()
                .filter(|p| p.len() == digits && p.bytes().all(|b| b.is_ascii_digit()));
            part.and_then(|p| p.parse().ok()).ok_or(DateError::Form)
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        if parts.next().is_some() {
            return Err(DateError::Form);
        }
        let small = |n: u16| u8::try_from(n).map_err(|_| DateError::NoSuchDay);
        Self::new(
            i16::try_from(year).map_err(|_| DateError::NoSuchDay)?,
            small(month)?,
            small(day)?,
        )
    }

    /// Completed years from this day until `on`; negative if `on` is earlier by a year or more.
    ///
    /// Somebody born on 29 February completes a year on 28 February of a common year: where the month has no
    /// corresponding day, its last day counts (民法典 第二百零二条).
    pub fn years_until(self, on: Self) -> i64 {
        let years = i64::from(on.year) - i64::from(self.year);
        let day = self.day.min(days_in_month(on.year, self.month));
        if (on.month, on.day) < (self.month, day) {
            years - 1
        } else {
            years
        }
    }

    /// Completed months from this day until `on`, rounded towards the past: −1 for any part of a month that `on`
    /// is earlier.
    ///
    /// Where the month of `on` has no day like this one, its last day completes the month (民法典 第二百零二条).
    ///
    /// ```
    /// use jiuzhu_engine::Date;
    /// let day = |text| Date::parse(text).unwrap();
    /// assert_eq!(day("2026-08-31").months_until(day("2026-11-30")), 3);
    /// assert_eq!(day("2026-08-31").months_until(day("2026-11-29")), 2);
    /// assert_eq!(day("2026-11-25").months_until(day("2026-11-24")), -1);
    /// ```
    pub fn months_until(self, on: Self) -> i64 {
        let months =
            (i64::from(on.year) - i64::from(self.year)) * 12 + i64::from(on.month) - i64::from(self.month);
        let day = self.day.min(days_in_month(on.year, on.month));
        if on.day < day { months - 1 } else { months }
    }

    /// What has been completed from this day until `on`.
    pub fn elapsed(self, count: Elapsed, on: Self) -> i64 {
        match count {
            Elapsed::Days => on.day_number() - self.day_number(),
            Elapsed::Months => self.months_until(on),
            Elapsed::Years => self.years_until(on),
        }
    }

    /// The day that has this number, or has begun by it; the nearest one where the calendar has none.
    pub(crate) fn on_day(number: Number) -> Self {
        let (numerator, denominator) = number.parts();
        let day = numerator.div_euclid(denominator);
        Self::from_day_number(day).unwrap_or(if day < 0 { FIRST } else { LAST })
    }

    /// The day of this year that is called so, or the last day of that month where the month is shorter.
    pub(crate) fn in_year(year: i16, (month, day): (u8, u8)) -> Option<Self> {
        Self::new(year, month, day.min(days_in_month(year, month))).ok()
    }

    /// Days since 1970-01-01.
    pub fn day_number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let month = (i64::from(self.month) + 9) % 12;
        let day_of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day that is so many days after 1970-01-01; `None` outside the years that a [`Date`] can have.
    pub fn from_day_number(number: i64) -> Option<Self> {
        let days = number.checked_add(719_468)?;
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let month = (month + 2) % 12 + 1;
        let year = era.checked_mul(400)? + year_of_era + i64::from(month <= 2);
        Self::new(
            i16::try_from(year).ok()?,
            u8::try_from(month).ok()?,
            u8::try_from(day).ok()?,
        )
        .ok()
    }

    /// The day after; `None` after the last one there is.
    pub fn next(self) -> Option<Self> {
        Self::from_day_number(self.day_number() + 1)
    }

    /// The day before; `None` before the first one there is.
    pub fn previous(self) -> Option<Self> {
        Self::from_day_number(self.day_number() - 1)
    }

    /// Year, month and day.
    pub fn parts(self) -> (i16, u8, u8) {
        (self.year, self.month, self.day)
    }

    pub(crate) fn is_sound(self) -> bool {
        Self::new(self.year, self.month, self.day).is_ok()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn days_in_month(year: i16, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = usize::from(month)
        .checked_sub(1)
        .and_then(|m| DAYS.get(m))
        .copied()
        .unwrap_or(0);
    if month == 2 && leap { 29 } else { days }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_every_day_of_four_centuries_in_a_row() {
        let mut number = Date::new(1800, 1, 1).unwrap().day_number();
        for year in 1800..2200 {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month) {
                    let date = Date::new(year, month, day).unwrap();
                    assert_eq!(date.day_number(), number);
                    assert_eq!(Date::from_day_number(number), Some(date));
                    number += 1;
                }
            }
        }
        assert_eq!(Date::new(1970, 1, 1).unwrap().day_number(), 0);
        assert_eq!(Date::new(2026, 11, 24).unwrap().day_number(), 20_781);
        assert_eq!(Date::from_day_number(i64::MAX), None);
    }

    #[test]
    fn refuses_what_is_no_day() {
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-11-31",
            "0000-01-01",
        ] {
            assert_eq!(Date::parse(text), Err(DateError::NoSuchDay), "{text}");
        }
        for text in [
            "",
            "2026-1-01",
            "2026/11/24",
            "2026-11-24x",
            "2026-11-24-1",
            "二〇二六-11-24",
        ] {
            assert_eq!(Date::parse(text), Err(DateError::Form), "{text}");
        }
    }

    #[test]
    fn completes_years_on_the_birthday_and_not_before() {
        let born = Date::parse("1964-02-29").unwrap();
        let age = |on: &str| born.years_until(Date::parse(on).unwrap());
        assert_eq!((age("2024-02-28"), age("2024-02-29")), (59, 60));
        assert_eq!((age("2026-02-27"), age("2026-02-28")), (61, 62));
        assert_eq!(age("1964-02-28"), -1);
    }

    #[test]
    fn steps_from_day_to_day_up_to_the_ends_of_all_days() {
        let day = |text: &str| Date::parse(text).ok();
        for (before, after) in [
            ("2026-11-24", "2026-11-25"),
            ("2026-12-31", "2027-01-01"),
            ("2024-02-28", "2024-02-29"),
            ("2026-02-28", "2026-03-01"),
        ] {
            assert_eq!(day(before).and_then(Date::next), day(after));
            assert_eq!(day(after).and_then(Date::previous), day(before));
        }
        assert_eq!(day("9999-12-31").and_then(Date::next), None);
        assert_eq!(day("0001-01-01").and_then(Date::previous), None);
    }

    #[test]
    fn is_written_as_it_is_read() {
        let day = Date::parse("0987-06-05").unwrap();
        assert_eq!(
            (day.parts(), std::format!("{day}").as_str()),
            ((987, 6, 5), "0987-06-05")
        );
        assert!(day.is_sound());
        for (year, month, day) in [(2026, 2, 29), (2026, 13, 1), (2026, 0, 1), (0, 1, 1), (-1, 1, 1)] {
            assert!(!Date { year, month, day }.is_sound());
        }
    }

    /// The day so many months later; the last of its month where that is shorter.
    fn later(day: Date, months: i64) -> Date {
        let months = i64::from(day.year) * 12 + i64::from(day.month) - 1 + months;
        let year = i16::try_from(months.div_euclid(12)).unwrap();
        let month = u8::try_from(months.rem_euclid(12) + 1).unwrap();
        Date::new(year, month, day.day.min(days_in_month(year, month))).unwrap()
    }

    /// Over two Februaries, every pair of days: the count is over on the day, and one more is not.
    #[test]
    fn completes_a_period_when_its_last_day_has_come() {
        let number = |text: &str| Date::parse(text).unwrap().day_number();
        for on in number("2023-11-01")..number("2025-04-02") {
            let on = Date::from_day_number(on).unwrap();
            for back in -100..800 {
                let day = Date::from_day_number(on.day_number() - back).unwrap();
                let (months, years) = (day.months_until(on), day.years_until(on));
                assert!(
                    later(day, months) <= on && on < later(day, months + 1),
                    "{day} to {on}"
                );
                assert!(
                    later(day, 12 * years) <= on && on < later(day, 12 * years + 12),
                    "{day} to {on}"
                );
            }
        }
    }
}
