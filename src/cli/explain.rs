//! `jiuzhu explain`: a household's whole reasoning, to be read aloud and checked.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use jiuzhu_engine::{Date, Household, Screening};
use jiuzhu_policy::{Compiled, Population, nearest, trim};

use crate::{input, output::finish};

mod account;
mod paper;
mod programme;

/// Whose reasoning, by which policy, on which day.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// 政策文件夹，例如 policies/tianjin
    #[arg(value_name = "政策文件夹")]
    dir: PathBuf,
    /// 家庭情况（JSON 文件）；写 - 从标准输入读
    #[arg(value_name = "家庭情况", required_unless_present_any = ["case", "number"])]
    household: Option<PathBuf>,
    /// 不读文件，说明政策里的一个样例；写样例名称，或名称的开头
    #[arg(long, value_name = "名称", conflicts_with = "household")]
    case: Option<String>,
    /// 不读文件，说明第几户合成家庭；和 jiuzhu impact 里的号数一样
    #[arg(id = "number", long = "household", value_name = "号数", conflicts_with_all = ["household", "case"])]
    number: Option<u64>,
    /// 哪一批合成家庭；不写就是 1
    #[arg(long, value_name = "种子", default_value_t = 1, requires = "number")]
    seed: u64,
    /// 合成家庭照着哪一版政策编，可以写几次；不写就照着这一版
    #[arg(long, value_name = "政策文件夹", requires = "number")]
    population: Vec<PathBuf>,
    /// 只说明这一项待遇，写编号，例如 dibao
    #[arg(long, value_name = "编号")]
    programme: Option<String>,
    /// 按哪一天的政策算，例如 2026-11-24；不写就是今天，样例按自己的日期
    #[arg(long, value_name = "日期", value_parser = input::day)]
    on: Option<Date>,
}

/// Prints the reasoning, or says on stderr what cannot be read.
pub(crate) fn run(options: &Options) -> Result<ExitCode, ExitCode> {
    let compiled = input::policy(&options.dir)?;
    let (title, household, on) = household(options, &compiled)?;
    let programme = match &options.programme {
        Some(id) => Some(programme(id, &compiled)?),
        None => None,
    };
    let mut screening = Screening::new(&compiled.pack, on);
    screening.screen(&household);
    let text = account::write(&compiled, &screening, &title, programme);
    Ok(finish(&text, ExitCode::SUCCESS))
}

/// What the household is called, its answers, and the day.
fn household(options: &Options, compiled: &Compiled) -> Result<(String, Household, Date), ExitCode> {
    if let Some(name) = &options.case {
        return case(name, options, compiled);
    }
    let Some(on) = options.on.or_else(input::today) else {
        return Err(refuse("不知道今天是哪一天，请写 --on 日期", None));
    };
    if let Some(number) = options.number {
        return made_up(number, on, options, compiled);
    }
    let path = options.household.as_deref().unwrap_or("-".as_ref());
    let household = input::household(path, &compiled.pack, on)?;
    Ok((path.display().to_string(), household, on))
}

fn case(name: &str, options: &Options, compiled: &Compiled) -> Result<(String, Household, Date), ExitCode> {
    let cases = || compiled.cases.iter();
    let exact = cases().filter(|case| case.name() == name).collect::<Vec<_>>();
    let begun = cases().filter(|case| case.name().starts_with(name));
    let found = if exact.is_empty() { begun.collect() } else { exact };
    let case = match found.as_slice() {
        [case] => case,
        [] => {
            let message = format!("没有名称是“{name}”的样例");
            return Err(refuse(
                &message,
                Some(nearest(name, cases().map(|case| case.name()))),
            ));
        }
        [_, _, ..] => {
            let names = found.iter().map(|case| case.name()).collect();
            return Err(refuse(&format!("不止一个样例的名称是“{name}”"), Some(names)));
        }
    };
    let household = case.household(&compiled.pack);
    let household = household.map_err(|_| refuse("样例的答案有误，请先运行 jiuzhu check", None))?;
    Ok((case.name().to_owned(), household, options.on.unwrap_or(case.on())))
}

fn made_up(
    number: u64,
    on: Date,
    options: &Options,
    compiled: &Compiled,
) -> Result<(String, Household, Date), ExitCode> {
    let policies = options.population.iter().map(|dir| input::policy(dir));
    let policies: Vec<Compiled> = policies.collect::<Result<_, _>>()?;
    let policies: Vec<&Compiled> = match policies.as_slice() {
        [] => vec![compiled],
        policies => policies.iter().collect(),
    };
    let population = Population::new(&policies, options.seed, on);
    let household = population.cast(&compiled.pack).household(number);
    let household = trim(&mut Screening::new(&compiled.pack, on), &household);
    let title = format!("第 {number} 户合成家庭（种子 {}），只用来比较", options.seed);
    Ok((title, household, on))
}

/// The position of a programme by its 编号 or short name.
fn programme(id: &str, compiled: &Compiled) -> Result<u16, ExitCode> {
    let programmes = &compiled.pack.programmes;
    let position = programmes.iter().position(|p| p.id == id || p.short == id);
    if let Some(position) = position.and_then(|position| u16::try_from(position).ok()) {
        return Ok(position);
    }
    let names = nearest(id, programmes.iter().map(|p| p.id.as_str()));
    Err(refuse(&format!("没有编号是“{id}”的待遇"), Some(names)))
}

/// Says on stderr what cannot be done, and which names were perhaps meant.
fn refuse(message: &str, names: Option<Vec<&str>>) -> ExitCode {
    eprintln!("{message}");
    if let Some(names) = names.filter(|names| !names.is_empty()) {
        eprintln!("  是否指：{}", names.join("；"));
    }
    ExitCode::from(input::UNREADABLE)
}
