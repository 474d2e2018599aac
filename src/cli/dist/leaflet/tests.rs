//! The pages of the real policies, as they are written to a folder.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use jiuzhu_app::text::documents;
use jiuzhu_engine::{
    Screening,
    pack::{Contact, Text},
};
use jiuzhu_policy::Compiled;

use super::*;
use crate::dist::{asset::write_all, site};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

fn policy(name: &str) -> Compiled {
    jiuzhu_policy::compile_dir(&Path::new(ROOT).join("policies").join(name)).unwrap()
}

/// What the pages lie beside, not minified.
fn assets() -> Vec<Asset> {
    let read = |name: &str| fs::read(Path::new(ROOT).join("www").join(name)).unwrap();
    let names = ["style.css", "size.js", "icons/icon.svg", "icons/icon-180.png"];
    names.iter().map(|name| Asset::new(name, read(name))).collect()
}

/// The pages of a policy, each with its place in `out`.
fn written(pack: &Pack, out: &Path) -> Vec<(PathBuf, String)> {
    let mut assets = assets();
    let leaflets = write(pack, &Site::default(), &assets).unwrap();
    assets.push(Asset::page("index.html", advice(pack).into_bytes()));
    let names: Vec<String> = leaflets
        .iter()
        .map(|leaflet| leaflet.published().to_owned())
        .collect();
    assets.extend(leaflets);
    write_all(out, &assets).unwrap();
    let read = |name: String| {
        let path = out.join(name);
        let html = fs::read_to_string(&path).unwrap();
        (path, html)
    };
    names.into_iter().map(read).collect()
}

/// What stands between a start and an end, each time.
fn between<'a>(html: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    let ends = html.split(start).skip(1);
    ends.map(|rest| rest.split(end).next().unwrap()).collect()
}

/// `LEAFLETS=folder` keeps the pages of Tianjin, to be looked at.
#[test]
fn every_programme_and_guide_has_a_page_that_leads_on() {
    for name in ["tianjin", "shili"] {
        let policy = policy(name);
        let pack = &policy.pack;
        let folder = tempfile::tempdir().unwrap();
        let kept = std::env::var_os("LEAFLETS")
            .filter(|_| name == "tianjin")
            .map(PathBuf::from);
        let out = kept.unwrap_or_else(|| folder.path().join("dist"));
        let pages = written(pack, &out);
        assert_eq!(pages.len(), 1 + pack.programmes.len() + pack.guides.len());
        let file = |id: &String| out.join("p").join(format!("{id}.html"));
        let ids = pack
            .programmes
            .iter()
            .map(|p| &p.id)
            .chain(pack.guides.iter().map(|g| &g.id));
        let list = &pages[0].1;
        for id in ids {
            assert!(file(id).is_file(), "{name}: {id}");
            assert!(
                list.contains(&format!("href=\"{id}.html\"")),
                "{name}: {id} is not in the list"
            );
        }
        let phones: BTreeSet<String> = pack.contacts.iter().map(Contact::address).collect();
        let mut titles = BTreeSet::new();
        for (path, html) in &pages {
            let place = path.display();
            assert!(
                titles.insert(between(html, "<title>", "</title>")[0].to_owned()),
                "{place}"
            );
            assert!(!html.contains(['{', '}']), "{place}: a figure was not filled in");
            assert!(
                !html.contains("><p></p>") && !html.contains("<li></li>"),
                "{place}: an empty line"
            );
            assert_eq!(html.matches("<h1>").count(), 1, "{place}");
            for packed in [".br", ".gz"] {
                let mut packed_path = path.clone().into_os_string();
                packed_path.push(packed);
                assert!(Path::new(&packed_path).is_file(), "{place}{packed}");
            }
            let mut links = between(html, "href=\"", "\"");
            assert!(links.contains(&START) && links.contains(&QUESTIONS), "{place}");
            assert!(
                links.iter().any(|link| link.starts_with("tel:")),
                "{place}: nobody to call"
            );
            links.extend(between(html, "src=\"", "\""));
            links.extend(between(html, "property=\"og:image\" content=\"", "\""));
            for link in links {
                let known = if link.starts_with("tel:") {
                    phones.contains(link)
                } else {
                    leads_somewhere(path, link)
                };
                assert!(known, "{place}: {link}");
            }
        }
    }
}

/// The start page leads there by links that begin with `#`.
#[test]
fn the_advice_leads_from_every_trouble_to_what_helps_and_to_every_phone() {
    for name in ["tianjin", "shili"] {
        let policy = policy(name);
        let pack = &policy.pack;
        let html = advice(pack);
        let names = |leaflet: &Asset| leaflet.name().to_owned();
        let pages: BTreeSet<String> = write(pack, &Site::default(), &assets())
            .unwrap()
            .iter()
            .map(names)
            .collect();
        let table = between(&html, "<dl id=\"what\">", "</dl>")[0];
        for (line, trouble) in between(table, "<dt>", "</dd>").iter().zip(&pack.troubles) {
            assert!(
                line.starts_with(&format!("{}</dt>", trouble.name)),
                "{name}: {line}"
            );
            let links = between(line, "href=\"", "\"");
            assert_eq!(
                links.len(),
                trouble.programmes.len() + trouble.guides.len(),
                "{name}: {line}"
            );
        }
        for link in between(&html, "href=\"", "\"") {
            let here = link
                .strip_prefix('#')
                .is_some_and(|place| html.contains(&format!(" id=\"{place}\"")));
            assert!(
                here || link.starts_with("tel:") || pages.contains(link),
                "{name}: {link}"
            );
        }
        for contact in &pack.contacts {
            assert!(
                html.contains(&format!("href=\"{}\"", contact.address())),
                "{name}: {}",
                contact.phone
            );
        }
        let ids = between(&html, " id=\"", "\"");
        let once: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(once.len(), ids.len(), "{name}: {ids:?}");
        for id in ["urgent", "check", "troubles", "what", "how", "who"] {
            assert!(once.contains(&id), "{name}: {id}");
        }
        assert!(
            !html.contains(['{', '}']) && !html.contains("<p></p>"),
            "{name}: {html}"
        );
    }
}

/// Whether a link of a page finds a file, and its mark on that page.
fn leads_somewhere(page: &Path, link: &str) -> bool {
    let (file, mark) = link.split_once('#').unwrap_or((link, ""));
    let target = if file.is_empty() {
        page.to_owned()
    } else {
        page.parent().unwrap().join(file)
    };
    let marked = |html: String| html.contains(&format!("id=\"{mark}\""));
    target.is_file() && (mark.is_empty() || fs::read_to_string(target).is_ok_and(marked))
}

#[test]
fn the_figures_are_those_of_the_day_of_the_check() {
    let policy = policy("tianjin");
    let pack = &policy.pack;
    let folder = tempfile::tempdir().unwrap();
    let pages = written(pack, &folder.path().join("dist"));
    let dibao = &pages
        .iter()
        .find(|(path, _)| path.ends_with("p/dibao.html"))
        .unwrap()
        .1;
    let standard = pack.parameters.iter().position(|p| p.name == "低保标准").unwrap();
    let blank = Screening::new(pack, pack.checked_on);
    let figure = blank.parameter(u16::try_from(standard).unwrap()).unwrap();
    let figure = figure.single().unwrap().to_string();
    let says = |words: &str| assert!(dibao.contains(words), "{words}: {dibao}");
    says(&format!("每人每月{figure}元"));
    for heading in ["是什么", "要符合这些条件", "能有多少", "怎么办", "找谁办", "依据"]
    {
        says(&format!("<h2>{heading}</h2>"));
    }
    says(&pack.version);
    says("初步参考，以街道（乡镇）审核为准。");
    says(
        "<meta property=\"og:title\" content=\"最低生活保障（天津市）：条件、金额、怎么办、找谁办 - 救助一问\">",
    );
}

#[test]
fn the_site_of_a_district_says_so_and_names_its_pages_in_full() {
    let policy = policy("tianjin");
    let site = Site::new(
        &site::Choices::of("北辰区", "https://example.gov.cn/jiuzhu"),
        &policy.pack,
    );
    let pages = write(&policy.pack, &site.unwrap(), &assets()).unwrap();
    let page = pages.iter().find(|page| page.name() == "p/dibao.html").unwrap();
    let html = std::str::from_utf8(page.bytes()).unwrap();
    for part in [
        "<html lang=\"zh-CN\" data-district=\"120113\">",
        "<main><p class=\"home\">天津市北辰区</p>",
        "<link rel=\"canonical\" href=\"https://example.gov.cn/jiuzhu/p/dibao.html\">",
        "<meta property=\"og:url\" content=\"https://example.gov.cn/jiuzhu/p/dibao.html\">",
        "<meta property=\"og:image\" content=\"https://example.gov.cn/jiuzhu/icons/icon-180.",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
}

/// What a waiver softens must not read like a plain "no" either.
#[test]
fn nothing_that_a_programme_says_is_left_out() {
    let policy = policy("tianjin");
    let pack = &policy.pack;
    let blank = Screening::new(pack, pack.checked_on);
    let pages = write(pack, &Site::default(), &assets()).unwrap();
    for (id, programme) in (0..).zip(&pack.programmes) {
        let name = format!("p/{}.html", programme.id);
        let page = pages.iter().find(|page| page.name() == name).unwrap();
        let html = std::str::from_utf8(page.bytes()).unwrap();
        let how = &programme.how;
        let notes = programme.discretion.iter().chain(&programme.reviewed);
        let notes = notes.chain(programme.application.iter().map(|a| &a.note));
        let texts = [
            &programme.summary,
            &programme.what,
            &programme.amount_note,
            &programme.whom.office,
        ]
        .into_iter()
        .chain([&how.time, &how.online, &how.fee])
        .chain(&how.steps)
        .chain(how.papers.iter().map(|paper| &paper.hint))
        .chain(programme.excludes.iter().map(|other| &other.text))
        .chain(&programme.opens)
        .chain(notes.map(|note| &note.text));
        let mut said: Vec<String> = texts.map(|text| blank.text(text)).collect();
        for reason in blank.explain(id).reasons {
            let condition = programme
                .conditions
                .iter()
                .find(|c| c.id == reason.condition)
                .unwrap();
            said.extend([reason.text, blank.text(&condition.waiver)]);
        }
        said.extend(how.papers.iter().map(|paper| paper.name.clone()));
        let sources = documents(&blank.cite(&cited(programme)));
        assert!(!sources.is_empty(), "{name}");
        said.extend(sources);
        for text in said.iter().filter(|text| !text.is_empty()) {
            let escaped = words("p", text).to_string();
            assert!(
                html.contains(between(&escaped, "<p>", "</p>")[0]),
                "{name}: {text}"
            );
        }
    }
}

#[test]
fn nothing_of_a_policy_becomes_markup() {
    let mut pack = policy("shili").pack;
    let evil = "</title><script>alert(\"&\")</script>";
    for programme in &mut pack.programmes {
        programme.name = evil.to_owned();
        programme.summary = Text(vec![jiuzhu_engine::pack::Piece::Words(evil.to_owned())]);
    }
    for contact in &mut pack.contacts {
        contact.phone = format!("1\"2{evil}");
    }
    for leaflet in write(&pack, &Site::default(), &assets()).unwrap() {
        let html = String::from_utf8(leaflet.bytes().to_vec()).unwrap();
        assert_eq!(html.matches("<script").count(), 1, "{html}");
        assert!(!html.contains("alert(\""), "{html}");
    }
}

#[test]
fn two_pages_of_one_name_are_refused() {
    let mut pack = policy("shili").pack;
    pack.programmes[0].id = "index".to_owned();
    let problem = write(&pack, &Site::default(), &assets()).unwrap_err().to_string();
    assert!(problem.contains("p/index.html"), "{problem}");
    let problem = write(&pack, &Site::default(), &[]).unwrap_err().to_string();
    assert!(problem.contains("www/style.css"), "{problem}");
}
