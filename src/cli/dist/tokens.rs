//! The colours of the page, read from `www/style/tokens.css`, and how well each can be told from its ground.

use std::fmt::Write as _;

use crate::failure::Failure;

/// Where they stand.
pub(super) const FILE: &str = "www/style/tokens.css";

/// A colour upon a ground, the least contrast that this use of it needs, and the use.
pub(super) type Pair = (&'static str, &'static str, f64, &'static str);

/// Words need 4.5 (WCAG 1.4.3, the Chinese elder rules); the page aims at 7.
const WORDS: f64 = 4.5;
/// Edges and signs need 3 (WCAG 1.4.11).
const EDGE: f64 = 3.0;

/// Every pair in use.
pub(super) const PAIRS: [Pair; 30] = [
    ("ink", "ground", WORDS, "正文"),
    ("ink", "paper", WORDS, "卡片里的正文、输入的字"),
    ("ink", "wash", WORDS, "选中的答案"),
    ("ink", "alert", WORDS, "急事和错处的正文"),
    ("soft", "ground", WORDS, "说明"),
    ("soft", "paper", WORDS, "卡片里的说明"),
    ("soft", "wash", WORDS, "选中的答案的说明"),
    ("brand", "ground", WORDS, "链接、图"),
    ("brand", "paper", WORDS, "按钮上的字"),
    ("brand", "wash", WORDS, "提示里的链接"),
    ("brand", "alert", WORDS, "急事里的链接"),
    ("paper", "brand", WORDS, "主按钮上的字"),
    ("paper", "deep", WORDS, "按下去的按钮"),
    ("deep", "ground", WORDS, "复述的金额"),
    ("deep", "paper", WORDS, "卡片里的算式"),
    ("deep", "wash", WORDS, "标签"),
    ("pass", "paper", WORDS, "很可能符合"),
    ("open", "paper", WORDS, "可能符合"),
    ("ask", "paper", WORDS, "请到窗口"),
    ("fail", "paper", WORDS, "目前看不符合"),
    ("pass", "ground", WORDS, "很可能符合，卡片外"),
    ("ask", "ground", WORDS, "请到窗口，卡片外"),
    ("wrong", "ground", WORDS, "错处的标记"),
    ("wrong", "paper", WORDS, "清空的按钮"),
    ("wrong", "alert", WORDS, "错处的字"),
    ("line", "ground", EDGE, "答案和输入框的边"),
    ("line", "paper", EDGE, "勾选框的边"),
    ("brand", "wash", EDGE, "选中的答案的边"),
    ("ring", "ground", EDGE, "焦点的圈"),
    ("ring", "glow", EDGE, "焦点的圈和它的光"),
];

/// A palette: names and values (`#0b4ea2`), in the order of the file.
pub(super) type Palette = Vec<(String, String)>;

/// The palettes of the two themes: blue, and red, which is blue where it says nothing of its own.
pub(super) fn read(css: &str) -> [Palette; 2] {
    let mut blue = Palette::new();
    let mut red = None;
    for line in css.lines().map(str::trim) {
        if line.contains("data-theme=\"red\"") {
            red = Some(blue.clone());
        }
        let Some((name, value)) = line.strip_prefix("--").and_then(|line| line.split_once(':')) else {
            continue;
        };
        let value = value.trim().trim_end_matches(';');
        if !value.starts_with('#') {
            continue;
        }
        let palette = red.as_mut().unwrap_or(&mut blue);
        match palette.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => value.clone_into(known),
            None => palette.push((name.to_owned(), value.to_owned())),
        }
    }
    let red = red.unwrap_or_else(|| blue.clone());
    [blue, red]
}

/// The contrast of two colours of a palette, from 1 to 21.
pub(super) fn contrast(palette: &Palette, one: &str, other: &str) -> Result<f64, Failure> {
    let light = |name: &str| {
        let value = palette.iter().find(|(known, _)| known == name);
        value.and_then(|(_, value)| luminance(value)).ok_or_else(|| {
            Failure::new(
                FILE,
                format!("没有颜色 --{name}，或者不是 #rgb、#rrggbb"),
                "补上它",
            )
        })
    };
    let (one, other) = (light(one)?, light(other)?);
    Ok((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

/// Relative luminance as WCAG 2 defines it.
fn luminance(value: &str) -> Option<f64> {
    let digits = value.strip_prefix('#')?;
    let long = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 => digits.to_owned(),
        _ => return None,
    };
    let rgb = u32::from_str_radix(&long, 16).ok()?;
    let [_, red, green, blue] = rgb.to_be_bytes().map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    Some(0.2126 * red + 0.7152 * green + 0.0722 * blue)
}

/// The colours as pictures and numbers, for the page of components.
pub(super) fn tables(css: &str) -> Result<String, Failure> {
    let mut html = String::new();
    for (palette, theme) in read(css).iter().zip(["蓝（原样）", "红（data-theme=\"red\"）"]) {
        let _ = write!(
            html,
            "<h3>{theme}</h3><table><thead><tr><th>颜色<th>对比度<th>用在</tr></thead>"
        );
        for (colour, ground, least, used) in PAIRS {
            let contrast = contrast(palette, colour, ground)?;
            let _ = write!(
                html,
                "<tr><td>{}<td>{contrast:.1}（要 {least}）<td>{used}：{colour}，{ground}</tr>",
                swatch(palette, colour, ground)
            );
        }
        html += "</table>";
    }
    Ok(html)
}

/// A sign in the colour on its ground: the page allows no style of its own, so it is drawn.
fn swatch(palette: &Palette, colour: &str, ground: &str) -> String {
    let value = |name| {
        palette
            .iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    };
    let (colour, ground) = (value(colour), value(ground));
    format!(
        "<svg width=\"48\" height=\"32\" aria-hidden=\"true\"><rect width=\"48\" height=\"32\" fill=\"{ground}\"/>\
         <path fill=\"none\" stroke=\"{colour}\" stroke-width=\"4\" d=\"m14 16 7 7 13-15\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn palettes() -> [Palette; 2] {
        let css = std::fs::read_to_string(format!("../../{FILE}")).unwrap();
        read(&css)
    }

    #[test]
    fn every_pair_in_use_can_be_told_apart() {
        let mut below_aim = Vec::new();
        for (palette, theme) in palettes().iter().zip(["blue", "red"]) {
            for (colour, ground, least, _) in PAIRS {
                let contrast = contrast(palette, colour, ground).unwrap();
                assert!(
                    contrast >= least,
                    "{theme}: {colour} on {ground} is {contrast:.2}"
                );
                if least == WORDS && contrast < 6.0 {
                    below_aim.push(format!("{theme}: {colour} on {ground} is {contrast:.2}"));
                }
            }
        }
        // All words are near the aim of 7.
        assert!(below_aim.is_empty(), "{}", below_aim.join("\n"));
    }

    #[test]
    fn a_mistake_differs_from_what_can_be_tapped_in_both_themes() {
        for palette in palettes() {
            let value = |name| palette.iter().find(|(known, _)| known == name).unwrap();
            assert_ne!(value("wrong").1, value("brand").1);
        }
        let [blue, red] = palettes();
        assert_ne!(blue, red);
        assert_eq!(blue.len(), red.len());
    }

    #[test]
    fn contrast_is_what_wcag_says() {
        let palette = vec![
            ("black".to_owned(), "#000".to_owned()),
            ("white".to_owned(), "#fff".to_owned()),
            ("grey".to_owned(), "#767676".to_owned()),
        ];
        assert!((contrast(&palette, "black", "white").unwrap() - 21.0).abs() < 1e-9);
        assert!((contrast(&palette, "grey", "white").unwrap() - 4.54).abs() < 0.01);
        assert!(contrast(&palette, "grey", "green").is_err());
    }
}
