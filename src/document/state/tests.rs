use crate::block::split_capture;
use crate::capture::split_file;
use crate::document::assemble;
use crate::model::Document;
use crate::thread::find_threads;
use crate::zone::classify_blocks;

const STORY: &str = "The ferry between Lindby and Oster, out of service since May, sails again, the port office said on \
    Monday. Repairs took longer than planned, because a part had to be made anew in the yard. Tickets cost what they \
    cost before the break, and the last boat leaves at nine. Islanders had to take the long way over the bridge for \
    eleven weeks. A second boat is to follow in the spring.";

fn read(body: &str) -> Document {
    let page =
        format!("<title>Ferry back in service</title><nav><a href=/>Home</a></nav><div id=app></div>{body}");
    let captures = split_file("ferry.html", page.as_bytes(), 1 << 22).unwrap();
    let page = split_capture(&captures[0]);
    let threads = find_threads(&captures[0], &page);
    let zoning = classify_blocks(&captures[0], &page, &threads);
    assemble(&captures[0], &page, &threads, &zoning)
}

fn is_from_script(document: &Document) -> bool {
    document.warnings.iter().any(|warning| warning.code == "text-from-script")
}

#[test]
fn text_is_read_from_the_state_of_an_empty_page() {
    let halves: Vec<String> = STORY.split_inclusive("Monday. ").map(str::to_owned).collect();
    let quoted =
        serde_json::to_string(&serde_json::json!({ "post": { "body": STORY } }).to_string()).unwrap();
    let row = serde_json::json!(["$", "article", null, {"children": [
        ["$", "h2", null, {"children": "Ferry sails"}],
        ["$", "p", "a", {"children": [halves[0], ["$", "em", null, {"children": "Later: "}], halves[1]]}],
    ]}]);
    let streamed = serde_json::json!([1, format!("2:{row}\n")]);
    let attribute = serde_json::json!({ "page": { "text": STORY } }).to_string().replace('"', "&quot;");
    for body in [
        format!(
            "<script id=__NEXT_DATA__ type=application/json>{{\"props\":{{\"story\":{{\"html\":\"<p>{STORY}</p>\"}}}}}}</script>"
        ),
        format!(
            "<script>window.__INITIAL_STATE__ = {{\"a\":[{{\"text\":\"{STORY}\"}}]}};(function(){{}})()</script>"
        ),
        format!("<script>var f = function(a) {{ return a }}; window.STATE = JSON.parse({quoted});</script>"),
        format!("<script>self.__next_f.push({streamed})</script>"),
        format!("<script>self.__next_f.push([1,\"3:T{:x},{STORY}\"])</script>", STORY.len()),
        format!("<div data-page=\"{attribute}\"></div>"),
        format!(
            "<script type=application/json>{{\"blocks\":[{{\"t\":\"{}\"}},{{\"t\":\"{}\"}}]}}</script>",
            halves[0], halves[1]
        ),
        format!(
            "<script type=application/json>{{\"reviews\":[{{\"t\":\"{STORY}\"}}],\"cookieText\":\"{STORY}\",\"body\":\"Now: {STORY}\"}}</script>"
        ),
    ] {
        let document = read(&body);
        assert!(is_from_script(&document), "{body}");
        assert!(document.text.contains("Islanders had to take the long way"), "{body}");
        assert_eq!(
            document.sections.last().unwrap().blocks.last().copied(),
            Some(document.blocks.len() as u32 - 1)
        );
        assert!(document.blocks.iter().all(|block| block.source.path.is_some()));
    }
}

#[test]
fn what_a_page_shows_is_never_displaced() {
    let other = "Prices rose again, the council said. ".repeat(30);
    let state = format!("<script type=application/json>{{\"body\":\"{other}\"}}</script>");
    let shown = read(&format!(
        "<article><h1>Ferry back in service</h1><p>{STORY}</p><p>{STORY}!</p></article>{state}"
    ));
    assert!(!is_from_script(&shown) && shown.text.contains("Islanders"));
    let bare = read("");
    for body in [
        // Labels, code, data, what does not parse, and what is too short.
        "<script type=application/json>{\"a\":{\"save\":\"Save\",\"cancel\":\"Cancel the order\"}}</script>"
            .to_owned(),
        format!("<script>var a = {{\"code\":\"{}\"}}</script>", "if (a_b) { c_d = e_f; } ".repeat(40)),
        format!("<script>var a = {{body: \"{STORY}\"}}</script>"),
        format!("<script type=application/json>{{\"body\":\"{}\"}}</script>", &STORY[..120]),
        format!("<script>var a = {}</script>", "[".repeat(100_000)),
        "<script>self.__next_f.push([1,\"1:Tzz,\\n2:{\"])</script>".to_owned(),
        format!("<script>{}</script>", "a = {\"b\":".repeat(50_000)),
    ] {
        let document = read(&body);
        assert!(!is_from_script(&document), "{body:.80}");
        assert_eq!(document.text, bare.text);
    }
}
