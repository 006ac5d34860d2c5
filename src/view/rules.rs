//! What the rules of the core mean, in words.

use super::lang::Lang;

/// A rule in words; none where its name has no description.
pub fn rule(_name: &str, _lang: Lang) -> Option<&'static str> {
    None
}
