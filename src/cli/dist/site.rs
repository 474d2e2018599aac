//! Whose page it is and where it stands: what a web master chooses when the site is built.

use clap::{Args, ValueEnum};
use jiuzhu_app::text::Phrase;
use jiuzhu_engine::{Pack, pack::District};

use super::html::{Tag, tag};
use crate::failure::Failure;

/// The choices.
#[derive(Debug, Default, Args)]
pub(super) struct Choices {
    /// 哪个区的网页，例如 北辰区；不写就是全市的
    #[arg(long, value_name = "区")]
    district: Option<String>,
    /// 网页的颜色；不写就是蓝色
    #[arg(long, value_name = "颜色", value_enum, default_value_t)]
    colour: Colour,
    /// 网页放在哪个网址，例如 https://example.gov.cn/jiuzhu/；写了，转发时才有图
    #[arg(long, value_name = "网址")]
    address: Option<String>,
}

#[cfg(test)]
impl Choices {
    /// A district's site at an address.
    pub(super) fn of(district: &str, address: &str) -> Self {
        Self {
            district: Some(district.to_owned()),
            colour: Colour::Blue,
            address: Some(address.to_owned()),
        }
    }
}

/// Colour of buttons and links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Colour {
    /// 蓝色
    #[default]
    Blue,
    /// 红色
    Red,
}

/// The choices, found to be sound.
#[derive(Debug, Default)]
pub(super) struct Site {
    home: Option<Home>,
    colour: Colour,
    /// Ends in a slash; empty if nobody knows it yet.
    address: String,
}

#[derive(Debug)]
struct Home {
    position: u16,
    code: u32,
    name: String,
}

impl Site {
    pub(super) fn new(choices: &Choices, pack: &Pack) -> Result<Self, Failure> {
        let home = choices.district.as_deref().map(|name| home(name, pack));
        let address = choices.address.as_deref().map(address);
        Ok(Self {
            home: home.transpose()?,
            colour: choices.colour,
            address: address.transpose()?.unwrap_or_default(),
        })
    }

    /// Position of the district in the pack.
    pub(super) fn home(&self) -> Option<u16> {
        self.home.as_ref().map(|home| home.position)
    }

    /// Region and district, as the head of each page says them.
    pub(super) fn name(&self) -> Option<&str> {
        self.home.as_ref().map(|home| home.name.as_str())
    }

    /// What `<html>` tells the style sheet and the program.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'static str, String)> {
        let code = self.home.as_ref().map(|home| home.code.to_string());
        let theme = (self.colour == Colour::Red).then(|| "red".to_owned());
        let district = code.map(|code| ("data-district", code));
        district
            .into_iter()
            .chain(theme.map(|theme| ("data-theme", theme)))
    }

    /// Colour of the browser's own bar: the main colour of the style sheet.
    pub(super) fn colour(&self) -> &'static str {
        match self.colour {
            Colour::Blue => "#0b4ea2",
            Colour::Red => "#a3191d",
        }
    }

    /// The address of a file, if it is known where the site will stand.
    pub(super) fn address(&self, name: &str) -> Option<String> {
        (!self.address.is_empty()).then(|| format!("{}{name}", self.address))
    }

    /// What a page says to whoever shares it: its picture, and its address where that is known. The picture of a page
    /// without an address is found from `folder`, the way up to the start page.
    pub(super) fn shared(&self, page: &str, picture: &str, folder: &str) -> Vec<Tag> {
        let property = |name, content: String| tag("meta").set("property", name).set("content", content);
        let image = self
            .address(picture)
            .unwrap_or_else(|| format!("{folder}{picture}"));
        let mut tags = vec![property("og:image", image)];
        if let Some(address) = self.address(page) {
            let canonical = tag("link").set("rel", "canonical").set("href", &address);
            tags.extend([canonical, property("og:url", address)]);
        }
        tags
    }
}

fn home(name: &str, pack: &Pack) -> Result<Home, Failure> {
    let names = || pack.districts.iter().map(|district| district.name.as_str());
    let here = |(_, district): &(u16, &District)| district.name == name;
    if let Some((position, district)) = (0..).zip(&pack.districts).find(here) {
        return Ok(Home {
            position,
            code: district.code,
            name: Phrase::Home(&pack.name, &district.name).text(),
        });
    }
    let meant = match jiuzhu_policy::nearest(name, names()).as_slice() {
        [] => String::new(),
        near => format!("。是否指“{}”？", near.join("”“")),
    };
    let remedy = match names().collect::<Vec<_>>().join("、") {
        none if none.is_empty() => "不写 --district：政策里没有区".to_owned(),
        all => format!("写其中一个：{all}"),
    };
    let problem = format!("{}没有叫“{name}”的区{meant}", pack.name);
    Err(Failure::new("--district", problem, remedy))
}

fn address(written: &str) -> Result<String, Failure> {
    let schemes = ["https://", "http://"];
    let rest = schemes.iter().find_map(|scheme| written.strip_prefix(scheme));
    let odd = |c: char| c.is_whitespace() || c.is_control() || "?#\"'<>&".contains(c);
    match rest {
        Some(rest) if !rest.is_empty() && !rest.starts_with('/') && !written.contains(odd) => {
            Ok(format!("{}/", written.trim_end_matches('/')))
        }
        _ => Err(Failure::new(
            "--address",
            format!("“{written}”不是网址"),
            "写网页所在的文件夹，例如 https://example.gov.cn/jiuzhu/",
        )),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn site(district: Option<&str>, address: Option<&str>) -> Result<Site, String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies/tianjin");
        let pack = jiuzhu_policy::compile_dir(&folder).unwrap().pack;
        let choices = Choices {
            district: district.map(str::to_owned),
            colour: Colour::Red,
            address: address.map(str::to_owned),
        };
        Site::new(&choices, &pack).map_err(|failure| failure.to_string())
    }

    #[test]
    fn a_district_is_known_by_its_code() {
        let site = site(Some("北辰区"), None).unwrap();
        assert_eq!(site.name(), Some("天津市北辰区"));
        let attributes: Vec<_> = site.attributes().collect();
        let district = ("data-district", "120113".to_owned());
        assert_eq!(attributes, [district, ("data-theme", "red".to_owned())]);
        assert_eq!(Site::default().attributes().count(), 0);
    }

    #[test]
    fn a_district_that_does_not_exist_is_named_with_what_was_meant() {
        let problem = site(Some("北晨区"), None).unwrap_err();
        assert!(
            problem.contains("没有叫“北晨区”的区。是否指“北辰区”"),
            "{problem}"
        );
        assert!(problem.contains("滨海新区"), "{problem}");
    }

    #[test]
    fn an_address_is_that_of_a_folder() {
        for written in ["https://example.gov.cn/jiuzhu", "https://example.gov.cn/jiuzhu/"] {
            let site = site(None, Some(written)).unwrap();
            let page = site.address("p/dibao.html").unwrap();
            assert_eq!(page, "https://example.gov.cn/jiuzhu/p/dibao.html");
        }
        assert_eq!(Site::default().address("index.html"), None);
        let bad = [
            "example.gov.cn",
            "https://",
            "https:///x",
            "https://a b/",
            "https://a/?b",
            "ftp://a",
        ];
        for written in bad {
            let problem = site(None, Some(written)).unwrap_err();
            assert!(problem.contains("不是网址"), "{written}: {problem}");
        }
    }
}
