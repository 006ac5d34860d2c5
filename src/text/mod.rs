//! Pure string work: it knows no page and no document.

pub(crate) mod byline;
pub(crate) mod date;
pub(crate) mod space;
