//! Standard output.

use std::{
    io::{self, Write},
    process::ExitCode,
};

/// Prints `text` and ends with `code`; a reader that left early, as `head` does, is no failure.
pub(crate) fn finish(text: &str, code: ExitCode) -> ExitCode {
    match write(text) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("结果写不出来（{error}），请检查磁盘和权限");
            ExitCode::FAILURE
        }
        _ => code,
    }
}

/// Prints `text`; whether anybody still reads.
pub(crate) fn print(text: &str) -> bool {
    write(text).is_ok()
}

fn write(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush())
}
