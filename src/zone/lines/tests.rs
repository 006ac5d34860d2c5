//! Captures of many sorts.
