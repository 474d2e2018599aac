//! `jiuzhu dist`: the app, the policy pack and `www/`, made into a folder for any static web server.
//!
//! The same sources and tools give the same bytes: no clock, no random names, no absolute paths.

mod asset;
mod booth;
mod components;
mod edition;
mod html;
mod leaflet;
mod notices;
mod order;
mod page;
mod site;
mod snip;
mod tokens;
mod tools;
mod wasm;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use jiuzhu_engine::Pack;
use jiuzhu_policy::Compiled;

use crate::failure::Failure;
use asset::Asset;
use booth::Booth;
use edition::{Around, Edition, Template, english};
use site::Site;
use tools::{Script, Tools};
use wasm::Toolchain;

/// What `style.css` and `device.js` import, so that the browser gets each of the two as one file; and what is made for the
/// booth alone.
const ELSEWHERE: [&str; 4] = ["style", "device", booth::FOLDER, booth::WORKER];
/// The script of the device's own abilities, loaded when the program runs.
const DEVICE: &str = "device.js";

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// 写到哪个文件夹；里面原来的网页会被换掉
    #[arg(long, default_value = "dist")]
    out: PathBuf,
    /// 项目的根目录
    #[arg(long, default_value = ".")]
    root: PathBuf,
    /// 政策文件夹（相对于根目录）
    #[arg(long, default_value = "policies/tianjin")]
    policies: PathBuf,
    /// 也生成英文网页 en.html；英文写在政策文件夹的 english.yaml 里
    #[arg(long)]
    english: bool,
    #[command(flatten)]
    site: site::Choices,
    /// 用哪套工具编译网页程序；不写就用已经装好的那一套
    #[arg(long, env = "WASM_TOOLCHAIN", value_enum)]
    toolchain: Option<Toolchain>,
}

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let root = options
        .root
        .canonicalize()
        .map_err(|error| Failure::file(&options.root, &error, "在项目的根目录里运行，或用 --root 指出它"))?;
    refuse_to_replace_what_is_not_ours(&options.out)?;
    let tools = Tools::find(&root)?;
    let policies = root.join(&options.policies);
    let compiled = compile_policies(&policies)?;
    let pack = &compiled.pack;
    let site = Site::new(&options.site, pack)?;
    let name = pack_name(&options.policies)?;
    let chinese = Edition::chinese(&name, pack.clone());
    let english = options
        .english
        .then(|| Ok(Edition::english(&name, english(&compiled, &options.policies)?)))
        .transpose()?;
    let editions: Vec<&Edition> = [&chinese].into_iter().chain(&english).collect();

    let mut assets = Vec::new();
    for edition in &editions {
        eprintln!("编译网页程序（{}）……", edition.page);
        let built = wasm::compile(&root, options.toolchain, "jiuzhu-app", edition.features)?;
        eprintln!("生成接口，压缩程序……");
        let program = wasm::pack(&built, &tools)?;
        let glue = tools.script(&program.glue, Script::Es2017)?;
        let [script, wasm, pack] = edition.files();
        assets.push(Asset::new(&script, glue));
        assets.push(Asset::new(&wasm, program.wasm));
        assets.push(Asset::new(&pack, for_page(edition.pack.clone()).encode()));
    }
    collect_www(&root.join("www"), "", &tools, &mut assets)?;
    assets.sort_by(|a, b| a.name().cmp(b.name()));

    let template = root.join("www/index.html");
    let html = fs::read_to_string(&template)
        .map_err(|error| Failure::file(&template, &error, "恢复这个文件：它是网页的首页"))?;
    let leaflets = leaflet::write(pack, &site, &assets)?;
    let mut others: Vec<&str> = leaflets.iter().map(Asset::published).collect();
    others.extend(editions.iter().map(|edition| edition.page));
    let template = Template {
        html: &html,
        site: &site,
        assets: &assets,
        editions: &editions,
        others: &others,
    };
    let mut pages = Vec::new();
    for edition in &editions {
        let other = editions.iter().find(|other| other.page != edition.page);
        let page = edition.fill(&template, other.map(|other| other.page), &Around::default())?;
        pages.push(Asset::page(edition.page, page.into_bytes()));
    }
    let booth = Booth::new(&root, &tools, pack, &site, &assets)?;
    pages.extend(booth.pages(|around| chinese.fill(&template, None, around))?);
    assets.extend(booth.into_files());
    assets.splice(0..0, pages);
    let components = components::write(&root, pack, &assets)?;
    assets.extend(leaflets);
    assets.push(booth::worker(&root, &tools, &assets)?);
    assets.push(components);
    assets.push(notices::write(&root)?);

    eprintln!("压缩文件……");
    let sizes = asset::write_all(&options.out, &assets)?;
    print!("{}", asset::table(&sizes));
    Ok(())
}

#[derive(Debug, Args)]
pub(crate) struct NodeOptions {
    /// 写到哪个文件夹
    #[arg(long, default_value = "target/node")]
    out: PathBuf,
    /// 政策文件夹；可以写几次
    #[arg(long, default_value = "policies/tianjin")]
    policies: Vec<PathBuf>,
    /// 用哪套工具编译；不写就用已经装好的那一套
    #[arg(long, env = "WASM_TOOLCHAIN", value_enum)]
    toolchain: Option<Toolchain>,
}

/// Writes the engine as a module for Node.js, and the compiled policy beside it; for tests and benchmarks.
pub(crate) fn run_node(options: &NodeOptions) -> Result<(), Failure> {
    let root = Path::new(".")
        .canonicalize()
        .map_err(|error| Failure::file(Path::new("."), &error, "在项目的根目录里运行"))?;
    let built = wasm::compile(&root, options.toolchain, "jiuzhu-js", &["bench"])?;
    wasm::node_module(&built, &options.out)?;
    let small = options.out.join("jiuzhu_bg.wasm");
    wasm::shrink(&Tools::find(&root)?, &small, &small)?;
    for policies in &options.policies {
        let pack = options.out.join(format!("{}.pack", pack_name(policies)?));
        fs::write(&pack, compile_policies(policies)?.bytes())
            .map_err(|error| Failure::file(&pack, &error, "检查 target/ 的读写权限"))?;
    }
    Ok(())
}

/// The policy without what no page shows of its documents: a tenth of what it takes on its way to the resident.
fn for_page(mut pack: Pack) -> Pack {
    for document in &mut pack.documents {
        document.key.clear();
        document.issuer.clear();
        document.url.clear();
    }
    pack
}

fn compile_policies(folder: &Path) -> Result<Compiled, Failure> {
    jiuzhu_policy::compile_dir(folder).map_err(|report| {
        eprint!("{report}");
        Failure::new(
            folder.display(),
            "政策里有错误，不能生成网页",
            "按上面的提示改正，再用 jiuzhu check 检查",
        )
    })
}

/// `policies/tianjin` is loaded as `tianjin.pack`.
fn pack_name(policies: &Path) -> Result<String, Failure> {
    match policies.file_name().and_then(|name| name.to_str()) {
        Some(name) => Ok(name.to_owned()),
        None => Err(Failure::new(
            policies.display(),
            "政策文件夹应该有名字，例如 policies/tianjin",
            "用 --policies 指出政策文件夹",
        )),
    }
}

/// Everything in `www/` but the page itself, minified where it is text.
fn collect_www(folder: &Path, prefix: &str, tools: &Tools, assets: &mut Vec<Asset>) -> Result<(), Failure> {
    let remedy = "在项目的根目录里运行，并检查 www/ 的读取权限";
    let unreadable = |error: std::io::Error| Failure::file(folder, &error, remedy);
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let Some(file_name) = path.file_name().and_then(|name| name.to_str()) else {
            return Err(Failure::new(path.display(), "文件名应该是 UTF-8", "改文件名"));
        };
        let name = format!("{prefix}{file_name}");
        if ELSEWHERE.contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            collect_www(&path, &format!("{name}/"), tools, assets)?;
        } else if name != "index.html" {
            let bytes = match path.extension().and_then(|extension| extension.to_str()) {
                Some("js") if name == DEVICE => tools.script(&path, Script::Bundle)?,
                // Loaded before anything is known of the browser: the oldest must be able to parse them.
                Some("js") => tools.script(&path, Script::Es5)?,
                Some("css") => tools.style(&path)?,
                _ => fs::read(&path).map_err(|error| Failure::file(&path, &error, remedy))?,
            };
            assets.push(Asset::new(&name, bytes));
        }
    }
    Ok(())
}

/// A slip of the keyboard in `--out` must not cost anybody a folder.
fn refuse_to_replace_what_is_not_ours(out: &Path) -> Result<(), Failure> {
    let Ok(mut entries) = fs::read_dir(out) else {
        return Ok(());
    };
    if entries.next().is_none() || out.join("index.html").is_file() {
        return Ok(());
    }
    Err(Failure::new(
        out.display(),
        "这个文件夹里不是生成的网页，不敢清空",
        "换一个文件夹：jiuzhu dist --out 文件夹；或自己先清空它",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pack_is_named_after_its_folder() {
        assert_eq!(pack_name(Path::new("policies/tianjin")).unwrap(), "tianjin");
        assert!(pack_name(Path::new("/")).is_err());
    }

    #[test]
    fn the_page_gets_all_but_where_documents_were_seen() {
        let whole = compile_policies(Path::new("../../policies/tianjin"))
            .unwrap()
            .pack;
        let page = Pack::decode(&for_page(whole.clone()).encode()).unwrap();
        assert!(page.encode().len() * 20 < whole.encode().len() * 19);
        assert!(
            page.documents
                .iter()
                .all(|document| document.url.is_empty() && !document.title.is_empty())
        );
        let mut same = page;
        same.documents.clone_from(&whole.documents);
        same.hash.clone_from(&whole.hash);
        assert_eq!(same, whole);
    }

    #[test]
    fn the_start_page_has_a_link_wherever_the_program_opens_a_screen() {
        let pack = compile_policies(Path::new("../../policies/tianjin"))
            .unwrap()
            .pack;
        let html = edition::start_page(&pack, None, "").unwrap();
        for entry in ["check", "troubles", "urgent", "what", "how", "who"] {
            let link = format!("href=\"#{entry}\" data-entry=\"{entry}\"");
            assert_eq!(html.matches(&link).count(), 1, "{entry}: {html}");
        }
        for px in ["18", "24", "30"] {
            assert_eq!(
                html.matches(&format!("data-size=\"{px}\"")).count(),
                1,
                "{px}: {html}"
            );
        }
        // The others are heard by other scripts.
        let heard = html.matches("data-size=").count() + html.matches("data-do=").count();
        assert_eq!(html.matches("<button").count(), heard, "{html}");
        assert!(
            html.contains(&pack.version) && html.contains("href=\"tel:12345\""),
            "{html}"
        );
    }

    #[test]
    fn replaces_only_a_built_page() {
        let out = std::env::temp_dir().join(format!("jiuzhu-dist-{}", std::process::id()));
        assert_eq!(refuse_to_replace_what_is_not_ours(&out), Ok(()));
        fs::create_dir_all(&out).unwrap();
        assert_eq!(refuse_to_replace_what_is_not_ours(&out), Ok(()));
        fs::write(out.join("thesis.doc"), "ten years of work").unwrap();
        assert!(refuse_to_replace_what_is_not_ours(&out).is_err());
        fs::write(out.join("index.html"), "").unwrap();
        assert_eq!(refuse_to_replace_what_is_not_ours(&out), Ok(()));
        fs::remove_dir_all(out).unwrap();
    }
}
