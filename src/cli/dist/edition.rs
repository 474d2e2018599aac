//! The page in one language: its own program, policy and start page, beside files that all languages share.

use std::path::Path;

use jiuzhu_app::text::{Before, Language, Word};
use jiuzhu_engine::Pack;
use jiuzhu_policy::Compiled;

use super::{
    asset::Asset,
    html::{Tag, tag},
    leaflet, page,
    site::Site,
};
use crate::failure::Failure;

/// How many texts without a translation are named.
const NAMED: usize = 5;

/// What a page has besides what every page that starts the program has.
#[derive(Debug, Default)]
pub(super) struct Around<'a> {
    /// Attributes of `<html>`.
    pub(super) root: Vec<(&'static str, String)>,
    /// Files that it names.
    pub(super) files: Vec<&'a Asset>,
    /// In the head.
    pub(super) head: String,
    /// Before the program.
    pub(super) above: String,
    /// Attribute of the loader that says where others find the page; without it, where it is open.
    pub(super) address: String,
}

/// What all pages that start the program are filled in with.
#[derive(Debug)]
pub(super) struct Template<'a> {
    /// With its blanks.
    pub(super) html: &'a str,
    pub(super) site: &'a Site,
    pub(super) assets: &'a [Asset],
    pub(super) editions: &'a [&'a Edition],
    /// Pages that they may lead to.
    pub(super) others: &'a [&'a str],
}

/// The page in one language.
#[derive(Debug)]
pub(super) struct Edition {
    language: Language,
    /// Name of its start page.
    pub(super) page: &'static str,
    /// What its program is built with.
    pub(super) features: &'static [&'static str],
    /// Names of the program and of the policy, without what stands behind the point.
    program: &'static str,
    policy: String,
    pub(super) pack: Pack,
}

impl Edition {
    pub(super) fn chinese(name: &str, pack: Pack) -> Self {
        Self {
            language: Language::Chinese,
            page: "index.html",
            features: &[],
            program: "app",
            policy: name.to_owned(),
            pack,
        }
    }

    pub(super) fn english(name: &str, pack: Pack) -> Self {
        Self {
            language: Language::English,
            page: "en.html",
            features: &["english"],
            program: "app.en",
            policy: format!("{name}.en"),
            pack,
        }
    }

    /// What this language alone needs: glue, program, policy.
    pub(super) fn files(&self) -> [String; 3] {
        let Self { program, policy, .. } = self;
        [
            format!("{program}.js"),
            format!("{program}.wasm"),
            format!("{policy}.pack"),
        ]
    }

    /// A page that starts the program. `other` is that of the other language.
    pub(super) fn fill(
        &self,
        template: &Template<'_>,
        other: Option<&str>,
        around: &Around<'_>,
    ) -> Result<String, Failure> {
        let Template {
            html,
            site,
            assets,
            editions,
            others,
        } = template;
        let foreign: Vec<String> = editions
            .iter()
            .filter(|edition| edition.page != self.page)
            .flat_map(|edition| edition.files())
            .collect();
        let own: Vec<&Asset> = assets
            .iter()
            .filter(|asset| !foreign.iter().any(|name| name == asset.name()))
            .chain(around.files.iter().copied())
            .collect();
        self.language.speak(|| {
            let say = Before::current();
            let start = start_page(&self.pack, site.home(), other.unwrap_or_default())?;
            let advice = leaflet::advice(&self.pack);
            let more = other.map(|other| ("data-other", other.to_owned()));
            let attributes: String = site
                .attributes()
                .chain(more)
                .chain(around.root.iter().cloned())
                .map(|(name, value)| format!(" {name}=\"{value}\""))
                .collect();
            let picture = leaflet::picture(assets)?;
            let shared: String = site
                .shared(self.page, picture, "")
                .iter()
                .map(Tag::to_string)
                .collect();
            let alternate = other.map(|other| {
                let link = tag("link").set("rel", "alternate");
                link.set("hreflang", Word::OtherLanguageCode.text())
                    .set("href", other)
            });
            let blanks = [
                ("%language%", say.language),
                ("%locale%", say.locale),
                ("%app%", self.program),
                ("%pack%", self.policy.as_str()),
                ("%site%", attributes.as_str()),
                ("%colour%", site.colour()),
                ("%shared%", &shared),
                (
                    "%alternate%",
                    &alternate.map_or_else(String::new, |link| link.to_string()),
                ),
                ("%loading%", say.loading),
                ("%service%", Word::Service.text()),
                ("%title%", Word::WindowTitle.text()),
                ("%about%", say.about),
                ("%start%", &start),
                ("%advice%", &advice),
                ("%head%", &around.head),
                ("%above%", &around.above),
                ("%address%", &around.address),
            ];
            page::fill(html, &blanks, site.address("").as_deref(), &own, others)
        })
    }
}

/// The policy in English.
pub(super) fn english(compiled: &Compiled, folder: &Path) -> Result<Pack, Failure> {
    compiled.english().map_err(|missing| {
        let named: Vec<String> = missing
            .iter()
            .take(NAMED)
            .map(|text| format!("“{}”", text.chinese))
            .collect();
        Failure::new(
            folder.join("english.yaml").display(),
            format!("还缺 {} 条译文：{}", missing.len(), named.join("、")),
            format!("用 jiuzhu translate {} 列出来，填好", folder.display()),
        )
    })
}

/// What the program will draw first, on the day on which the policy was checked; for a district, or for all.
pub(super) fn start_page(pack: &Pack, home: Option<u16>, other: &str) -> Result<String, Failure> {
    // The program keeps its policy until it ends, and so does this one.
    let pack: &'static Pack = Box::leak(Box::new(pack.clone()));
    jiuzhu_app::render::start_page(pack, pack.checked_on, home, other)
        .map_err(|error| Failure::new("首页", format!("画不出来（{error}）"), "再试一次"))
}
