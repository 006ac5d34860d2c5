use super::*;
use crate::Options;

fn page(html: &str) -> Document {
    crate::read("page.html", html.as_bytes(), &Options::default()).unwrap().remove(0)
}

const ENGLISH: &str = "<html lang=en><head><title>Harbour & ferries: a \"new\" quay | Lindby Post</title>\
    <meta property=og:site_name content='Lindby Post'><meta property=og:title content='Harbour &amp; ferries: a \"new\" quay'>\
    <meta name=author content='Mira van der Holt'><meta property=article:published_time content=2024-03-12T08:30:00Z>\
    <link rel=canonical href=https://lindby.example/a?b=1&c=2></head><body><article>\
    <h1>Harbour &amp; ferries: a \"new\" quay</h1><p class=byline>By Mira van der Holt, 12 March 2024</p>\
    <p>The ferry between Lindby and Oster, out of service since May, sails again, the port office said on Monday.</p>\
    <p>Repairs took longer than planned, because a part had to be made anew in a town far away.</p></article></body></html>";

#[test]
fn times_show_what_is_known() {
    for (value, expect) in [
        ("2023-06-18T21:49:05+08:00", "2023-06-18 21:49:05+08:00"),
        ("2023-06-18T21:49", "2023-06-18 21:49"),
        ("2023-06-18T21+08:00", "2023-06-18 21h +08:00"),
        ("2023-06-18T21", "2023-06-18 21h"),
        ("2023-06", "2023-06"),
        ("XXXX-04-03T21:07", "04-03 21:07"),
        ("3 hours ago", "3 hours ago"),
        ("Today", "Today"),
    ] {
        assert_eq!(readable_time(value), expect, "{value}");
    }
}

#[test]
fn an_article_is_cited() {
    let document = page(ENGLISH);
    for (style, expect) in [
        (
            Style::Apa,
            "van der Holt, M. (2024, March 12). Harbour & ferries: a \"new\" quay. Lindby Post. \
             https://lindby.example/a?b=1&c=2",
        ),
        (
            Style::Chicago,
            "van der Holt, Mira. “Harbour & ferries: a \"new\" quay.” Lindby Post, March 12, 2024. \
             https://lindby.example/a?b=1&c=2.",
        ),
        (
            Style::GbT7714,
            "VAN DER HOLT M. Harbour & ferries: a \"new\" quay[N/OL]. Lindby Post, 2024-03-12. \
             https://lindby.example/a?b=1&c=2.",
        ),
    ] {
        assert_eq!(citation(&document, style), expect);
    }
}

#[test]
fn what_is_not_known_is_not_made_up() {
    let document = page("<p>One line of a page that tells nothing of itself, and no more than this.</p>");
    for style in Style::ALL {
        let cited = citation(&document, style);
        assert!(cited.contains("Untitled"), "{cited}");
        assert!(!cited.contains("202"), "{cited}");
    }
    assert_eq!(csl_json(&document).get("issued"), None);
    assert!(!ris(&document).contains("PY"));
    assert!(!bibtex(&document).contains("date ="));
}

#[test]
fn formats_hold_the_article() {
    let document = page(ENGLISH);
    let csl = csl_json(&document);
    assert_eq!(csl["author"], serde_json::json!([{ "given": "Mira", "family": "van der Holt" }]));
    assert_eq!(csl["issued"], serde_json::json!({ "date-parts": [[2024, 3, 12]] }));
    assert_eq!(csl["type"], "article-newspaper");
    let lines = ris(&document);
    for line in ["TY  - NEWS\r\n", "AU  - van der Holt, Mira\r\n", "DA  - 2024/03/12\r\n", "ER  - \r\n"] {
        assert!(lines.contains(line), "{line} in {lines}");
    }
    let entry = bibtex(&document);
    assert!(entry.starts_with("@article{vanderholt-2024-harbour-"), "{entry}");
    assert!(entry.contains("title = {{Harbour \\& ferries: a \"new\" quay}}"), "{entry}");
    let item = json_ld(&document);
    assert_eq!(item["datePublished"], "2024-03-12T08:30:00Z");
    assert!(item["articleBody"].as_str().unwrap().starts_with("The ferry between"));
    let front = clipping(&document);
    assert!(front.starts_with("---\ntitle: \"Harbour & ferries: a \\\"new\\\" quay\"\n"), "{front}");
    assert!(front.contains("author:\n  - \"Mira van der Holt\"\n"), "{front}");
    let text = tei(&document);
    assert!(text.contains("<surname>van der Holt</surname>"), "{text}");
    assert!(text.contains("<ptr target=\"https://lindby.example/a?b=1&amp;c=2\"/>"), "{text}");
}

#[test]
fn names_of_formats_lead_back() {
    for format in Format::ALL {
        assert_eq!(Format::of(format.name()), Some(format));
        assert!(!format.ending().is_empty() && format.mime().contains('/'));
    }
    assert_eq!(Format::of("word"), None);
}

#[test]
fn several_documents_make_one_file() {
    let documents = [page(ENGLISH), page(ENGLISH)];
    for format in [Format::Json, Format::JsonLd, Format::CslJson, Format::Annotations] {
        let written = format.write_all(&documents);
        assert!(
            serde_json::from_str::<Vec<serde_json::Value>>(&written).is_ok(),
            "{}: {written}",
            format.name()
        );
    }
    let table = Format::Documents.write_all(&documents);
    assert_eq!(table.lines().count(), 3, "{table}");
    let corpus = Format::Tei.write_all(&documents);
    assert_eq!(corpus.matches("<TEI ").count(), 2);
    assert!(corpus.ends_with("</teiCorpus>\n"));
    let lines = Format::JsonLines.write_all(&documents);
    assert!(lines.lines().all(|line| serde_json::from_str::<Document>(line).is_ok()));
}
