//! Learned decision forests: the packed files that ship, and their inference.
//!
//! `train/` makes the files; its model card says from what. A forest only adds up whole numbers
//! and compares, so that a page has the same scores bit for bit on every platform.

mod forest;

pub(crate) use forest::Forest;
