//! The browser's own interfaces, each wrapped once.

pub(crate) mod clipboard;
pub(crate) mod download;
pub(crate) mod folder;
pub(crate) mod language;
pub(crate) mod listen;
pub(crate) mod marks;
pub(crate) mod notebook;
pub(crate) mod original;
pub(crate) mod pictures;
pub(crate) mod project;
pub(crate) mod samples;
pub(crate) mod selection;
pub(crate) mod shelf;
pub(crate) mod storage;
pub(crate) mod tabs;
