//! Small threads in the layouts that text captures have.

use super::find_line_threads;
use crate::block::{Page, split_lines};
use crate::lexicon::testing::with_language;

/// Author, floor, reply target and text of each post, one a line.
pub(super) fn posts(text: &str) -> Vec<String> {
    let page = Page { blocks: split_lines(text, 0), ..Page::default() };
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
fn numbers_behind_times() {
    let text = "Ferry prices\nIslands\nada88 March 4, 2031, 11:15pm 1\nDoes anybody know the price?\nboek March 4, 2031, 11:26pm 2\nFive crowns.\nThey raised it twice.\ncyholm March 5, 2031, 9:02am 3\nThanks!\n1 Like";
    assert_eq!(
        posts(text),
        [
            "ada88|1|-|Does anybody know the price?",
            "boek|2|-|Five crowns./They raised it twice.",
            "cyholm|3|-|Thanks!"
        ]
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

/// Author, posted, depth, parent and text of each post that is no copy, one a line.
fn family(text: &str) -> Vec<String> {
    let page = Page { blocks: split_lines(text, 0), ..Page::default() };
    find_line_threads(&page)
        .into_iter()
        .flat_map(|thread| thread.posts)
        .filter(|post| !post.copy)
        .map(|post| {
            format!(
                "{}|{}|{}|{}",
                post.author.unwrap_or_default(),
                post.depth,
                post.parent.map_or_else(|| "-".to_owned(), |parent| parent.to_string()),
                post.text.replace('\n', "/")
            )
        })
        .collect()
}

#[test]
fn labelled_floors_with_answers_between() {
    let text = "渡轮停航的日子\n楼主：潮声 时间：2024-05-01 20:29:00 点击：6367 回复：51\n港口停航的第一天，我在码头坐了一夜。\n楼主：潮声 时间：2024-05-01 20:54:36\n第二天起了大雾。\n举报 | 1楼 | 打赏 | 回复 | 评论(2)\n渔夫： 举报 2024-05-02 16:00:00 评论\n雾天别出海。\n灯塔： 举报 2024-05-02 17:10:00 评论\n我守着灯。\n剩余 3 条评论 点击查看 我要评论\n作者：林小雨 时间：2024-05-01 21:02:51\n继续写\n来自 林间客户端 | 举报 | 2楼 | 打赏 | 回复 | 评论\n作者：老码头 时间：2024-05-01 22:12:25\n我也在。\n举报 | 3楼 | 打赏 | 回复 | 评论";
    assert_eq!(
        family(text),
        [
            "潮声|0|-|港口停航的第一天，我在码头坐了一夜。",
            "潮声|0|-|第二天起了大雾。",
            "渔夫|1|1|雾天别出海。",
            "灯塔|1|1|我守着灯。",
            "林小雨|0|-|继续写",
            "老码头|0|-|我也在。",
        ]
    );
}

#[test]
fn answers_signed_below_their_words() {
    let text = "留言列表 (3)\n#1 小鳳 於 2024/05/01 10:28\n好棒的渡輪\n小鳳晚安：\n謝謝來訪！\n潮聲 於 2024/05/02 20:31 回覆\n#2 茜草 於 2024/05/01 10:42\n海真藍\n茜草您好\n下次一起去\n潮聲 於 2024/05/02 20:37 回覆\n#3 石頭 於 2024/05/01 11:42\n讚\n謝謝\n潮聲 於 2024/05/02 20:40 回覆";
    assert_eq!(
        family(text),
        [
            "小鳳|0|-|好棒的渡輪",
            "潮聲|1|0|小鳳晚安：/謝謝來訪！",
            "茜草|0|-|海真藍",
            "潮聲|1|2|茜草您好/下次一起去",
            "石頭|0|-|讚",
            "潮聲|1|4|謝謝",
        ]
    );
}

#[test]
fn names_above_times_with_counts_around() {
    let text = "有没有夜航？\n有林小雨\n12 天前\n发布 #1 2024年5月15日星期三 20点20分\n夜航什么时候恢复？\n回复\n渔夫 回复了此帖\n渔夫\n11 天前\n发布 #2 2024年5月16日星期四 15点48分\n听说是六月。\n回复\n林小雨 回复了此帖\n林小雨\n11 天前\n发布 #3 2024年5月16日星期四 16点12分\n谢谢！\n回复";
    assert_eq!(
        family(text),
        ["有林小雨|0|-|夜航什么时候恢复？", "渔夫|0|-|听说是六月。", "林小雨|0|-|谢谢！"]
    );
}

#[test]
fn relative_months_date_floors() {
    let text = "渡轮票价\n林小雨 #1 1 月前\n有人知道票价吗\nseagull88 #2 1 月前\n五元\n林小雨 #3 28 天前\n对 seagull88 #2 回复\n谢谢";
    assert_eq!(
        family(text),
        ["林小雨|0|-|有人知道票价吗", "seagull88|0|-|五元", "林小雨|0|-|对 seagull88 #2 回复/谢谢"]
    );
}

#[test]
fn names_with_colons_and_times_below() {
    let text = "评论 3\n\n林小雨：渡轮终于恢复了\n24-1-2 12:00 来自北屿\n回复 赞(3)\n渔夫：回复@林小雨：末班船几点？\n24-1-2 12:10 来自南嶼\n回复 赞\n林小雨：回复@渔夫：九点\n24-1-2 12:30 来自北屿\n回复 赞";
    assert_eq!(
        family(text),
        ["林小雨|0|-|渡轮终于恢复了", "渔夫|0|0|回复@林小雨：末班船几点？", "林小雨|0|1|回复@渔夫：九点"]
    );
}

#[test]
fn floors_and_times_below_with_answers_in_one_line() {
    let text = "夜航渡轮怎么样\n潮声\n吧主\n昨晚坐了夜航，风浪不小。\n举报 1楼 2024-01-02 12:00 回复\n渔夫\n初级粉丝\n船上有热汤吗？\n举报 2楼 2024-01-02 12:05 回复(2)\n潮声: 有，还不错 2024-1-2 12:30 回复\n渔夫: 那我也去 2024-1-2 12:40 回复\n灯塔\n中级粉丝\n别在大风天去。\n举报 3楼 2024-01-02 13:05 回复";
    assert_eq!(family(text)[3..], ["渔夫|1|1|那我也去", "灯塔|0|-|别在大风天去。"], "{:?}", family(text));
}

#[test]
fn ranks_between_name_and_time() {
    let text = "渡轮改期\n\n林小雨\n12 主题\n中级会员\n发表于 2024-1-2 12:00:00 | 显示全部楼层 |阅读模式\n渡轮改到星期三了吗？\n回复 举报\n\n渔夫\n3 主题\n新手上路\n发表于 2024-1-2 12:05:00 | 显示全部楼层\n林小雨 发表于 2024-1-2 12:00\n渡轮改到星期三了吗？\n是的，星期三中午。\n回复 举报\n\n灯塔看守人\n8 主题\n高级会员\n发表于 2024-1-2 13:00:00 | 显示全部楼层\n谢谢楼上。\n回复 举报";
    assert_eq!(
        family(text),
        ["林小雨|0|-|渡轮改到星期三了吗？", "渔夫|0|0|是的，星期三中午。", "灯塔看守人|0|-|谢谢楼上。"]
    );
}

#[test]
fn times_below_with_places() {
    let text = "网友评论\n林小雨\n渡轮终于恢复了，太好了。\n1小时前 · 北屿 回复\n渔夫\n票价涨了没有？\n2小时前 · 南嶼 回复\n灯塔\n涨了一成。\n3小时前 · 北屿 回复";
    assert_eq!(
        family(text),
        ["林小雨|0|-|渡轮终于恢复了，太好了。", "渔夫|0|-|票价涨了没有？", "灯塔|0|-|涨了一成。"]
    );
}

#[test]
fn a_post_shown_twice_counts_once() {
    let text = "最赞回应\n林小雨 2024-10-27 20:26:51\n夜航真好\n回应 赞\n删除\n渔夫 2024-10-27 20:25:10\n同意楼主\n回应 赞\n删除\n来自 林间App\n林小雨 2024-10-27 20:26:51\n夜航真好\n回应 赞\n删除\n灯塔 2024-10-27 20:36:51\n夜航真好 夜航真好 林小雨\n我也这么想\n回应 赞\n删除";
    assert_eq!(family(text), ["渔夫|0|-|同意楼主", "林小雨|0|-|夜航真好", "灯塔|0|2|我也这么想"]);
}

#[test]
fn one_line_answers_below_an_article() {
    let text = "潮踢踢 › 看板 Ferry 關於我們\n作者nightwatch (夜巡)\n看板Ferry\n標題[心得] 夜班渡輪\n時間Tue Jul 2 14:00:00 2024\n夜班渡輪開了一個月，我搭了十九次。\n--\n※ 發信站: 潮踢踢(chaott.example)\n推 saltwind: 推 週五真的要先訂 07/02 14:21\n→ kelp88: 候船室關燈超誇張 07/02 14:35";
    assert_eq!(
        family(text),
        [
            "nightwatch (夜巡)|0|-|夜班渡輪開了一個月，我搭了十九次。",
            "saltwind|0|-|推 週五真的要先訂",
            "kelp88|0|-|候船室關燈超誇張"
        ]
    );
}

#[test]
fn a_language_is_learned_from_its_words() {
    let text = "Zorbeln\nAda Lind zorbte 2031-01-02 10:00\nMorgen mehr.\nBo Ek zorbte 2031-01-02 11:00\nGut.\nCy Holm zorbte 2031-01-02 12:00\nDanke.\nplinken\n";
    let read = ["Ada Lind|-|-|Morgen mehr.", "Bo Ek|-|-|Gut.", "Cy Holm|-|-|Danke."];
    assert_ne!(posts(text), read, "nobody knows what the words say");
    let language = "[posting inside]\nzorbte\n[around-poster word]\nzorbte\n[post-control whole]\nplinken";
    with_language(("xx", language), || {
        assert_eq!(posts(text), read);
    });
}

#[test]
fn posts_that_end_with_name_and_time() {
    let text = "The harbour reopens\n\nThe harbour of Lindby reopens in May, the port office said on Thursday, and the fish market will be back on the same day, after two weeks of repairs that cost less than feared.\n\n3 Comments\nAt last, the fishermen have waited for two months.\nPosted by: Ada Lindqvist | May 4, 2023 at 10:21 AM\nWhat does it cost?\nPosted by: Bo Ek | May 4, 2023 at 11:02 AM\nFive crowns, as before.\nPosted by: Cleo | May 5, 2023 at 08:09 AM\nAbout us | Contact";
    assert_eq!(
        posts(text),
        [
            "Ada Lindqvist|-|-|At last, the fishermen have waited for two months.",
            "Bo Ek|-|-|What does it cost?",
            "Cleo|-|-|Five crowns, as before."
        ]
    );
}

#[test]
fn buttons_without_spaces_and_the_end_of_the_page() {
    let text = "港口开放了\n\n港口办公室说，渡轮星期一恢复通航，票价不变，船期表贴在码头入口，办公室请旅客提前到达。渡轮每天六班，周末增加两班，末班船晚上九点离港。港口还说，维修花费比预计的少，工人们提前三天完成了工作，岸边的商店也会在同一天开门。\n\n网友评论\n林小雨\n2024-01-02 10:00\n终于修好了。\n举报顶(2)踩回复\n渔夫\n2024-01-02 10:05\n好\n举报顶(1)踩回复\n灯塔\n2024-01-02 11:00\n票价呢\n举报顶(0)踩回复\n关于岚屿\n联系方式";
    assert_eq!(posts(text), ["林小雨|-|-|终于修好了。", "渔夫|-|-|好", "灯塔|-|-|票价呢"]);
}

#[test]
fn regular_heads_without_buttons() {
    let text = "码头的灯换了\n\n港口办公室说，码头的灯星期一全部换成新的，船期表贴在入口，请旅客提前到达。渡轮每天六班，周末增加两班，末班船晚上九点离港。港口还说，维修花费比预计的少，工人们提前三天完成了工作，岸边的商店也会在同一天开门。\n\n渔夫\n2024-01-02 10:00\n终于换了，晚上走路不怕了。\n林小雨\n2024-01-02 10:20\n亮得有点过头吧？\n老陈\n2024-01-03 08:11\n早就该换。\n相关阅读\n渡轮票价下月起不变\n船期表同时公布。\n2024-01-01 09:00\n岸边商店周一开门\n共有十二家。\n2024-01-01 08:00";
    assert_eq!(
        posts(text),
        ["渔夫|-|-|终于换了，晚上走路不怕了。", "林小雨|-|-|亮得有点过头吧？", "老陈|-|-|早就该换。"]
    );
}

#[test]
fn titles_with_teasers_are_no_names_with_words() {
    let text = "The harbour council opens the new mole to walkers\nWalkers may use it from Monday on, the council said.\n4 May 2031, 08:12\nFerries run every hour again after the repairs\nThe price stays the same until autumn.\n4 May 2031, 09:12\nThe school on the island gets two new teachers\nBoth were born here and came back.\n5 May 2031, 10:12";
    assert_eq!(posts(text), Vec::<String>::new());
}

#[test]
fn names_behind_a_label_with_the_time_below() {
    let text = "First walk to Gannet Point\nPosted by odofarrant on 07/13/31 02:57 PM\nIs the lower path open again?\nPosted by mabellery\nLindby\n07/13/31 03:30 PM\n4931 posts\nIt is, since Thursday.\nPosted by tern_watcher\n07/13/31 03:44 PM\n9844 posts\nTake the upper path if it rains.";
    assert_eq!(
        posts(text),
        [
            "odofarrant|-|-|Is the lower path open again?",
            "mabellery|-|-|It is, since Thursday.",
            "tern_watcher|-|-|Take the upper path if it rains."
        ]
    );
}

#[test]
fn boxes_about_writers_are_no_words_and_date_nothing() {
    let text = "Which boots?\n\nodofarrant\nTide Reader\nMember\n2 Feb 2029\n1,204\n4 May 2031\n#1\nWhich soles hold on wet rock?\n\nmabellery\nMember\n11 Oct 2027\n87\n4 May 2031\n#2\nFelt soles hold best.\n\ntern_watcher\nOld Salt\nModerator\n5 Jan 2026\n6,310\n5 May 2031\n#3\nI would take soft rubber.";
    let page = Page { blocks: split_lines(text, 0), ..Page::default() };
    let found: Vec<String> = find_line_threads(&page)
        .remove(0)
        .posts
        .into_iter()
        .map(|post| {
            format!("{}|{}|{}", post.author.unwrap_or_default(), post.posted.unwrap_or_default(), post.text)
        })
        .collect();
    assert_eq!(
        found,
        [
            "odofarrant|2031-05-04|Which soles hold on wet rock?",
            "mabellery|2031-05-04|Felt soles hold best.",
            "tern_watcher|2031-05-05|I would take soft rubber."
        ]
    );
}

#[test]
fn heads_of_an_imageboard_with_ids() {
    let text = "無題 無名 2031/05/04(日)14:21:01 ID:zQb1xZ No.25208017 del\n渡輪什麼時候恢復？\n無名 2031/05/04(日)14:22:16 ID:iw3Tyi No.25208031 del\n聽說是六月\n無名 2031/05/04(日)14:24:20 ID:es3idL No.25208057 del\n票價呢";
    let found: Vec<String> =
        posts(text).iter().filter_map(|post| post.rsplit('|').next().map(str::to_owned)).collect();
    assert_eq!(found, ["渡輪什麼時候恢復？", "聽說是六月", "票價呢"]);
}

#[test]
fn dates_of_teasers_below_are_no_posts() {
    let text = "3 Kommentare\n\nhinter-dem-Deich vor 2 Stunden\nDie Fähre fährt wieder, endlich.\n\nMarschbewohner vor 3 Stunden\nUnd der Preis?\n\nNordwind vor 5 Stunden\nBleibt gleich, steht im Text.\n\nMehr aus der Region\nLängste Bank wieder in Lindby\n28.04.2031 | 11:54 Uhr\nDie Bank stand zwei Jahre im Süden. Nun ist sie zurück.\nNeuer Tarif für die Werft\n27.04.2031 | 10:10 Uhr\nNach fünf Runden haben sich alle geeinigt.";
    let found = posts(text);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].starts_with("hinter-dem-Deich|"), "{found:?}");
}
