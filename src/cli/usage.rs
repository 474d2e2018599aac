//! A command line that cannot be read, in the one shape of our messages: where, what is wrong, what to do.

use clap::{
    Command, Error,
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::failure::Failure;

/// The problem with a command line; `None` if it asked for help, which clap has the words for.
pub(crate) fn failure(error: &Error, command: &Command, arguments: &[String]) -> Option<Failure> {
    let place = place(command, arguments);
    let one = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    };
    let (written, value) = (one(ContextKind::InvalidArg), one(ContextKind::InvalidValue));
    let help = format!("看例子：{place} --help");
    let nearest = |kind| {
        let near = one(kind);
        if near.is_empty() {
            help.clone()
        } else {
            format!("是否指“{near}”？{help}")
        }
    };
    let (problem, remedy) = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::UnknownArgument => (
            format!("没有“{written}”这个选项，或这里不该再写一项"),
            nearest(ContextKind::SuggestedArg),
        ),
        ErrorKind::InvalidSubcommand => {
            let written = one(ContextKind::InvalidSubcommand);
            // clap also suggests what is far off.
            let near = jiuzhu_policy::nearest(&written, command.get_subcommands().map(Command::get_name));
            let near: Vec<String> = near.iter().map(|name| format!("“{name}”")).collect();
            let remedy = match near.as_slice() {
                [] => help,
                near => format!("是否指{}？{help}", near.join("或")),
            };
            (format!("没有“{written}”这条命令"), remedy)
        }
        ErrorKind::MissingSubcommand => ("没有写命令".to_owned(), help),
        ErrorKind::MissingRequiredArgument => (format!("少了 {written}"), help),
        ErrorKind::InvalidValue if value.is_empty() => (format!("{written} 后面没有写值"), help),
        ErrorKind::InvalidValue => (
            format!("{written} 不能写“{value}”"),
            format!("可以写：{}。{help}", one(ContextKind::ValidValue)),
        ),
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map_or_else(String::new, why);
            (format!("{written} 不能写“{value}”：{why}"), help)
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            (format!("{written} 写的值的个数不对"), help)
        }
        ErrorKind::ArgumentConflict => {
            let other = one(ContextKind::PriorArg);
            let problem = if other == written || other.is_empty() {
                format!("{written} 写了两次")
            } else {
                format!("{written} 和 {other} 只能写一个")
            };
            (problem, help)
        }
        ErrorKind::InvalidUtf8 => ("有一项不是 UTF-8 编码".to_owned(), help),
        _ => ("读不懂".to_owned(), help),
    };
    Some(Failure::new(place, problem, remedy))
}

/// Why a value was refused. Ours are in Chinese; clap's own, of numbers, are not.
fn why(source: &(dyn std::error::Error + 'static)) -> String {
    let text = source.to_string();
    if text.is_ascii() {
        "不是这里可以写的数".to_owned()
    } else {
        text
    }
}

/// The command as far as it was understood: `jiuzhu screen`.
fn place(command: &Command, arguments: &[String]) -> String {
    let mut place = command.get_name().to_owned();
    let known = |name: &&String| command.find_subcommand(name).is_some();
    if let Some(name) = arguments.iter().skip(1).find(known) {
        place.push(' ');
        place.push_str(name);
    }
    place
}
