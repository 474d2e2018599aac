//! `components.html`: the colours and all components of the page in their states, drawn by the program itself, each with
//! its name and what it is for. For whoever works on the page; nothing links to it and no search engine keeps it.

use std::fmt::Write as _;
use std::path::Path;

use jiuzhu_app::render::{Sample, samples};
use jiuzhu_engine::Pack;

use super::{asset::Asset, leaflet::published, tokens};
use crate::{failure::Failure, serve::PAGE_POLICY};

const NAME: &str = "components.html";

/// The page. What it looks like is among the `assets`.
pub(super) fn write(root: &Path, pack: &Pack, assets: &[Asset]) -> Result<Asset, Failure> {
    let path = root.join(tokens::FILE);
    let css = std::fs::read_to_string(&path)
        .map_err(|error| Failure::file(&path, &error, "恢复它：网页的颜色在里面"))?;
    // What is drawn keeps its policy until the program ends.
    let pack: &'static Pack = Box::leak(Box::new(pack.clone()));
    let drawn = samples(pack, pack.checked_on)
        .map_err(|error| Failure::new(NAME, format!("画不出来（{error}）"), "再试一次"))?;
    let mut html = format!(
        "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{PAGE_POLICY}\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"robots\" content=\"noindex\"><meta name=\"color-scheme\" content=\"light\">\
         <title>组件：救助一问</title><script src=\"{}\"></script><link rel=\"stylesheet\" href=\"{}\"></head>\
         <body><main><h1>组件</h1><p class=\"lead\">网页由这些拼成，再没有别的。改了样子，先看这一页。</p>",
        published(assets, "size.js")?,
        published(assets, "style.css")?,
    );
    for (sample, picture) in drawn {
        let (name, used) = told(sample);
        let _ = write!(
            html,
            "<section><h2>{name}</h2><p class=\"hint\">{used}</p>{picture}</section>"
        );
    }
    let _ = writeln!(
        html,
        "<section><h2>颜色</h2><p class=\"hint\">字至少 4.5，边和记号至少 3；尽量到 7。</p>{}</section></main></body></html>",
        tokens::tables(&css)?
    );
    Ok(Asset::page(NAME, html.into_bytes()))
}

/// Its name, and when to use it.
fn told(sample: Sample) -> (&'static str, &'static str) {
    match sample {
        Sample::Pictograms => ("图", "放在字的前面，字照样说清楚。颜色跟着字。"),
        Sample::Primary => ("主按钮", "往前走的那一个。一屏只有一个。"),
        Sample::Secondary => ("按钮", "别的路。"),
        Sample::Danger => ("清空的按钮", "做了就收不回的事，前面要再问一次。"),
        Sample::Link => ("文字链接", "少用的路，高 44。"),
        Sample::Doors => ("门", "通到别的页。一行都能点，下面有一句话。"),
        Sample::Phone => ("电话", "点了就拨。号码大，单位在下面。"),
        Sample::Line => ("电话，带说明", "管什么、几点有人接、打不通怎么办。"),
        Sample::Choice => ("选一个", "先不选中任何一个。最后总有“不清楚”。"),
        Sample::Chosen => ("选中了", "底色、粗边和圆点一起变。"),
        Sample::Wrong => ("没有选", "按“继续”以后才说。有叉、有竖条、有底色。"),
        Sample::Ticks => ("打勾", "勾和第一行字对齐。"),
        Sample::Amount => ("填钱数", "单位在框外。可以说个大概，可以不清楚。"),
        Sample::Typed => ("填了钱数", "换一种说法复述一遍，多一个零看得出。"),
        Sample::Unreadable => ("看不懂的钱数", "说怎么填，打的字留着。"),
        Sample::Each => ("每人一格", "年龄这样的数，“不清楚”在旁边。"),
        Sample::People => ("家里的人", "一人一张卡。申请人有标签，不能删。"),
        Sample::Summary => ("核对", "问的、答的、修改，三样一行。"),
        Sample::Problems => ("要改的地方", "在标题上面，点了就到那一题。"),
        Sample::Notice => ("提示", "先看见才好的话。"),
        Sample::Alarm => ("急事", "比别的都要紧的话。"),
        Sample::Emergency => ("急事怎么办", "先电话，后步骤。"),
        Sample::Marks => ("结论", "记号、字、颜色三样说同一件事。"),
        Sample::Next => (
            "先做这一件",
            "结果的最上面，只有一张：做什么、去哪里、打哪个电话。",
        ),
        Sample::Card => (
            "一项待遇",
            "几行：名称、结论、多少钱、定下来的那一句。为什么在它自己的页上。",
        ),
        Sample::Papers => ("带什么", "几项合在一起，一样只写一次。"),
        Sample::Say => ("到窗口这样说", "用“我”说，只说答过的。"),
        Sample::Takeaway => ("带走的一屏", "截屏用，一屏装得下。打印用的是另一张。"),
        Sample::Sizes => ("字的大小", "18、24、30，点了就变。"),
    }
}
