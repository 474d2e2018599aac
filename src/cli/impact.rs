//! `jiuzhu impact`: what changes for families between two versions of a policy.

use std::{fs, path::PathBuf, process::ExitCode, thread};

use clap::Args;
use jiuzhu_engine::{Date, Screening};
use jiuzhu_policy::{
    Compiled, Population,
    impact::{Impact, Sample},
    trim,
};

use crate::{failure::Failure, household, input, output::finish};

mod data;
mod report;

/// At most so many households, which is minutes of work.
const MOST: u64 = 10_000_000;

/// Which versions, on which households.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// 旧的政策文件夹，例如 policies/tianjin
    #[arg(value_name = "旧政策", display_order = 1)]
    before: PathBuf,
    /// 新的政策文件夹，例如改好的一份拷贝
    #[arg(value_name = "新政策", display_order = 2)]
    after: PathBuf,
    /// 编多少户合成家庭；不写就是 100000
    #[arg(long, value_name = "户数", default_value_t = 100_000, value_parser = clap::value_parser!(u64).range(..=MOST))]
    households: u64,
    /// 哪一批合成家庭，不写就是 1；同样的种子，家庭一模一样
    #[arg(long, value_name = "种子", default_value_t = 1)]
    seed: u64,
    /// 按哪一天的政策比，例如 2027-07-01；不写就是今天
    #[arg(long, value_name = "日期", value_parser = input::day)]
    on: Option<Date>,
    /// 结果写成 JSON
    #[arg(long)]
    json: bool,
    /// 把例子里的家庭写成 JSON 文件，放进这个文件夹
    #[arg(long, value_name = "文件夹")]
    examples: Option<PathBuf>,
}

/// Prints who gains and who loses.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    let policies = input::policy(&options.before).and_then(|a| Ok((a, input::policy(&options.after)?)));
    let (before, after) = match policies {
        Ok(policies) => policies,
        Err(code) => return Ok(code),
    };
    let no_day = || Failure::new("--on", "不知道今天是哪一天", "写 --on 日期，例如 --on 2026-11-24");
    let sample = Sample {
        on: options.on.or_else(input::today).ok_or_else(no_day)?,
        households: options.households,
        seed: options.seed,
        threads: thread::available_parallelism().map_or(1, usize::from),
    };
    let impact = Impact::of(&before, &after, sample);
    if let Some(folder) = &options.examples {
        write_examples(folder, &before, &after, sample, &impact)?;
    }
    let text = if options.json {
        let json = data::json(&before, &after, sample, &impact);
        format!("{json:#}\n")
    } else {
        report::write(options, &before, &after, sample, &impact)
    };
    Ok(finish(&text, ExitCode::SUCCESS))
}

/// The numbers of the households that are shown, each once.
fn shown(impact: &Impact) -> Vec<u64> {
    let changes = impact.programmes.iter().map(|programme| &programme.change);
    let examples = changes.flat_map(|change| change.better.iter().chain(&change.worse));
    let mut numbers: Vec<u64> = examples.map(|example| example.household).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Writes each household that is shown in the facts of both versions.
fn write_examples(
    folder: &PathBuf,
    before: &Compiled,
    after: &Compiled,
    sample: Sample,
    impact: &Impact,
) -> Result<(), Failure> {
    let remedy = "检查这个文件夹能不能写，或换一个：--examples 文件夹";
    fs::create_dir_all(folder).map_err(|error| Failure::file(folder, &error, remedy))?;
    let population = Population::new(&[before, after], sample.seed, sample.on);
    for (policy, name) in [(before, "旧"), (after, "新")] {
        let cast = population.cast(&policy.pack);
        let mut screening = Screening::new(&policy.pack, sample.on);
        for number in shown(impact) {
            let household = trim(&mut screening, &cast.household(number));
            let json = household::to_json(&policy.pack, &household);
            let path = folder.join(format!("{number}-{name}.json"));
            fs::write(&path, format!("{json:#}\n")).map_err(|error| Failure::file(&path, &error, remedy))?;
        }
    }
    Ok(())
}
