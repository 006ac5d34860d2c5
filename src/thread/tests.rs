//! Small invented pages of each family of forum software and comment section.

use super::{Thread, find_threads};
use crate::{block, capture};

fn threads(html: &str) -> Vec<Thread> {
    let page = format!("<!doctype html><html><body>{html}</body></html>");
    let captures = capture::split_file("page.html", page.as_bytes(), 1 << 30).unwrap();
    let capture = captures.first().unwrap();
    find_threads(capture, &block::split_capture(capture))
}

/// `depth floor author: text`, a line a post; `*` before the opening post of a page.
pub(super) fn outline(html: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for thread in threads(html) {
        for (n, post) in thread.posts.iter().enumerate().filter(|(_, post)| !post.copy) {
            let opening = if thread.opens_page && n == 0 { "*" } else { "" };
            let floor = post.floor.map(|floor| format!("#{floor} ")).unwrap_or_default();
            lines.push(format!(
                "{opening}{} {floor}{}: {}",
                post.depth,
                post.author.as_deref().unwrap_or("?"),
                post.text.replace('\n', " ")
            ));
        }
    }
    lines
}

/// A template with `{}` for author and words of each post.
pub(super) fn repeat(template: &str, posts: &[(&str, &str)]) -> String {
    posts
        .iter()
        .enumerate()
        .map(|(n, (author, words))| {
            template.replace("{n}", &(n + 1).to_string()).replace("{a}", author).replace("{w}", words)
        })
        .collect()
}

pub(super) const POSTS: [(&str, &str); 3] = [
    ("Mira", "The ferry to Lindby was late again this morning, does anybody know why?"),
    ("Oskar", "They repair the landing stage until Friday, it says so on the board."),
    ("Lena K", "Thanks, then I take the bus."),
];

const EXPECTED: [&str; 3] = [
    "*0 Mira: The ferry to Lindby was late again this morning, does anybody know why?",
    "0 Oskar: They repair the landing stage until Friday, it says so on the board.",
    "0 Lena K: Thanks, then I take the bus.",
];

#[test]
fn discourse_without_scripts() {
    let posts = repeat(
        r#"<div id="post_{n}" itemprop="comment" itemscope itemtype="http://schema.org/Comment" class="topic-body crawler-post"><div class="crawler-post-meta"><span class="creator" itemprop="author"><a href="/u/x"><span itemprop="name">{a}</span></a></span><span class="crawler-post-infos"><time class="post-time" datetime="2024-05-03T08:4{n}:44Z">May 3, 2024</time></span></div><div class="post" itemprop="text"><p>{w}</p></div></div>"#,
        &POSTS,
    );
    let html = format!(
        r#"<div id="main-outlet" itemscope itemtype="http://schema.org/DiscussionForumPosting"><h1>Late ferry</h1></div><noscript>{posts}</noscript>"#
    );
    assert_eq!(outline(&html), EXPECTED);
}

#[test]
fn phpbb_with_profiles_and_signatures() {
    let posts = repeat(
        r#"<div id="p{n}" class="post has-profile bg2"><div class="inner"><dl class="postprofile"><dt><a href="./memberlist.php?mode=viewprofile&u=3" class="username">{a}</a></dt><dd class="profile-posts">Posts: 128</dd><dd class="profile-joined">Joined: Tue Jan 02, 2018 7:00 am</dd></dl><div class="postbody"><p class="author">by <strong><a href="./memberlist.php?mode=viewprofile&u=3" class="username">{a}</a></strong> » Sun Dec 17, 2023 11:2{n} am</p><div class="content">{w}</div><div class="signature">All opinions are mine and the harbour cat's.</div></div></div></div>"#,
        &POSTS,
    );
    let html = format!(r#"<meta name="generator" content="phpBB"><h2>Late ferry</h2>{posts}"#);
    assert_eq!(outline(&html), EXPECTED);
}

#[test]
fn discuz_tables_with_floors() {
    let posts = repeat(
        r##"<div id="post_{n}00"><table class="plhin"><tr><td class="pls"><div class="authi"><a href="home.php?mod=space&uid={n}" class="xw1">{a}</a></div></td><td class="plc"><div class="pi"><strong><a href="#"><em>{n}</em>#</a></strong><em>发表于 2023-6-1{n} 21:49</em></div><div class="pct"><table><tr><td class="t_f">{w}</td></tr></table></div></td></tr><tr><td></td><td><a href="#">回复</a> <a href="#">举报</a></td></tr></table></div>"##,
        &[
            ("米拉", "今天早上去林德比的渡轮又晚点了，有人知道为什么吗？"),
            ("奥斯卡", "码头维修到周五，公告上写着呢。"),
            ("琳娜", "谢谢，那我坐公交车。"),
        ],
    );
    let html = format!(r#"<meta name="generator" content="Discuz! X3.4"><h1>渡轮晚点</h1>{posts}"#);
    assert_eq!(
        outline(&html),
        [
            "*0 米拉: 今天早上去林德比的渡轮又晚点了，有人知道为什么吗？",
            "0 奥斯卡: 码头维修到周五，公告上写着呢。",
            "0 琳娜: 谢谢，那我坐公交车。"
        ]
    );
}

#[test]
fn head_and_body_in_rows_of_their_own() {
    let posts = repeat(
        r#"<tr><td class="head">Re: Late ferry by <a class="user" href="/mira">{a}</a>: 3:2{n}pm On Mar 09, 2023</td></tr><tr><td class="words"><div class="narrow">{w}</div></td></tr>"#,
        &POSTS,
    );
    let html = format!(
        r#"<link rel="canonical" href="https://forum.example/threads/12"><h1>Late ferry</h1><table>{posts}</table>"#
    );
    assert_eq!(outline(&html), EXPECTED);
}

#[test]
fn wordpress_comments_are_no_article() {
    let html = r#"<article class="post-7 post"><h1>Harbour reopens</h1><p>The harbour of Lindby reopened on Monday after two weeks of repairs, the port office said in a statement to the press.</p><p>Ferries run every hour again, and the fish market opens at six in the morning as it did before the storm.</p></article>
        <ol class="comment-list"><li id="comment-1" class="comment even depth-1"><article class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Mira</b></div><time datetime="2024-05-03T08:45:44Z">May 3, 2024</time></footer><div class="comment-content"><p>At last!</p></div><div class="reply"><a href="?replytocom=1">Reply</a></div></article>
        <ol class="children"><li id="comment-2" class="comment odd depth-2"><article class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Oskar</b></div><time datetime="2024-05-03T09:45:44Z">May 3, 2024</time></footer><div class="comment-content"><p>Until the next storm.</p></div><div class="reply"><a href="?replytocom=2">Reply</a></div></article></li></ol></li></ol>"#;
    assert_eq!(outline(html), ["0 Mira: At last!", "1 Oskar: Until the next storm."]);
}

#[test]
fn bulletin_board_pushes() {
    let pushes = repeat(
        r#"<div class="push"><span class="push-tag">推 </span><span class="f3 push-userid">{a}</span><span class="f3 push-content">: {w}</span><span class="push-ipdatetime"> 04/03 21:0{n}</span></div>"#,
        &[("mira77", "終於修好了"), ("oskar", "希望不要再晚點"), ("lena", "推推")],
    );
    let html = format!(
        r#"<link rel="canonical" href="https://www.example.org/bbs/Ferry/M.1.html"><div id="main-content" class="bbs-screen bbs-content"><div class="article-metaline"><span class="article-meta-tag">作者</span><span class="article-meta-value">harbourcat</span></div><div class="article-metaline"><span class="article-meta-tag">時間</span><span class="article-meta-value">Sun Apr 3 21:04:15 2016</span></div>今天早上去林德比的渡輪又晚點了，有沒有人知道是為什麼呢？碼頭上也沒有公告可以看，問了站務員也說不清楚。{pushes}</div>"#
    );
    let lines = outline(&html);
    assert_eq!(lines.get(1..).unwrap(), ["0 mira77: 終於修好了", "0 oskar: 希望不要再晚點", "0 lena: 推推"]);
    assert!(lines.first().unwrap().starts_with("*0"), "{lines:?}");
}

#[test]
fn question_with_answers_and_comments() {
    let answers = repeat(
        r#"<div id="answer-{n}" class="answer" itemprop="suggestedAnswer" itemscope itemtype="https://schema.org/Answer"><div class="js-vote-count" itemprop="upvoteCount">1{n}</div><div class="s-prose js-post-body" itemprop="text"><p>{w}</p></div><div class="user-info"><div class="user-action-time">answered <span title="2024-05-0{n} 08:45:44Z" class="relativetime">May {n}, 2024</span></div><div class="user-details" itemprop="author" itemscope><a href="/users/1{n}/x">{a}</a></div></div></div>"#,
        &[
            ("Oskar", "They repair the landing stage until Friday, it says so on the board."),
            ("Lena K", "Take the bus instead."),
        ],
    );
    let html = format!(
        r#"<div itemscope itemtype="https://schema.org/QAPage"><h1>Why is the ferry late?</h1><div id="question" class="question"><div class="s-prose js-post-body" itemprop="text"><p>The ferry to Lindby was late again this morning, and nobody could say why that was.</p></div><div class="user-info"><div class="user-action-time">asked <span title="2024-05-01 07:45:44Z" class="relativetime">May 1, 2024</span></div><div class="user-details" itemprop="author"><a href="/users/9/mira">Mira</a></div></div></div><div id="answers">{answers}</div></div>"#
    );
    assert_eq!(
        outline(&html),
        [
            "*0 Mira: The ferry to Lindby was late again this morning, and nobody could say why that was.",
            "0 Oskar: They repair the landing stage until Friday, it says so on the board.",
            "0 Lena K: Take the bus instead."
        ]
    );
}

#[test]
fn floors_within_floors() {
    let post = |floor: u32, author: &str, words: &str, replies: &str| {
        format!(
            r##"<div class="atl-item" id="{floor}"><div class="atl-head"><span>作者：<a class="js-check" href="/{floor}">{author}</a></span> <span>时间：2017-03-24 20:3{floor}:54</span></div><div class="bbs-content">{words}</div><div class="atl-reply"><a href="#">举报</a> | <span>{floor}楼</span> | <a href="#">回复</a></div>{replies}</div>"##
        )
    };
    let reply = |author: &str, words: &str| {
        format!(
            r##"<li id="itemreply-12"><p><a class="ir-user" href="/u/1">{author}：</a><span>2017-03-30 15:05:10</span><a href="#">评论</a></p><span class="ir-content">{words}</span></li>"##
        )
    };
    let replies = format!("<ul>{}{}</ul>", reply("琳娜", "我也这么觉得"), reply("米拉", "谢谢楼上"));
    let html = format!(
        "<title>渡轮晚点_林德比论坛</title><h1>渡轮晚点</h1>{}{}{}",
        post(1, "米拉", "今天早上去林德比的渡轮又晚点了，有人知道为什么吗？", ""),
        post(2, "奥斯卡", "码头维修到周五，公告上写着呢。", &replies),
        post(3, "琳娜", "坐公交车去吧。", "")
    );
    assert_eq!(
        outline(&html),
        [
            "*0 #1 米拉: 今天早上去林德比的渡轮又晚点了，有人知道为什么吗？",
            "0 #2 奥斯卡: 码头维修到周五，公告上写着呢。",
            "1 琳娜: 我也这么觉得",
            "1 米拉: 谢谢楼上",
            "0 #3 琳娜: 坐公交车去吧。"
        ]
    );
}

#[test]
fn quotes_stand_apart() {
    let posts = repeat(
        r#"<article class="message message--post" data-author="{a}" id="js-post-{n}"><div class="message-user"><a href="/members/x.{n}/" class="username">{a}</a></div><time datetime="2024-05-0{n}T08:45:44Z">May {n}, 2024</time><div class="bbWrapper"><blockquote class="bbCodeBlock--quote"><a>Somebody said:</a> <div>Earlier words.</div></blockquote>{w}</div></article>"#,
        &POSTS,
    );
    let html = format!(
        r#"<html id="XF"><link rel="canonical" href="https://x.example/threads/late-ferry.12/">{posts}"#
    );
    let threads = threads(&html);
    let post = threads.first().unwrap().posts.first().unwrap();
    assert_eq!(post.text, POSTS[0].1);
    assert!(!post.quotes.is_empty());
}

#[test]
fn cards_questions_and_bylines_are_no_threads() {
    let card = r#"<div class="card"><h3><a href="/news/{n}.html">{w}</a></h3><span class="author">{a}</span> <time datetime="2024-05-0{n}">May {n}, 2024</time><p>Some words about it that lead the reader on.</p></div>"#;
    let entry = r#"<article class="post hentry"><h2><a href="/2024/{n}/">{w}</a></h2><span class="author"><a href="/author/x">{a}</a></span> <time datetime="2024-05-0{n}">May {n}, 2024</time><p>Some words about it that lead the reader on.</p></article>"#;
    let question = r#"<div class="faq-item"><h3>{a}?</h3><p>{w}</p></div>"#;
    for template in [card, entry, question] {
        assert!(outline(&repeat(template, &POSTS)).is_empty(), "{template}");
    }
}

/// A page of forum software, signed by its generator.
fn forum(body: &str) -> String {
    format!(r#"<meta name="generator" content="phpBB">{body}"#)
}

#[test]
fn an_opening_post_in_a_class_of_its_own_counts_once() {
    let post = |class: &str, n: usize| {
        let (author, words) = POSTS[n];
        format!(
            r#"<div class="forum-post {class}" id="post-31{n}"><div class="forum-post-header"><span class="forum-post-author">{author}</span> <time class="forum-post-date" datetime="2024-05-0{n}T08:45:44">May {n}</time></div><div class="forum-post-content"><p>{words}</p></div></div>"#,
            n = n + 1
        )
    };
    let replies = format!("{}{}", post("forum-post-reply", 1), post("forum-post-reply", 2));
    let html = format!("<h1>Late ferry</h1>{}<h2>2 Replies</h2>{replies}", post("forum-post-original", 0));
    assert_eq!(outline(&forum(&html)), EXPECTED);
}

#[test]
fn a_notice_to_guests_is_no_opening_post() {
    let posts = repeat(
        r#"<tr><td class="msg" id="message_97{n}"><div class="msg_infobox"><span class="user"><a class="name">{a}</a></span> <span class="post_time" title="2/21/2024 5:0{n}:00 AM">2 years ago</span> <span class="message_num">#{n}</span></div><div class="msg_body"><div class="msg_text">{w}</div></div></td></tr>"#,
        &POSTS,
    );
    let html = format!(
        r#"<h1>Late ferry</h1><p>You are reading the boards as a guest. <a href="/register">Sign Up</a> for free (or <a href="/login">Log In</a> if you already have an account) to be able to post messages, to change how messages are displayed, and to view pictures in posts. It takes a minute, costs nothing, and nobody will ever write to you because of it, as long as you do not ask for it, which most of our members do.</p><table>{posts}</table>"#
    );
    let floors = ["*0 #1 ", "0 #2 ", "0 #3 "];
    let expected: Vec<String> = POSTS
        .iter()
        .zip(floors)
        .map(|((author, words), floor)| format!("{floor}{author}: {words}"))
        .collect();
    assert_eq!(outline(&forum(&html)), expected);
}

#[test]
fn previews_and_controls_of_stated_posts_are_no_posts() {
    let post = |n: usize, preview: &str| {
        let (author, words) = POSTS[n];
        format!(
            r##"<li component="post" class="pt-4" itemprop="comment" itemtype="http://schema.org/Comment" itemscope><meta itemprop="datePublished" content="2024-04-17T10:5{n}:44.717Z"><div component="post/parent" class="d-flex text-start">{preview}</div><div class="d-flex post-container-parent"><a href="/user/x{n}"><span class="avatar">M</span></a><span class="visually-hidden">Offline</span><div class="post-container"><div class="d-flex post-header" itemprop="author" itemscope itemtype="https://schema.org/Person"><div><meta itemprop="name" content="{author}"></div><a class="fw-bold" href="/user/x{n}">{author}</a> wrote on <a class="timeago" href="/post/{n}" title="2024-04-17T10:5{n}:44.717Z"></a> <span class="visually-hidden">last edited by {author} <span class="timeago" title="4/18/24, 11:13 AM"></span></span> <a class="post-index" href="/post/{n}">#{floor}</a></div><div class="content" component="post/content" itemprop="text"><p>{words}</p></div><div class="post-footer"><a href="#"><span class="replies-count">1 Reply</span> <span class="replies-last">Last reply <span class="timeago" title="2024-04-19T11:48:15.255Z"></span></span></a></div></div></div></li>"##,
            floor = n + 1
        )
    };
    let preview = format!(
        r#"<a class="fw-semibold" href="/user/x0">{}</a> <a class="timeago" title="2024-04-17T10:50:44Z">3 days ago</a><div class="line-clamp-1"><p>{}</p></div>"#,
        POSTS[0].0, POSTS[0].1
    );
    let html = format!(
        r#"<meta property="og:description" content="{}"><h1>Late ferry</h1><div class="alert">This topic has been deleted. Only users with topic management privileges can see it.</div><ul>{}{}{}</ul>"#,
        POSTS[0].1,
        post(0, ""),
        post(1, &preview),
        post(2, &preview)
    );
    let expected: Vec<String> = POSTS
        .iter()
        .enumerate()
        .map(|(n, (author, words))| {
            format!("{}0 #{} {author}: {words}", if n == 0 { "*" } else { "" }, n + 1)
        })
        .collect();
    assert_eq!(outline(&forum(&html)), expected);
}

#[test]
fn lists_in_lists_are_posts_in_posts() {
    let item = |author: &str, words: &str, inner: &str| {
        format!(
            r#"<li class="comments_subtree"><div class="comment"><div class="byline"><a href="/~{author}">{author}</a> <a href="/c/1"><time datetime="2024-08-12 11:00:23">1 year ago</time></a></div><div class="comment_text"><p>{words}</p></div></div><ol class="comments">{inner}</ol></li>"#
        )
    };
    let inner = item("oskar", "So do I.", &item("lena", "Nor I.", ""));
    let html = format!(
        r#"<div class="story">The landing stage of Lindby is repaired until Friday.</div><ol class="comments">{}{}</ol>"#,
        item("mira", "List of all departures: see the board at the harbour.", &inner),
        item("jona", "Then the bus it is.", "")
    );
    assert_eq!(
        outline(&html),
        [
            "0 mira: List of all departures: see the board at the harbour.",
            "1 oskar: So do I.",
            "2 lena: Nor I.",
            "0 jona: Then the bus it is."
        ]
    );
}

#[test]
fn entries_of_one_line_without_times_are_posts_where_they_nest() {
    let item = |author: &str, words: &str, inner: &str| {
        format!(
            r#"<li class="comment oneline"><div class="commentTop"><h4><a href="/comments?cid=12">Re: Late ferry</a></h4> <span class="by"><span class="byby">by</span> <a href="//board.example/~{author}">{author}</a></span> <span class="otherdetails"></span></div><div class="commentBody"><div>{words}</div></div><ul>{inner}</ul></li>"#
        )
    };
    let inner = item("oskar", "Frying potatoes...", "");
    let html = format!(
        "<p>The landing stage of Lindby is repaired until Friday.</p><ul>{}{}</ul>",
        item("mira", "What will those who steer the ferry do until then, does anybody know?", &inner),
        item("jona", "Then the bus it is.", "")
    );
    assert_eq!(
        outline(&html),
        [
            "0 mira: What will those who steer the ferry do until then, does anybody know?",
            "1 oskar: Frying potatoes...",
            "0 jona: Then the bus it is."
        ]
    );
}

#[test]
fn quotations_and_edits_are_no_replies() {
    let quotation = r#"<blockquote class="uncited"><div><cite><a href="./memberlist.php?mode=viewprofile&u=2">Mira</a> wrote: <a href="./viewtopic.php?p=1#p1">↑</a><span class="responsive-hide">Sun Dec 17, 2023 11:21 am</span></cite>The ferry to Lindby was late again this morning, does anybody know why?</div></blockquote>"#;
    let table = r#"<div>Quote:</div><table><tbody><tr><td class="alt2">Originally Posted by <strong>Mira</strong> <div>The ferry to Lindby was late again</div></td></tr></tbody></table>"#;
    for quote in [quotation, table] {
        let words = |n: usize| if n == 0 { POSTS[0].1.to_owned() } else { format!("{quote}{}", POSTS[n].1) };
        let posts: Vec<String> = (0..3)
            .map(|n| {
                format!(
                    r#"<div id="p{n}" class="post"><p class="author">by <a href="./memberlist.php?mode=viewprofile&u={n}" class="username">{}</a> » Sun Dec 17, 2023 11:2{n} am</p><div class="content">{}</div><div class="notice">Edited 17 December 2023 by {}</div></div>"#,
                    POSTS[n].0, words(n), POSTS[n].0
                )
            })
            .collect();
        assert_eq!(outline(&forum(&format!("<h1>Late ferry</h1>{}", posts.concat()))), EXPECTED, "{quote}");
    }
}

#[test]
fn what_all_posts_say_is_the_page_speaking() {
    let people = ["Mira", "Oskar", "Lena", "Jona", "Ada", "Nils"];
    let words =
        ["I waited two weeks for this.", "very cool", "what a read", "good stuff", "🚀🚀", "well done"];
    let posts: Vec<String> = people
        .iter()
        .zip(words)
        .map(|(author, words)| {
            format!(
                r#"<div class="TimelineItem js-comment-container"><a class="author" href="/u/{author}">{author}</a> <a href="/n#c"><time datetime="2025-12-18T23:01:55Z">Dec 18</time></a><div class="comment-body user-content"><p>{words}</p></div><div class="js-update"><p>Sorry, something went wrong.</p><div><h3>Uh oh!</h3><p>There was an error while loading the page, please try again.</p></div></div></div>"#
            )
        })
        .collect();
    let expected: Vec<String> =
        people.iter().zip(words).map(|(author, words)| format!("0 {author}: {words}")).collect();
    let text = "The landing stage of Lindby is repaired until Friday, says the harbour office. ".repeat(12);
    assert_eq!(outline(&format!("<h1>Notes</h1><p>{text}</p>{}", posts.concat())), expected);
}

#[test]
fn names_are_found_by_their_place() {
    let posts = repeat(
        r#"<div id="p21{n}" class="blockpost"><h2><span>#{n}</span> <a href="viewtopic.php?pid=2{n}#p2{n}">2024-08-03 10:59:4{n}</a></h2><div class="box"><div class="postleft"><dl><dt><strong>{a}</strong></dt><dd class="usertitle"><strong>Member</strong></dd><dd><span>Registered: 2019-01-0{n}</span></dd><dd><span>Posts: 1{n}8</span></dd></dl></div><div class="postright"><h3>Re: Late ferry</h3><div class="postmsg"><p>{w}</p></div></div></div></div>"#,
        &POSTS,
    );
    let address = r#"<link rel="canonical" href="https://board.example/viewtopic.php?id=3">"#;
    let html = forum(&format!("{address}<h1>Late ferry</h1>{posts}"));
    let authors: Vec<Option<String>> = threads(&html)
        .iter()
        .flat_map(|thread| thread.posts.iter().map(|post| post.author.clone()))
        .collect();
    assert_eq!(authors, POSTS.map(|(author, _)| Some(author.to_owned())));
}

#[test]
fn a_question_in_a_list_of_its_own_opens_the_page() {
    let posts = repeat(
        r#"<div class="comment"><a class="nickname" href="/user/{n}">{a}</a> <time datetime="2024-05-0{n}T08:45">May {n}</time><div class="content">{w}</div><a href="/r">Reply</a></div>"#,
        &POSTS[1..],
    );
    let html = format!(
        r#"<article class="topic-detail"><a class="nickname" href="/user/1">Mira</a> <time datetime="2024-05-01T08:45">May 1</time><div class="topic-content">{}</div></article><div class="comments">{posts}</div>"#,
        POSTS[0].1
    );
    assert_eq!(outline(&forum(&html)), EXPECTED);
}

#[test]
fn many_posts_and_deep_nesting_take_linear_time() {
    let flat =
        "<div class=comment><a class=author href=/u/a>Ann</a><time>2024-01-02</time><p>Words.</p></div>"
            .repeat(20_000);
    assert_eq!(threads(&flat).iter().map(|thread| thread.posts.len()).sum::<usize>(), 20_000);
    let deep = "<div class=comment><a class=author href=/u/a>Ann</a><time>2024-01-02</time><p>Words.</p>"
        .repeat(2_000);
    assert!(!threads(&deep).is_empty());
}
