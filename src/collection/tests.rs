//! Invented reports of invented events.
