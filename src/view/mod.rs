//! What the page shows and in which order, with no browser in it: a pure state machine, the words of the
//! interface and the arithmetic of its lists. The Yew components only draw what these modules decide,
//! so that everything here is tested natively.

pub mod arriving;
pub mod article;
pub mod changes;
pub mod commands;
pub mod compare;
pub mod days;
mod early;
pub mod facets;
pub mod fields;
pub mod fold;
pub mod formats;
pub mod gathered;
pub mod lang;
pub mod marks;
pub mod merged;
pub mod messages;
pub mod names;
pub mod offers;
pub mod overview;
pub mod page;
pub mod pane;
pub mod picked;
pub mod pictures;
pub mod places;
pub mod reasons;
mod reduce;
pub mod remarks;
pub mod rows;
pub mod rules;
pub mod runs;
pub mod said;
pub mod search;
pub mod shortcut;
pub mod source;
#[cfg(test)]
mod specimen;
pub mod state;
pub mod strip;
pub mod tab;
pub mod times;
pub mod typed;
pub mod virtual_list;
pub mod words;
