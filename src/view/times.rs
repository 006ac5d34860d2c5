//! Times in the two forms that a page needs: for people and for machines.

pub use crate::export::readable_time;

/// A time as HTML's `datetime` takes it, as far as it can: HTML knows no hour without minutes, and no words.
pub fn machine_time(value: &str) -> Option<String> {
    let plain = value.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b':' | b'T' | b'Z'));
    if !plain || !value.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (day, clock) = value.split_once('T').unwrap_or((value, ""));
    Some(if clock.get(2..3) == Some(":") { value } else { day }.to_owned())
}

#[cfg(test)]
mod tests {
    use super::machine_time;

    #[test]
    fn only_what_html_takes() {
        for (value, expect) in [
            ("2023-06-18T21:49:05+08:00", Some("2023-06-18T21:49:05+08:00")),
            ("2023-06-18T21+08:00", Some("2023-06-18")),
            ("2023-06", Some("2023-06")),
            ("XXXX-06-18", None),
            ("3小时前", None),
        ] {
            assert_eq!(machine_time(value).as_deref(), expect, "{value}");
        }
    }
}
