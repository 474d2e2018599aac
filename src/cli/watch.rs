//! Waiting for a policy to change.

use std::{
    fs, io,
    path::{Path, PathBuf},
    thread,
    time::{Duration, SystemTime},
};

/// How often is looked.
const PAUSE: Duration = Duration::from_millis(300);

/// Policy files as they were seen: path, length and time of the last change.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Seen(Vec<(PathBuf, u64, Option<SystemTime>)>);

impl Seen {
    /// Looks at the folders now. What cannot be read, because it is just being written or has gone, is left out.
    pub(crate) fn now(folders: &[PathBuf]) -> Self {
        let mut seen = Vec::new();
        for folder in folders {
            // A policy is one folder and folders in it, and may take over others beside it.
            let _ = look(folder, 2, &mut seen);
            let _ = look(&around(folder), 2, &mut seen);
        }
        seen.sort();
        seen.dedup();
        Self(seen)
    }

    /// Waits until the folders look different and have looked the same twice in a row, so that nothing is read
    /// while half of it is written.
    pub(crate) fn until_changed(self, folders: &[PathBuf]) -> Self {
        let mut last = self.clone();
        loop {
            thread::sleep(PAUSE);
            let now = Self::now(folders);
            if now == last && now != self {
                return now;
            }
            last = now;
        }
    }
}

/// The folder in which a folder lies.
fn around(folder: &Path) -> PathBuf {
    match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        // `policy`, `.` and `..` do not say.
        _ => folder.join(".."),
    }
}

fn look(folder: &Path, depth: usize, seen: &mut Vec<(PathBuf, u64, Option<SystemTime>)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, about) = (entry.path(), entry.metadata()?);
        if about.is_dir() && depth > 0 {
            let _ = look(&path, depth - 1, seen);
        } else if about.is_file() && is_policy(&path) {
            seen.push((path, about.len(), about.modified().ok()));
        }
    }
    Ok(())
}

fn is_policy(path: &Path) -> bool {
    path.extension()
        .is_some_and(|e| e == "yaml" || e == "yml" || e == "csv")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_lies_around_a_folder() {
        for (folder, expected) in [
            ("policies/tianjin", "policies"),
            ("policies/tianjin/", "policies"),
            ("../tianjin", ".."),
            ("tianjin", "tianjin/.."),
            (".", "./.."),
        ] {
            assert_eq!(around(Path::new(folder)), Path::new(expected));
        }
    }

    #[test]
    fn sees_what_is_written_removed_and_moved_away() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("a/b");
        fs::create_dir_all(folder.join("programmes")).unwrap();
        let folders = [folder.clone()];
        let look = || Seen::now(&folders);
        let empty = look();
        fs::write(folder.join("programmes/dibao.yaml"), "编号: dibao").unwrap();
        let one = look();
        assert_ne!(empty, one);
        fs::write(folder.join("notes.txt"), "不是政策").unwrap();
        assert_eq!(one, look());
        fs::write(folder.join("programmes/dibao.yaml"), "编号: dibao\n").unwrap();
        assert_ne!(one, look());
        fs::create_dir(home.path().join("a/national")).unwrap();
        fs::write(home.path().join("a/national/pack.yaml"), "编号: national").unwrap();
        assert_eq!(
            look().0.len(),
            2,
            "a policy that may be taken over is looked at too"
        );
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(look().0.len(), 1);
    }
}
