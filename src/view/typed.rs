//! What a reader writes into a field, in the notation of the document.

use crate::correction::{FieldName, Sort};

/// The values of a field as a document holds them; none where it does not take them. A list is written with commas
/// between its values, of whichever script; a day as `2024-05-01`, `2024/5/1` or `2024年5月1日`.
pub fn typed(name: FieldName, text: &str) -> Option<Vec<String>> {
    let text = text.trim();
    let values = match name.sort() {
        Sort::Text => vec![text.to_owned()],
        Sort::List => {
            text.split([',', '，', '、', ';', '；', '\n']).map(|part| part.trim().to_owned()).collect()
        }
        Sort::Number => vec![text.parse::<u64>().ok()?.to_string()],
        Sort::Time => vec![notation(text)?],
    };
    let values: Vec<String> = values.into_iter().filter(|value| !value.is_empty()).collect();
    (!values.is_empty()).then_some(values)
}

/// A day and a time of day in the document's notation; none where the text is something else.
fn notation(text: &str) -> Option<String> {
    let plain: String = text
        .chars()
        .map(|c| match c {
            '年' | '月' | '/' | '.' => '-',
            '日' | '号' | '號' | 'T' => ' ',
            c => c,
        })
        .collect();
    let (day, clock) = plain.trim().split_once(' ').unwrap_or((plain.trim(), ""));
    let parts = numbers(day.trim_end_matches('-'), '-')?;
    let day = match parts.as_slice() {
        [year @ 1000..=9999] => format!("{year}"),
        [year @ 1000..=9999, month @ 1..=12] => format!("{year}-{month:02}"),
        [year @ 1000..=9999, month @ 1..=12, day @ 1..=31] => format!("{year}-{month:02}-{day:02}"),
        _ => return None,
    };
    let clock = clock.trim();
    if clock.is_empty() {
        return Some(day);
    }
    // An hour of a day that is not known is no time.
    let _whole = parts.get(2)?;
    let zone = clock.find(['Z', '+', '-']).unwrap_or(clock.len());
    let (clock, zone) = clock.split_at_checked(zone)?;
    let clock = match numbers(clock.trim(), ':')?.as_slice() {
        [hour @ 0..=23, minute @ 0..=59] => format!("{hour:02}:{minute:02}"),
        [hour @ 0..=23, minute @ 0..=59, second @ 0..=59] => format!("{hour:02}:{minute:02}:{second:02}"),
        _ => return None,
    };
    let digits = zone.strip_prefix(['+', '-']).map(|offset| numbers(offset, ':'));
    let fits = match digits {
        None => matches!(zone, "" | "Z"),
        Some(offset) => matches!(offset?.as_slice(), [0..=14, 0..=59]) && zone.len() == "+00:00".len(),
    };
    fits.then(|| format!("{day}T{clock}{zone}"))
}

fn numbers(text: &str, between: char) -> Option<Vec<u16>> {
    text.split(between).map(|part| part.trim().parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::{FieldName, typed};

    #[test]
    fn values_are_taken_as_people_write_them() {
        let table: [(FieldName, &str, &[&str]); 17] = [
            (FieldName::Title, "  Ferry returns ", &["Ferry returns"]),
            (FieldName::Title, " ", &[]),
            (FieldName::Authors, "Mira Holt, Sam Oster", &["Mira Holt", "Sam Oster"]),
            (FieldName::Authors, "王小雨、李远；陈默", &["王小雨", "李远", "陈默"]),
            (FieldName::Authors, " , ", &[]),
            (FieldName::Published, "2024-05-01", &["2024-05-01"]),
            (FieldName::Published, "2024", &["2024"]),
            (FieldName::Published, "2024年5月1日", &["2024-05-01"]),
            (FieldName::Published, "2024年5月1日 8:05", &["2024-05-01T08:05"]),
            (FieldName::Published, "2024/5/1 08:05:09", &["2024-05-01T08:05:09"]),
            (FieldName::Published, "2024-05-01T08:05+02:00", &["2024-05-01T08:05+02:00"]),
            (FieldName::Published, "2024-13-01", &[]),
            (FieldName::Published, "2024-05 08:05", &[]),
            (FieldName::Published, "last Monday", &[]),
            (FieldName::Published, "2024-05-01 25:00", &[]),
            (FieldName::ReadCount, "1200", &["1200"]),
            (FieldName::ReadCount, "many", &[]),
        ];
        for (name, text, expect) in table {
            assert_eq!(typed(name, text).unwrap_or_default(), expect, "{text}");
        }
    }
}
