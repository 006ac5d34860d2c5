//! What must hold of every parsed page.

use html5ever::ParseOpts;
use html5ever::driver::parse_document;
use html5ever::tendril::TendrilSink;
use html5ever::tokenizer::TokenizerOpts;
use html5ever::tree_builder::TreeBuilderOpts;
use proptest::prelude::*;
use scraper::{Html, HtmlTreeSink, Selector};

use super::flatten::flatten;
use super::{Dom, LastParent, Node, NodeId, Tag};

/// One line a node: depth, name or text, and the source it spans.
fn dump(html: &str) -> String {
    let dom = Dom::parse(html, 0);
    let mut lines = String::new();
    for (id, node) in (0..).zip(dom.nodes()) {
        let label = match dom.element(id) {
            Some(element) => element.name().to_owned(),
            None => format!("{:?}", dom.text(id).unwrap()),
        };
        let source = &html[node.bytes[0] as usize..node.bytes[1] as usize];
        let indent = " ".repeat(node.depth as usize);
        lines.extend([&*indent, &label, " ", source, "\n"]);
    }
    lines
}

fn check(html: &str, expect: &str) {
    assert_eq!(dump(html).trim_end(), expect.trim(), "{html}");
}

#[test]
fn every_node_knows_its_source() {
    check(
        "<body><p class=a>one &amp; <b>two</b></p><!-- x --><img src='a>b<c'>tail",
        r#"
html <body><p class=a>one &amp; <b>two</b></p><!-- x --><img src='a>b<c'>tail
 head 
 body <body><p class=a>one &amp; <b>two</b></p><!-- x --><img src='a>b<c'>tail
  p <p class=a>one &amp; <b>two
   "one & " one &amp; 
   b <b>two
    "two" two
  img <img src='a>b<c'>
  "tail" tail"#,
    );
}

#[test]
fn text_that_looks_like_markup_is_placed() {
    check(
        "<body>a < b > c &am<i>x",
        r#"
html <body>a < b > c &am<i>x
 head 
 body <body>a < b > c &am<i>x
  "a < b > c &am" a < b > c &am
  i <i>x
   "x" x"#,
    );
}

#[test]
fn scripts_hold_their_code_as_one_text() {
    let dom = Dom::parse("<body><script>if (a<b) { c('</p>') }</script><p>x", 0);
    let texts: Vec<_> = (0..dom.nodes().len() as u32).filter_map(|id| dom.text(id)).collect();
    assert_eq!(texts, ["if (a<b) { c('</p>') }", "x"]);
}

#[test]
fn offsets_begin_where_they_are_told() {
    let dom = Dom::parse("<p>x", 100);
    let text = dom.nodes().last().unwrap();
    assert_eq!(text.bytes, [103, 104]);
}

#[test]
fn noscript_holds_elements() {
    let dom = Dom::parse("<body><noscript><p>shown</p></noscript>", 0);
    let nodes = 0..dom.nodes().len() as NodeId;
    assert!(nodes.filter_map(|id| dom.element(id)).any(|element| element.name() == "p"));
}

#[test]
fn noscript_is_balanced() {
    check(
        "<body><div><noscript><p>a<b>b</div></noscript>c",
        r#"
html <body><div><noscript><p>a<b>b</div></noscript>c
 head 
 body <body><div><noscript><p>a<b>b</div></noscript>c
  div <div><noscript><p>a<b>b</div></noscript>c
   noscript <noscript><p>a<b>b
    p <p>a<b>b
     "a" a
     b <b>b
      "b" b
   "c" c"#,
    );
}

/// Texts outside `<noscript>`, those inside it, and whether all are there in order.
fn texts_of(html: &str) -> (String, String) {
    let dom = Dom::parse(html, 0);
    let (mut outside, mut inside) = (String::new(), String::new());
    for id in 0..dom.nodes().len() as u32 {
        let Some(text) = dom.text(id) else { continue };
        let within = dom.ancestors(id).any(|above| dom.tag(above) == Some(Tag::Noscript));
        (if within { &mut inside } else { &mut outside }).push_str(text);
    }
    (outside, inside)
}

/// Elements whose text the tokenizer takes as it stands.
const RAW: [&str; 9] =
    ["title", "textarea", "style", "script", "xmp", "iframe", "noembed", "noframes", "plaintext"];

#[test]
fn raw_text_never_reaches_beyond_its_noscript() {
    for name in RAW {
        for start in [format!("<{name}>"), format!("<{name}/>"), format!("<{name} a=1 />")] {
            for end in [
                format!("</{name}>"),
                format!("</{name} /></{name}>"),
                format!("</{name} a='"),
                String::new(),
            ] {
                for (before, after) in [
                    ("", ""),
                    ("<p>", "</p>"),
                    ("<div/>", "</div></div>"),
                    ("<svg>", "</svg>"),
                    ("<noscript>", ""),
                ] {
                    for place in ["<head>", "<body>", "<body><table><tr><td>", "<body><a href=x><b>"] {
                        let html =
                            format!("{place}<noscript>{before}{start}x{end}{after}<i>y</noscript><p>z<p>end");
                        let (outside, _) = texts_of(&html);
                        assert!(outside.ends_with("zend"), "{outside:?} in {html}");
                    }
                }
            }
        }
    }
}

#[test]
fn nothing_reaches_beyond_its_noscript() {
    for (html, outside, inside) in [
        ("<p>a<noscript><style>x{}</noscript><p>b", "ab", "x{}"),
        ("<noscript><title/>x</title><p>y", "xy", ""),
        ("<p>a<noscript><!-- <p>x</noscript><p>b", "ab", ""),
        ("<p>a<noscript><img alt='</noscript><p>b", "ab", ""),
        ("<p>a<noscript><script><!--<script></noscript><p>b", "ab", "<!--<script>"),
        ("<p>a<noscript><svg><![CDATA[x</noscript><p>b", "ab", "x"),
        ("<div>a<noscript><div/>x</div></noscript><p>b", "ab", "x"),
        ("<div>a<noscript><plaintext>x</noscript><p>b", "ab", "x"),
        ("<p>a<noscript>x</NOSCRIPT ><p>b", "ab", "x"),
        ("<p>a<noscript>x</noscripts></noscript><p>b", "ab", "x"),
        ("<p>a<noscript>x<noscript>y</noscript>b</noscript>c", "abc", "xy"),
        ("<p>a<noscript>x</br>y</noscript>b", "ab", "xy"),
        ("<p>a<noscript><style>b", "a", "b"),
        // Inside SVG and MathML it is an element like any other.
        ("<math><noscript></p><textarea><div>a", "<div>a", ""),
    ] {
        assert_eq!(texts_of(html), (outside.to_owned(), inside.to_owned()), "{html}");
    }
}

#[test]
fn a_page_of_too_many_nodes_keeps_its_text() {
    let page = |end: &str| format!("<body><ul hidden>{}{end}</ul><p>after", "<li>a ".repeat(200_000));
    for (end, shown) in [
        ("", ""),
        ("<script>if (a<b)</script><style/>x</style><title>t</title>", ""),
        ("<textarea>x</textarea><input value=y><svg><path/></svg>", "x"),
        ("<!-- c --><template><p>x", "x"),
        ("<noscript><style>q</noscript>x", "x"),
        ("<plaintext><p>", "<p></ul><p>after"),
    ] {
        let dom = Dom::parse(&page(end), 0);
        assert!(dom.cut && !dom.capped);
        assert!(dom.nodes().len() < 180_000, "{}", dom.nodes().len());
        let texts: String = (0..dom.nodes().len() as u32).filter_map(|id| dom.text(id)).collect();
        let texts: String = texts.split_whitespace().collect();
        let after = if end.starts_with("<plain") { "" } else { "after" };
        assert_eq!(texts, format!("{}{shown}{after}", "a".repeat(200_000)), "{end}");
    }
    assert!(!Dom::parse(&"<p>a".repeat(60_000), 0).cut);
}

#[test]
fn nodes_are_bounded_where_formatting_is_repeated() {
    let fonts = (0..400).fold(String::new(), |fonts, i| fonts + &format!("<font size={i}>"));
    let html = format!("<body><div>{fonts}</div>{}", "<div>x</div>".repeat(20_000));
    let dom = Dom::parse(&html, 0);
    assert!(dom.cut && dom.nodes().len() < 200_000);
    let count =
        (0..dom.nodes().len() as u32).filter_map(|id| dom.text(id)).map(|text| text.matches('x').count());
    assert_eq!(count.sum::<usize>(), 20_000);
}

#[test]
fn deep_nesting_is_flattened_and_keeps_its_text() {
    for tag in ["div", "b", "font", "table", "span", "svg", "template"] {
        let html = format!(
            "<body>{}deep{}<p>after",
            format!("<{tag}>").repeat(3000),
            format!("</{tag}>").repeat(3000)
        );
        let dom = Dom::parse(&html, 0);
        let texts: String = (0..dom.nodes().len() as u32).filter_map(|id| dom.text(id)).collect();
        assert_eq!(texts.replace("deepafter", "afterdeep"), "afterdeep", "{tag}");
        assert!(dom.nodes().iter().all(|node| node.depth < 600), "{tag}");
    }
}

#[test]
fn siblings_without_end_tags_are_not_nesting() {
    for tag in ["p", "li", "td", "option", "dt", "br", "img"] {
        let dom = Dom::parse(&format!("<body>{}", format!("<{tag}>x").repeat(3000)), 0);
        assert!(!dom.capped, "{tag}");
    }
}

/// One line a node: depth, and name with attributes or text.
fn outline(dom: &Dom) -> Vec<String> {
    let label = |(id, node): (NodeId, &Node)| match dom.element(id) {
        Some(element) => {
            let attributes: Vec<_> = element.attributes().collect();
            format!("{} {} {attributes:?}", node.depth, element.name())
        }
        None => format!("{} {:?}", node.depth, dom.text(id).unwrap()),
    };
    (0..).zip(dom.nodes()).map(label).collect()
}

/// The tree that html5ever builds with its own tokenizer.
fn reference(html: &str) -> Dom {
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let tokenizer = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
    let sink = HtmlTreeSink::new(Html::new_document());
    flatten(parse_document(sink, ParseOpts { tokenizer, tree_builder }).one(html), Vec::new())
}

fn check_against_html5ever(html: &str) {
    assert_eq!(outline(&Dom::parse(html, 0)), outline(&reference(html)), "{html:?}");
}

#[test]
fn odd_markup_is_read_as_html5ever_reads_it() {
    for html in [
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\"><p><table>",
        "<!doctype html><p><table>",
        "<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 4.01//EN' \"http://www.w3.org/TR/html4/strict.dtd\"><p><table>",
        "<!DOCTYPE html SYSTEM \"about:legacy-compat\" x><p><table>",
        "<!DOCTYPE><p><table>",
        "<!DOCTYPE html PUBLIC><p><table>",
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 3.2//EN><p><table>",
        "<!doctype html",
        "<p a=1 A=2 b c = 'd' e=f/ g=\"&amp;&copy=1&copy;\" / h><br/><img/src=x/>",
        "<p =x ='y' \"z\" a'b<c>d",
        "<p a=b<i c=>d",
        "<p a='1\r\n2\r3&#13;&#0;'>\r\n\rx&nbsp;&ampx&#x41;&#65&#xd800;&noti;",
        "a</>b</ c>d<?php echo '>' ?>e<!x>f<!-->g<!--->h<!-- --!>i<!---->j<!--",
        "<title>a<b>&lt;</titl></title ><textarea>\n\n</textarea><style>&lt;<!--</style>-->",
        "<script><!--<script></script>--></script>x<script></SCRIPT/>y<script><!--></script>z",
        "<svg><![CDATA[a<b>]]]></svg><![CDATA[c]]>d<svg><![CDATA[e",
        "<pre>\n\nx</pre><pre>\r\ny</pre><plaintext><b>\0</plaintext>",
        "a\0b<svg>c\0</svg><table>\0 d<tr> e</table>",
        "<iframe><p></iframe><xmp><p></xmp><noembed><p></noembed><math><title><p></title></math>",
        "<p",
        "x<",
        "x</",
        "x</p",
        "x<p a='",
        "<p a=b>\u{feff}\u{4e2d}<\u{4e2d}>",
    ] {
        check_against_html5ever(html);
    }
}

/// Markup of all sorts: elements, misnesting, unknown names, text.
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
            "<svg>",
            "<foreignObject>",
            "</svg>",
            "<o:p>",
            "<x-y>",
            "</x-y>",
            "<template>",
            "</template>",
            "<script>",
            "</script>",
            "<br>",
            "<select>",
            "<option>",
            "</select>",
            "<!--",
            "-->",
            "<h1>",
            "</h1>",
            "<form>",
            "<noscript>",
            "</noscript>",
            "<title>",
            "</title>",
            "<body>",
            "<frameset>",
            "<math>",
            "<mi>",
            "&amp;",
            "&#x4e2d;",
            "<",
            ">",
            "\0",
            "\r\n",
        ])
        .prop_map(str::to_owned),
        "[a-z 中文\n]{0,6}",
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_path_selects_its_element(html in markup()) {
        let dom = Dom::parse(&html, 0);
        let reference = Html::parse_document(&html);
        // Both trees hold the same elements in the same order; scripting is the one difference.
        prop_assume!(!html.contains("<noscript"));
        let mut parent = LastParent::default();
        for id in 0..dom.nodes().len() as u32 {
            let (Some(element), Some(path)) = (dom.element(id), dom.path(id)) else { continue };
            let selector = Selector::parse(&path).map_err(|error| TestCaseError::fail(format!("{path}: {error}")))?;
            let found: Vec<_> = reference.select(&selector).collect();
            prop_assert_eq!(found.len(), 1, "{} in {}", path, html);
            prop_assert_eq!(found[0].value().name(), element.name(), "{}", path);
            prop_assert_eq!(dom.path_after(id, &mut parent), Some(path.clone()));
            let text: String = dom.subtree(id).filter_map(|inner| dom.text(inner)).collect();
            if !html.contains("<template") {
                prop_assert_eq!(found[0].text().collect::<String>(), text, "{}", path);
            }
        }
    }

    #[test]
    fn trees_are_those_of_html5ever(html in markup()) {
        prop_assume!(!html.contains("noscript"));
        prop_assert_eq!(outline(&Dom::parse(&html, 0)), outline(&reference(&html)));
    }

    #[test]
    fn tag_soup_is_read_as_html5ever_reads_it(html in "[<>/!?a='\"& \\-\\[\\];#x0-9\0\r\nbrpscitl]{0,40}") {
        prop_assert_eq!(outline(&Dom::parse(&html, 0)), outline(&reference(&html)));
    }

    #[test]
    fn spans_lie_in_the_source_and_nest(html in markup()) {
        let dom = Dom::parse(&html, 0);
        for (id, node) in dom.nodes().iter().enumerate() {
            prop_assert!(html.get(node.bytes[0] as usize..node.bytes[1] as usize).is_some());
            prop_assert!(node.end as usize > id);
            if let Some(parent) = node.parent().and_then(|parent| dom.node(parent)) {
                prop_assert!(parent.bytes[0] <= node.bytes[0] && node.bytes[1] <= parent.bytes[1]);
                prop_assert!(parent.end >= node.end && (id as u32) < parent.end);
            }
        }
    }
}
