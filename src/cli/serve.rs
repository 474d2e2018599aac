//! `jiuzhu serve`: look at the built page as a careful web server would send it.
//!
//! For one's own machine only: it listens on the loopback address and knows no TLS.

use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use clap::Args;
use tiny_http::{Header, Method, Request, Response, Server};

use crate::failure::Failure;

/// What the page may load and run: its own files and its own WASM, no inline script or style, no other host.
/// Browsers before 2022 do not know `'wasm-unsafe-eval'` and run no WASM without `'unsafe-eval'`; in all others
/// `boot.js` takes the latter back. Who may frame the page is the web master's choice (`frame-ancestors`).
pub(crate) const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; font-src 'self'; \
    worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// Length of the part of a file name that is a hash of the content, as in `style.0123456789.css`.
pub(crate) const HASH_DIGITS: usize = 10;

/// How many ports to try after a taken one.
const PORTS_TO_TRY: u16 = 100;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// 生成好的网页所在的文件夹
    #[arg(default_value = "dist")]
    folder: PathBuf,
    /// 端口；被占用时用下一个空闲的，0 由系统挑选
    #[arg(long, default_value_t = 8000)]
    port: u16,
}

pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let remedy = "先运行 make dist 生成网页，或指出它所在的文件夹：jiuzhu serve 文件夹";
    let root = options
        .folder
        .canonicalize()
        .map_err(|error| Failure::file(&options.folder, &error, remedy))?;
    if !root.join("index.html").is_file() {
        return Err(Failure::new(
            options.folder.display(),
            "里面没有 index.html",
            remedy,
        ));
    }
    let listener = bind(options.port)?;
    let cannot_listen = |error: &dyn ToString| {
        Failure::new(
            format!("127.0.0.1:{}", options.port),
            format!("不能提供网页（{}）", error.to_string()),
            "换一个端口：jiuzhu serve --port 9000",
        )
    };
    let port = listener
        .local_addr()
        .map_err(|error| cannot_listen(&error))?
        .port();
    let server = Server::from_listener(listener, None).map_err(|error| cannot_listen(&error))?;
    println!("http://127.0.0.1:{port}/");

    let server = Arc::new(server);
    let workers: Vec<_> = (0..4)
        .map(|_| {
            let server = Arc::clone(&server);
            let root = root.clone();
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    // A visitor who hangs up half-way is no concern of the others.
                    let _ = answer(&root, request);
                }
            })
        })
        .collect();
    for worker in workers {
        let _ = worker.join();
    }
    Ok(())
}

fn bind(port: u16) -> Result<TcpListener, Failure> {
    let ports = port..=port.saturating_add(if port == 0 { 0 } else { PORTS_TO_TRY });
    let mut last = None;
    for port in ports {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => last = Some(error),
        }
    }
    let reason = last.map(|error| error.to_string()).unwrap_or_default();
    Err(Failure::new(
        format!("127.0.0.1:{port}"),
        format!("这个端口和后面 {PORTS_TO_TRY} 个都不能用（{reason}）"),
        "换一个端口：jiuzhu serve --port 9000；或用 --port 0 由系统挑选",
    ))
}

fn answer(root: &Path, request: Request) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("405\n").with_status_code(405));
    }
    let accepted = request
        .headers()
        .iter()
        .find(|header| header.field.equiv("Accept-Encoding"))
        .map(|header| header.value.as_str().to_owned())
        .unwrap_or_default();
    let Some(path) = resolve(root, request.url()) else {
        let response = Response::from_string("404：没有这个文件\n").with_status_code(404);
        return request.respond(with_headers(
            response,
            &[
                ("Content-Type", "text/plain; charset=utf-8"),
                ("Cache-Control", "no-store"),
            ],
        ));
    };
    let (encoding, body) = read_best(&path, &accepted)?;
    let mut headers = vec![
        ("Content-Type", content_type(&path)),
        ("Content-Security-Policy", PAGE_POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Vary", "Accept-Encoding"),
        ("Cache-Control", cache_control(&path)),
    ];
    if let Some(encoding) = encoding {
        headers.push(("Content-Encoding", encoding));
    }
    // A plain Content-Length, so that a loading bar has something to measure against.
    request.respond(with_headers(
        Response::from_data(body).with_chunked_threshold(usize::MAX),
        &headers,
    ))
}

fn with_headers<R: io::Read>(mut response: Response<R>, headers: &[(&str, &str)]) -> Response<R> {
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(name.as_bytes(), value.as_bytes()) {
            response.add_header(header);
        }
    }
    response
}

/// The file that a request line asks for, if it is one of ours.
fn resolve(root: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = percent_decode(path)?;
    let mut file = root.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    if path.ends_with('/') {
        file.push("index.html");
    }
    // A link inside the folder must not lead out of it.
    let file = file.canonicalize().ok()?;
    (file.is_file() && file.starts_with(root)).then_some(file)
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// The smallest form of the file that the visitor accepts.
fn read_best(path: &Path, accepted: &str) -> io::Result<(Option<&'static str>, Vec<u8>)> {
    for (encoding, suffix) in [("br", ".br"), ("gzip", ".gz")] {
        if accepts(accepted, encoding) {
            let mut packed = path.as_os_str().to_owned();
            packed.push(suffix);
            if let Ok(body) = fs::read(PathBuf::from(packed)) {
                return Ok((Some(encoding), body));
            }
        }
    }
    Ok((None, fs::read(path)?))
}

fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        let named = parts
            .next()
            .is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let refused = parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
        named && !refused
    })
}

fn extension(path: &Path) -> &str {
    path.extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
}

fn content_type(path: &Path) -> &'static str {
    match extension(path) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "mp3" => "audio/mpeg",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

/// A name that carries the hash of its content can be kept for ever; any other may change tomorrow.
fn cache_control(path: &Path) -> &'static str {
    let hash = path
        .file_stem()
        .and_then(|stem| Path::new(stem).extension())
        .and_then(|hash| hash.to_str());
    let hashed = hash
        .is_some_and(|hash| hash.len() == HASH_DIGITS && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if hashed {
        "max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("jiuzhu-serve-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("sub")).unwrap();
        fs::write(folder.join("index.html"), "home").unwrap();
        fs::write(folder.join("index.html.br"), "BR").unwrap();
        fs::write(folder.join("sub/一.txt"), "one").unwrap();
        folder.canonicalize().unwrap()
    }

    #[test]
    fn finds_files_and_folder_pages_and_nothing_outside() {
        let root = folder("resolve");
        assert_eq!(resolve(&root, "/"), Some(root.join("index.html")));
        assert_eq!(
            resolve(&root, "/?from=singlemessage&isappinstalled=0"),
            Some(root.join("index.html"))
        );
        assert_eq!(
            resolve(&root, "/sub/%E4%B8%80.txt"),
            Some(root.join("sub/一.txt"))
        );
        for url in [
            "/missing",
            "/sub/",
            "/../etc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/sub%5c..",
            "/%zz",
            "/%e4",
        ] {
            assert_eq!(resolve(&root, url), None, "{url}");
        }
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn sends_the_packed_form_only_to_those_who_take_it() {
        let root = folder("packed");
        let page = root.join("index.html");
        assert_eq!(
            read_best(&page, "gzip, deflate, br").unwrap(),
            (Some("br"), b"BR".to_vec())
        );
        assert_eq!(read_best(&page, "gzip").unwrap(), (None, b"home".to_vec()));
        assert_eq!(read_best(&page, "br;q=0, *").unwrap(), (None, b"home".to_vec()));
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn keeps_only_names_that_carry_a_hash() {
        assert_eq!(
            cache_control(Path::new("style.0123456789.css")),
            "max-age=31536000, immutable"
        );
        for name in ["index.html", "sw.js", "a.min.js", "app.012345678g.wasm"] {
            assert_eq!(cache_control(Path::new(name)), "no-cache", "{name}");
        }
    }

    #[test]
    fn passes_over_a_taken_port() {
        let taken = bind(0).unwrap();
        let port = taken.local_addr().unwrap().port();
        let next = bind(port).unwrap().local_addr().unwrap().port();
        assert!(next > port);
    }
}
