//! `jiuzhu questions`: how much families are asked.

use std::{fmt::Write, path::PathBuf, process::ExitCode};

use clap::Args;
use jiuzhu_engine::{Date, Screening};
use jiuzhu_policy::{
    Compiled,
    questions::{Asked, asked, population},
};

use crate::{failure::Failure, input, output::finish, table::Table};

/// At most so many households, which is minutes of work.
const MOST: u64 = 1_000_000;

/// Families of so many members and more are one row.
const LARGE: usize = 5;

/// Whom to ask.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// 政策文件夹，例如 policies/tianjin
    #[arg(value_name = "政策文件夹")]
    dir: PathBuf,
    /// 问多少户合成家庭；不写就是 1000
    #[arg(long, value_name = "户数", default_value_t = 1000, value_parser = clap::value_parser!(u64).range(1..=MOST))]
    households: u64,
    /// 哪一批合成家庭，不写就是 1；同样的种子，家庭一模一样
    #[arg(long, value_name = "种子", default_value_t = 1)]
    seed: u64,
    /// 按哪一天的政策问，例如 2027-07-01；不写就是今天
    #[arg(long, value_name = "日期", value_parser = input::day)]
    on: Option<Date>,
    /// 再问这些样例：写名称的开头，例如 S；可以写几次
    #[arg(long = "case", value_name = "名称")]
    cases: Vec<String>,
}

/// Prints the medians, what was not asked and why, and each case.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    let compiled = match input::policy(&options.dir) {
        Ok(compiled) => compiled,
        Err(code) => return Ok(code),
    };
    let no_day = || Failure::new("--on", "不知道今天是哪一天", "写 --on 日期，例如 --on 2026-11-24");
    let on = options.on.or_else(input::today).ok_or_else(no_day)?;
    let mut text = text(&compiled, on, options.households, options.seed);
    for beginning in &options.cases {
        cases(&mut text, beginning, &compiled)?;
    }
    Ok(finish(&text, ExitCode::SUCCESS))
}

/// What so many made-up families are asked, and what they are not.
pub(crate) fn text(compiled: &Compiled, on: Date, households: u64, seed: u64) -> String {
    let families = population(compiled, on, households, seed);
    format!(
        "{}，按 {on} 这一天。合成家庭 {households} 户，种子 {seed}；是编出来的，不是统计。\n\n{}{}",
        compiled.pack.name,
        by_size(&families),
        saved(&families)
    )
}

/// Screens and questions by the size of the family.
fn by_size(families: &[Asked]) -> Table<8> {
    let heading = [
        "家庭",
        "户数",
        "屏数中位",
        "九成以内",
        "最多",
        "题数中位",
        "九成以内",
        "最多",
    ];
    let mut table = Table::new(heading);
    let mut row = |name: &str, chosen: &[&Asked]| {
        if chosen.is_empty() {
            return;
        }
        let [screens, questions] = [|a: &Asked| a.screens, |a: &Asked| a.questions].map(|number| {
            let mut numbers: Vec<usize> = chosen.iter().map(|asked| number(asked)).collect();
            numbers.sort_unstable();
            [50, 90, 100].map(|percent| quantile(&numbers, percent).to_string())
        });
        let [a, b, c] = screens;
        let [d, e, f] = questions;
        table.row([name, &chosen.len().to_string(), &a, &b, &c, &d, &e, &f]);
    };
    for size in 1..=LARGE {
        let chosen: Vec<_> = families
            .iter()
            .filter(|asked| asked.members.min(LARGE) == size)
            .collect();
        let more = if size == LARGE { "以上" } else { "" };
        row(&format!("{size} 人{more}"), &chosen);
    }
    row("合计", &families.iter().collect::<Vec<_>>());
    table
}

/// The least number that so many in a hundred do not exceed.
fn quantile(sorted: &[usize], percent: usize) -> usize {
    let position = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(position).copied().unwrap_or_default()
}

/// What was not asked, and why.
fn saved(families: &[Asked]) -> String {
    let sum = |number: fn(&Asked) -> usize| families.iter().map(number).sum::<usize>();
    let (all, applicable, asked) = (sum(|a| a.all), sum(|a| a.applicable), sum(|a| a.questions));
    let skipped = applicable.saturating_sub(asked);
    format!(
        "\n屏数连同最后核对回答的一屏。题数：每人的每一题算一题，名单不算。\n\
         问了的题，{} 在打勾的清单里：一屏一起答，只勾符合的。\n\
         政策里的题，这些家庭一共可以问 {all} 题：问了 {}，情况不符用不着问的 {}，问了也不改变结果、省下的 {}。\n\
         用得上的 {applicable} 题里，省下 {}。\n",
        share(sum(|a| a.ticked), asked),
        share(asked, all),
        share(all - applicable, all),
        share(skipped, all),
        share(skipped, applicable),
    )
}

/// In percent, rounded to the nearest.
fn share(part: usize, whole: usize) -> String {
    let percent = (part * 200 + whole).checked_div(whole * 2).unwrap_or_default();
    format!("{percent}%")
}

/// The cases whose names begin like this.
fn cases(text: &mut String, beginning: &str, compiled: &Compiled) -> Result<(), Failure> {
    let mut table = Table::new(["样例", "屏数", "题数"]);
    let mut count = 0;
    for case in compiled
        .cases
        .iter()
        .filter(|case| case.name().starts_with(beginning))
    {
        if let Ok(household) = case.household(&compiled.pack) {
            let mut screening = Screening::new(&compiled.pack, case.on());
            let asked = asked(&mut screening, &household);
            table.row([
                case.name(),
                &asked.screens.to_string(),
                &asked.questions.to_string(),
            ]);
            count += 1;
        }
    }
    if count == 0 {
        let problem = format!("没有名称以“{beginning}”开头的样例");
        return Err(Failure::new("--case", &problem, "写样例名称，或名称的开头"));
    }
    let _ = write!(text, "\n没有写的回答，按“没有”算。\n{table}");
    Ok(())
}
