//! What to say at the window and what to bring, for the families of the stories.

use jiuzhu_app::state::{Action, Page};

use super::{
    look::compare_file,
    stories::{cases, visited},
    visit::{Visit, tianjin},
};

/// What stands between this and the next of these marks.
pub(crate) fn between<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
    let rest = html.split_once(from).map_or("", |(_, rest)| rest);
    rest.split_once(to).map_or("", |(part, _)| part)
}

/// The words of some HTML, a line for each element that has any.
fn plain(html: &str) -> String {
    let lines = html.lines().filter_map(|line| {
        let words: String = line
            .split('<')
            .filter_map(|part| part.split_once('>'))
            .map(|(_, words)| words)
            .collect();
        (!words.is_empty()).then(|| format!("  {words}\n"))
    });
    lines.collect()
}

/// The results of every story that can be told whole.
pub(crate) fn stories() -> Vec<(String, Visit)> {
    let told = |name: &str| {
        ["S1", "S2", "S3", "S4", "S5", "S6"]
            .iter()
            .any(|s| name.starts_with(s))
            && !name.contains("一部分")
    };
    let mut all = Vec::new();
    for case in cases().iter().filter(|case| told(case.name())) {
        let (_, mut visit) = visited(tianjin(), &case.household(tianjin()).unwrap());
        visit.act(Action::Open(Page::Results));
        all.push((case.name().to_owned(), visit));
    }
    assert!(all.len() >= 6);
    all
}

#[test]
fn what_to_say_and_to_bring() {
    let mut text = String::new();
    for (name, mut visit) in stories() {
        let html = visit.act(Action::Open(Page::Prepare)).html();
        let say = plain(between(&html, "<blockquote", "</blockquote>"));
        let bring = plain(between(&html, "<ul class=\"papers\">", "</ul>"));
        assert!((3..=7).contains(&say.lines().count()), "{name}: {say}");
        text += &format!("# {name}\n到窗口这样说\n{say}带什么\n{bring}\n");
    }
    compare_file("window.txt", &text);
}
