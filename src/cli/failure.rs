//! The one shape in which a command says that it could not do its work.

use std::fmt;
use std::path::Path;

/// Where it went wrong, what is wrong there, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    place: String,
    problem: String,
    remedy: String,
}

impl Failure {
    pub(crate) fn new(place: impl ToString, problem: impl ToString, remedy: impl ToString) -> Self {
        Self {
            place: place.to_string(),
            problem: problem.to_string(),
            remedy: remedy.to_string(),
        }
    }

    /// A file or folder that the system would not let us read or write.
    pub(crate) fn file(path: &Path, error: &std::io::Error, remedy: impl ToString) -> Self {
        let problem = match error.kind() {
            std::io::ErrorKind::NotFound => "找不到这个文件或文件夹".to_owned(),
            std::io::ErrorKind::PermissionDenied => "没有读写权限".to_owned(),
            _ => format!("读写失败（{error}）"),
        };
        Self::new(path.display(), problem, remedy)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}：{}\n  办法：{}", self.place, self.problem, self.remedy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_the_place_first_and_what_to_do_last() {
        let failure = Failure::new("www/index.html", "没有引用 style.css", "加上引用");
        assert_eq!(
            failure.to_string(),
            "www/index.html：没有引用 style.css\n  办法：加上引用"
        );
    }
}
