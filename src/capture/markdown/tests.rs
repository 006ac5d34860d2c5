use super::write::write_markup;
use crate::capture::{Capture, StatedField, split_file};

fn read(text: &str) -> Capture {
    split_file("note.md", text.as_bytes(), 1 << 24).expect("small enough").swap_remove(0)
}

fn stated(capture: &Capture, field: StatedField) -> Vec<&str> {
    capture.stated.iter().filter(|stated| stated.field == field).map(|stated| stated.value.as_str()).collect()
}

#[test]
fn front_matter_is_what_the_file_says_of_itself() {
    let note = read(
        "---\ntitle: \"Harbour: \\\"open\\\" again\"\nsource: \"https://lindby.example/a\"\nauthor:\n  - \"[[Mara Lindqvist]]\"\n  \
         - Ida Holm\npublished: 2024-03-04\ncreated: 2024-03-09\ndescription: >\n  In two\n  lines\ntags: [ferry, \"coast\"]\n\
         empty:\n---\n\n# Harbour\n\nThe *harbour*.\n",
    );
    assert_eq!(
        (note.text.as_str(), note.container),
        ("<h1>Harbour</h1>\n<p>The <em>harbour</em>.</p>\n", Some("markdown"))
    );
    for (field, expect) in [
        (StatedField::Title, &["Harbour: \"open\" again"][..]),
        (StatedField::Url, &["https://lindby.example/a"]),
        (StatedField::Author, &["Mara Lindqvist", "Ida Holm"]),
        (StatedField::Published, &["2024-03-04"]),
        (StatedField::Captured, &["2024-03-09"]),
        (StatedField::Description, &["In two lines"]),
        (StatedField::Keyword, &["ferry", "coast"]),
    ] {
        assert_eq!(stated(&note, field), expect);
    }
    let own = read("---\ntitle: Mine\ncreated: 2024-03-09\nsource: The Lindby Letter\n---\nText\n");
    assert_eq!(stated(&own, StatedField::Published), ["2024-03-09"]);
    assert_eq!(stated(&own, StatedField::Site), ["The Lindby Letter"]);
}

#[test]
fn other_texts_have_no_front_matter() {
    for text in [
        "---\nThe ferry sails.\n---\n",
        "---\ntitle: x\n",
        "--- \n",
        "title: x\n---\n",
        "---\nlevel: 3\n---\nx",
    ] {
        assert_eq!(read(text).container, None, "{text}");
    }
}

#[test]
fn markdown_is_written_as_markup() {
    for (text, markup) in [
        ("# A\n\nOne\ntwo\n\nThree", "<h1>A</h1>\n<p>One\ntwo</p>\n<p>Three</p>\n"),
        ("A\n===\nB\n---\n", "<h1>A</h1>\n<h2>B</h2>\n"),
        (
            "**a** b_c_d *e*, ***f***",
            "<p><strong>a</strong> b_c_d <em>e</em>, <strong><em>f</em></strong></p>\n",
        ),
        ("2 * 3 < 4 & \\*5", "<p>2 * 3 &lt; 4 &amp; *5</p>\n"),
        (
            "[a](https://x.example/b_(c) \"t\") <https://y.example>",
            "<p><a href=\"https://x.example/b_(c)\">a</a> <a href=\"https://y.example\">https://y.example</a></p>\n",
        ),
        ("![alt](p.jpg) [[Note|shown]] [x]", "<p><img src=\"p.jpg\" alt=\"alt\"> shown [x]</p>\n"),
        ("`a < b` ``", "<p><code>a &lt; b</code> ``</p>\n"),
        (
            "- a\n  - b\n- c\n\n1. d\n",
            "<ul>\n<li><p>a</p>\n<ul>\n<li><p>b</p>\n</ul>\n<li><p>c</p>\n</ul>\n<ol>\n<li><p>d</p>\n</ol>\n",
        ),
        (
            "> a\n> > b\n\nc",
            "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>\n<p>c</p>\n",
        ),
        ("```rust\nlet a < b;\n```\n", "<pre><code>let a &lt; b;\n</code></pre>\n"),
        (
            "| a | b |\n|---|:-:|\n| 1 | 2 |\n",
            "<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td>1</td><td>2</td></tr>\n</table>\n",
        ),
        ("<div>x</div>\n\n***\n", "<div>x</div>\n<hr>\n"),
        ("a  \nb\\\nc", "<p>a  <br>\nb<br>c</p>\n"),
    ] {
        assert_eq!(write_markup(text), markup, "{text}");
    }
}

#[test]
fn endless_signs_take_no_endless_time() {
    for sign in ["[", "![", "*", "_ ", "`", "<", "> ", "- ", "|", "[a](", "\\", " *a", "`` `a"] {
        let text = format!("---\ntitle: x\n---\n{}", sign.repeat(200_000));
        assert_eq!(read(&text).container, Some("markdown"), "{sign}");
    }
}
