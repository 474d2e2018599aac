//! `jiuzhu schema`: what editors should know of policy files.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Args;
use jiuzhu_policy::{Schema, Sources, schemas};
use serde_json::{Map, Value};

use crate::{failure::Failure, output::finish};

/// Whose names, and where to write.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// 政策文件夹，例如 policies/tianjin；写了就带上这套政策的名称
    #[arg(value_name = "政策文件夹")]
    dir: Option<PathBuf>,
    /// 写到哪个文件夹，每种文件一个；不写就全部输出
    #[arg(long, value_name = "文件夹")]
    out: Option<PathBuf>,
}

/// Writes one schema for each kind of file with the setting for VS Code, or prints them all as one JSON object.
pub(crate) fn run(options: &Options) -> Result<ExitCode, Failure> {
    let policy = match &options.dir {
        Some(dir) => Some(
            Sources::read(dir)
                .map_err(|error| Failure::file(dir, &error, "写政策文件夹的路径，例如 policies/tianjin"))?,
        ),
        None => None,
    };
    let schemas = schemas(policy.as_ref());
    let text = match &options.out {
        Some(out) => written(&schemas, out)?,
        None => together(&schemas)?,
    };
    Ok(finish(&text, ExitCode::SUCCESS))
}

/// Writes the files; says so, and what to write into the settings of VS Code.
fn written(schemas: &[Schema], out: &Path) -> Result<String, Failure> {
    let remedy = "换一个能写的文件夹：--out 文件夹";
    fs::create_dir_all(out).map_err(|error| Failure::file(out, &error, remedy))?;
    let mut settings = Map::new();
    for schema in schemas {
        let path = out.join(format!("{}.json", schema.name));
        fs::write(&path, &schema.json).map_err(|error| Failure::file(&path, &error, remedy))?;
        let files = format!("policies/*/{}", schema.files);
        settings.insert(path.display().to_string(), files.into());
    }
    let mut text = format!("写好 {} 个文件到 {}\n", schemas.len(), out.display());
    let _ = writeln!(text, "VS Code 的设置（.vscode/settings.json）里写：");
    let _ = writeln!(text, "\"yaml.schemas\": {:#}", Value::Object(settings));
    Ok(text)
}

/// All schemas as one object, by the name of the kind.
fn together(schemas: &[Schema]) -> Result<String, Failure> {
    let mut all = Map::new();
    for schema in schemas {
        let json: Value = serde_json::from_str(&schema.json)
            .map_err(|error| Failure::new(schema.name, error, "请报告这个问题"))?;
        all.insert(schema.name.to_owned(), json);
    }
    Ok(format!("{:#}\n", Value::Object(all)))
}
