//! The few things that are errors: limits and options. Content never is.

/// Why a file was not read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file is larger than the limit.
    #[error("the file has {bytes} bytes, the limit is {limit}")]
    TooLarge {
        /// Size of the file (or of what it unpacks to), in bytes.
        bytes: u64,
        /// The limit, in bytes.
        limit: u64,
    },
}

impl Error {
    /// A stable kebab-case code, for programs and translations.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too-large",
        }
    }
}
