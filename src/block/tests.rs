//! What must hold of every page cut into blocks.

use proptest::prelude::*;

use super::markup::split_markup;
use super::{Place, RawBlock};
use crate::dom::Dom;

fn split(html: &str) -> Vec<RawBlock> {
    split_markup(&Dom::parse(html, 0))
}

/// One block a line, hidden ones with a `~` before them, line breaks as `¶`.
fn check(html: &str, expect: &[&str]) {
    let got: Vec<String> = split(html)
        .iter()
        .map(|block| format!("{}{}", if block.hidden { "~" } else { "" }, block.text.replace('\n', "¶")))
        .collect();
    assert_eq!(got, expect, "{html}");
}

#[test]
fn an_inline_run_is_a_block() {
    check(
        "<p>one <b>two</b> <i>th</i>ree</p><div>four<p>five</p>six</div>",
        &["one two three", "four", "five", "six"],
    );
    check("<a href=x><div>a</div><div>b</div></a>", &["a", "b"]);
    check("<table><tr><td>a<td>b<tr><th>c</table>", &["a", "b", "c"]);
    check("<span style='display:block'>a</span><span>b</span>", &["a", "b"]);
}

#[test]
fn white_space_folds() {
    check("<p>  one\n\t two&nbsp;&nbsp;three\u{3000}</p>", &["one two three"]);
    check("<p>\u{200b}&shy;</p><p>&nbsp;</p>", &[]);
    check("<p>so&shy;ft<wbr>ly \u{200d}x", &["softly \u{200d}x"]);
    check("<pre>\n  a\n\n  b\tc\n</pre>", &["  a¶¶  b\tc"]);
    check("<p style='white-space: pre-line'>a\nb", &["a¶b"]);
}

#[test]
fn east_asian_text_has_no_space_at_line_ends() {
    check("<p>今天\n  下雨", &["今天下雨"]);
    check("<p>今天\nrain", &["今天 rain"]);
    check("<p>今天 下雨", &["今天 下雨"]);
    check("<p><a href=a>首页</a>\n<a href=b>新闻</a>", &["首页 新闻"]);
}

#[test]
fn links_side_by_side_are_apart() {
    check("<p><a href=a>Home</a><a href=b>News</a>", &["Home News"]);
    check("<p><a href=a>Ho</a>me", &["Home"]);
}

#[test]
fn two_breaks_end_a_block_one_does_not() {
    check("<p>a<br>b", &["a¶b"]);
    check("<p>a<br> <br>b<br/><br/><br/>c", &["a", "b", "c"]);
    check("<p>a<b><br></b><br>b", &["a", "b"]);
    check("<p>　　甲<br>　　乙<br>&nbsp;&nbsp;丙", &["甲", "乙", "丙"]);
}

#[test]
fn a_heading_stays_one() {
    check("<h2>a<br>b</h2><h2>a<br><br>b</h2>", &["a¶b", "a¶b"]);
    let long = "word ".repeat(60);
    check(&format!("<h2>{long}<br><br>b</h2>"), &[long.trim(), "b"]);
}

#[test]
fn tools_are_no_words_of_a_heading() {
    check("<h2>Fares<a href='#fares'>¶</a></h2>", &["Fares", "¶"]);
    check("<h2>Fares<span class=mw-editsection>[<a href=/e>edit</a>]</span></h2>", &["Fares", "[edit]"]);
    // A link that is the heading, and a sign in running text.
    check("<h2><a href='#fares'>Fares</a></h2><p>See <a href='#fares'>§</a></p>", &["Fares", "See §"]);
    let tool = split("<h2>Fares<a href='#fares'>¶</a></h2>").pop().unwrap();
    assert!(tool.marks.inset && tool.level.is_none());
}

#[test]
fn a_button_in_a_sentence_is_a_word_of_it() {
    check("<p>Press the <button>Stop</button> key twice.</p>", &["Press the Stop key twice."]);
    check("<p>It sails at seven.</p><button>Book</button>", &["It sails at seven.", "Book"]);
    check("<p>It sails. <button>Book</button></p>", &["It sails.", "Book"]);
}

#[test]
fn formulas_are_one_piece() {
    for (formula, shown, pieces) in [
        ("<img alt='\\frac{a}{b}' src=f.svg>", "\\frac{a}{b}", 1),
        ("<img src='https://f.example/svg?%5Csqrt%7B2%7D'>", "\\sqrt{2}", 1),
        ("<img class=latex alt='x^2' src=f.svg>", "x^2", 1),
        ("<span data-math='x^2'><span>x<sup>2</sup></span></span>", "x2", 1),
        ("<mjx-container><span style='display:block'><math><mi>x</mi></math></span></mjx-container>", "x", 1),
        // Pictures of other things, and a path of a file.
        ("<img alt='A boat' src=f.jpg>", "", 0),
        ("<img alt='C:\\boats\\one.jpg' src=f.jpg>", "", 0),
    ] {
        let blocks = split(&format!("<p>The fare is {formula} crowns.</p>"));
        assert_eq!(blocks.len(), 1, "{formula}");
        let (text, found) = (&blocks[0].text, &blocks[0].pieces);
        assert_eq!(*text, format!("The fare is {shown} crowns.").replace("  ", " "), "{formula}");
        assert_eq!(found.len(), pieces, "{formula}");
        for (span, _) in found {
            assert_eq!(&text[span[0] as usize..span[1] as usize], shown, "{formula}");
        }
    }
}

#[test]
fn code_is_lines_of_one_block() {
    for code in [
        "a(<br>&nbsp; b<br>)",
        "<code>a(</code><code>  b</code><code>)</code>",
        "<div>a(</div><div>  b</div><div>)</div>",
        "<div>a(</div>\n<div>  b</div>\n<div>)</div>",
        "<span class=line>a(</span><span class=line>  b</span><span class=line>)</span>",
        "<span class=line>a(\n</span><span class=line>  b\n</span><span class=line>)</span>",
        "<ol><li>a(<li>  b<li>)</ol>",
        "<code><table><tr><td class=lineno>1<td>a(<tr><td class=lineno>2<td>  b<tr><td class=lineno>3<td>)</table>",
        "<span class=lineno>1</span>a(\n<span class=lineno>2</span>  b\n<span class=lineno>3</span>)",
    ] {
        let html = format!("<pre>{code}</pre>");
        assert_eq!(split(&html)[0].text, "a(\n  b\n)", "{html}");
    }
    check("<pre><div>a</div><div>\n</div><div>b</div></pre>", &["a¶¶b"]);
    check("<pre>a<br><br>b</pre>", &["a¶¶b"]);
    // A class alone numbers nothing.
    check("<pre><span class=lineno>one</span></pre>", &["one"]);
    check("<table><tr><td class=gutter><pre>1\n2</pre><td><pre>a\nb</pre></table>", &["1¶2", "a¶b"]);
}

#[test]
fn what_stands_beside_words_is_a_block_of_its_own() {
    for (html, shown, beside) in [
        ("<p><ruby>橋<rp>（</rp><rt>はし</rt><rp>）</rp></ruby>の長さ", "橋の長さ", "（ はし ）"),
        ("<p><ruby>信<rt>しん</rt>越<rt>えつ</rt></ruby>線", "信越線", "しん えつ"),
        (
            "<p>is <span><span><math><mi>n</mi></math></span><span aria-hidden=true>n</span></span> here",
            "is n here",
            "n",
        ),
        (
            "<p>The rain stopped.<span hidden>Stolen.</span> It was late.",
            "The rain stopped. It was late.",
            "Stolen.",
        ),
        ("<p>The rain stopped.<i style='font-size: 0'>Stolen.</i>", "The rain stopped.", "Stolen."),
        (
            "<p>The rain stopped.<i style='position:absolute;left:-9999px'>Stolen.</i>",
            "The rain stopped.",
            "Stolen.",
        ),
    ] {
        let blocks = split(html);
        let found: Vec<_> = blocks.iter().map(|block| (&*block.text, block.marks.inset)).collect();
        assert_eq!(found, [(shown, false), (beside, true)], "{html}");
    }
    // The rest of a text, one click away, and what wrappers do to close gaps.
    assert!(split("<p>More<span hidden>of this and that</span>").iter().all(|block| !block.marks.inset));
    check("<div style='font-size:0'><p>a</p></div>", &["a"]);
    check("<p aria-hidden=true>a</p><p><i aria-hidden=true>→</i> b", &["a", "→ b"]);
}

#[test]
fn shadow_roots_are_shown_with_their_slots_filled() {
    check(
        "<x-a><template shadowrootmode=open><p>one</p><slot></slot><p>three</p></template><p>two</p></x-a><p>four",
        &["one", "two", "three", "four"],
    );
    check(
        "<x-a><template shadowrootmode=open><slot name=b></slot><p>two</p><slot></slot></template>\
         <p>three</p><p slot=b>one</p></x-a>",
        &["one", "two", "three"],
    );
    check("<body><template><p>a</template>", &["~a"]);
}

#[test]
fn what_the_page_hides_is_kept_apart() {
    check("<div hidden>a</div><div style='color:red;display: none !important'>b", &["~a", "~b"]);
    check("<p>see <span style=display:none>secret</span>this", &["see this", "~secret"]);
    check(
        "<body><noscript><p>a</noscript><template><p>b</template><dialog>c</dialog><dialog open>d",
        &["~a", "~b", "~c", "d"],
    );
    check("<details><summary>a</summary>b</details><p aria-hidden=true>c", &["a", "b", "c"]);
    check("<head><title>t</title></head><script>s</script><style>s</style><iframe>i</iframe>x", &["x"]);
    check("<svg><title>t</title><text>label</text></svg>", &["label"]);
}

#[test]
fn controls_are_blocks() {
    check(
        "<form>Find <input value=now> <button>Go</button><select><option>a<option>b</select>\
         <textarea>typed</textarea><input type=hidden value=x><input type=submit value=Send>",
        &["Find", "now", "Go", "a", "b", "typed", "Send"],
    );
    assert!(split("<button>Go").iter().all(|block| block.marks.control));
}

#[test]
fn marks_say_what_the_markup_says() {
    let blocks =
        split("<ul><li><a href=x>all link</a><li>some <a href=y>link</a> <b>bold</b></ul><h2><span>h");
    let marks: Vec<_> = blocks
        .iter()
        .map(|b| (b.marks.chars, b.marks.link_chars, b.marks.links, b.marks.list_item))
        .collect();
    assert_eq!(marks, [(7, 7, 1, true), (12, 4, 1, true), (1, 0, 0, false)]);
    assert_eq!(blocks[1].marks.strong_chars, 4);
    assert_eq!(blocks[2].level, Some(2));
    assert_eq!(
        split("<a href=x><div>a</div><div>b").iter().map(|b| b.marks.links).collect::<Vec<_>>(),
        [1, 1]
    );
}

#[test]
fn a_block_spans_its_source() {
    let html = "<p>one <b>two</b></p>";
    let block = &split(html)[0];
    assert_eq!(&html[block.bytes[0] as usize..block.bytes[1] as usize], "one <b>two");
}

/// Text as the invariant compares it: what shows, without white space.
fn ink(text: &str) -> String {
    text.chars()
        .filter(|c| {
            !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}' | '\u{ad}' | '\0')
        })
        .collect()
}

fn markup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "<div>",
            "</div>",
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<a href=x>",
            "</a>",
            "<table>",
            "</table>",
            "<tr>",
            "<td>",
            "<ul>",
            "<li>",
            "</ul>",
            "<pre>",
            "</pre>",
            "<br>",
            "<select>",
            "<option>",
            "</select>",
            "<div hidden>",
            "<span style=display:none>",
            "</span>",
            "<noscript>",
            "</noscript>",
            "<h1>",
            "</h1>",
            "<button>",
            "</button>",
            "&nbsp;",
            "\u{3000}",
            "<template>",
            "</template>",
            "<details>",
            "\n",
        ])
        .prop_map(str::to_owned),
        "[a-z 中文\u{a0}]{0,6}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn blocks_hold_all_text_once_and_in_order(html in markup()) {
        let dom = Dom::parse(&html, 0);
        let blocks = split_markup(&dom);
        let body = (0..dom.nodes().len() as u32).find(|&id| dom.element(id).is_some_and(|e| e.name() == "body"));
        let text: String = body.into_iter().flat_map(|body| dom.subtree(body)).filter_map(|id| dom.text(id)).collect();
        let mut all: Vec<char> = ink(&text).chars().collect();
        let mut held: Vec<char> = blocks.iter().flat_map(|b| ink(&b.text).chars().collect::<Vec<_>>()).collect();
        // Hidden text inside a run comes behind it; all else keeps its order.
        if blocks.iter().any(|block| block.hidden) {
            all.sort_unstable();
            held.sort_unstable();
        }
        prop_assert_eq!(held, all);
        let firsts: Vec<_> = blocks.iter().map(|block| match block.place {
            Place::Dom { first, .. } => first,
            Place::Line { .. } => 0,
        }).collect();
        for block in &blocks {
            prop_assert!(!block.text.trim().is_empty());
            prop_assert_eq!(block.marks.chars as usize, block.text.chars().filter(|c| !c.is_whitespace()).count());
            prop_assert!(html.get(block.bytes[0] as usize..block.bytes[1] as usize).is_some());
        }
        if blocks.iter().all(|block| !block.hidden) {
            prop_assert!(firsts.is_sorted(), "{:?}", firsts);
        }
    }
}
