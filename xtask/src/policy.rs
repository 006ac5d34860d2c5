//! The page's content security policy: nothing but what stands in the page itself.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The policy that lets exactly these scripts and this style run, by the hash of their final bytes.
/// `wasm-unsafe-eval` compiles the module, `blob:` starts the workers and shows pictures out of the
/// user's own files, `'self'` is for the service worker, manifest and icons of the served page.
pub(crate) fn policy(scripts: &[&str], style: &str) -> String {
    let scripts: Vec<String> = scripts.iter().map(|script| hash_source(script)).collect();
    [
        "default-src 'none'".to_owned(),
        format!("script-src 'wasm-unsafe-eval' {}", scripts.join(" ")),
        "worker-src 'self' blob:".to_owned(),
        // The frame that shows a page as it was laid out is under this policy, too: its style sheets are those that
        // `src/original` wrote, under this name.
        format!("style-src {} 'nonce-original'", hash_source(style)),
        "style-src-attr 'unsafe-inline'".to_owned(),
        "img-src 'self' data: blob:".to_owned(),
        "manifest-src 'self'".to_owned(),
        "connect-src 'none'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
    ]
    .join("; ")
}

fn hash_source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
