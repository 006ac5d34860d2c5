//! The timeline of a collection as a calendar (`iCalendar`, RFC 5545) and as a table (CSV, RFC 4180).

use crate::model::{Collection, Moment};
use crate::text::border::floor;

/// Longest line of a calendar in bytes, the sign for what goes on in the next left out.
const LINE: usize = 73;

/// The days as all-day events of a calendar. Days whose year is not known have no place in one.
pub fn timeline_ics(collection: &Collection) -> String {
    let mut out = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tearsheet//Timeline//EN"] {
        push_line(&mut out, line);
    }
    for (number, moment) in collection.timeline.iter().enumerate() {
        let Some((first, last)) = days(&moment.value) else { continue };
        push_line(&mut out, "BEGIN:VEVENT");
        let unique = format!("UID:{number}-{}-{}@tearsheet", moment.document, moment.block);
        push_line(&mut out, &unique);
        // No clock is at hand, and none is wanted: the same documents give the same calendar.
        push_line(&mut out, &format!("DTSTAMP:{}T000000Z", compact(first)));
        push_line(&mut out, &format!("DTSTART;VALUE=DATE:{}", compact(first)));
        if let Some(end) = day_after(last) {
            push_line(&mut out, &format!("DTEND;VALUE=DATE:{end}"));
        }
        push_line(&mut out, &format!("SUMMARY:{}", escape(&moment.text)));
        push_line(&mut out, &format!("DESCRIPTION:{}", escape(source(collection, moment))));
        push_line(&mut out, "END:VEVENT");
    }
    push_line(&mut out, "END:VCALENDAR");
    out
}

/// The days as a table: value, document, title, sentence, and whether it is reckoned and the document's event.
pub fn timeline_csv(collection: &Collection) -> String {
    // The mark tells spreadsheets that this is UTF-8.
    let mut out = "\u{feff}value,document,title,sentence,inferred,event,story\r\n".to_owned();
    for moment in &collection.timeline {
        let member = collection.documents.get(moment.document as usize);
        let title = member.and_then(|member| member.title.as_deref()).unwrap_or_default();
        let cells = [
            moment.value.as_str(),
            source(collection, moment),
            title,
            &moment.text,
            if moment.inferred { "yes" } else { "no" },
            if moment.event { "yes" } else { "no" },
            &moment.story.to_string(),
        ];
        out.push_str(&cells.map(cell).join(","));
        out.push_str("\r\n");
    }
    out
}

fn source<'a>(collection: &'a Collection, moment: &Moment) -> &'a str {
    collection.documents.get(moment.document as usize).map_or("", |member| &member.name)
}

/// A cell in quotation marks; what a spreadsheet would take for a formula gets a mark in front.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("\"{}{}\"", if formula { "'" } else { "" }, text.replace('"', "\"\""))
}

/// First and last day of a value, `2023-06-18` each; none where the year is not known.
fn days(value: &str) -> Option<(&str, &str)> {
    let day = |part: &'_ str| -> Option<usize> {
        let plain = part.get(..10)?.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        plain.then_some(10)
    };
    let (first, last) = value.split_once('/').unwrap_or((value, value));
    Some((first.get(..day(first)?)?, last.get(..day(last)?)?))
}

fn compact(day: &str) -> String {
    day.replace('-', "")
}

/// The day behind a day, as a calendar writes the end of an event.
fn day_after(day: &str) -> Option<String> {
    use crate::text::date::calendar::{civil_from_days, days_from_civil};
    let mut parts = day.split('-');
    let year = parts.next()?.parse().ok()?;
    let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let (year, month, day) = civil_from_days(days_from_civil(year, month, day) + 1);
    Some(format!("{year:04}{month:02}{day:02}"))
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A line, folded where it is too long.
fn push_line(out: &mut String, line: &str) {
    let mut rest = line;
    while rest.len() > LINE {
        let (head, tail) = rest.split_at(floor(rest, LINE));
        out.push_str(head);
        out.push_str("\r\n ");
        rest = tail;
    }
    out.push_str(rest);
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::{timeline_csv, timeline_ics};
    use crate::model::{Collection, Member, Moment};

    fn collection() -> Collection {
        let moment = |value: &str, text: &str| Moment {
            value: value.to_owned(),
            text: text.to_owned(),
            ..Moment::default()
        };
        let member = Member { name: "a.html".to_owned(), title: Some("=港口".to_owned()), published: None };
        Collection {
            documents: vec![member],
            timeline: vec![
                moment("2023-06-30", "渡轮停航, 港口关闭"),
                moment("2023-06-16/2023-06-17", &"会谈。".repeat(30)),
                moment("XXXX-11-14", "会谈"),
            ],
            ..Collection::default()
        }
    }

    #[test]
    fn days_become_events_of_a_calendar() {
        let ics = timeline_ics(&collection());
        assert_eq!(ics.matches("BEGIN:VEVENT").count(), 2);
        for part in [
            "DTSTART;VALUE=DATE:20230630\r\nDTEND;VALUE=DATE:20230701",
            "DTEND;VALUE=DATE:20230618",
            "停航\\, 港口",
        ] {
            assert!(ics.contains(part), "{part}");
        }
        assert!(ics.lines().all(|line| line.len() <= 75));
    }

    #[test]
    fn a_table_has_no_formulas() {
        let csv = timeline_csv(&collection());
        assert_eq!(csv.lines().count(), 4);
        assert!(csv.contains("\"'=港口\""));
        assert!(csv.starts_with('\u{feff}'));
    }
}
