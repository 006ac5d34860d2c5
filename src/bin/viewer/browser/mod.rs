//! The browser's own interfaces, each wrapped once.

pub(crate) mod clipboard;
pub(crate) mod download;
pub(crate) mod folder;
pub(crate) mod listen;
pub(crate) mod samples;
pub(crate) mod selection;
pub(crate) mod shelf;
pub(crate) mod storage;
