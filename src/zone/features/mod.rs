//! Blocks as numbers: what the learned model sees, and what the rules ask about.
//!
//! The same code writes the rows that training reads and the rows that inference scores.

mod address;
mod before;
mod block_row;
mod facts;
mod groups;
mod meta;
mod naming;
mod notice;
mod page_row;
mod places;
mod row;
mod survey;
mod tally;
mod template;
mod tree;

pub(crate) use facts::{TextFacts, measure_text};
pub(crate) use groups::{TEXT_GROUPS, mix};
pub(crate) use page_row::Pool;
pub(crate) use places::{around_flag, class_bit, text_group};
#[cfg(test)]
pub(crate) use row::layout_hash;
pub(crate) use row::{Row, log, share};
pub(crate) use survey::{BlockFacts, InPost, Survey, survey_page};
