//! SHA-256, in hexadecimal.

use sha2::{Digest, Sha256};

/// What a document says of its bytes.
pub(crate) fn hash_bytes(bytes: &[u8]) -> String {
    write_hash(&Sha256::digest(bytes))
}

/// A hash in hexadecimal.
pub(crate) fn write_hash(hash: &[u8]) -> String {
    use std::fmt::Write as _;
    hash.iter().fold(String::with_capacity(hash.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
