//! `jiuzhu`: check and try the policy pack, and build and serve the page.

mod check;
mod completions;
mod coverage;
#[cfg(feature = "dist")]
mod dist;
mod explain;
mod facts;
mod failure;
mod fmt;
mod help;
mod household;
mod impact;
mod input;
mod output;
mod questions;
mod schema;
mod screen;
mod serve;
mod table;
mod translate;
mod usage;
mod watch;

use std::process::ExitCode;

use clap::{FromArgMatches, Parser, Subcommand};

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
    /// 说明一个家庭的结果：回答、算式、每个条件和依据
    Explain(explain::Options),
    /// 数一数居民要看几屏、答几题，省下了多少
    Questions(questions::Options),
    /// 比较两版政策：谁多了，谁少了，多少钱
    Impact(impact::Options),
    /// 把政策文件整理成统一的样子
    Fmt(fmt::Options),
    /// 列出还没有英文的话，填好就是 english.yaml
    Translate(translate::Options),
    /// 生成编辑器用的说明（JSON Schema）
    Schema(schema::Options),
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
    /// 输出终端补全用的脚本
    Completions(completions::Options),
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args_os()
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    let command = help::command::<Cli>();
    let read = command.clone().try_get_matches();
    let cli = match read.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return misread(&error, &command, &arguments),
    };
    match run(cli.command) {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// Help goes to standard output; what cannot be read is a usage error.
fn misread(error: &clap::Error, command: &clap::Command, arguments: &[String]) -> ExitCode {
    match usage::failure(error, command, arguments) {
        Some(failure) => {
            eprintln!("{failure}");
            ExitCode::from(USAGE)
        }
        None => output::finish(&help::in_chinese(error), ExitCode::SUCCESS),
    }
}

/// Exit code for a command line that cannot be read.
const USAGE: u8 = 2;

fn run(command: Command) -> Result<ExitCode, Failure> {
    match command {
        Command::Check(options) => Ok(check::run(&options)),
        Command::Coverage(options) => Ok(either(coverage::run(&options))),
        Command::Screen(options) => Ok(either(screen::run(&options))),
        Command::Explain(options) => Ok(either(explain::run(&options))),
        Command::Questions(options) => questions::run(&options),
        Command::Impact(options) => impact::run(&options),
        Command::Fmt(options) => fmt::run(&options),
        Command::Translate(options) => Ok(translate::run(&options)),
        Command::Schema(options) => schema::run(&options),
        Command::Facts(options) => facts::run(&options),
        #[cfg(feature = "dist")]
        Command::Dist(options) => dist::run(&options).map(|()| ExitCode::SUCCESS),
        #[cfg(feature = "dist")]
        Command::Node(options) => dist::run_node(&options).map(|()| ExitCode::SUCCESS),
        Command::Serve(options) => serve::run(&options).map(|()| ExitCode::SUCCESS),
        Command::Completions(options) => Ok(completions::run(&options, help::command::<Cli>())),
    }
}

/// The exit code of a command that has said itself why it ended early.
fn either(code: Result<ExitCode, ExitCode>) -> ExitCode {
    code.unwrap_or_else(|code| code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_options_are_called_alike() {
        help::command::<Cli>().debug_assert();
    }
}
