//! What commands read: a policy, a household, a day.

use std::{
    collections::HashSet,
    fmt, fs,
    io::Read,
    path::Path,
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use jiuzhu_engine::{
    Date, DateError, Household, Pack,
    input::{self, InputError, Raw},
    text,
};
use jiuzhu_policy::{Compiled, compile_dir, nearest};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// Exit code for answers that cannot be read.
pub(crate) const UNREADABLE: u8 = 2;

/// A household of forty with every answer spelled out has a tenth of this.
const MOST_BYTES: u64 = 1 << 20;

/// The policy in a folder; what is wrong with it goes to stderr.
pub(crate) fn policy(dir: &Path) -> Result<Compiled, ExitCode> {
    compile_dir(dir).map_err(|report| {
        eprint!("{report}");
        ExitCode::FAILURE
    })
}

/// The household in a JSON file, `-` for standard input; what cannot be read goes to stderr.
pub(crate) fn household(path: &Path, pack: &Pack, on: Date) -> Result<Household, ExitCode> {
    parse(path, pack, on).map_err(|problem| {
        let place = if is_stdin(path) {
            "标准输入".into()
        } else {
            path.to_string_lossy()
        };
        eprintln!("{place}：{problem}");
        ExitCode::from(UNREADABLE)
    })
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn parse(path: &Path, pack: &Pack, on: Date) -> Result<Household, String> {
    let Tree(raw) = serde_json::from_str(&read(path)?).map_err(|error| malformed(&error))?;
    input::household(pack, &raw, on).map_err(|error| explain(&error))
}

fn read(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = if is_stdin(path) {
        std::io::stdin().take(MOST_BYTES + 1).read_to_end(&mut bytes)
    } else {
        let file = fs::File::open(path);
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

/// Reads a day from the command line.
pub(crate) fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|error| match error {
        DateError::Form => "要写成 年-月-日，例如 2026-11-24".to_owned(),
        DateError::NoSuchDay => "日历上没有这一天".to_owned(),
    })
}

/// Today in China, which has one time zone and no summer time.
pub(crate) fn today() -> Option<Date> {
    const AHEAD_OF_UTC: u64 = 8 * 60 * 60;
    const DAY: u64 = 24 * 60 * 60;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    Date::from_day_number(i64::try_from((now + AHEAD_OF_UTC) / DAY).ok()?)
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
