//! `jiuzhu fmt`: the files of a policy in house style.

use std::{fmt::Write, fs, path::PathBuf, process::ExitCode};

use clap::Args;
use jiuzhu_policy::{Formatted, format_dir};

use crate::{failure::Failure, output::finish};

/// What to put in order.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// 政策文件夹，例如 policies/tianjin；可以写几个
    #[arg(value_name = "政策文件夹", required = true)]
    dirs: Vec<PathBuf>,
    /// 只看，不改文件；有没整理的，退出码是 1
    #[arg(long)]
    check: bool,
}

/// Rewrites or, with `--check`, lists the files that are not in house style; what cannot be read goes to stderr.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    let (mut text, mut code) = (String::new(), ExitCode::SUCCESS);
    let fails = |code: &mut ExitCode| *code = ExitCode::FAILURE;
    for dir in &options.dirs {
        let (files, problems) = format_dir(dir);
        if !problems.is_empty() {
            eprint!("{problems}");
            fails(&mut code);
        }
        let (count, mut changed) = (files.len(), 0);
        for file in files.iter().filter(|file| file.before != file.after) {
            changed += 1;
            let path = dir.join(&file.path);
            if options.check {
                let (line, expected) = first_difference(file);
                let _ = writeln!(text, "{}:{line} 应当写成：{expected}", path.display());
                fails(&mut code);
            } else {
                fs::write(&path, &file.after)
                    .map_err(|error| Failure::file(&path, &error, "检查文件的读写权限"))?;
                let _ = writeln!(text, "{} 整理好了", path.display());
            }
        }
        let _ = match (options.check, changed) {
            (_, 0) => writeln!(text, "{}：{count} 个文件都是整理好的", dir.display()),
            (true, _) => writeln!(
                text,
                "{}：{count} 个文件里有 {changed} 个没有整理，运行 jiuzhu fmt {0}",
                dir.display()
            ),
            (false, _) => writeln!(text, "{}：{count} 个文件里改了 {changed} 个", dir.display()),
        };
    }
    Ok(finish(&text, code))
}

/// The number of the first line that changes, and what it should be.
fn first_difference(file: &Formatted) -> (usize, &str) {
    let before = file.before.lines().map(Some).chain(std::iter::repeat(None));
    let mut lines = (1..).zip(before.zip(file.after.lines()));
    let found = lines.find(|(_, (before, after))| *before != Some(*after));
    found.map_or_else(
        || (file.after.lines().count() + 1, "文件到此结束，去掉多余的空行"),
        |(line, (_, after))| (line, after),
    )
}
