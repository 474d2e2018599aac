//! `jiuzhu check`: everything that is wrong with a policy, and its worked cases.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use jiuzhu_engine::{Date, pack::Confidence};
use jiuzhu_policy::{Compiled, Report, Severity, compile_dir, run_cases};

use crate::{
    input,
    output::{finish, print},
    watch::Seen,
};

/// What to check.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// 政策文件夹，例如 policies/tianjin；可以写几个
    #[arg(value_name = "政策文件夹", required = true)]
    dirs: Vec<PathBuf>,
    /// 核对哪一天该复核的数，例如 2026-11-24；不写就是今天
    #[arg(long, value_name = "日期", value_parser = input::day)]
    on: Option<Date>,
    /// 一直看着，文件一改就再检查；按 Ctrl+C 停止
    #[arg(long)]
    watch: bool,
}

/// Prints what was found and a summary; fails if anything must be changed.
pub(crate) fn run(options: &Options) -> ExitCode {
    let mut seen = Seen::now(&options.dirs);
    loop {
        let (mut text, mut is_sound) = (String::new(), true);
        for dir in &options.dirs {
            let (found, sound) = check(dir, options.on.or_else(input::today));
            text.push_str(&found);
            is_sound &= sound;
        }
        if !options.watch {
            let code = if is_sound {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            };
            return finish(&text, code);
        }
        text.push_str("—— 改好保存后会再检查，按 Ctrl+C 停止 ——\n");
        if !print(&text) {
            return ExitCode::FAILURE;
        }
        seen = seen.until_changed(&options.dirs);
    }
}

/// What was found in a folder with a summary, and whether nothing must be changed.
fn check(dir: &Path, on: Option<Date>) -> (String, bool) {
    let (reports, summary) = match compile_dir(dir) {
        Ok(compiled) => {
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
    let dir = dir.display();
    let text = format!("{found}{dir}：{summary}{errors} 处错误，{warnings} 处提醒\n");
    (text, errors == 0)
}

/// How much there is: of figures by confidence, of what a person still has to find out, and the rest.
fn summary(compiled: &Compiled) -> String {
    let pack = &compiled.pack;
    let figures = |confidence| {
        let periods = pack.parameters.iter().flat_map(|parameter| &parameter.periods);
        periods.filter(|period| period.confidence == confidence).count()
    };
    let (high, medium) = (figures(Confidence::High), figures(Confidence::Medium));
    let answered = compiled.pending.iter().filter(|point| point.reply.is_some());
    let answered = answered.count();
    format!(
        "{}，{} 项待遇，{} 个数（高 {high}、中 {medium}），{} 个样例，待核实 {} 项（已答复 {answered} 项），\
         {} 个标准，{} 个事实，{} 步规则，{} 字节；",
        pack.name,
        pack.programmes.len(),
        high + medium,
        compiled.cases.len(),
        compiled.pending.len() - answered,
        pack.parameters.len(),
        pack.facts.len(),
        pack.nodes.len(),
        compiled.bytes().len()
    )
}
