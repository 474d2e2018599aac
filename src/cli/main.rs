//! `jiuzhu`: check and try the policy pack, and build and serve the page.

mod check;
mod coverage;
#[cfg(feature = "dist")]
mod dist;
mod facts;
mod failure;
mod output;
mod screen;
mod serve;
mod table;

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
    /// 检查政策文件，运行样例
    Check(check::Options),
    /// 数一数样例试过哪些条件，试没试过两边
    Coverage(coverage::Options),
    /// 试算一个家庭，结果是 JSON
    Screen(screen::Options),
    /// 列出家庭情况里可以写的事实，结果是 JSON
    Facts(facts::Options),
    /// 生成网页到 dist/，列出每个文件的大小
    #[cfg(feature = "dist")]
    Dist(dist::Options),
    /// 生成给 Node.js 用的引擎，测试和测速用
    #[cfg(feature = "dist")]
    Node(dist::NodeOptions),
    /// 在本机打开生成好的网页
    Serve(serve::Options),
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Check(options) => Ok(check::run(&options)),
        Command::Coverage(options) => Ok(coverage::run(&options)),
        Command::Screen(options) => Ok(screen::run(&options)),
        Command::Facts(options) => facts::run(&options),
        #[cfg(feature = "dist")]
        Command::Dist(options) => dist::run(&options).map(|()| ExitCode::SUCCESS),
        #[cfg(feature = "dist")]
        Command::Node(options) => dist::run_node(&options).map(|()| ExitCode::SUCCESS),
        Command::Serve(options) => serve::run(&options).map(|()| ExitCode::SUCCESS),
    }
}
