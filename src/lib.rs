//! Tearsheet reads the structure of saved news pages.
//!
//! ```
//! let page = b"<title>Harbour reopens</title><article><h1>Harbour reopens</h1><p>The harbour of Lindby reopened on Monday after two weeks of repairs, the port office said.</p></article>";
//! let documents = tearsheet::read("harbour.html", page, &tearsheet::Options::default())?;
//! assert_eq!(documents[0].metadata.title.as_ref().unwrap().value, "Harbour reopens");
//! # Ok::<(), tearsheet::Error>(())
//! ```
//!
//! The way of the data is `file → captures → blocks → threads → zones → document → reading`; each arrow is one
//! module with one entry point, pure and deterministic, and `pipeline` lists them.

pub mod correction;
pub mod export;
#[cfg(feature = "js")]
pub mod js;
pub mod model;
#[cfg(feature = "worker")]
pub mod protocol;
#[cfg(feature = "worker")]
pub mod worker;

mod block;
mod capture;
mod collection;
mod document;
mod dom;
mod error;
#[cfg(any(test, feature = "worker"))]
mod gather;
#[cfg(test)]
mod golden;
#[cfg(feature = "inside")]
#[doc(hidden)]
pub mod inside;
mod lexicon;
mod order;
#[cfg(any(test, feature = "worker"))]
mod original;
mod pipeline;
mod reading;
mod text;
mod thread;
#[cfg(feature = "training")]
#[doc(hidden)]
pub mod training;
#[cfg(any(test, feature = "viewer"))]
pub mod view;
#[cfg(any(test, feature = "worker"))]
mod wire;
mod zone;

pub use collection::collect;
pub use error::Error;
#[cfg(any(test, feature = "worker"))]
pub use original::OWN_STYLES;
pub use pipeline::{Options, is_crawl, read, read_crawl, read_each, read_with_text};
