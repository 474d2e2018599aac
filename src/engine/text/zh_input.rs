//! Chinese messages about answers that cannot be read.

use alloc::{format, string::String, vec::Vec};

use super::zh::quantity;
use crate::input::{Expected, InputError, Problem};

/// A message about a household that cannot be read: place first, what was expected, what to do.
///
/// `suggestions` are the known names nearest to what was written, best first.
pub fn input_error(error: &InputError, suggestions: &[String]) -> String {
    let mut words = String::new();
    if !error.place.is_empty() {
        words.push_str(&error.place);
        words.push('：');
    }
    words.push_str(&problem(&error.problem));
    if !suggestions.is_empty() {
        let quoted: Vec<String> = suggestions.iter().map(|s| format!("“{s}”")).collect();
        words.push_str(&format!("是否指{}？", quoted.join("、")));
    }
    words
}

fn problem(problem: &Problem) -> String {
    match problem {
        Problem::UnknownKey { written, .. } => format!("没有名为“{written}”的事实。"),
        Problem::OtherScope { written, place } => format!("“{written}”要写在{place}里。"),
        Problem::UnknownOption { written, known } => {
            format!("没有“{written}”这个选项，可以填：{}。", known.join("、"))
        }
        Problem::Expected { what, written } => format!("要填{}，现在是 {written}。", expected(*what)),
        Problem::OutOfDomain { domain, unit } => format!("要填 {} 之内的数。", quantity(*domain, *unit)),
        Problem::NotWhole => "要填整数。".into(),
        Problem::TooFine => "小数太长，写到分就够了。".into(),
        Problem::Reversed => "“从”比“到”大，请对调。".into(),
        Problem::NoMembers => "至少要有一人。还不知道有谁时，请不写“成员”。".into(),
        Problem::TooManyMembers { count, most } => format!("写了 {count} 人，最多能算 {most} 人。"),
        Problem::NoSuchDay { written } => format!("没有 {written} 这一天，请写成 1964-02-29 的样子。"),
        Problem::Period { written } => format!("这里的数不分月和年，现在是 {written}。"),
        Problem::TooLarge => "数太大了，请核对单位。".into(),
    }
}

fn expected(what: Expected) -> &'static str {
    match what {
        Expected::Household => "{\"家庭\": {…}, \"成员\": [{…}]}",
        Expected::Facts => "{事实: 答案}",
        Expected::Members => "列表 [{…}, {…}]",
        Expected::Truth => "“是”或“否”",
        Expected::Option => "一个选项",
        Expected::Options => "列表 [\"…\", \"…\"]",
        Expected::Number => "一个数，例如 3200",
        Expected::Bounds => "{\"从\": 数, \"到\": 数}",
    }
}
