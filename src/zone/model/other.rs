//! Other forests than the shipped ones, for cross-validation.

use std::sync::Mutex;

use super::{Forest, Name};

static FORESTS: Mutex<Vec<(Name, &'static Forest)>> = Mutex::new(Vec::new());

/// Reads with this packed forest from now on; `name` is `blocks` or `kinds`. False where it is not one.
pub fn use_forest(name: &str, file: &[u8]) -> bool {
    let name = match name {
        "blocks" => Name::Blocks,
        "kinds" => Name::Kinds,
        "lines" => Name::Lines,
        _ => return false,
    };
    let (Some(forest), Ok(mut forests)) = (Forest::unpack(file), FORESTS.lock()) else { return false };
    forests.retain(|(known, _)| *known != name);
    // Never freed: a run uses a handful of them.
    forests.push((name, Box::leak(Box::new(forest))));
    true
}

/// The forest to use instead of a shipped one.
pub(super) fn find(name: Name) -> Option<&'static Forest> {
    let forests = FORESTS.lock().ok()?;
    forests.iter().find(|(known, _)| *known == name).map(|(_, forest)| *forest)
}
