//! The start page: references to the hashed files, the content security policy, the size of the download.

use super::asset::Asset;
use crate::failure::Failure;
use crate::serve::PAGE_POLICY;

const PLACE: &str = "www/index.html";

/// Attributes that name a file.
const REFERENCES: [&str; 5] = [
    " href=\"",
    " src=\"",
    " data-wasm=\"",
    " data-pack=\"",
    " data-device=\"",
];

/// Fills in the template and makes sure that every file it names exists and each of `assets` is named; the pages `others` may be.
/// `blanks` are the texts that stand in it: each has a place `%name%`. `address` is where the site will stand, or nothing.
pub(super) fn fill(
    template: &str,
    blanks: &[(&str, &str)],
    address: Option<&str>,
    assets: &[&Asset],
    others: &[&str],
) -> Result<String, Failure> {
    let later: usize = assets
        .iter()
        .filter(|asset| asset.name().ends_with(".wasm") || asset.name().ends_with(".pack"))
        .map(|asset| asset.len())
        .sum();
    let mut html: String = template
        .lines()
        .map(|line| format!("{}\n", line.trim_start()))
        .collect();
    let bytes = later.to_string();
    let own = [("%policy%", PAGE_POLICY), ("%bytes%", bytes.as_str())];
    for (blank, text) in own.iter().chain(blanks) {
        if !html.contains(*blank) {
            return Err(Failure::new(
                PLACE,
                format!("缺少占位符 {blank}"),
                "加回占位符，见 src/cli/dist/page.rs",
            ));
        }
        html = html.replace(blank, text);
    }
    for asset in assets {
        let mut named = false;
        for reference in REFERENCES {
            let from = format!("{reference}{}\"", asset.name());
            named |= html.contains(&from);
            html = html.replace(&from, &format!("{reference}{}\"", asset.published()));
        }
        if !named {
            return Err(Failure::new(
                PLACE,
                format!("没有引用 {}；www/ 里的每个文件都应该被首页引用", asset.name()),
                "在首页里引用它，或删掉这个文件",
            ));
        }
    }
    match unknown_reference(&html, address, assets, others) {
        None => Ok(html),
        Some(name) => Err(Failure::new(
            PLACE,
            format!("引用了 {name}，但没有这个文件"),
            "改正文件名，或把文件放进 www/；不能引用别的网站",
        )),
    }
}

/// The first reference that is neither a published file, nor a place that the page has, nor a telephone.
fn unknown_reference<'html>(
    html: &'html str,
    address: Option<&str>,
    assets: &[&Asset],
    others: &[&str],
) -> Option<&'html str> {
    REFERENCES
        .iter()
        .flat_map(|reference| html.split(reference).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .find(|name| {
            let known = match name.strip_prefix('#') {
                Some(place) => html.contains(&format!(" id=\"{place}\"")),
                None => {
                    let own = address.is_some_and(|address| name.starts_with(address));
                    let published = assets.iter().any(|asset| asset.published() == *name);
                    own || published || name.starts_with("tel:") || others.contains(name)
                }
            };
            !known
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assets() -> Vec<Asset> {
        vec![
            Asset::new("app.wasm", vec![1, 2, 3]),
            Asset::new("style.css", b"a{}".to_vec()),
        ]
    }

    const TEMPLATE: &str = "<meta content=\"%policy%\">\n  <link href=\"style.css\">\n\
        <script data-wasm=\"app.wasm\" data-bytes=\"%bytes%\"></script><a href=\"tel:12345\"></a>%start%";

    #[test]
    fn names_the_hashed_files() {
        let html = fill(
            TEMPLATE,
            &[("%start%", "<h1>救助</h1>")],
            None,
            &assets().iter().collect::<Vec<_>>(),
            &[],
        )
        .unwrap();
        assert!(html.contains("\n<link href=\"style.5f546eb460.css\">"), "{html}");
        assert!(
            html.contains("data-wasm=\"app.039058c6f2.wasm\" data-bytes=\"3\""),
            "{html}"
        );
        assert!(html.contains("wasm-unsafe-eval"), "{html}");
        assert!(html.contains("<h1>救助</h1>"), "{html}");
    }

    #[test]
    fn reports_what_is_missing() {
        let problem = |template: &str| {
            fill(
                template,
                &[("%start%", "")],
                None,
                &assets().iter().collect::<Vec<_>>(),
                &[],
            )
            .unwrap_err()
            .to_string()
        };
        assert!(problem(&TEMPLATE.replace("%bytes%", "")).contains("缺少占位符 %bytes%"));
        assert!(problem(&TEMPLATE.replace("style.css", "styl.css")).contains("没有引用 style.css"));
        assert!(problem(&format!("{TEMPLATE}<img src=\"x.png\">")).contains("引用了 x.png"));
        assert!(problem(&format!("{TEMPLATE}<img src=\"https://cdn.example/x.png\">")).contains("别的网站"));
        assert!(problem(&format!("{TEMPLATE}<a href=\"#who\">")).contains("引用了 #who"));
    }
}
