//! `jiuzhu translate`: the texts that nobody has translated yet, ready to be filled in.

use std::{fmt::Write, path::PathBuf, process::ExitCode};

use clap::Args;
use jiuzhu_policy::{Untranslated, compile_dir};

use crate::output::finish;

/// What to translate.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// 政策文件夹，例如 policies/tianjin
    #[arg(value_name = "政策文件夹")]
    dir: PathBuf,
}

/// Prints what is missing in english.yaml as YAML; what is wrong with the policy goes to stderr.
pub(crate) fn run(options: &Options) -> ExitCode {
    let compiled = match compile_dir(&options.dir) {
        Ok(compiled) => compiled,
        Err(report) => {
            eprint!("{report}");
            return ExitCode::FAILURE;
        }
    };
    let missing = compiled.untranslated();
    let (words, texts): (Vec<_>, Vec<_>) = missing.iter().partition(|text| text.is_search);
    let characters: usize = texts.iter().map(|text| text.chinese.chars().count()).sum();
    let dir = options.dir.display();
    let mut page = format!(
        "# {dir}/english.yaml 里还缺 {} 条译文（一共 {} 条），{characters} 个字；难处的词还缺 {} 条。\n",
        texts.len(),
        compiled.texts(),
        words.len()
    );
    if !texts.is_empty() {
        page.push_str("译文:\n");
    }
    let mut part = "";
    for text in texts {
        if text.part != part {
            part = &text.part;
            let _ = writeln!(page, "  # {part}");
        }
        let _ = writeln!(page, "  {}: \"\"", quoted(text));
    }
    if !words.is_empty() {
        page.push_str("难处的词:\n");
    }
    for text in words {
        let _ = writeln!(page, "  {}: []", quoted(text));
    }
    finish(&page, ExitCode::SUCCESS)
}

fn quoted(text: &Untranslated) -> String {
    format!("\"{}\"", text.chinese.replace('\\', "\\\\").replace('"', "\\\""))
}
