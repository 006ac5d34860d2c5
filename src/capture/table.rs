//! Tables with a page a row: CSV, and records of JSON. The column of the pages is found by what it holds.

use super::Capture;
use super::budget::MAX_ENTRIES;
use super::keys::say_pair;
use super::open::{Entry, Opener};
use super::sniff::is_markup;
use super::stated::{StatedField, Statements};

/// Rows that are looked at to find the column.
const SAMPLE: usize = 50;

/// A column of text has cells of this many characters, or it is one of titles and notes.
const LONG_TEXT: usize = 200;

/// A row by the names of its columns.
pub(super) type Record = Vec<(String, String)>;

/// Gives a page for each record; false where none of their fields holds pages.
pub(super) fn open_records(
    opener: &mut Opener<'_>,
    entry: &Entry<'_>,
    outer: &Capture,
    records: &[Record],
) -> bool {
    let Some(column) = find_column(records) else { return false };
    for (row, record) in records.iter().enumerate() {
        open_record(opener, entry, outer, (row, record), &column);
    }
    true
}

/// Gives the page of one record, with what its other fields say of it; none where the field is empty.
fn open_record(
    opener: &mut Opener<'_>,
    entry: &Entry<'_>,
    outer: &Capture,
    (row, record): (usize, &[(String, String)]),
    column: &str,
) {
    let Some((_, text)) = record.iter().find(|(key, text)| *key == column && !text.trim().is_empty()) else {
        return;
    };
    let mut said = Statements::of("table-column");
    for (key, value) in record.iter().filter(|(key, _)| *key != column) {
        say_pair(&mut said, key, value);
    }
    let stated = said.into_list();
    let address = stated.iter().find(|said| said.field == StatedField::Url).map(|said| said.value.as_str());
    let mut inner = entry.inside("table", address.unwrap_or(&(row + 1).to_string()), text.as_bytes());
    inner.stated.clone_from(&stated);
    opener.read_inner(&inner, outer, text.clone());
}

/// What a column holds, as far as it was looked at.
struct Column<'a> {
    name: &'a str,
    cells: usize,
    /// Cells of markup.
    pages: usize,
    chars: usize,
}

impl Column<'_> {
    fn mean(&self) -> usize {
        self.chars / self.cells.max(1)
    }
}

/// The name of the field that holds pages: markup in most of its cells, else the longest text.
fn find_column(records: &[Record]) -> Option<String> {
    let sample = records.get(..SAMPLE).unwrap_or(records);
    let mut columns: Vec<Column<'_>> = Vec::new();
    for (name, text) in sample.iter().flatten().filter(|(_, text)| !text.trim().is_empty()) {
        let at = columns.iter().position(|column| column.name == name).unwrap_or_else(|| {
            columns.push(Column { name, cells: 0, pages: 0, chars: 0 });
            columns.len() - 1
        });
        if let Some(column) = columns.get_mut(at) {
            column.cells += 1;
            column.pages += usize::from(is_markup(text));
            column.chars += text.chars().count();
        }
    }
    let markup = columns.iter().filter(|column| column.pages * 2 > column.cells);
    let pages = markup.max_by_key(|column| column.mean());
    let text =
        || columns.iter().max_by_key(|column| column.mean()).filter(|column| column.mean() >= LONG_TEXT);
    pages.or_else(text).map(|column| column.name.to_owned())
}

/// Opens a text of separated values; false where it is none, or holds no pages.
pub(super) fn open_csv(opener: &mut Opener<'_>, entry: &Entry<'_>, outer: &Capture, text: &str) -> bool {
    // Pages hold quotes and line ends, so a table of them has quoted cells; one of plain texts need not.
    if !text.contains('"') && !is_named_table(&entry.name) {
        return false;
    }
    let Some((head, sample)) = read_start(text) else { return false };
    let Some(column) = find_column(&sample) else { return false };
    let Some(rows) = split_rows(text, head.separator, Some(head.names.len()), MAX_ENTRIES) else {
        return false;
    };
    for (row, cells) in rows.into_iter().skip(1).enumerate() {
        open_record(opener, entry, outer, (row, &head.record(cells)), &column);
    }
    true
}

/// Whether a file is called a table of separated values.
fn is_named_table(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.eq_ignore_ascii_case("csv") || ending.eq_ignore_ascii_case("tsv")
}

/// Whether a file is a table by its name and by its text, whatever it holds.
pub(super) fn is_table(name: &str, text: &str) -> bool {
    is_named_table(name) && read_start(text).is_some()
}

/// How the rows of a table are parted, and what its first one says.
struct Head {
    separator: char,
    names: Vec<String>,
}

impl Head {
    fn record(&self, cells: Vec<String>) -> Record {
        self.names.iter().cloned().zip(cells).collect()
    }
}

/// The first row of a table, and the records of those behind it that are looked at; none where a text is no table.
fn read_start(text: &str) -> Option<(Head, Vec<Record>)> {
    /// Bytes of the longest row of names.
    const LONGEST: usize = 2000;
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().filter(|first| first.len() <= LONGEST)?;
    let separator = [',', ';', '\t'].into_iter().max_by_key(|&sign| first.matches(sign).count())?;
    if !first.contains(separator) {
        return None;
    }
    // Most texts are none by their first line.
    let names = split_rows(first, separator, None, 1)?.pop().filter(|names| are_names(names))?;
    let head = Head { separator, names };
    let rows = split_rows(text, separator, Some(head.names.len()), SAMPLE + 1)?;
    let sample: Vec<_> = rows.into_iter().skip(1).map(|cells| head.record(cells)).collect();
    (!sample.is_empty()).then_some((head, sample))
}

/// Whether the cells of a first row are names of columns: short, different, and not all of them figures.
fn are_names(row: &[String]) -> bool {
    /// Characters of the longest name.
    const LONGEST: usize = 40;
    let short = row.iter().all(|name| name.chars().count() <= LONGEST && !name.contains(['<', '\n']));
    let differ = row.iter().enumerate().all(|(at, name)| !row.iter().skip(at + 1).any(|other| other == name));
    row.len() > 1 && row.len() <= 200 && short && differ
}

/// The rows of a table (RFC 4180); none where a quote stands where none may, or a row is not as wide as it should be,
/// as in any other text. `most` rows are read. The last row of a file that breaks off may be short.
fn split_rows(text: &str, separator: char, width: Option<usize>, most: usize) -> Option<Vec<Vec<String>>> {
    let text = text.trim_start_matches('\u{feff}');
    let mut rows = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let cell;
        if let Some(quoted) = rest.strip_prefix('"') {
            (cell, rest) = read_quoted(quoted);
            if !(rest.is_empty() || rest.starts_with([separator, '\n', '\r'])) {
                return None;
            }
        } else {
            let end = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
            let (plain, behind) = rest.split_at(end);
            (cell, rest) = (plain.to_owned(), behind);
        }
        row.push(cell);
        if let Some(behind) = rest.strip_prefix(separator) {
            rest = behind;
            if rest.is_empty() {
                row.push(String::new());
            }
        } else {
            rest = rest.strip_prefix('\r').unwrap_or(rest);
            rest = rest.strip_prefix('\n').unwrap_or(rest);
            if row.len() > 1 || row.first().is_some_and(|cell| !cell.is_empty()) {
                if width.is_some_and(|width| width != row.len()) && !rest.is_empty() {
                    return None;
                }
                rows.push(std::mem::take(&mut row));
                if rows.len() >= most {
                    return Some(rows);
                }
            } else {
                row.clear();
            }
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    Some(rows)
}

/// A quoted cell behind its first quote, and what follows it.
fn read_quoted(text: &str) -> (String, &str) {
    let mut out = String::new();
    let mut rest = text;
    loop {
        let Some((before, behind)) = rest.split_once('"') else {
            out.push_str(rest);
            return (out, "");
        };
        out.push_str(before);
        match behind.strip_prefix('"') {
            Some(more) => {
                out.push('"');
                rest = more;
            }
            None => return (out, behind),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::capture::{Capture, StatedField, split_file};

    fn read(name: &str, text: &str) -> Vec<Capture> {
        split_file(name, text.as_bytes(), 1 << 24).expect("small enough")
    }

    #[test]
    fn rows_with_pages_are_pages() {
        let csv = "id,url,html,published\n1,https://lindby.example/1,\"<html><p class=\"\"x\"\">One,\ntwo</html>\",2024-03-04\n\
            2,https://lindby.example/2,\"<html><p>Two</html>\",2024-03-05\n";
        let lines = "{\"id\": 1, \"url\": \"https://lindby.example/1\", \"html\": \"<html><p class=\\\"x\\\">One,\\ntwo</html>\", \"published\": \"2024-03-04\"}\n\
            {\"id\": 2, \"url\": \"https://lindby.example/2\", \"html\": \"<html><p>Two</html>\"}\n{broken\n";
        for (name, text) in [
            ("a.csv", csv),
            ("a.tsv", &*csv.replace("one,", "one").replace(',', "\t").replace("One\t", "One,")),
            ("a.jsonl", lines),
        ] {
            let read = read(name, text);
            let texts: Vec<&str> = read.iter().map(|capture| capture.text.as_str()).collect();
            assert_eq!(texts, ["<html><p class=\"x\">One,\ntwo</html>", "<html><p>Two</html>"], "{name}");
            assert_eq!(read[0].name, format!("{name} › https://lindby.example/1"));
            let date = read[0].stated.iter().find(|stated| stated.field == StatedField::Published);
            assert_eq!(date.map(|stated| stated.value.as_str()), Some("2024-03-04"));
        }
    }

    #[test]
    fn a_table_without_pages_says_so() {
        let numbers = "day,passengers,note\n1,210,calm\n2,180,fog until noon\n3,40,storm\n";
        let prose = "The ferry waits at the quay, as it did all week, and nobody knows why. ".repeat(4);
        let prose = prose.replace(',', ";");
        let texts = format!("id,text\n1,{prose}\n2,{prose}\n");
        let of = |name: &str, text: &str| {
            let captures = read(name, text);
            let codes = captures.iter().flat_map(|capture| &capture.warnings).map(|said| said.code.clone());
            (captures.len(), codes.collect::<Vec<_>>())
        };
        assert_eq!(of("days.csv", numbers), (1, vec!["table-without-pages".to_owned()]));
        assert_eq!(of("days.txt", numbers), (1, vec![]), "a text like any other");
        assert_eq!(of("texts.csv", &texts), (2, vec![]), "texts that need no quotes");
    }

    #[test]
    fn other_texts_are_no_tables() {
        let prose = "Home, News, Sport\nThe ferry, which \"sails\" at noon, is late.\nIt waits.\n";
        for text in
            [prose, "a,b\n\"1\",2\n", "\"a\",b\n1,2,3\n4,5\n", "{\"a\": 1}\n{\"b\": 2}\n", "[1, 2]", "{"]
        {
            assert_eq!(read("a.csv", text)[0].container, None, "{text}");
        }
    }
}
