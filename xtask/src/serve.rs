//! A small server for this machine alone.

use std::fs;
use std::path::Path;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server};

/// The port tried first where none is asked for.
const PORT: u16 = 8137;

/// Serves a folder until interrupted.
pub(crate) fn serve(folder: &Path, port: Option<u16>) -> Result<()> {
    let server = match port {
        Some(port) => listen(port),
        None => listen(PORT).or_else(|_| listen(0)),
    }?;
    let port = server.server_addr().to_ip().map_or(0, |address| address.port());
    println!("Serving on http://localhost:{port}/ (Ctrl+C ends it)");
    for request in server.incoming_requests() {
        answer(request, folder)?;
    }
    Ok(())
}

fn listen(port: u16) -> Result<Server> {
    Server::http(("127.0.0.1", port)).map_err(|error| anyhow!("port {port}: {error}"))
}

/// Only names that the build wrote are looked up, so no path can leave the folder.
fn answer(request: Request, folder: &Path) -> Result<()> {
    let path = request.url().split('?').next().unwrap_or_default().trim_start_matches('/').to_owned();
    let name = if path.is_empty() { "index.html".to_owned() } else { path };
    let plain =
        name.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && !part.contains('\\'));
    let bytes = if plain { fs::read(folder.join(&name)).ok() } else { None };
    let outcome = match (request.method(), bytes) {
        (Method::Get | Method::Head, Some(bytes)) => {
            let response = Response::from_data(bytes);
            request.respond(response.with_header(header("Content-Type", media_type(&name))?))
        }
        (Method::Get | Method::Head, None) => {
            request.respond(Response::from_string("Not found\n").with_status_code(404))
        }
        _ => request.respond(Response::from_string("Only GET\n").with_status_code(405)),
    };
    // A browser that went away is no reason to stop.
    drop(outcome);
    Ok(())
}

fn header(name: &str, value: &str) -> Result<Header> {
    Header::from_bytes(name, value).map_err(|()| anyhow!("not a header: {name}: {value}"))
}

fn media_type(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
