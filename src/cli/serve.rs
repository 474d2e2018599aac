//! `jiuzhu serve`: look at the built page as a careful web server would send it.
//!
//! For one's own machine only: it listens on the loopback address and knows no TLS.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::serve::ListenerExt;
use clap::Args;
use percent_encoding::percent_decode_str;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::failure::Failure;

/// What the page may load and run: its own files and its own WASM, no inline script or style, no other host.
/// Browsers before 2022 do not know `'wasm-unsafe-eval'` and run no WASM without `'unsafe-eval'`; in all others
/// `boot.js` takes the latter back. Who may frame the page is the web master's choice (`frame-ancestors`).
pub(crate) const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; font-src 'self'; \
    worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// Length of the part of a file name that is a hash of the content, as in `style.0123456789.css`.
pub(crate) const HASH_DIGITS: usize = 10;

/// What every file is sent with.
const HEADERS: [(HeaderName, &str); 4] = [
    (header::CONTENT_SECURITY_POLICY, PAGE_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::VARY, "Accept-Encoding"),
];

/// How many ports to try after a taken one.
const PORTS_TO_TRY: u16 = 100;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// 生成好的网页所在的文件夹；不写就是 dist
    #[arg(value_name = "文件夹", default_value = "dist")]
    folder: PathBuf,
    /// 端口，不写就是 8000；被占用时用下一个空闲的，0 由系统挑选
    #[arg(long, value_name = "端口", default_value_t = 8000)]
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
    let cannot_listen = |error: io::Error| {
        Failure::new(
            format!("127.0.0.1:{}", options.port),
            format!("不能提供网页（{error}）"),
            "换一个端口：jiuzhu serve --port 9000",
        )
    };
    let address = listener.local_addr().map_err(cannot_listen)?;
    println!("http://{address}/");
    listen(listener, root).map_err(cannot_listen)
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

/// Answers every visitor until the program is ended.
fn listen(listener: TcpListener, root: PathBuf) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?.tap_io(|stream| {
            // Only a matter of speed.
            let _ = stream.set_nodelay(true);
        });
        axum::serve(listener, site(root)).await
    })
}

fn site(root: PathBuf) -> Router {
    let files = ServeDir::new(&root).precompressed_br().precompressed_gzip();
    let charset = SetResponseHeaderLayer::overriding(header::CONTENT_TYPE, with_charset);
    let site = Router::new().fallback_service(files).layer(charset);
    site.layer(from_fn_with_state(Arc::from(root), answer))
}

async fn answer(State(root): State<Arc<Path>>, mut request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allowed = [(header::ALLOW, "GET, HEAD")];
        return (StatusCode::METHOD_NOT_ALLOWED, allowed, "405\n").into_response();
    }
    let Some(file) = resolve(&root, request.uri().path()) else {
        let kept = [(header::CACHE_CONTROL, "no-store")];
        return (StatusCode::NOT_FOUND, kept, "404：没有这个文件\n").into_response();
    };
    // The browser may remember a newer page, of another server that was on this port.
    request.headers_mut().remove(header::IF_MODIFIED_SINCE);
    let kept = [(header::CACHE_CONTROL, cache_control(&file))];
    (HEADERS, kept, next.run(request).await).into_response()
}

/// The file that a path asks for: no hidden one, none that a link inside the folder finds outside, no bare folder.
fn resolve(root: &Path, path: &str) -> Option<PathBuf> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    if path.contains("/.") {
        return None;
    }
    let page = if path.ends_with('/') { "index.html" } else { "" };
    let file = root.join(format!("{}{page}", path.trim_start_matches('/')));
    let file = file.canonicalize().ok()?;
    (file.is_file() && file.starts_with(root)).then_some(file)
}

fn with_charset(response: &Response) -> Option<HeaderValue> {
    let kind = response.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
    let text = kind.starts_with("text/") || kind.ends_with("json");
    text.then(|| HeaderValue::try_from(format!("{kind}; charset=utf-8")).ok())?
}

/// A name that carries the hash of its content can be kept for ever; any other may change tomorrow.
fn cache_control(file: &Path) -> &'static str {
    let hash = file.file_stem().map(Path::new).and_then(Path::extension);
    let digits = hash.filter(|hash| hash.as_encoded_bytes().iter().all(u8::is_ascii_hexdigit));
    match digits.map(|digits| digits.len()) {
        Some(HASH_DIGITS) => "public, max-age=31536000, immutable",
        _ => "no-cache",
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read, Write};
    use std::net::{SocketAddr, TcpStream};
    use std::thread;

    use tempfile::TempDir;

    use super::*;

    const FILES: [(&str, &str, &str); 7] = [
        ("index.html", "text/html; charset=utf-8", "home"),
        ("boot.js", "text/javascript; charset=utf-8", "1"),
        ("sub/一.txt", "text/plain; charset=utf-8", "one"),
        ("style.0123456789.css", "text/css; charset=utf-8", "a{}"),
        ("app.0123456789.wasm", "application/wasm", "wasm"),
        ("app.012345678g.wasm", "application/wasm", "no hash"),
        ("a.0123456789.pack", "application/octet-stream", "pack"),
    ];

    /// A running server, and its folder, which goes when dropped.
    fn server() -> (SocketAddr, TempDir) {
        let folder = TempDir::new().unwrap();
        let root = folder.path().join("dist");
        fs::create_dir_all(root.join("sub")).unwrap();
        let others = ["../outside.txt", ".hidden", "index.html.br"].map(|file| (file, "", "packed"));
        for (file, _, text) in FILES.into_iter().chain(others) {
            fs::write(root.join(file), text).unwrap();
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink("../outside.txt", root.join("link.txt")).unwrap();
        let listener = bind(0).unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || listen(listener, root.canonicalize().unwrap()).unwrap());
        (address, folder)
    }

    /// The head, in lines, and the body of the answer.
    fn ask(server: SocketAddr, request: &str, more: &str) -> (String, String) {
        let mut stream = TcpStream::connect(server).unwrap();
        let request = format!("{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.replace('\r', "") + "\n", body.to_owned())
    }

    #[test]
    fn sends_files_with_their_headers() {
        let (server, _folder) = server();
        let all = FILES.map(|(file, kind, body)| (file.replace('一', "%E4%B8%80"), kind, body));
        let home = ["", "?from=singlemessage"].map(|path| (path.to_owned(), FILES[0].1, FILES[0].2));
        for (path, kind, body) in all.into_iter().chain(home) {
            let since = "If-Modified-Since: Fri, 31 Dec 2100 23:59:59 GMT\r\n";
            let (head, sent) = ask(server, &format!("GET /{path}"), since);
            assert!(head.starts_with("HTTP/1.1 200 OK\n"), "{path}: {head}");
            assert_eq!(sent, body, "{path}");
            let kept = match path.contains("0123456789") {
                true => "public, max-age=31536000, immutable",
                false => "no-cache",
            };
            let length = body.len().to_string();
            let own = [
                (header::CONTENT_TYPE, kind),
                (header::CACHE_CONTROL, kept),
                (header::CONTENT_LENGTH, &length),
            ];
            for (name, value) in own.into_iter().chain(HEADERS) {
                let start = format!("{name}: ");
                let values: Vec<_> = head
                    .lines()
                    .filter_map(|line| line.strip_prefix(&start))
                    .collect();
                assert_eq!(values, [value], "{path}: {name}");
            }
        }
        assert_eq!(ask(server, "HEAD /", "").1, "");
    }

    #[test]
    fn sends_nothing_else() {
        let (server, _folder) = server();
        let paths = "/missing /sub /sub/ /.hidden /%2ehidden /link.txt /../outside.txt /%2e%2e/outside.txt \
            /sub%2f..%2f..%2foutside.txt /sub%5c.. /%zz /%e4 /%00";
        for path in paths.split(' ') {
            let (head, body) = ask(server, &format!("GET {path}"), "");
            assert!(head.starts_with("HTTP/1.1 404 "), "{path}: {head}");
            assert!(head.contains("\ncache-control: no-store\n"), "{path}: {head}");
            assert_eq!(body, "404：没有这个文件\n", "{path}");
        }
        assert!(ask(server, "POST /", "").0.starts_with("HTTP/1.1 405 "));
    }

    #[test]
    fn sends_the_packed_form_only_to_those_who_take_it() {
        let (server, _folder) = server();
        for (accepted, sent) in [
            ("gzip, deflate, br", "packed"),
            ("gzip", "home"),
            ("br;q=0, *", "home"),
        ] {
            let (head, body) = ask(server, "GET /", &format!("Accept-Encoding: {accepted}\r\n"));
            assert_eq!(body, sent, "{accepted}");
            let packed = head.contains("\ncontent-encoding: br\n");
            assert_eq!(packed, sent == "packed", "{accepted}: {head}");
        }
    }

    #[test]
    fn lets_nobody_wait_for_another() {
        let (server, _folder) = server();
        let silent = [(); 50].map(|()| TcpStream::connect(server).unwrap());
        assert_eq!(ask(server, "GET /", "").1, "home");
        drop(silent);
    }

    #[test]
    fn passes_over_a_taken_port() {
        let taken = bind(0).unwrap();
        let port = taken.local_addr().unwrap().port();
        let next = bind(port).unwrap().local_addr().unwrap().port();
        assert!(next > port);
    }
}
