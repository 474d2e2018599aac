//! `jiuzhu facts`: the vocabulary of `household.json`, as JSON or as a table.

use std::{path::PathBuf, process::ExitCode};

use clap::Args;
use jiuzhu_engine::Pack;
use jiuzhu_policy::compile_dir;

use crate::{failure::Failure, output::finish, table::Table};

/// Whose vocabulary.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// 政策文件夹，例如 policies/tianjin
    #[arg(value_name = "政策文件夹")]
    dir: PathBuf,
    /// 输出给人看的表，不输出 JSON
    #[arg(long)]
    table: bool,
}

/// Prints every fact with its kind, options, limits and question.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    match compile_dir(&options.dir) {
        Ok(compiled) if options.table => Ok(finish(&table(&compiled.pack), ExitCode::SUCCESS)),
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

/// One line a fact.
fn table(pack: &Pack) -> String {
    let mut table = Table::left(["事实", "属于", "类型", "可以写", "问法"]);
    for fact in pack.vocabulary() {
        let kind = match fact.kind {
            "truth" => "是非",
            "choice" => "选项",
            _ => "数",
        };
        let mut values = match (fact.kind, &fact.min, &fact.max) {
            ("truth", ..) => "是、否".to_owned(),
            ("choice", ..) => fact.options.join("、"),
            (_, Some(min), Some(max)) => format!("{min} 到 {max}"),
            (_, Some(min), None) => format!("{min} 以上"),
            (_, None, Some(max)) => format!("{max} 以下"),
            (_, None, None) => "任何数".to_owned(),
        };
        if !fact.unit.is_empty() {
            values.push(' ');
            values.push_str(fact.unit);
        }
        table.row([&fact.name, fact.scope, kind, &values, &fact.question]);
    }
    table.to_string()
}
