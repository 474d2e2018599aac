//! `jiuzhu facts`: the vocabulary of `household.json`, as JSON.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use jiuzhu_policy::compile_dir;

use crate::{failure::Failure, output::finish};

/// Whose vocabulary.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// 政策文件夹，例如 policies/tianjin
    dir: PathBuf,
}

/// Prints every fact with its kind, options, limits and question.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    match compile_dir(&options.dir) {
        Ok(compiled) => {
            let json = serde_json::to_string_pretty(&compiled.pack.vocabulary());
            let json = json.map_err(|error| Failure::new(options.dir.display(), error, "请报告这个问题"))?;
            Ok(finish(&format!("{json}\n"), ExitCode::SUCCESS))
        }
        Err(report) => {
            eprint!("{report}");
            Ok(ExitCode::FAILURE)
        }
    }
}
