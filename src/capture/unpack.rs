//! Gzip, bounded.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::MultiGzDecoder;

use crate::error::Error;
use crate::model::Warning;

/// How many layers of compression are taken off: servers and archives sometimes compress twice.
const MAX_LAYERS: usize = 2;

/// Takes gzip off, if there is any. A file that breaks off gives what could be read, and a warning.
pub(super) fn unpack_gzip<'a>(
    bytes: &'a [u8],
    limit: u64,
    warnings: &mut Vec<Warning>,
) -> Result<Cow<'a, [u8]>, Error> {
    let mut unpacked = Cow::Borrowed(bytes);
    for _ in 0..MAX_LAYERS {
        if !unpacked.starts_with(&[0x1f, 0x8b, 8]) {
            break;
        }
        let mut out = Vec::new();
        // One byte over the limit tells "too large" from "just fits".
        let result = MultiGzDecoder::new(&*unpacked).take(limit.saturating_add(1)).read_to_end(&mut out);
        let size = out.len() as u64;
        if size > limit {
            return Err(Error::TooLarge { bytes: size, limit });
        }
        if let Err(error) = result {
            warnings.push(Warning {
                code: "gzip-broken".to_owned(),
                message: format!(
                    "The compressed file is damaged or cut off ({error}); {size} bytes were read."
                ),
            });
        }
        unpacked = Cow::Owned(out);
    }
    Ok(unpacked)
}
