//! A file of the built page: its published name, its packed forms, its size.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};

use crate::failure::Failure;
use crate::serve::HASH_DIGITS;

/// A file as the sources know it (`icons/icon.svg`) and as the world gets it (`icons/icon.0123456789.svg`).
#[derive(Debug)]
pub(super) struct Asset {
    name: String,
    published: String,
    bytes: Vec<u8>,
}

impl Asset {
    pub(super) fn new(name: &str, bytes: Vec<u8>) -> Self {
        let published = with_hash(name, &bytes);
        Self {
            name: name.to_owned(),
            published,
            bytes,
        }
    }

    /// A file that people and servers ask for by its own name.
    pub(super) fn page(name: &str, bytes: Vec<u8>) -> Self {
        Self {
            name: name.to_owned(),
            published: name.to_owned(),
            bytes,
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn published(&self) -> &str {
        &self.published
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Part of what a first visit downloads; the rest is fetched later or by a few.
    pub(super) fn is_first_load(&self) -> bool {
        let extension = Path::new(&self.name)
            .extension()
            .and_then(|extension| extension.to_str());
        // A visit is in one language, and mostly not at a booth.
        let is_for_others =
            self.name.contains(".en.") || self.name.starts_with("booth/") || self.name == "sw.js";
        self.name == "index.html"
            || matches!(extension, Some("css" | "js" | "wasm" | "pack")) && !is_for_others
    }

    /// One of many pages of their own, which are summed up in the table.
    fn is_leaflet(&self) -> bool {
        self.name.starts_with("p/")
    }

    /// Part of what the first paint waits for.
    fn is_first_paint(&self) -> bool {
        matches!(self.name.as_str(), "index.html" | "style.css" | "size.js")
    }

    fn is_packed_already(&self) -> bool {
        let extension = Path::new(&self.name)
            .extension()
            .and_then(|extension| extension.to_str());
        matches!(extension, Some("png" | "jpg" | "webp" | "mp3"))
    }
}

/// SHA-256 in hexadecimal digits.
fn digest(bytes: &[u8]) -> String {
    let mut hash = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(hash, "{byte:02x}");
    }
    hash
}

fn with_hash(name: &str, bytes: &[u8]) -> String {
    let mut hash = digest(bytes);
    hash.truncate(HASH_DIGITS);
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{hash}.{extension}"),
        None => format!("{name}.{hash}"),
    }
}

/// A line of the size table.
#[derive(Debug)]
pub(super) struct Size {
    name: String,
    leaflet: bool,
    first_load: bool,
    first_paint: bool,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// The list of all files with their SHA-256, as `sha256sum --check` reads it.
const DIGESTS: &str = "sha256.txt";

/// Writes every asset, with its packed forms beside it, into a fresh folder, and the list of all.
pub(super) fn write_all(out: &Path, assets: &[Asset]) -> Result<Vec<Size>, Failure> {
    let remedy = "检查磁盘空间和写入权限，或用 --out 换一个文件夹";
    if out.exists() {
        fs::remove_dir_all(out).map_err(|error| Failure::file(out, &error, remedy))?;
    }
    let mut sizes = Vec::new();
    let mut digests = BTreeMap::new();
    for asset in assets {
        let path = out.join(&asset.published);
        let mut write = |suffix: &str, bytes: &[u8]| {
            let mut path = path.clone().into_os_string();
            path.push(suffix);
            digests.insert(format!("{}{suffix}", asset.published), digest(bytes));
            fs::write(&path, bytes).map_err(|error| Failure::file(Path::new(&path), &error, remedy))
        };
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| Failure::file(folder, &error, remedy))?;
        }
        write("", &asset.bytes)?;
        let (mut gzip, mut brotli) = (asset.len(), asset.len());
        if !asset.is_packed_already() {
            let in_memory = |error: std::io::Error| {
                Failure::file(&path, &error, "这是程序的错误，请连同这个文件一起反映")
            };
            let packed = pack_gzip(&asset.bytes).map_err(in_memory)?;
            gzip = packed.len();
            write(".gz", &packed)?;
            let packed = pack_brotli(&asset.bytes).map_err(in_memory)?;
            brotli = packed.len();
            write(".br", &packed)?;
        }
        sizes.push(Size {
            name: asset.published.clone(),
            leaflet: asset.is_leaflet(),
            first_load: asset.is_first_load(),
            first_paint: asset.is_first_paint(),
            raw: asset.len(),
            gzip,
            brotli,
        });
    }
    let lines: String = digests
        .iter()
        .map(|(name, digest)| format!("{digest}  {name}\n"))
        .collect();
    let list = out.join(DIGESTS);
    fs::write(&list, lines).map_err(|error| Failure::file(&list, &error, remedy))?;
    Ok(sizes)
}

fn pack_gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    // The builder writes no time of modification and no name.
    let mut encoder = GzBuilder::new().write(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn pack_brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed)
}

/// Bytes of every file, raw and packed, with the sums that have a budget.
pub(super) fn table(sizes: &[Size]) -> String {
    let sum = |name: &str, counts: fn(&Size) -> bool| {
        let mut total = Size {
            name: name.to_owned(),
            leaflet: false,
            first_load: false,
            first_paint: false,
            raw: 0,
            gzip: 0,
            brotli: 0,
        };
        for size in sizes.iter().filter(|size| counts(size)) {
            total.raw += size.raw;
            total.gzip += size.gzip;
            total.brotli += size.brotli;
        }
        total
    };
    let leaflets = sizes.iter().filter(|size| size.leaflet).count();
    let sums = [
        sum(
            &format!("{leaflets} 张单页（p/，点开才下载）"),
            |size| size.leaflet,
        ),
        sum("首屏（首页、样式、字号）", |size| size.first_paint),
        sum("首次打开", |size| size.first_load),
    ];

    let widest = sizes
        .iter()
        .chain(&sums)
        .map(|size| columns(&size.name))
        .max()
        .unwrap_or_default();
    let mut text = String::new();
    let mut line = |name: &str, cells: [String; 3]| {
        let [raw, gzip, brotli] = cells;
        let gap = widest - columns(name);
        let _ = writeln!(text, "{name}{:gap$}  {raw:>9}  {gzip:>9}  {brotli:>9}", "");
    };
    line("", ["raw".into(), "gzip".into(), "brotli".into()]);
    for size in sizes.iter().filter(|size| !size.leaflet).chain(&sums) {
        line(
            &size.name,
            [grouped(size.raw), grouped(size.gzip), grouped(size.brotli)],
        );
    }
    text
}

/// Width in a terminal, where a Han character takes two columns.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{2e80}' { 2 } else { 1 }).sum()
}

fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_the_content_and_with_nothing_else() {
        let first = Asset::new("icons/icon.svg", b"<svg/>".to_vec());
        assert_eq!(first.published(), "icons/icon.d4dc566691.svg");
        assert_eq!(
            first.published(),
            Asset::new("icons/icon.svg", b"<svg/>".to_vec()).published()
        );
        assert_ne!(
            first.published(),
            Asset::new("icons/icon.svg", b"<svg />".to_vec()).published()
        );
        assert_eq!(Asset::page("index.html", Vec::new()).published(), "index.html");
    }

    #[test]
    fn packed_forms_carry_no_time() {
        let packed = pack_gzip(b"same").unwrap();
        assert_eq!(packed[4..8], [0, 0, 0, 0]);
        assert_eq!(packed, pack_gzip(b"same").unwrap());
        assert_eq!(pack_brotli(b"same").unwrap(), pack_brotli(b"same").unwrap());
    }

    #[test]
    fn every_file_is_in_the_list_with_its_digest() {
        let folder = tempfile::TempDir::new().unwrap();
        let out = folder.path().join("dist");
        let assets = [
            Asset::new("p/a.txt", b"a".to_vec()),
            Asset::page("x.png", b"png".to_vec()),
        ];
        write_all(&out, &assets).unwrap();
        let list = fs::read_to_string(out.join(DIGESTS)).unwrap();
        let names: Vec<&str> = list
            .lines()
            .map(|line| line.split_once("  ").unwrap().1)
            .collect();
        let packed = assets[0].published();
        assert_eq!(
            names,
            [packed, &format!("{packed}.br"), &format!("{packed}.gz"), "x.png"]
        );
        for line in list.lines() {
            let (hash, name) = line.split_once("  ").unwrap();
            assert_eq!(hash, digest(&fs::read(out.join(name)).unwrap()), "{name}");
        }
    }

    #[test]
    fn the_table_sums_up_the_first_visit() {
        let size = |name: &str, first_load, first_paint, raw| Size {
            name: name.to_owned(),
            leaflet: name.starts_with("p/"),
            first_load,
            first_paint,
            raw,
            gzip: raw / 2,
            brotli: raw / 4,
        };
        let sizes = [
            size("index.html", true, true, 4000),
            size("app.wasm", true, false, 1_000_000),
            size("x.png", false, false, 8),
            size("p/a.html", false, false, 400),
            size("p/b.html", false, false, 400),
        ];
        let table = table(&sizes);
        let sums: Vec<Vec<_>> = table
            .lines()
            .rev()
            .take(3)
            .map(|line| line.split_whitespace().collect())
            .collect();
        assert_eq!(
            sums,
            [
                vec!["首次打开", "1,004,000", "502,000", "251,000"],
                vec!["首屏（首页、样式、字号）", "4,000", "2,000", "1,000"],
                vec!["2", "张单页（p/，点开才下载）", "800", "400", "200"]
            ]
        );
        assert!(!table.contains("a.html"), "{table}");
        let widths: Vec<_> = table.lines().map(columns).collect();
        assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "{table}");
    }
}
