//! Words of the volunteer's card: a page on paper, and the same behind 帮助 while somebody sits at the tablet.

/// Heading.
pub const TITLE: &str = "志愿者卡";
/// Prints it.
pub const PRINT: &str = "打印这一页";
/// Before the emergencies of the policy.
pub const AT_ONCE: &str = "急事先打电话";
/// What to do when a neighbour tells of one.
pub const AT_ONCE_LEAD: &str = "邻居说到这些事，先不填了，马上打电话。";

/// A part of the card.
#[derive(Debug, Clone)]
pub struct Part {
    /// Where links lead.
    pub id: &'static str,
    /// Heading.
    pub title: &'static str,
    /// One line each.
    pub lines: Vec<String>,
}

/// The card without the emergencies. `hotline` is the number that answers everybody.
pub fn parts(hotline: &str) -> Vec<Part> {
    let part = |id, title, lines: &[&str]| Part {
        id,
        title,
        lines: lines.iter().map(|line| line.replace("{热线}", hotline)).collect(),
    };
    vec![part(
        "card-hold",
        "怎么陪邻居用",
        &["请邻居自己点。手不方便的，您念给他听，替他点。"],
    )]
}
