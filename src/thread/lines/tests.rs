//! Small threads in the layouts that text captures have.

use super::find_line_threads;
use crate::block::{Page, split_lines};
use crate::dom::Dom;

/// Author, floor, reply target and text of each post, one a line.
fn posts(text: &str) -> Vec<String> {
    let page = Page { dom: Dom::default(), blocks: split_lines(text, 0) };
    find_line_threads(&page)
        .into_iter()
        .flat_map(|thread| thread.posts)
        .map(|post| {
            let number = |n: Option<u32>| n.map_or_else(|| "-".to_owned(), |n| n.to_string());
            format!(
                "{}|{}|{}|{}",
                post.author.unwrap_or_default(),
                number(post.floor),
                number(post.reply_to),
                post.text.replace('\n', "/")
            )
        })
        .collect()
}

#[test]
fn floors_below_names() {
    let text = "港口开放了\n\n港口办公室说，渡轮星期一恢复通航，票价不变，船期表贴在码头入口，办公室请旅客提前到达。渡轮每天六班，周末增加两班，末班船晚上九点离港。港口还说，维修花费比预计的少，工人们提前三天完成了工作，岸边的商店也会在同一天开门。市政府感谢居民的耐心，并说今年不再封闭港口，除非有风暴。\n\na\nada88\n1 楼\n终于！\n渔夫\n2 楼\n好消息 [3评]\n灯塔看守人\n3 楼\n回复2楼 票价呢";
    assert_eq!(posts(text), ["ada88|1|-|终于！", "渔夫|2|-|好消息", "灯塔看守人|3|2|回复2楼 票价呢"]);
}

#[test]
fn floors_in_one_line_with_name_and_time() {
    let text = "渡轮票价\n#1 林小雨 2024-01-02 10:00\n有人知道渡轮的票价吗？\n回复 赞(3)\n#2 渔夫 2024-01-02 10:05\n五元。\n回复\n#3 灯塔 2024-01-02 11:00\n@渔夫 谢谢\n回复\n返回列表";
    assert_eq!(posts(text), ["林小雨|1|-|有人知道渡轮的票价吗？", "渔夫|2|-|五元。", "灯塔|3|2|@渔夫 谢谢"]);
}

#[test]
fn names_and_times_without_floors() {
    let text = "2 Comments\n\nAda Lindqvist\n3 hours ago\nThe ferry is back, at last.\nLike Reply\n\nBo Ek\n2 hours ago\nWhat does it cost?\nReply\n\nLeave a Reply";
    assert_eq!(
        posts(text),
        ["Ada Lindqvist|-|-|The ferry is back, at last.", "Bo Ek|-|-|What does it cost?"]
    );
}

#[test]
fn wrote_lines() {
    let text = "Ferry prices\n\nAda Lindqvist wrote on 2 January 2020 at 10:00\nDoes anybody know the price?\n\nBo Ek wrote on 2 January 2020 at 11:00\nFive crowns.\n\nCy Holm wrote on 3 January 2020 at 9:00\nThanks!\nMore soon.";
    assert_eq!(
        posts(text),
        [
            "Ada Lindqvist|-|-|Does anybody know the price?",
            "Bo Ek|-|-|Five crowns.",
            "Cy Holm|-|-|Thanks!/More soon."
        ]
    );
}

#[test]
fn listings_and_articles_are_no_threads() {
    for text in [
        "Harbour reopens\n2024-01-02\nFerry prices rise\n2024-01-03\nLighthouse for sale\n2024-01-04\nMarket moves\n2024-01-05",
        "港口开放\n来源：林德比时报 2024-01-02 10:00\n港口办公室说，渡轮恢复通航。\n2024-01-02 更新",
        "",
    ] {
        assert!(posts(text).is_empty(), "{text}");
    }
}
