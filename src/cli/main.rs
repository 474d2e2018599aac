//! `jiuzhu`: check and try the policy pack, and build and serve the page.

#[cfg(feature = "dist")]
mod dist;
mod failure;
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::failure::Failure;

#[derive(Debug, Parser)]
#[command(
    name = "jiuzhu",
    version,
    about = "救助一问：检查政策、试算家庭、生成和查看网页"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// One variant a command: `Name(name::Options)`, run by `name::run`.
#[derive(Debug, Subcommand)]
enum Command {
    /// 生成网页到 dist/，列出每个文件的大小
    #[cfg(feature = "dist")]
    Dist(dist::Options),
    /// 在本机打开生成好的网页
    Serve(serve::Options),
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        #[cfg(feature = "dist")]
        Command::Dist(options) => dist::run(&options),
        Command::Serve(options) => serve::run(&options),
    }
}
