//! Captures of many sorts, invented, each with the zones that its lines must get.

use super::classify_lines;
use crate::block::{Page, split_lines};
use crate::model::PageKind;
use crate::thread::line_threads;

/// Each line of `marked` is `zone| line`, or an empty line. Checks every line's zone.
fn check(name: &str, marked: &str, kind: PageKind) {
    let mut text = String::new();
    let mut wanted = Vec::new();
    for line in marked.lines() {
        if let Some((zone, shown)) = line.split_once('|') {
            wanted.push(zone.trim());
            text.push_str(shown);
        }
        text.push('\n');
    }
    let page = Page { blocks: split_lines(&text, 0), ..Page::default() };
    let threads = line_threads(&page);
    let zoning = classify_lines(&page, &threads);
    let got: Vec<&str> = zoning.decisions.iter().map(|decision| decision.zone.name()).collect();
    let mut misses = Vec::new();
    for ((block, wanted), got) in page.blocks.iter().zip(&wanted).zip(&got) {
        // A row of zones parted by a comma: any of them will do.
        if !wanted.split(',').any(|zone| zone == *got) {
            misses.push(format!("want {wanted}, got {got}: {}", block.text));
        }
    }
    assert!(misses.is_empty(), "{name}:\n{}", misses.join("\n"));
    assert_eq!(wanted.len(), got.len(), "{name}: one block a line");
    assert_eq!(zoning.kind.value, kind, "{name}");
}

#[test]
fn chinese_portal_with_two_copies() {
    check(
        "portal",
        "control|简体 | 繁体
control|加载中...
navigation|新闻频道
navigation|  • 首页
navigation|  • 国际
navigation|  • 财经
navigation|  • 渡轮
breadcrumb|您的位置: 林德比网 » 新闻 » 港口 » 港口维修两周后重新开放 渡轮恢复通航

title|港口维修两周后重新开放 渡轮恢复通航

byline|文章来源: 林德比时报 于 2031-03-04 10:20:30 - 新闻取自各媒体,不代表本网立场!

paragraph|林德比市港口办公室星期一表示,港口在维修两周之后重新开放,往返北岛的渡轮当天恢复通航。

paragraph|港口办公室说,维修花费比预计的少,工人们提前三天完成了工作,岸边的商店也会在同一天开门。

heading|票价不变

paragraph|渡轮公司说,票价今年不会上涨,每天六班,周末增加两班,末班船晚上九点离港。

paragraph|市政府感谢居民的耐心,并说除非有风暴,今年不再封闭港口。

control|查看评论(7)
navigation|  • 关于林德比网
navigation|  • 联系我们

legal|Copyright ©2001-2031 lindby.example All rights reserved.

ranking|24小时点击排行

ranking|灯塔看守人退休 全镇送行三天三夜
ranking|北岛发现百年老酒 拍卖行已经派人前往
ranking|渔民捕到罕见蓝色龙虾 放回大海

title|港口维修两周后重新开放 渡轮恢复通航

byline|林德比时报 2031-03-04 10:20:30

paragraph|林德比市港口办公室星期一表示,港口在维修两周之后重新开放,往返北岛的渡轮当天恢复通航。

paragraph|港口办公室说,维修花费比预计的少,工人们提前三天完成了工作,岸边的商店也会在同一天开门。

heading|票价不变

paragraph|渡轮公司说,票价今年不会上涨,每天六班,周末增加两班,末班船晚上九点离港。

paragraph|市政府感谢居民的耐心,并说除非有风暴,今年不再封闭港口。
",
        PageKind::Article,
    );
}

#[test]
fn aggregator_with_recommendations() {
    check(
        "aggregator",
        "control|关闭广告

title|北岛灯塔重新点亮：看守人说等了二十年

byline|海岸热点3821人阅读

paragraph|北岛灯塔星期六晚上重新点亮。灯塔看守人林小雨说，她等这一天等了二十年，村里的人都来到岸边观看。

caption|资料图

heading|一、灯塔为什么熄灭

paragraph|二十年前，港务局认为航船已经不再需要灯光，于是关闭了灯塔，看守人也搬到了镇上居住。

heading|二、重新点亮的费用

paragraph|修复灯塔的费用由渔民协会和三家渡轮公司共同承担，港务局负责以后每年的维护，预计每年两万元。

disclaimer|免责声明：本文内容转载自其他媒体，目的在于传递更多信息，不代表本网观点。
recommendation|猜你喜欢

recommendation|渡轮公司换帅 新董事长来自北岛

recommendation|海岸评论 浏览 120

recommendation|林德比市场搬到新址 摊位比以前多一倍

recommendation|渔民日报 浏览 93
legal|海ICP备00000000号-1
",
        PageKind::Article,
    );
}

#[test]
fn article_with_comments_in_floors() {
    check(
        "floors",
        "title|渡轮公司与港务局谈了三个小时

masthead|今日海岸
masthead|Haian
byline|最新回复:2031年3月5日 21点1分
control|  返回列表
byline|871 阅读
byline|3 评论
byline|海岸之声

paragraph|渡轮公司董事长与港务局长星期三在林德比会谈了三个小时，双方就冬季船期、码头租金和售票系统交换了意见。

paragraph|会谈之后，港务局长对记者说，双方都希望在春天之前签订新的合同，旅客不会受到影响。

paragraph|渡轮公司没有就租金发表评论，只是说谈判仍在继续，下一次会面定在四月。

comment|a
comment|ada88
comment|1 楼
comment|谈了等于没谈
comment|渔夫
comment|2 楼
comment|租金降了没有？ [1评]
comment|灯塔看守人
comment|3 楼
comment|回复2楼 没有
",
        PageKind::Article,
    );
}

#[test]
fn english_news_with_related_stories() {
    check(
        "english",
        "control|Skip to content
control|Menu
navigation|  • News
navigation|  • Sport
navigation|  • Opinion
breadcrumb|Home › News › Harbour

title|Lindby harbour reopens after two weeks of repairs

byline|By Ada Lindqvist
byline|Published 4 March 2031, 10:20

paragraph|The harbour of Lindby reopened on Monday after two weeks of repairs, and the first ferry to the north island left at noon, the port office said.

paragraph|Repairs cost less than planned, and the workers finished three days early, according to the office. Shops along the quay opened on the same day.

heading|Fares stay the same

paragraph|The ferry company said that fares would not rise this year. There will be six crossings a day, and two more at weekends, it added.

paragraph|\"We thank everybody for their patience,\" said the mayor, who took the first ferry herself with a group of pupils from the town school.

share|Share this article
share|Facebook Twitter WhatsApp
recommendation|Related stories
recommendation|  • Lighthouse keeper retires after forty years on the island
recommendation|  • Market moves to a new square behind the town hall
recommendation|  • Blue lobster returned to the sea by fishermen
legal|© 2031 Lindby Times. All rights reserved.
",
        PageKind::Article,
    );
}

#[test]
fn forum_without_floors() {
    check(
        "forum",
        "navigation|Harbour Forum
title|Which ferry ticket should I buy?

byline|Ada Lindqvist wrote on 2 January 2031 at 10:00
paragraph|I am going to the north island for two weeks in March. Does anybody know whether the ten-trip ticket is cheaper than single ones?

comment|Bo Ek wrote on 2 January 2031 at 11:00
comment|It is, from the fourth trip on. You can buy it at the office on the quay.

comment|Cy Holm wrote on 3 January 2031 at 9:00
comment|And it is valid for a year.
",
        PageKind::Thread,
    );
}

#[test]
fn wire_story() {
    check(
        "wire",
        "title|Harbour of Lindby reopens

byline|LINDBY, March 4 (Coast Wire)
paragraph|The harbour of Lindby reopened on Monday after two weeks of repairs, the port office said in a statement.

paragraph|The first ferry to the north island left at noon with some two hundred passengers on board, most of them islanders who had waited in town.

byline|(Reporting by Ada Lindqvist; Editing by Bo Ek)
",
        PageKind::Article,
    );
}

#[test]
fn bilingual_readout() {
    check(
        "readout",
        "title|港务局长与渡轮公司会晤

byline|2031年3月10日 04:43     林德比市政府网

title|林德比市港务局长与林德比渡轮公司董事长举行会晤

byline|简报
byline|新闻办公室
byline|2031年3月7日

attribution|以下来自发言人林小雨:

paragraph|3月6日至7日，港务局长在林德比会晤了渡轮公司董事长。

paragraph|双方讨论了冬季船期和码头租金，并同意在未来几周内再次会面，以便在春天之前签订新的合同。

paragraph|港务局长强调，旅客的利益始终是市政府的首要考虑，双方都应当为此继续努力。

title|Lindby Harbour Director’s Meeting with the Chair of the Lindby Ferry Company

byline|READOUT
byline|PRESS OFFICE
byline|MARCH 7, 2031

attribution|The following is attributable to Spokesperson Lin Xiaoyu:

paragraph|The harbour director met with the chair of the ferry company in Lindby March 6-7.

paragraph|The two sides discussed the winter timetable and the rent of the quay, and agreed to meet again in the coming weeks to sign a new contract before spring.

paragraph|The harbour director stressed that the interests of the passengers remain the first concern of the city, and that both sides should continue to work towards them.

source-link|https://lindby.example/readout-of-the-harbour-directors-meeting/

share|分享按钮
comment-form|评论 请在下方区域中输入……
comment-form|内容
comment-form|提交
",
        PageKind::Readout,
    );
}

#[test]
fn japanese_article() {
    check(
        "japanese",
        "control|メニュー
title|リンドビー港が再開　修理は二週間で終わる

byline|2031年3月4日 10時20分

paragraph|リンドビー港は二週間の修理を終え、月曜日に再開した。港湾事務所によると、北島行きの最初のフェリーは正午に出港した。

paragraph|修理の費用は予定より少なく、作業は三日早く終わったという。岸壁の商店も同じ日に営業を始めた。

recommendation|関連記事
recommendation|灯台守が四十年の勤務を終えて引退
recommendation|市場が市役所の裏の広場に移転
legal|無断転載を禁じます
",
        PageKind::Article,
    );
}

#[test]
fn blog_with_comments() {
    check(
        "blog",
        "title|Two weeks without a ferry

byline|Posted by Ada Lindqvist on 4 March 2031

paragraph|When the harbour closed, I thought that the island would be quiet. It was not: everybody had something to repair, and everybody was at home to do it.

paragraph|On the last evening we sat on the quay and watched the lights of the town. Nobody said that the ferry would be back in the morning, but everybody knew.

comment|2 Comments

comment|Bo Ek
comment|5 March 2031 at 10:00
comment|Lovely, thank you for writing it down.
comment|Reply

comment|Cy Holm
comment|6 March 2031 at 9:00
comment|I was there, and I remember the lights.
comment|Reply

comment-form|Leave a Reply
comment-form|Name
comment-form|Email address
comment-form|Submit
",
        PageKind::Article,
    );
}

#[test]
fn nothing_and_nearly_nothing() {
    check("empty", "", PageKind::Article);
    check("one word", "title,navigation,other,paragraph|港口\n", PageKind::Article);
}
