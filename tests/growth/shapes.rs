//! Pages of one thing over and over, of any size: what a cost that grows faster than its input shows on.
//!
//! `tests/growth` counts what reading them allocates, `cargo xtask growth` what it computes.

use std::fmt::Write as _;

/// A kind of page.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    /// Of the file: how it is read follows from it.
    pub(crate) file: &'static str,
    /// What stands before the first unit, and behind the last.
    head: &'static str,
    tail: &'static str,
    /// Writes the unit of a number.
    unit: fn(&mut String, usize),
}

impl Shape {
    /// A page of about so many bytes.
    pub(crate) fn build(&self, bytes: usize) -> String {
        let mut page = String::with_capacity(bytes + 1024);
        page.push_str(self.head);
        let mut number = 0;
        while page.len() < bytes {
            (self.unit)(&mut page, number);
            number += 1;
        }
        page.push_str(self.tail);
        page
    }
}

const ARTICLE: &str =
    "<!doctype html><html lang=en><title>Harbour reopens</title><body><h1>Harbour reopens</h1>";

const WORDS: [&str; 16] = [
    "harbour", "ferry", "island", "council", "repairs", "Monday", "pilots", "storm", "bridge", "market",
    "winter", "school", "tunnel", "cargo", "museum", "orchard",
];

fn word(number: usize) -> &'static str {
    WORDS[number % WORDS.len()]
}

/// All shapes. The numbers in their texts keep neighbours from being copies of each other.
pub(crate) const SHAPES: [Shape; 16] = [
    Shape {
        name: "meta",
        file: "page.html",
        head: "<!doctype html><html lang=en><head><title>Harbour reopens</title>",
        tail: "<body><h1>Harbour reopens</h1><p>The harbour reopened on Monday.",
        unit: |page, n| {
            let _ = writeln!(page, "<meta name=\"author\" content=\"Mara {} {n}\">", word(n));
        },
    },
    Shape {
        name: "meta names",
        file: "page.html",
        head: "<!doctype html><html lang=en><head><title>Harbour reopens</title>",
        tail: "<body><h1>Harbour reopens</h1><p>The harbour reopened on Monday.",
        unit: |page, n| {
            let _ = writeln!(page, "<meta property=\"article:tag\" content=\"{} {n}\">", word(n));
        },
    },
    Shape {
        name: "h1 and byline",
        file: "page.html",
        head: "<!doctype html><html lang=en><title>Harbour reopens</title><body>",
        tail: "",
        unit: |page, n| {
            let _ = writeln!(
                page,
                "<h1>The {} of Lindby number {n}</h1><p class=byline>By Mara {} | {} June 2023</p>",
                word(n),
                word(n / 16),
                n % 28 + 1
            );
        },
    },
    Shape {
        name: "li",
        file: "page.html",
        head: "<!doctype html><html lang=en><title>Harbour reopens</title><body><h1>Harbour reopens</h1><ul>",
        tail: "</ul>",
        unit: |page, n| {
            let _ = writeln!(page, "<li>The {} of Lindby {n}</li>", word(n));
        },
    },
    Shape {
        name: "links",
        file: "page.html",
        head: ARTICLE,
        tail: "",
        unit: |page, n| {
            let _ = writeln!(page, "<a href=\"/news/{n}\">The {} and the {}</a>", word(n), word(n / 3));
        },
    },
    Shape {
        name: "link cards",
        file: "page.html",
        head: ARTICLE,
        tail: "",
        unit: |page, n| {
            let _ = writeln!(
                page,
                "<div class=card><a href=\"/news/{n}\"><h3>The {} of {n}</h3></a></div>",
                word(n)
            );
        },
    },
    Shape {
        name: "table",
        file: "page.html",
        head: "<!doctype html><html lang=en><title>Harbour dues</title><body><h1>Harbour dues</h1><table>",
        tail: "</table>",
        unit: |page, n| {
            let _ = writeln!(page, "<tr><td>{}</td><td>{n}</td><td>{}</td></tr>", word(n), n * 7 % 1000);
        },
    },
    Shape {
        name: "nested text",
        file: "page.html",
        head: ARTICLE,
        tail: "",
        unit: |page, n| {
            for at in 0..8 {
                let _ = write!(page, "<div>{} {}", word(n + at), n + at);
            }
            page.push_str("</div></div></div></div></div></div></div></div>\n");
        },
    },
    Shape {
        name: "nested divs",
        file: "page.html",
        head: ARTICLE,
        tail: "",
        unit: |page, n| {
            let _ = write!(page, "<div><div><div><div>The {} reopened {n} times.", word(n));
            page.push_str("</div></div></div></div>\n");
        },
    },
    Shape {
        name: "unclosed divs",
        file: "page.html",
        head: ARTICLE,
        tail: "",
        unit: |page, n| {
            let _ = writeln!(page, "<div>{} {n}", word(n));
        },
    },
    Shape {
        name: "forum lines",
        file: "page.txt",
        head: "Lindby forum\nThe ferry\n\n",
        tail: "",
        unit: |page, n| {
            let _ = write!(
                page,
                "{} {}\n2023-06-{:02} 21:{:02}\nThe {} is late again, says the {}\n#{n}\n\n",
                word(n),
                n % 97,
                n % 28 + 1,
                n % 60,
                word(n / 2),
                word(n / 5)
            );
        },
    },
    Shape {
        name: "short lines",
        file: "page.txt",
        head: "Lindby forum\nThe ferry\n\n",
        tail: "",
        unit: |page, n| {
            let _ = writeln!(page, "The {} and {n}", word(n));
        },
    },
    Shape {
        name: "paragraphs",
        file: "page.html",
        head: ARTICLE,
        tail: "",
        unit: |page, n| {
            let _ = writeln!(
                page,
                "<p>The {} of Lindby, closed since {}, reopened after {n} days of {}, the port office said.</p>",
                word(n),
                word(n / 7),
                word(n / 11)
            );
        },
    },
    Shape {
        name: "json-ld",
        file: "page.html",
        head: "<!doctype html><html lang=en><head><title>Harbour reopens</title>",
        tail: "<body><h1>Harbour reopens</h1><p>The harbour reopened on Monday.",
        unit: |page, n| {
            let _ = writeln!(
                page,
                "<script type=\"application/ld+json\">{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\
                 \"headline\":\"The {} {n}\",\"author\":{{\"@type\":\"Person\",\"name\":\"Mara {}\"}}}}</script>",
                word(n),
                word(n / 3)
            );
        },
    },
    Shape {
        name: "classes",
        file: "page.html",
        head: ARTICLE,
        tail: "",
        unit: |page, n| {
            let _ = writeln!(page, "<div class=\"c{n} {}-{n}\">The {} {n}</div>", word(n), word(n / 3));
        },
    },
    Shape {
        name: "bare paragraphs",
        file: "page.html",
        head: ARTICLE,
        tail: "",
        unit: |page, n| {
            let _ = write!(page, "<p>{} {n} ", word(n));
        },
    },
];
