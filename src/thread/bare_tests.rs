//! Posts that no class names: told by how they repeat, by what names look like, by what stands between.

use super::tests::{POSTS, outline, repeat};

/// Comments of readers, two of them by the same.
const READERS: [(&str, &str); 4] = [
    ("harbourcat", "They repair the landing stage until Friday, it says so on the board."),
    ("Oskar", "Thanks, then I take the bus to Lindby on both days."),
    ("harbourcat", "The bus is full on Fridays, you should walk."),
    ("Lena K", "Walking takes three hours from here."),
];

#[test]
fn rows_without_any_class() {
    let rows = repeat("<tr><td><b>{a}</b><br>2024-05-0{n} 10:1{n}</td></tr><tr><td>{w}</td></tr>", &READERS);
    let html = format!("<h1>Late ferry</h1><p>Some text.</p><table>{rows}</table>");
    let authors: Vec<String> =
        outline(&html).iter().filter_map(|line| Some(line.split_once(':')?.0.to_owned())).collect();
    assert_eq!(authors.len(), READERS.len(), "{:?}", outline(&html));
    assert!(authors.iter().zip(READERS).all(|(line, (name, _))| line.ends_with(name)), "{authors:?}");
}

#[test]
fn places_of_a_calendar_are_no_names() {
    let events = repeat(
        "<div><h4>{a}</h4><span>2024-05-0{n}</span><p>{w}</p></div>",
        &[
            ("Oster, Northisle", "The choir of the harbour sings for an hour and a half."),
            ("Lindby, Northisle", "The ferry office shows how the boats are built."),
            ("Farum, Southisle", "The market opens at eight and closes at noon."),
            ("Ramvik, Southisle", "The lighthouse lets people in for the first time."),
        ],
    );
    let html = format!("<h1>What is on in May</h1><div>{events}</div>");
    assert!(outline(&html).is_empty(), "{:?}", outline(&html));
}

#[test]
fn a_heading_over_the_answers_parts_them_from_the_question() {
    let post = |n: usize| {
        let (author, words) = POSTS[n];
        format!(
            r#"<div class="ui-answer"><div class="ui-words"><p>{words}</p></div><div class="ui-info">May {n}, 2024 <a href="/u/{n}">{author}</a></div></div>"#,
            n = n + 1
        )
    };
    let html = format!("<h1>Late ferry</h1>{}<h2>2 Answers</h2>{}{}", post(0), post(1), post(2));
    assert!(outline(&html).first().is_some_and(|line| line.starts_with("*0 Mira")), "{:?}", outline(&html));
}
