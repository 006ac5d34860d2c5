//! A citation as a sentence, to paste into a text: APA 7, Chicago 17 (bibliography) and GB/T 7714—2015.

use super::record::{Day, Genre, Name, Record};
use crate::model::Document;

/// The styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// American Psychological Association, seventh edition.
    Apa,
    /// Chicago Manual of Style, seventeenth edition, an entry of the bibliography.
    Chicago,
    /// The Chinese national standard GB/T 7714—2015, in the order of citation.
    GbT7714,
}

impl Style {
    /// All styles, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Apa, Self::Chicago, Self::GbT7714];

    /// The name of the style, the same in all languages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Apa => "APA",
            Self::Chicago => "Chicago",
            Self::GbT7714 => "GB/T 7714",
        }
    }
}

/// A document cited in a style, as plain text in one line.
pub fn citation(document: &Document, style: Style) -> String {
    let record = Record::of(document);
    match style {
        Style::Apa => apa(&record),
        Style::Chicago => chicago(&record),
        Style::GbT7714 => gb_t_7714(&record),
    }
}

/// Names of the months as the English styles print them.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month, from 1.
pub(crate) fn english_month(month: u8) -> Option<&'static str> {
    MONTHS.get(usize::from(month).checked_sub(1)?).copied()
}

fn month(day: Day) -> Option<&'static str> {
    english_month(day.month?)
}

/// Author. (Date). Title. Outlet. Address
fn apa(record: &Record) -> String {
    let title = sentence(record.title.unwrap_or("Untitled"));
    let post = if record.genre == Genre::Post { " [Online forum post]." } else { "" };
    let title = if post.is_empty() { title } else { format!("{}{post}", title.trim_end_matches('.')) };
    let date = record.published.map_or("n.d.".to_owned(), |day| {
        let month = month(day).map(|month| format!(", {month}")).unwrap_or_default();
        let number = day.of_month.map(|day| format!(" {day}")).unwrap_or_default();
        format!("{}{}{month}{number}", if record.about { "ca. " } else { "" }, day.year)
    });
    let authors = list(record.authors.iter().map(apa_name).collect(), ", ", ", & ");
    // An outlet that is the author, too, is named once.
    let outlet = record.outlet.filter(|outlet| authors != *outlet).map(sentence).unwrap_or_default();
    let head = if authors.is_empty() {
        format!("{title} ({date}).")
    } else {
        format!("{} ({date}). {title}", sentence(&authors))
    };
    join(&[head, outlet, record.url.unwrap_or_default().to_owned()])
}

fn apa_name(name: &Name) -> String {
    match name {
        Name::Whole(name) => (*name).to_owned(),
        Name::Parts(given, family) => format!("{family}, {}", initials(given, ". ", ".")),
    }
}

/// Author. “Title.” Outlet, Date. Address.
fn chicago(record: &Record) -> String {
    let names = record.authors.iter().enumerate().map(|(n, name)| match name {
        Name::Whole(name) => (*name).to_owned(),
        // The first is inverted, for the alphabet.
        Name::Parts(given, family) if n == 0 => format!("{family}, {given}"),
        Name::Parts(given, family) => format!("{given} {family}"),
    });
    let authors = list(names.collect(), ", ", ", and ");
    let day = |day: Day| match (month(day), day.of_month) {
        (Some(month), Some(number)) => format!("{month} {number}, {}", day.year),
        (Some(month), None) => format!("{month} {}", day.year),
        _ => day.year.to_string(),
    };
    let date = record.published.map(|it| format!("{}{}", if record.about { "ca. " } else { "" }, day(it)));
    let place =
        [record.outlet.map(ToOwned::to_owned), date].into_iter().flatten().collect::<Vec<_>>().join(", ");
    // What has no date is cited by the day on which it was seen.
    let seen =
        record.captured.filter(|_| record.published.is_none()).map(|it| format!("Accessed {}.", day(it)));
    let title = record.title.unwrap_or("Untitled");
    let stop = if ends_sentence(title) { "" } else { "." };
    let parts = [
        if authors.is_empty() { String::new() } else { sentence(&authors) },
        format!("“{title}{stop}”"),
        if place.is_empty() { place } else { sentence(&place) },
        seen.unwrap_or_default(),
        record.url.map(|url| format!("{url}.")).unwrap_or_default(),
    ];
    join(&parts)
}

/// 作者. 题名\[N/OL\]. 报刊名, 日期\[引用日期\]. 地址.
fn gb_t_7714(record: &Record) -> String {
    /// Authors that are named; the others are "and others".
    const NAMED: usize = 3;
    let chinese = record.language.is_some_and(|language| language.starts_with("zh"));
    let mut names: Vec<String> = record.authors.iter().take(NAMED).map(gb_name).collect();
    if record.authors.len() > NAMED {
        names.push(if chinese { "等" } else { "et al" }.to_owned());
    }
    let seen = record.captured.map(|day| format!("[{}]", day.iso())).unwrap_or_default();
    let date = record.published.map(Day::iso);
    let mark = if record.genre == Genre::Article { "N" } else { "EB" };
    let place = match (record.outlet.filter(|_| mark == "N"), date) {
        (Some(outlet), Some(date)) => format!("{outlet}, {date}{seen}"),
        (Some(outlet), None) => format!("{outlet}{seen}"),
        // The day of publication in round brackets, that of the visit in square ones.
        (None, date) => {
            let outlet = record.outlet.map(|outlet| format!("{outlet}, ")).unwrap_or_default();
            format!("{outlet}{}{seen}", date.map(|date| format!("({date})")).unwrap_or_default())
        }
    };
    let place = place.trim_end_matches(", ").to_owned();
    let parts = [
        if names.is_empty() { String::new() } else { sentence(&names.join(", ")) },
        format!("{}[{mark}/OL].", record.title.unwrap_or("Untitled")),
        if place.is_empty() { place } else { format!("{place}.") },
        record.url.map(|url| format!("{url}.")).unwrap_or_default(),
    ];
    join(&parts)
}

fn gb_name(name: &Name) -> String {
    match name {
        Name::Whole(name) => (*name).to_owned(),
        Name::Parts(given, family) => format!("{} {}", family.to_uppercase(), initials(given, " ", "")),
    }
}

/// The first letters of given names, those parted by hyphens too.
fn initials(given: &str, between: &str, end: &str) -> String {
    let letters = given.split_whitespace().filter_map(|word| {
        let parts = word.split('-').filter_map(|part| part.chars().find(|c| c.is_alphabetic()));
        let parts: Vec<String> = parts.map(|c| c.to_uppercase().collect()).collect();
        (!parts.is_empty()).then(|| parts.join(if end.is_empty() { "-" } else { ".-" }))
    });
    letters.collect::<Vec<_>>().join(between) + end
}

/// Names one after the other, the last with its own sign.
fn list(mut names: Vec<String>, between: &str, last: &str) -> String {
    match names.pop() {
        Some(end) if names.is_empty() => end,
        Some(end) => format!("{}{last}{end}", names.join(between)),
        None => String::new(),
    }
}

/// A part with its full stop; none where a sign already ends it.
fn sentence(text: &str) -> String {
    if ends_sentence(text) { text.to_owned() } else { format!("{text}.") }
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '?', '!', '。', '？', '！', '…'])
}

fn join(parts: &[String]) -> String {
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}
