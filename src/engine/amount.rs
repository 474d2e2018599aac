//! Amounts as people write them: `1.2万`, `３０００元`, `12000元/年`, `三千五`.

use crate::{
    Number,
    pack::Unit,
    text::zh::{self, Glyph},
};

/// The period an amount was written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// Per month.
    Month,
    /// Per year.
    Year,
}

/// An amount as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// The number, in 元 or as a plain count.
    pub value: Number,
    /// The period, if one was written.
    pub every: Option<Every>,
}

/// Why a text is not an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountError {
    /// Nothing was written.
    Empty,
    /// Not a number.
    NotANumber,
    /// More than can be reckoned with.
    TooLarge,
}

impl Amount {
    /// Reads an amount; wide digits, commas, spaces, 元, 块, 万, 千, 百 and Chinese numerals are accepted.
    ///
    /// ```
    /// use jiuzhu_engine::{Amount, Every};
    /// let yearly = Amount::parse("1.2万 元/年").unwrap();
    /// assert_eq!((yearly.value, yearly.every), (12_000.into(), Some(Every::Year)));
    /// assert_eq!(Amount::parse("三千五").unwrap().value, 3_500.into());
    /// assert!(Amount::parse("不多").is_err());
    /// ```
    ///
    /// # Errors
    /// [`AmountError`] if the text holds no number, anything besides one, or a number beyond 64 bits.
    pub fn parse(text: &str) -> Result<Self, AmountError> {
        let (text, every) = strip_period(text.trim());
        let mut reader = Reader::default();
        for character in text.chars() {
            match zh::glyph(character) {
                Glyph::Digit(digit) => reader.digit(digit)?,
                Glyph::Point => reader.point()?,
                Glyph::Times(multiplier) => reader.times(multiplier)?,
                Glyph::Filler => {}
                Glyph::Foreign => return Err(AmountError::NotANumber),
            }
        }
        Ok(Self {
            value: reader.finish()?,
            every,
        })
    }

    /// The amount in a fact's unit, converted exactly; `None` if a period was written where none belongs.
    pub fn in_unit(self, unit: Unit) -> Option<Number> {
        match (unit, self.every) {
            (_, None) => Some(self.value),
            (Unit::YuanPerMonth, Some(Every::Month)) | (Unit::YuanPerYear, Some(Every::Year)) => {
                Some(self.value)
            }
            (Unit::YuanPerMonth, Some(Every::Year)) => self.value.checked_div(12.into()),
            (Unit::YuanPerYear, Some(Every::Month)) => self.value.checked_mul(12.into()),
            _ => None,
        }
    }
}

/// Takes 每月, /年 and the like off an amount.
fn strip_period(text: &str) -> (&str, Option<Every>) {
    for (words, every) in [(zh::PER_MONTH, Every::Month), (zh::PER_YEAR, Every::Year)] {
        for word in words {
            if let Some(rest) = text.strip_suffix(word).or_else(|| text.strip_prefix(word)) {
                return (rest, Some(every));
            }
        }
    }
    (text, None)
}

/// Adds up parts such as 1万 2千 5.
#[derive(Default)]
struct Reader {
    total: Number,
    /// Sum of the parts since the last 万 or 亿.
    section: Number,
    /// The digits read since the last multiplier.
    digits: Option<Digits>,
    /// The last multiplier, for spoken short forms: 三千五 is 3,500.
    last: i64,
}

#[derive(Clone, Copy)]
struct Digits {
    numerator: i64,
    denominator: i64,
    length: u32,
    point: bool,
}

impl Digits {
    fn number(self) -> Result<Number, AmountError> {
        Number::new(self.numerator, self.denominator).ok_or(AmountError::TooLarge)
    }
}

impl Reader {
    fn digit(&mut self, digit: u8) -> Result<(), AmountError> {
        let start = Digits {
            numerator: 0,
            denominator: 1,
            length: 0,
            point: false,
        };
        let digits = self.digits.get_or_insert(start);
        let more = digits
            .numerator
            .checked_mul(10)
            .and_then(|n| n.checked_add(i64::from(digit)));
        digits.numerator = more.ok_or(AmountError::TooLarge)?;
        if digits.point {
            digits.denominator = digits.denominator.checked_mul(10).ok_or(AmountError::TooLarge)?;
        }
        digits.length += 1;
        Ok(())
    }

    fn point(&mut self) -> Result<(), AmountError> {
        match &mut self.digits {
            Some(digits) if !digits.point => {
                digits.point = true;
                Ok(())
            }
            _ => Err(AmountError::NotANumber),
        }
    }

    fn times(&mut self, multiplier: i64) -> Result<(), AmountError> {
        let written = self.digits.take().map(Digits::number).transpose()?;
        self.last = multiplier;
        if multiplier < 10_000 {
            // 十 alone is one ten; 百 and 千 need a digit before them.
            let count = written
                .or((multiplier == 10).then_some(Number::ONE))
                .ok_or(AmountError::NotANumber)?;
            self.section = plus(self.section, times(count, multiplier)?)?;
        } else {
            let section = plus(self.section, written.unwrap_or_default())?;
            if section == Number::ZERO && written.is_none() {
                return Err(AmountError::NotANumber);
            }
            self.total = plus(self.total, times(section, multiplier)?)?;
            self.section = Number::ZERO;
        }
        Ok(())
    }

    fn finish(self) -> Result<Number, AmountError> {
        let Some(digits) = self.digits else {
            return if self.last > 0 {
                plus(self.total, self.section)
            } else {
                Err(AmountError::Empty)
            };
        };
        let spoken_short = digits.length == 1 && self.last >= 100;
        let rest = if spoken_short {
            times(digits.number()?, self.last / 10)?
        } else {
            digits.number()?
        };
        plus(plus(self.total, self.section)?, rest)
    }
}

fn plus(a: Number, b: Number) -> Result<Number, AmountError> {
    a.checked_add(b).ok_or(AmountError::TooLarge)
}

fn times(a: Number, b: i64) -> Result<Number, AmountError> {
    a.checked_mul(b.into()).ok_or(AmountError::TooLarge)
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::*;

    #[test]
    fn reads_what_people_write() {
        let cases = [
            ("3200", "3200", None),
            (" ３，２００ 元", "3200", None),
            ("3,200.50元", "3200.5", None),
            ("1.2万", "12000", None),
            ("1万2", "12000", None),
            ("1万2千", "12000", None),
            ("一万二", "12000", None),
            ("三千零五", "3005", None),
            ("三千零五十块钱", "3050", None),
            ("十五", "15", None),
            ("两百", "200", None),
            ("12000元/年", "12000", Some(Every::Year)),
            ("每年1万元", "10000", Some(Every::Year)),
            ("一个月900", "900", Some(Every::Month)),
            ("900元每月", "900", Some(Every::Month)),
            ("1亿", "100000000", None),
            ("零万", "0", None),
            ("10万5", "105000", None),
            ("1千5", "1500", None),
            ("2十5", "25", None),
            ("1万零5", "10005", None),
            ("1万25", "10025", None),
            ("1.5", "1.5", None),
            ("一点五万", "15000", None),
            ("3千万", "30000000", None),
            ("0", "0", None),
        ];
        for (text, value, every) in cases {
            let amount = Amount::parse(text);
            assert_eq!(
                amount.map(|a| (a.value.to_string(), a.every)),
                Ok((value.to_string(), every)),
                "{text}"
            );
        }
    }

    #[test]
    fn says_why_not() {
        for text in ["", "元", " ，"] {
            assert_eq!(Amount::parse(text), Err(AmountError::Empty), "{text}");
        }
        for text in [
            "不多", "1.2.3", "-5", "千", "百", "万", "亿", "万3", "3x", "1e9", ".",
        ] {
            assert_eq!(Amount::parse(text), Err(AmountError::NotANumber), "{text}");
        }
        for text in ["99999999999999999999", "999999999999亿"] {
            assert_eq!(Amount::parse(text), Err(AmountError::TooLarge), "{text}");
        }
    }

    #[test]
    fn converts_periods_exactly() {
        let yearly = Amount::parse("10000元/年").unwrap();
        assert_eq!(yearly.in_unit(Unit::YuanPerMonth), Number::new(2500, 3));
        assert_eq!(yearly.in_unit(Unit::YuanPerYear), Some(10_000.into()));
        assert_eq!(yearly.in_unit(Unit::Yuan), None);
        let monthly = Amount::parse("900元每月").unwrap();
        assert_eq!(monthly.in_unit(Unit::YuanPerYear), Some(10_800.into()));
        assert_eq!(monthly.in_unit(Unit::YuanPerMonth), Some(900.into()));
        assert_eq!(monthly.in_unit(Unit::Plain), None);
        let plain = Amount::parse("900").unwrap();
        for unit in [
            Unit::Yuan,
            Unit::YuanPerMonth,
            Unit::YuanPerYear,
            Unit::Plain,
            Unit::Age,
        ] {
            assert_eq!(plain.in_unit(unit), Some(900.into()));
        }
    }
}
