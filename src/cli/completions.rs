//! `jiuzhu completions`: what a shell needs to complete our commands.

use std::process::ExitCode;

use clap::{Args, Command};
use clap_complete::{Shell, generate};

use crate::output::finish;

/// For which shell.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// 终端的种类：bash、zsh、fish、powershell 或 elvish
    #[arg(value_name = "终端")]
    shell: Shell,
}

/// Prints the script.
pub(crate) fn run(options: &Options, mut command: Command) -> ExitCode {
    let mut script = Vec::new();
    generate(options.shell, &mut command, "jiuzhu", &mut script);
    finish(&String::from_utf8_lossy(&script), ExitCode::SUCCESS)
}
