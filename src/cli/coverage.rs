//! `jiuzhu coverage`: which conditions and boundaries the worked cases try from every side.

use std::{fmt::Write, path::PathBuf, process::ExitCode};

use clap::Args;
use jiuzhu_policy::{Coverage, Trial};

use crate::{input, output::finish, table::Table};

mod page;

/// What to count, and how much is enough.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// 政策文件夹，例如 policies/tianjin
    #[arg(value_name = "政策文件夹")]
    dir: PathBuf,
    /// 至少要有百分之几试过两边；不到就报 E602
    #[arg(long, value_name = "百分数", value_parser = clap::value_parser!(u8).range(0..=100))]
    require: Option<u8>,
    /// 写成一页 Markdown：每项待遇、每个区算了什么，没有算什么，还有哪些待核实
    #[arg(long, conflicts_with = "require")]
    page: bool,
}

/// Prints a table by programme and what no case tries; fails below what is required.
pub(crate) fn run(options: &Options) -> Result<ExitCode, ExitCode> {
    let compiled = input::policy(&options.dir)?;
    let coverage = Coverage::of(&compiled);
    if options.page {
        let command = format!("jiuzhu coverage policies/{} --page", compiled.pack.id);
        return Ok(finish(
            &page::write(&compiled, &coverage, &command),
            ExitCode::SUCCESS,
        ));
    }
    let enough = options
        .require
        .is_none_or(|required| coverage.percent() >= usize::from(required));
    let mut text = summary(&coverage);
    if enough {
        for trial in trials(&coverage).filter(|d| !d.is_complete()) {
            let _ = writeln!(text, "{trial}");
        }
    } else {
        text.push_str(&coverage.report().to_string());
    }
    if let Some(required) = options.require {
        let sign = if enough { "达到" } else { "没有达到" };
        let _ = writeln!(text, "{sign}要求的 {required}%");
    }
    let code = if enough {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    };
    Ok(finish(&text, code))
}

fn trials(coverage: &Coverage) -> impl Iterator<Item = &Trial> {
    coverage.groups().iter().flat_map(|group| &group.trials)
}

fn summary(coverage: &Coverage) -> String {
    let mut table = Table::new(["待遇", "都试过", "全部", ""]);
    for group in coverage.groups() {
        let complete = group.trials.iter().filter(|d| d.is_complete()).count();
        let all = group.trials.len();
        let mark = if complete == all { "" } else { "没有试全" };
        table.row([&*group.name, &complete.to_string(), &all.to_string(), mark]);
    }
    let (complete, all) = coverage.count();
    let percent = format!("{}%", coverage.percent());
    table.row(["合计", &complete.to_string(), &all.to_string(), &percent]);
    let mut text = format!("条件、豁免、分档、任一满足、适用、界线和日期，样例试了多少：\n{table}");
    let asked: Vec<_> = trials(coverage).filter(|d| d.never_fails()).collect();
    if !asked.is_empty() {
        text.push_str("下面这些不会“不成立”，最多由人决定，所以试的是“成立”和“由人决定”：\n");
        for trial in asked {
            let _ = writeln!(text, "  {} {}", trial.place, trial.what);
        }
    }
    text
}
