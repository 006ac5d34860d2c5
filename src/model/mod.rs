//! The data and nothing else: what a document holds, with no rule about how it is found.
//!
//! Every type here is what `tearsheet read --jsonl` prints (schema 1) and what the page works on.
//! Unknown values are `None` (`null` in JSON), never an empty guess.

mod block;
mod collection;
mod correction;
mod document;
mod field;
mod metadata;
mod number;
mod reading;
mod remarks;
mod wide_block;
mod zone;

pub use block::{Block, Callout, Extra, Formula, ItemPlace, NoteMark, Origin, Span};
pub use collection::{
    Collection, Conflict, Copies, Figure, Member, Moment, OnlyHere, QuotationPlace, SharedQuotation, Story,
};
pub use correction::{Corrected, Correction};
pub use document::{
    AlignedPair, Comment, Document, Enclosure, Kind, List, ListItem, Media, PageKind, Product,
    ProductEvidence, Rendering, SCHEMA, Section, SourceInfo, Table, Translation, Warning,
};
pub use field::{Evidence, Field, Rejected};
pub use metadata::Metadata;
pub use reading::{Event, Mention, Named, Person, Reading, Statement, TimeExpression};
pub use remarks::Remarks;
pub use zone::{Zone, ZoneGroup};

/// The entry of a project file that tells what it holds; the other entries are the files of a collection.
pub const PROJECT_MANIFEST: &str = "tearsheet.json";
