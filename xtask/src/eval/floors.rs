//! Floors, aims and the peers' figures, from `tests/floors.toml`.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::command::root;

/// What is known of one figure beside its value.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Floor {
    /// The figure may not be less.
    pub(super) floor: Option<f64>,
    /// The figure may not be more (wrong guesses, say).
    pub(super) most: Option<f64>,
    /// What it is to be.
    pub(super) aim: Option<f64>,
    /// The best other system.
    pub(super) peer: Option<f64>,
}

/// Floors by the figure's name.
pub(super) type Floors = BTreeMap<String, Floor>;

/// The floors of one kind of corpus.
pub(super) fn load(kind: &str) -> Result<Floors> {
    let path = root().join("tests/floors.toml");
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let table: toml::Table = toml::from_str(&text).context("tests/floors.toml")?;
    let Some(section) = table.get(kind) else { return Ok(Floors::new()) };
    let mut section = section.as_table().cloned().unwrap_or_default();
    section.remove("measured");
    toml::Value::Table(section).try_into().with_context(|| format!("[{kind}] of tests/floors.toml"))
}
