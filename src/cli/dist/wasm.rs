//! From the app crate to a WASM file and its JavaScript glue that browsers of 2018 can run.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::ValueEnum;
use wasm_bindgen_cli_support::{Bindgen, Output};
use wasmparser::{
    Encoding, FuncType, Parser, Payload, TypeRef, ValType, Validator, WasmFeatures, types::EntityType,
};

use super::{
    order, snip,
    tools::{self, Tools},
};
use crate::failure::Failure;

const TARGET: &str = "wasm32-unknown-unknown";

/// The instruction set of 2017, and nothing that only a panic message would show: a visitor never reads one,
/// the loader shows the written advice after any trap, and without them the download is a sixth smaller.
///
/// Functions that come out alike keep names of their own until wasm-opt joins them: `snip` goes by the names.
const FLAGS: [&str; 6] = [
    "-Ctarget-cpu=mvp",
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
    "-Zmerge-functions=disabled",
];

/// Debian's packages `rustc-web`, `cargo-web`, `rust-web-src` and `lld-22`.
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_STD: &str = "/usr/lib/rustlib/src/rust/library/std";
const DEBIAN_LINKER: &str = "wasm-ld-22";

/// Where the compiler, and the source of a standard library that fits it, come from. Both rebuild the standard
/// library, because the one they ship uses instructions that browsers of 2018 do not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Toolchain {
    /// Debian 的软件包 rustc-web、cargo-web、rust-web-src、lld-22
    Debian,
    /// rustup 的工具链，带 rust-src 组件
    Rustup,
}

impl Toolchain {
    fn is_installed(self) -> bool {
        match self {
            Self::Debian => Path::new(DEBIAN_CARGO).is_file() && Path::new(DEBIAN_STD).is_dir(),
            Self::Rustup => {
                let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output();
                sysroot.is_ok_and(|output| {
                    let sysroot = String::from_utf8_lossy(&output.stdout).trim().to_owned();
                    !sysroot.is_empty()
                        && Path::new(&sysroot)
                            .join("lib/rustlib/src/rust/library/std")
                            .is_dir()
                })
            }
        }
    }

    fn choose(wanted: Option<Self>) -> Result<Self, Failure> {
        let candidates = match wanted {
            Some(toolchain) => vec![toolchain],
            None => vec![Self::Debian, Self::Rustup],
        };
        let found = candidates.into_iter().find(|toolchain| toolchain.is_installed());
        found.ok_or_else(|| {
            let (place, needs) = match wanted {
                Some(Self::Debian) => (
                    "WASM_TOOLCHAIN=debian",
                    "没有 Debian 的 rustc-web、cargo-web、rust-web-src、lld-22",
                ),
                Some(Self::Rustup) => ("WASM_TOOLCHAIN=rustup", "rustup 的工具链没有 rust-src 组件"),
                None => (
                    "编译网页程序的工具",
                    "既没有 Debian 的软件包，也没有带 rust-src 的 rustup 工具链",
                ),
            };
            Failure::new(place, needs, "运行 make setup；或 rustup component add rust-src")
        })
    }

    fn cargo(self) -> Command {
        match self {
            Self::Debian => {
                let mut command = Command::new(DEBIAN_CARGO);
                command.env("RUSTC", DEBIAN_RUSTC);
                command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER);
                // Under `cargo run` these still point at the toolchain that built this command.
                command
                    .env_remove("RUSTUP_TOOLCHAIN")
                    .env_remove("LD_LIBRARY_PATH");
                command
            }
            Self::Rustup => Command::new("cargo"),
        }
    }
}

/// Compiles a library of the workspace and returns the path of the linker's output.
pub(super) fn compile(
    root: &Path,
    toolchain: Option<Toolchain>,
    package: &str,
    features: &[&str],
) -> Result<PathBuf, Failure> {
    let toolchain = Toolchain::choose(toolchain)?;
    let target_dir = root.join("target/web");
    let mut command = toolchain.cargo();
    command.current_dir(root);
    command.args([
        "build",
        "--quiet",
        "--package",
        package,
        "--features",
        &features.join(","),
        "--lib",
        "--profile",
        "web",
        "--target",
        TARGET,
    ]);
    command.args([
        "-Zbuild-std=std,panic_abort",
        "-Zbuild-std-features=optimize_for_size",
        "--target-dir",
    ]);
    command.arg(&target_dir);
    command.env("RUSTC_BOOTSTRAP", "1");
    command
        .env("CARGO_ENCODED_RUSTFLAGS", flags(root))
        .env_remove("RUSTFLAGS");
    tools::run(&mut command, "src/", "按上面编译器的提示改正")?;
    let file = format!("{}.wasm", package.replace('-', "_"));
    Ok(target_dir.join(TARGET).join("web").join(file))
}

/// Flags of the compiler, in cargo's encoding, in which a path may contain spaces.
fn flags(root: &Path) -> OsString {
    let mut flags = OsString::from(FLAGS.join("\x1f"));
    // Paths can end up in the program; the same sources must give the same bytes in any folder.
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cargo")));
    for (from, to) in cargo_home
        .iter()
        .map(|home| (home.as_path(), "cargo"))
        .chain([(root, "jiuzhu")])
    {
        flags.push("\x1f--remap-path-prefix=");
        flags.push(from);
        flags.push("=");
        flags.push(to);
    }
    flags
}

/// What the browser gets of the app.
#[derive(Debug)]
pub(super) struct Program {
    /// The glue as a classic script, not yet minified.
    pub(super) glue: PathBuf,
    pub(super) wasm: Vec<u8>,
}

pub(super) fn pack(built: &Path, tools: &Tools) -> Result<Program, Failure> {
    let folder = built.with_file_name("page");
    bind(built, &folder)?;
    let bound = folder.join("app_bg.wasm");
    leave_out_what_is_never_called(&bound)?;
    let small = folder.join("app.wasm");
    let wasm = shrink(tools, &bound, &small)?;
    check(&wasm).map_err(|problem| {
        Failure::new(
            small.display(),
            problem,
            "找出是哪个依赖或编译选项带来的；2018 年的手机要能运行这个程序",
        )
    })?;
    Ok(Program {
        glue: folder.join("app.js"),
        wasm,
    })
}

/// Makes a program as small as it gets on its way, and returns it.
pub(super) fn shrink(tools: &Tools, from: &Path, to: &Path) -> Result<Vec<u8>, Failure> {
    let unusable = |error: std::io::Error| Failure::file(to, &error, "检查 target/ 的读写权限");
    tools.shrink(from, to)?;
    let named = order::named(&fs::read(to).map_err(unusable)?)
        .map_err(|error| Failure::new(to.display(), error, "这是程序的错误，请连同这个文件一起反映"))?;
    fs::write(to, named).map_err(unusable)?;
    tools.sort(to)?;
    fs::read(to).map_err(unusable)
}

fn leave_out_what_is_never_called(program: &Path) -> Result<(), Failure> {
    let unusable = |error: std::io::Error| Failure::file(program, &error, "检查 target/ 的读写权限");
    let (snipped, count) = snip::snip(&fs::read(program).map_err(unusable)?)
        .map_err(|error| Failure::new(program.display(), error, "这是程序的错误，请连同这个文件一起反映"))?;
    if count == 0 {
        return Err(Failure::new(
            program.display(),
            "没有找到一个用不到的函数",
            "Yew 或编译器换了写法，请改 src/cli/dist/snip.rs",
        ));
    }
    fs::write(program, snipped).map_err(unusable)
}

fn bind(built: &Path, folder: &Path) -> Result<(), Failure> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(built).out_name("app").typescript(false);
    bindgen.omit_default_module_path(true);
    let names = generate(bindgen.no_modules(true), built, folder, shorten)?;
    let glue = folder.join("app.js");
    let unusable = |error: std::io::Error| Failure::file(&glue, &error, "检查 target/ 的读写权限");
    let mut script = fs::read_to_string(&glue).map_err(unusable)?;
    for (number, name) in names.iter().enumerate() {
        let (long, short) = (format!(" {name}: "), format!(" {number}: "));
        if script.matches(&long).count() != 1 {
            return Err(Failure::new(
                glue.display(),
                format!("没有正好一处 {name}"),
                "wasm-bindgen 换了写法，请改 src/cli/dist/wasm.rs",
            ));
        }
        script = script.replace(&long, &short);
    }
    fs::write(&glue, script).map_err(unusable)
}

/// Numbers what the program takes from its glue: the long names, each with a hash, would be downloaded twice.
fn shorten(output: &mut Output) -> Vec<String> {
    let imports = output.wasm_mut().imports.iter_mut().enumerate();
    imports
        .map(|(number, import)| std::mem::replace(&mut import.name, number.to_string()))
        .collect()
}

/// Writes a library as a module for Node.js, with its types.
pub(super) fn node_module(built: &Path, folder: &Path) -> Result<(), Failure> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(built).out_name("jiuzhu").typescript(true);
    bindgen.remove_name_section(true);
    generate(bindgen.nodejs(true), built, folder, |_| ())
}

/// Writes the program and its glue after a last change.
fn generate<T>(
    bindgen: Result<&mut Bindgen, impl std::fmt::Display>,
    built: &Path,
    folder: &Path,
    change: impl FnOnce(&mut Output) -> T,
) -> Result<T, Failure> {
    bindgen
        .map_err(|error| error.to_string())
        .and_then(|bindgen| {
            bindgen.remove_producers_section(true);
            let mut output = bindgen.generate_output().map_err(|error| format!("{error:#}"))?;
            let changed = change(&mut output);
            output.emit(folder).map_err(|error| format!("{error:#}"))?;
            Ok(changed)
        })
        .map_err(|error| {
            Failure::new(
                built.display(),
                format!("wasm-bindgen 没有成功（{error}）"),
                "Cargo.toml 里 wasm-bindgen 和 wasm-bindgen-cli-support 应是同一个版本",
            )
        })
}

/// Makes sure that the file needs nothing newer than the first release of WebAssembly.
fn check(wasm: &[u8]) -> Result<(), String> {
    let too_new =
        |error: wasmparser::BinaryReaderError| format!("用了 WebAssembly 第一版没有的功能（{error}）");
    let types = Validator::new_with_features(WasmFeatures::MVP)
        .validate_all(wasm)
        .map_err(too_new)?;
    let types = types.as_ref();
    for payload in Parser::new(0).parse_all(wasm) {
        let mut crossing = Vec::new();
        match payload.map_err(too_new)? {
            Payload::Version {
                encoding: Encoding::Module,
                ..
            } => {}
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import.map_err(too_new)?;
                    if matches!(import.ty, TypeRef::Func(_)) {
                        crossing.push((import.name, types.entity_type_from_import(&import)));
                    }
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export.map_err(too_new)?;
                    crossing.push((export.name, types.entity_type_from_export(&export)));
                }
            }
            _ => {}
        }
        for (name, entity) in crossing {
            let Some(EntityType::Func(id)) = entity else {
                continue;
            };
            if types.get(id).is_some_and(|ty| has_i64(ty.unwrap_func())) {
                return Err(format!(
                    "函数 {name} 和 JavaScript 之间传递 64 位整数，旧浏览器没有 BigInt"
                ));
            }
        }
    }
    Ok(())
}

fn has_i64(function: &FuncType) -> bool {
    function
        .params()
        .iter()
        .chain(function.results())
        .any(|ty| *ty == ValType::I64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one function `f: ty -> ()` of the given body, exported as `f`.
    fn module(parameter: u8, body: &[u8]) -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([1, 5, 1, 0x60, 1, parameter, 0]);
        wasm.extend([3, 2, 1, 0]);
        wasm.extend([7, 5, 1, 1, b'f', 0, 0]);
        let size = u8::try_from(body.len()).unwrap() + 2;
        wasm.extend([10, size + 2, 1, size, 0]);
        wasm.extend(body);
        wasm.push(0x0b);
        wasm
    }

    const I32: u8 = 0x7f;
    const I64: u8 = 0x7e;

    #[test]
    fn lets_the_first_release_pass() {
        assert_eq!(check(&module(I32, &[])), Ok(()));
    }

    #[test]
    fn stops_a_newer_instruction() {
        let sign_extension = [0x20, 0, 0xc0, 0x1a];
        let problem = check(&module(I32, &sign_extension)).unwrap_err();
        assert!(problem.contains("第一版没有的功能"), "{problem}");
    }

    #[test]
    fn stops_a_64_bit_number_on_its_way_to_javascript() {
        let problem = check(&module(I64, &[])).unwrap_err();
        assert!(problem.contains("函数 f"), "{problem}");
    }
}
