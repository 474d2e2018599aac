//! How an input holds what a target needs.
#![allow(dead_code, reason = "each target uses its own part")]

/// Bytes at the start of an input that decide what a household answers.
pub const RANDOM: usize = 32;

/// Stands before the path of each file in an input of several files.
const FILE: &str = "\n=== ";

/// An input that holds these files.
pub fn joined<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let file = |(path, text): (&str, &str)| format!("{FILE}{path}\n{text}");
    files.into_iter().map(file).collect()
}

/// The files of an input: path and text.
pub fn split(input: &str) -> impl Iterator<Item = (String, String)> {
    let files = input.split(FILE).skip(1);
    files.map(|file| {
        let (path, text) = file.split_once('\n').unwrap_or((file, ""));
        (path.to_owned(), text.to_owned())
    })
}
