//! Small invented comment sections of software that nothing names: found by the places of their parts.

use super::tests::{POSTS, outline, repeat};

/// An article with a section of comments below it.
fn page(heading: &str, comments: &str) -> String {
    let article = "<div class=main><h1>Landing stage mended</h1><div class=info>2024-05-02 09:00</div><p>The landing \
        stage of Lindby was mended within two weeks, the port office said on Thursday, and the ferry stops there \
        again.</p><p>Divers found that only nine of the sixty piles had cracked, far fewer than the engineers had \
        feared after the storm in January.</p></div>";
    format!("{article}<div class=under>{heading}{comments}</div><p>Imprint</p>")
}

/// What is found of three comments in a template below a heading.
fn below(heading: &str, template: &str) -> Vec<String> {
    outline(&page(heading, &repeat(template, &POSTS)))
}

const COMMENTS: [&str; 3] = [
    "0 Mira: The ferry to Lindby was late again this morning, does anybody know why?",
    "0 Oskar: They repair the landing stage until Friday, it says so on the board.",
    "0 Lena K: Thanks, then I take the bus.",
];

#[test]
fn names_are_found_by_their_place() {
    for template in [
        // Generated names.
        r#"<div class="q0z"><div class="k2">{a}</div><div class="m8">{w}</div><div class="t5"><span>{n} hours ago</span> <span>Reply</span> <span>12</span></div></div>"#,
        r#"<div class="q0z"><span class="k2">{a}</span><span class="m8">{w}</span><span class="t5">2024/05/0{n}</span></div>"#,
        // Name and time apart from the words, without any names of elements.
        "<dl><dt><b>{a}</b> <i>2024-05-0{n} 10:20</i></dt><dd>{w}</dd></dl>",
        r#"<table class="tb"><tr><td>{a}</td><td align="right">2024-05-0{n} 10:20</td></tr><tr><td colspan="2">{w}</td></tr></table>"#,
        // The name in the line of the time.
        r#"<div class="say"><p class="w">{w}</p><p class="d">{a} | 2024-05-0{n} 10:20</p></div>"#,
        r#"<div class="say"><i>Posted by {a} on May {n}, 2024 10:20</i><br>{w}</div>"#,
    ] {
        assert_eq!(below("<h3>3 Comments</h3>", template), COMMENTS, "{template}");
    }
}

#[test]
fn what_has_names_and_times_but_says_nothing_is_no_comment() {
    for (heading, template) in [
        // News, events, openings and people: no heading over comments, no reply.
        (
            "<h3>Related</h3>",
            r#"<li><a href="/n/{n}">{w}</a> <span class="time">2024-05-0{n} 10:20</span></li>"#,
        ),
        (
            "<h3>Events</h3>",
            r#"<div class="ev"><span class="d">2024-05-0{n} 10:20</span><span class="who">{a}</span><div class="t">{w}</div></div>"#,
        ),
        (
            "<h3>Jobs</h3>",
            r#"<div class="job"><h4><a href="/j/{n}">{w}</a></h4><span>{a}</span><span>{n} hours ago</span></div>"#,
        ),
        ("<h3>Who we are</h3>", r#"<div class="card"><a href="/team/{n}">{a}</a><p>{w}</p></div>"#),
        (
            "<h3>Latest</h3>",
            r#"<div class="item"><span class="s">Post</span><span>{n} hours ago</span><h3><a href="/n/{n}">{a}</a></h3><p>{w}</p></div>"#,
        ),
        // Comments on other pages.
        (
            "<h3>Latest comments</h3>",
            r#"<div class="rc"><span class="k">{a}</span> <span class="t">2024-05-0{n}</span><a href="/n/{n}#c{n}">{w}</a></div>"#,
        ),
    ] {
        assert_eq!(below(heading, template), Vec::<String>::new(), "{template}");
    }
}

#[test]
fn the_answer_of_the_author_is_a_post_of_its_own() {
    let answer = r#"<div class="reply_result"><div class="nickname">The author</div><div class="msg_content">They do, until Friday.</div></div>"#;
    let comments = repeat(
        r#"<li class="discuss_item"><div class="user_info"><strong class="nickname">{a}</strong></div><div class="msg_content">{w}</div><p class="extra">2024-05-0{n}</p>{r{n}}</li>"#,
        &POSTS,
    );
    let comments = comments.replace("{r2}", answer).replace("{r1}", "").replace("{r3}", "");
    assert_eq!(
        outline(&page("<h3>Comments</h3>", &format!(r#"<ul class="discuss_list">{comments}</ul>"#))),
        [COMMENTS[0], COMMENTS[1], "1 The author: They do, until Friday.", COMMENTS[2]]
    );
}

#[test]
fn brackets_are_no_part_of_a_name() {
    let template = r#"<div class="comment"><span class="nick"> [{a}]</span> <span class="postTime">2024-05-0{n} 10:20</span><p class="content">{w}</p></div>"#;
    assert_eq!(below("<h3>Comments</h3>", template), COMMENTS);
}

#[test]
fn one_comment_below_its_heading() {
    let template = r#"<div class="q0z"><a class="k2" href="/user/mira">{a}</a> <span>2024-05-0{n} 10:20</span><p>{w}</p><button>Reply</button></div>"#;
    let comment = repeat(template, &POSTS[..1]);
    assert_eq!(outline(&page("<h3>Comments (1)</h3>", &comment)), COMMENTS[..1]);
    assert_eq!(outline(&page("<h3>Portrait</h3>", &comment)), Vec::<String>::new());
}
