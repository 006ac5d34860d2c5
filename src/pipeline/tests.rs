//! A language that is added is seen at work by every pass.

use super::{Options, read};
use crate::lexicon::testing::with_language;
use crate::model::{Document, Zone};

/// A language that nobody speaks, in one file.
const LANGUAGE: &str = "
[known-by-words whole]
xx
[function-word whole = 12]
zor | mek | plu | vash | dru
[author-label begin]
zorbka
[published-label begin]
plimtan
[month whole]
fnarial = 6
[date-connector whole]
mok
[control whole]
qwix lodra | blorp | sklaffen
[post-control whole]
antwix
[reply-control whole]
antwix
[comments-head whole]
mulfekta
[time-unit whole]
zormi = 3 | tagwi = 4
[ago-after whole]
prel
[comments-word whole]
mulfekta
";

const PROSE: [&str; 4] = [
    "Zor harkund mek Lindby plu vashtir dru kolmen, harka zor benkul mek tolpir vash norrin. Plu drest zor galvik \
     mek sontar, vash holm dru kelpin zor mardun, mek zor tervil plu hask.",
    "Vash zor pelkin mek drantu plu skorvil, zor benkul dru harkund mek folten. Zor galvik vash merlin plu dosk, mek \
     zor kelpin dru norrin vash tolpir zor mardun plu sontar.",
    "Mek dru kolmen zor hasklin plu vashtir, zor drest mek benkul vash galvik. Plu zor norrin dru tervil mek holmin, \
     zor skorvil vash pelkin plu drantu mek folten zor hask.",
    "Dru zor mardun plu kelpin vash sontar, mek zor merlin dru dosk plu galvik. Zor tolpir mek hasklin vash benkul, \
     plu zor harkund dru kolmen mek Lindby zor vashtir.",
];

/// Comments: who wrote, when, and what.
const COMMENTS: [(&str, &str, &str); 4] = [
    ("Tomo", "3 zormi prel", "Zor galvik plu dosk mek holmin, vash zor tolpir."),
    ("Ida", "5 zormi prel", "Mek zor kelpin dru norrin plu hask zor benkul vash drantu."),
    ("Runa", "2 tagwi prel", "Plu zor mardun vash folten."),
    ("Elsa", "4 tagwi prel", "Dru kolmen zor skorvil mek pelkin, plu zor sontar vash merlin."),
];

fn page() -> String {
    let prose = format!("<p>{}</p>\n", PROSE.join("</p>\n<p>"));
    let comments = COMMENTS.map(|(who, when, text)| {
        format!(
            "<div class=comment><div><a href=\"/user/{who}\">{who}</a></div><div>{when}</div><p>{text}</p>\
             <div>Antwix</div></div>\n"
        )
    });
    let comments = comments.concat();
    format!(
        "<!doctype html><title>Harkund mek Lindby</title><body>\n<main><h1>Harkund mek Lindby</h1>\n\
         <div>Zorbka: Mara Lindqvist</div><div>Plimtan: 18 mok Fnarial mok 2023</div>\n{prose}\
         <div>Qwix lodra</div><div>Blorp</div></main>\n<h2>Mulfekta</h2>\n<div>\n{comments}</div>"
    )
}

fn capture() -> String {
    let comments = COMMENTS.map(|(who, when, text)| format!("{who}\n{when}\n{text}\nAntwix\n\n")).concat();
    format!(
        "Harkund mek Lindby\n\nZorbka: Mara Lindqvist\nPlimtan: 18 mok Fnarial mok 2023\n\n{}\n\nQwix lodra\n\
         Blorp\n\nMulfekta\n\n{comments}",
        PROSE.join("\n\n")
    )
}

fn read_one(name: &str, text: &str) -> Document {
    read(name, text.as_bytes(), &Options::default()).expect("content never fails").remove(0)
}

/// What the page says, be it in markup or copied as text.
fn check(document: &Document) {
    let metadata = &document.metadata;
    let name = &document.source.name;
    let authors = metadata.authors.as_ref().map(|field| field.value.as_slice());
    assert_eq!(authors, Some(&["Mara Lindqvist".to_owned()][..]), "{name}");
    assert_eq!(metadata.published.as_ref().map(|field| field.value.as_str()), Some("2023-06-18"), "{name}");
    let prose = |text: &str| PROSE.contains(&text);
    let told = document.blocks.iter().filter(|block| prose(&block.text));
    assert!(told.clone().count() == PROSE.len(), "{name}");
    assert!(told.clone().all(|block| block.lang.as_deref() == Some("xx")), "{name}");
    let found: Vec<_> = document
        .comments
        .iter()
        .map(|comment| {
            let printed = |value: &Option<String>| value.clone().unwrap_or_default();
            (printed(&comment.author), printed(&comment.posted), comment.text.clone())
        })
        .collect();
    let wanted = COMMENTS.map(|(who, when, text)| (who.to_owned(), when.to_owned(), text.to_owned()));
    assert_eq!(found, wanted, "{name}");
}

fn zone_of(document: &Document, text: &str) -> Option<Zone> {
    document.blocks.iter().find(|block| block.text == text).map(|block| block.zone)
}

#[test]
fn an_added_language_is_seen_at_work() {
    for (name, text) in [("page.html", page()), ("page.txt", capture())] {
        let document = with_language(("xx", LANGUAGE), || read_one(name, &text));
        check(&document);
        let Document { metadata, comments, .. } = read_one(name, &text);
        assert!(metadata.authors.is_none() && metadata.published.is_none() && comments.is_empty(), "{name}");
    }
}

#[test]
fn lines_of_an_added_language_have_their_zones() {
    let (name, text) = ("page.txt", capture());
    let document = with_language(("xx", LANGUAGE), || read_one(name, &text));
    for (line, zone) in [
        ("Harkund mek Lindby", Zone::Title),
        ("Zorbka: Mara Lindqvist", Zone::Byline),
        ("Qwix lodra", Zone::Control),
        ("Blorp", Zone::Control),
        ("Antwix", Zone::Comment),
    ] {
        assert_eq!(zone_of(&document, line), Some(zone), "{line}");
    }
    let document = read_one(name, &text);
    assert!(document.blocks.iter().all(|block| !matches!(block.zone, Zone::Control | Zone::Comment)));
}
