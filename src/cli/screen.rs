//! `jiuzhu screen`: what a household's answers come to, as JSON.

use std::{collections::HashSet, fmt, fs, io::Read, path::PathBuf, process::ExitCode};

use clap::Args;
use jiuzhu_engine::{
    Date, DateError, Screening,
    input::{self, InputError, Raw},
    text,
};
use jiuzhu_policy::{Compiled, compile_dir, nearest};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use crate::output::finish;

/// Exit code for answers that cannot be read.
const UNREADABLE: u8 = 2;

/// A household of forty with every answer spelled out has a tenth of this.
const MOST_BYTES: u64 = 1 << 20;

/// Whom to screen, by which policy, on which day.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// 政策文件夹，例如 policies/tianjin
    dir: PathBuf,
    /// 家庭情况（JSON 文件）；写 - 从标准输入读
    household: PathBuf,
    /// 按哪一天的政策算，例如 2026-11-24
    #[arg(long, value_name = "日期", value_parser = day)]
    on: Date,
}

impl Options {
    fn is_stdin(&self) -> bool {
        self.household.as_os_str() == "-"
    }
}

/// Prints the result, or says on stderr what cannot be read and leaves stdout empty.
pub(crate) fn run(options: &Options) -> ExitCode {
    let compiled = match compile_dir(&options.dir) {
        Ok(compiled) => compiled,
        Err(report) => {
            eprint!("{report}");
            return ExitCode::FAILURE;
        }
    };
    match screen(&compiled, options) {
        Ok(json) => finish(&format!("{json}\n"), ExitCode::SUCCESS),
        Err(problem) => {
            let place = if options.is_stdin() {
                "标准输入".into()
            } else {
                options.household.to_string_lossy()
            };
            eprintln!("{place}：{problem}");
            ExitCode::from(UNREADABLE)
        }
    }
}

fn screen(compiled: &Compiled, options: &Options) -> Result<String, String> {
    let text = read(options)?;
    let Tree(raw) = serde_json::from_str(&text).map_err(|error| malformed(&error))?;
    let pack = &compiled.pack;
    let household = input::household(pack, &raw, options.on).map_err(|error| explain(&error))?;
    let mut screening = Screening::new(pack, options.on);
    screening.screen(&household);
    serde_json::to_string_pretty(&screening.report()).map_err(|error| error.to_string())
}

fn read(options: &Options) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = if options.is_stdin() {
        std::io::stdin().take(MOST_BYTES + 1).read_to_end(&mut bytes)
    } else {
        let file = fs::File::open(&options.household);
        file.and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes))
    };
    let count = read.map_err(|error| format!("读不出来：{error}"))?;
    if u64::try_from(count).is_ok_and(|count| count > MOST_BYTES) {
        return Err(format!("文件太大，最多 {MOST_BYTES} 字节；一个文件只写一个家庭"));
    }
    String::from_utf8(bytes).map_err(|_| "不是 UTF-8 编码，请另存为 UTF-8".to_owned())
}

fn malformed(error: &serde_json::Error) -> String {
    let place = format!("第 {} 行第 {} 个字节", error.line(), error.column());
    match error.classify() {
        serde_json::error::Category::Eof => format!("{place}：JSON 没有写完，请补上括号或引号"),
        serde_json::error::Category::Data => error.to_string(),
        // The reader has no kind of its own for brackets too deep inside one another.
        _ if error.to_string().starts_with("recursion limit") => {
            format!("{place}：括号一层套一层太深，家庭情况里最多四层")
        }
        _ => format!("{place}：不是 JSON，请检查逗号、引号和括号"),
    }
}

fn explain(error: &InputError) -> String {
    let known = error.known().iter().map(String::as_str);
    let near = error
        .written()
        .map_or_else(Vec::new, |written| nearest(written, known));
    text::input_error(error, &near.into_iter().map(str::to_owned).collect::<Vec<_>>())
}

pub(crate) fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|error| match error {
        DateError::Form => "要写成 年-月-日，例如 2026-11-24".to_owned(),
        DateError::NoSuchDay => "日历上没有这一天".to_owned(),
    })
}

/// A JSON document with every digit and every key as written; a key that stands twice is an error.
struct Tree(Raw);

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader).map(Self)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Raw, E> {
        Ok(Raw::Truth(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Raw, E> {
        Ok(Raw::Number(number.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Raw, E> {
        Ok(Raw::Number(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Raw, E> {
        Ok(Raw::Number(number.to_string()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(Tree(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut map: Vec<(String, Raw)> = Vec::new();
        let mut seen = HashSet::new();
        while let Some((key, Tree(value))) = entries.next_entry::<String, Tree>()? {
            if !seen.insert(key.clone()) {
                return Err(A::Error::custom(format!("“{key}”写了两次，请留下一个")));
            }
            map.push((key, value));
        }
        Ok(Raw::Map(map))
    }
}
