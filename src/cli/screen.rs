//! `jiuzhu screen`: what a household's answers come to, as JSON.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use jiuzhu_engine::{Date, Screening};

use crate::{input, output::finish};

/// Whom to screen, by which policy, on which day.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// 政策文件夹，例如 policies/tianjin
    #[arg(value_name = "政策文件夹")]
    dir: PathBuf,
    /// 家庭情况（JSON 文件）；写 - 从标准输入读
    #[arg(value_name = "家庭情况")]
    household: PathBuf,
    /// 按哪一天的政策算，例如 2026-11-24
    #[arg(long, value_name = "日期", value_parser = input::day)]
    on: Date,
}

/// Prints the result, or says on stderr what cannot be read and leaves stdout empty.
pub(crate) fn run(options: &Options) -> Result<ExitCode, ExitCode> {
    let compiled = input::policy(&options.dir)?;
    let household = input::household(&options.household, &compiled.pack, options.on)?;
    let mut screening = Screening::new(&compiled.pack, options.on);
    screening.screen(&household);
    let json = serde_json::to_string_pretty(&screening.report()).map_err(|error| {
        eprintln!("{error}");
        ExitCode::FAILURE
    })?;
    Ok(finish(&format!("{json}\n"), ExitCode::SUCCESS))
}
