//! What is drawn.

pub(crate) mod browse;
pub(crate) mod compare;
pub(crate) mod confidence;
pub(crate) mod corrections;
pub(crate) mod dialogs;
pub(crate) mod document;
pub(crate) mod fields;
pub(crate) mod first_screen;
pub(crate) mod glyph;
pub(crate) mod header;
pub(crate) mod notes;
pub(crate) mod overview;
pub(crate) mod overview_row;
pub(crate) mod pane;
pub(crate) mod rail;
pub(crate) mod read;
pub(crate) mod roving;
pub(crate) mod save;
pub(crate) mod source;
pub(crate) mod statements;
pub(crate) mod structure;
pub(crate) mod timeline;
pub(crate) mod toast;
pub(crate) mod virtual_list;
