//! Help in Chinese: clap's own words, and for each command what it is for, an example and what to do when it fails.

use clap::{Arg, ArgAction, Command, CommandFactory};

/// What stands where; the words around it are ours.
const TEMPLATE: &str = "{before-help}{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// The command line with every word in Chinese.
pub(crate) fn command<C: CommandFactory>() -> Command {
    dressed(C::command())
        .disable_version_flag(true)
        .arg(flag("version", 'V', "显示版本", ArgAction::Version))
}

fn dressed(command: Command) -> Command {
    let name = command.get_name().to_owned();
    let command = command
        .help_template(TEMPLATE)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading("命令")
        .subcommand_value_name("命令")
        .arg(flag("help", 'h', "显示说明；写 --help 更详细", ArgAction::Help))
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "参数" } else { "选项" };
            let arg = arg.help_heading(heading);
            if arg.get_action().takes_values() {
                // Said in the words of each option, in Chinese.
                return arg
                    .hide_possible_values(true)
                    .hide_default_value(true)
                    .hide_env(true);
            }
            arg
        })
        .mut_subcommands(dressed);
    match more(&name) {
        Some(more) => command.after_long_help(more),
        None => command,
    }
}

fn flag(name: &'static str, short: char, help: &'static str, action: ArgAction) -> Arg {
    Arg::new(name)
        .short(short)
        .long(name)
        .help(help)
        .help_heading("选项")
        .action(action)
}

/// Help as it is shown, with the last of clap's own words replaced.
pub(crate) fn in_chinese(help: &clap::Error) -> String {
    let mut text = help.render().to_string().replace("[OPTIONS]", "[选项]");
    for heading in ["命令", "参数", "选项"] {
        text = text.replace(&format!("\n{heading}:\n"), &format!("\n{heading}：\n"));
    }
    text
}

/// What the long help of a command teaches.
fn more(command: &str) -> Option<&'static str> {
    Some(match command {
        "jiuzhu" => include_str!("help/jiuzhu.txt"),
        "check" => include_str!("help/check.txt"),
        "screen" => include_str!("help/screen.txt"),
        "facts" => include_str!("help/facts.txt"),
        "coverage" => include_str!("help/coverage.txt"),
        "explain" => include_str!("help/explain.txt"),
        "questions" => include_str!("help/questions.txt"),
        "impact" => include_str!("help/impact.txt"),
        "fmt" => include_str!("help/fmt.txt"),
        "translate" => include_str!("help/translate.txt"),
        "schema" => include_str!("help/schema.txt"),
        "completions" => include_str!("help/completions.txt"),
        "serve" => include_str!("help/serve.txt"),
        _ => return None,
    })
}
