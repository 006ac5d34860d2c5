//! Pure string work: it knows no page and no document.

pub(crate) mod address;
pub(crate) mod border;
pub(crate) mod byline;
pub(crate) mod count;
pub(crate) mod date;
pub(crate) mod hash;
pub(crate) mod language;
pub(crate) mod letter;
pub(crate) mod likeness;
pub(crate) mod marked;
pub(crate) mod mass;
pub(crate) mod names;
pub(crate) mod phrases;
pub(crate) mod search;
pub(crate) mod sentence;
pub(crate) mod simplify;
pub(crate) mod sounds;
pub(crate) mod space;
pub(crate) mod when;
pub(crate) mod wording;
