//! The rows that inference would score, for training to read.

use super::features::{Row, survey_page};
use crate::block::Page;
use crate::thread::Thread;

pub(crate) use super::lines::{rows_of_lines, titles_of_lines};
pub use super::model::use_forest;

/// A page as training sees it.
#[derive(Clone, Debug, Default)]
pub struct PageRows {
    /// Names of a row's values.
    pub names: Vec<String>,
    /// One row a block.
    pub rows: Vec<Vec<f32>>,
    /// Text of each block.
    pub texts: Vec<String>,
    /// Words of each block as the pooling weighs them.
    pub words: Vec<u32>,
    /// Tokens of each block as the cut weighs them.
    pub tokens: Vec<u32>,
    /// Whether the block belongs to a post: 0 no, 1 its frame, 2 what it says.
    pub posts: Vec<u8>,
    /// Whether the page opens with a thread.
    pub opens_page: bool,
    /// Names and values of what is known of the page before its blocks are scored.
    pub page_names: Vec<String>,
    /// See `page_names`.
    pub page_row: Vec<f32>,
}

/// The rows of a page of markup.
pub(crate) fn rows_of_markup(page: &Page, threads: &[Thread]) -> PageRows {
    let survey = survey_page(page, threads);
    let values = survey.page_values();
    let mut out = PageRows { opens_page: survey.opens_page, ..PageRows::default() };
    let mut row = Row::default();
    let mut named = Row::named();
    survey.write_block(0, &values, &mut named);
    out.names = named.names().to_vec();
    for (i, block) in survey.blocks.iter().enumerate() {
        survey.write_block(i, &values, &mut row);
        out.rows.push(row.values().to_vec());
        out.texts.push(page.blocks.get(i).map(|raw| raw.text.clone()).unwrap_or_default());
        out.words.push(block.text.words());
        out.tokens.push(block.text.tokens);
        out.posts.push(block.post as u8);
    }
    survey.write_page(&values, &Default::default(), &mut named);
    out.page_names = named.names().to_vec();
    out.page_row = named.values().to_vec();
    out
}
