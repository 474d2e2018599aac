//! `jiuzhu check`: everything that is wrong with a policy, and its worked cases.

use std::{
    path::PathBuf,
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use clap::Args;
use jiuzhu_engine::Date;
use jiuzhu_policy::{Compiled, Report, Severity, compile_dir, run_cases};

use crate::output::finish;

/// What to check.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// 政策文件夹，例如 policies/tianjin
    dir: PathBuf,
    /// 核对哪一天该复核的数，例如 2026-11-24；不写就是今天
    #[arg(long, value_name = "日期", value_parser = crate::screen::day)]
    on: Option<Date>,
}

/// Prints what was found and a summary; fails if anything must be changed.
pub(crate) fn run(options: &Options) -> ExitCode {
    let (reports, summary) = match compile_dir(&options.dir) {
        Ok(compiled) => {
            let on = options.on.or_else(today);
            let overdue = on.map(|on| compiled.overdue(on));
            let cases = run_cases(&compiled);
            let summary = summary(&compiled);
            let reports = [compiled.warnings, cases].into_iter().chain(overdue);
            (reports.collect(), summary)
        }
        Err(report) => (vec![report], String::new()),
    };
    let count = |severity| reports.iter().map(|r: &Report| r.count(severity)).sum::<usize>();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let found: String = reports.iter().map(Report::to_string).collect();
    let dir = options.dir.display();
    let text = format!("{found}{dir}：{summary}{errors} 处错误，{warnings} 处提醒\n");
    finish(
        &text,
        if errors == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        },
    )
}

/// The day in China, which has one time zone and no summer time.
fn today() -> Option<Date> {
    const AHEAD_OF_UTC: u64 = 8 * 60 * 60;
    const DAY: u64 = 24 * 60 * 60;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    Date::from_day_number(i64::try_from((now + AHEAD_OF_UTC) / DAY).ok()?)
}

fn summary(compiled: &Compiled) -> String {
    let pack = &compiled.pack;
    format!(
        "{} 项待遇，{} 个标准，{} 个事实，{} 个样例，{} 步规则，{} 字节；",
        pack.programmes.len(),
        pack.parameters.len(),
        pack.facts.len(),
        compiled.cases.len(),
        pack.nodes.len(),
        compiled.bytes().len()
    )
}
