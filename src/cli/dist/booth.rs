//! The booth: the page that a visitor sees on a volunteer's tablet, the volunteers' own pages, and the worker that keeps
//! the whole site on the device. Nothing of it is part of a resident's download.
//!
//! Scripts and styles stand in `www/booth/`: each file there is one of the site, with all that it imports from the folders
//! below. The pages are drawn here, with the words of [`jiuzhu_app::text::booth`].

mod card;
mod preflight;
mod visit;
mod worker;

use std::{fs, path::Path};

use jiuzhu_app::text::{Word, booth as say};
use jiuzhu_engine::Pack;

use super::{
    asset::Asset,
    edition::Around,
    html::{Tag, tag, words},
    leaflet::published,
    site::Site,
    tools::{Script, Tools},
};
use crate::{failure::Failure, serve::PAGE_POLICY};

pub(super) use worker::{NAME as WORKER, worker};

/// The folder of the scripts and styles, in `www/` and in the site.
pub(super) const FOLDER: &str = "booth";

/// Draws the booth's pages.
pub(super) struct Booth<'a> {
    pack: &'a Pack,
    site: &'a Site,
    /// What all pages share.
    shared: &'a [Asset],
    /// The booth's own scripts and styles.
    files: Vec<Asset>,
}

impl<'a> Booth<'a> {
    pub(super) fn new(
        root: &Path,
        tools: &Tools,
        pack: &'a Pack,
        site: &'a Site,
        shared: &'a [Asset],
    ) -> Result<Self, Failure> {
        let folder = root.join("www").join(FOLDER);
        let unreadable = |error: std::io::Error| {
            Failure::file(&folder, &error, "在项目的根目录里运行，并检查 www/ 的读取权限")
        };
        let mut files = Vec::new();
        for entry in fs::read_dir(&folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
                return Err(Failure::new(path.display(), "文件名应该是 UTF-8", "改文件名"));
            };
            let bytes = match path.extension().and_then(|extension| extension.to_str()) {
                Some("js") => tools.script(&path, Script::Bundle)?,
                Some("css") => tools.style(&path)?,
                _ => continue,
            };
            files.push(Asset::new(&format!("{FOLDER}/{name}"), bytes));
        }
        files.sort_by(|a, b| a.name().cmp(b.name()));
        Ok(Self {
            pack,
            site,
            shared,
            files,
        })
    }

    /// All pages. `fill` draws one that starts the program.
    pub(super) fn pages(
        &self,
        fill: impl Fn(&Around<'_>) -> Result<String, Failure>,
    ) -> Result<Vec<Asset>, Failure> {
        Ok(vec![self.preflight()?, self.visit(fill)?, self.card()?])
    }

    pub(super) fn into_files(self) -> Vec<Asset> {
        self.files
    }

    /// The days, on `<html>`, between which the clock of a tablet can be right: see `www/booth/clock.js`.
    fn dates(&self) -> [(&'static str, String); 2] {
        [
            ("data-checked", self.pack.checked_on.to_string()),
            ("data-review", self.pack.review_by.to_string()),
        ]
    }

    /// One of the booth's scripts or styles.
    fn file(&self, name: &str) -> Result<&Asset, Failure> {
        let file = self
            .files
            .iter()
            .find(|file| file.name() == format!("{FOLDER}/{name}"));
        file.ok_or_else(|| {
            Failure::new(
                format!("www/{FOLDER}/{name}"),
                "没有这个文件",
                "恢复它：摊位的网页要用",
            )
        })
    }

    /// A page of the volunteers: what it holds, under its heading, with the script of this name.
    fn page(
        &self,
        name: &str,
        title: &str,
        script: &str,
        body: impl IntoIterator<Item = Tag>,
    ) -> Result<Asset, Failure> {
        let meta = |name, content| tag("meta").set("name", name).set("content", content);
        let style = |href| tag("link").set("rel", "stylesheet").set("href", href);
        let head = tag("head")
            .child(tag("meta").set("charset", "utf-8"))
            .child(
                tag("meta")
                    .set("http-equiv", "Content-Security-Policy")
                    .set("content", PAGE_POLICY),
            )
            .child(meta("viewport", "width=device-width, initial-scale=1"))
            .child(meta("format-detection", "telephone=no"))
            .child(meta("robots", "noindex"))
            .child(meta("color-scheme", "light"))
            .child(meta("theme-color", self.site.colour()))
            .child(meta("referrer", "no-referrer"))
            .child(words("title", format!("{title} - {}", say::SERVICE)))
            .child(
                tag("link")
                    .set("rel", "icon")
                    .set("type", "image/svg+xml")
                    .set("href", published(self.shared, "icons/icon.svg")?),
            )
            .child(style(published(self.shared, "style.css")?))
            .child(style(self.file("booth.css")?.published()))
            .child(tag("script").set("src", published(self.shared, "size.js")?))
            .child(
                tag("script")
                    .set("defer", "")
                    .set("src", self.file(script)?.published()),
            );
        let back = (name != preflight::NAME).then(|| {
            let home = words("a", say::HOME)
                .class("link back")
                .set("href", preflight::NAME);
            tag("nav")
                .class("top")
                .set("aria-label", Word::Back.text())
                .child(home)
        });
        let main = tag("main")
            .children(self.site.name().map(|name| words("p", name).class("home")))
            .children(back)
            .child(words("h1", title))
            .children(body);
        let html = tag("html")
            .set("lang", "zh-CN")
            .sets(self.site.attributes())
            .sets(self.dates().into_iter())
            .child(head)
            .child(tag("body").child(main));
        Ok(Asset::page(
            name,
            format!("<!doctype html>\n{html}\n").into_bytes(),
        ))
    }
}
