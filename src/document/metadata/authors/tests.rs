//! Who wrote a page, told apart from who edited it, took its pictures, or only stands beside the name.

use crate::{Options, read};

/// Authors, editors and source of a page, `-` for none.
fn people(head: &str, lead: &str, tail: &str) -> [String; 3] {
    let chinese = format!("{lead}{tail}").chars().any(crate::text::date::is_han);
    let (title, text) = if chinese {
        (
            "老渡口的最后一班船",
            "<p>渡口的老船工每天清晨都要擦一遍船板，三十年没有断过，直到大桥通车的那个春天，船才停下来。</p>",
        )
    } else {
        (
            "The last ferry of Lindby",
            "<p>The ferry between Lindby and Oster sailed for the last time, the harbour office said on Monday.</p>",
        )
    };
    let page = format!(
        "<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{lead}{}{tail}</article></body></html>",
        text.repeat(5)
    );
    let metadata = read("a.html", page.as_bytes(), &Options::default()).unwrap().remove(0).metadata;
    let joined = |names: Option<Vec<String>>| names.map_or_else(|| "-".to_owned(), |names| names.join("|"));
    [
        joined(metadata.authors.map(|field| field.value)),
        joined(metadata.editors.map(|field| field.value)),
        joined(metadata.source.map(|field| vec![field.value])),
    ]
}

#[test]
fn signatures_of_chinese_pages() {
    for (lead, tail, expect) in [
        ("<p>本报记者 林小满 周一鸣</p>", "", ["林小满|周一鸣", "-", "-"]),
        ("<p>文/林小满 图/周一鸣</p>", "", ["林小满", "-", "-"]),
        ("<p>林小滿／台北報導</p>", "", ["林小滿", "-", "-"]),
        ("<p>来源：北港日报 举报</p>", "<p>记者 林小满</p>", ["林小满", "-", "北港日报"]),
        ("", "<p>北港日报记者 林小满 编辑 周一鸣 校对 苏建明</p>", ["林小满", "周一鸣", "-"]),
        ("<p>作者：约翰·林德 译者：周一鸣</p>", "", ["约翰·林德", "-", "-"]),
        // Who took the pictures did not write.
        ("", "<p>摄影：林小满</p>", ["-", "-", "-"]),
        // The layout runs a button into the names.
        ("", "<p>作者：林小满 周一鸣 返回首页</p>", ["林小满|周一鸣", "-", "-"]),
    ] {
        assert_eq!(people("", lead, tail), expect, "{lead} … {tail}");
    }
}

#[test]
fn agencies_are_sources() {
    for (lead, expect) in [
        ("<p>By Mara Lindqvist, AFP</p>", ["Mara Lindqvist", "-", "AFP"]),
        ("<p>By Mara Lindqvist</p>", ["Mara Lindqvist", "-", "-"]),
    ] {
        assert_eq!(people("", lead, ""), expect, "{lead}");
    }
}

#[test]
fn the_editor_on_duty_in_the_head_is_no_author() {
    let head = "<meta name=\"author\" content=\"周一鸣\">";
    let tail = "<p>[责任编辑：周一鸣]</p>";
    assert_eq!(people(head, "", tail), ["-", "周一鸣", "-"]);
    assert_eq!(people(head, "<p>记者 林小满</p>", tail), ["林小满", "周一鸣", "-"]);
}
