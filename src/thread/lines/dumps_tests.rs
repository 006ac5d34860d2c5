//! Threads as programs dump them: what each program leaves of a page, around the same words.

use super::find_line_threads;
use super::tests::posts;
use crate::block::{Page, split_lines};

/// Whether the page is the thread, and what its first post says.
fn opening(text: &str) -> (bool, String) {
    let page = Page { blocks: split_lines(text, 0), ..Page::default() };
    let thread = find_line_threads(&page).remove(0);
    (thread.opens_page, thread.posts.first().map_or_else(String::new, |post| post.text.clone()))
}

#[test]
fn questions_and_answers_signed_below() {
    let text = "Harbour Exchange\nHow do I tie up a ferry at low tide?\nAsked 3 years, 8 months ago\nModified 1 year ago\nViewed 11k times\n67\n\nThe ring is out of reach. What do the crews do?\nrope\nlow-tide\nShare\nImprove this question\nFollow\nasked Jun 29, 2031 at 10:51\nodofarrant\n1,992 2 gold badges\n6\nWhich mole?\nmabellery\n–  mabellery\n2031-06-30 13:23:29 +00:00\nCommented Jun 30, 2031 at 13:23\nAdd a comment  |\n2 Answers\nSorted by: Reset to default\nHighest score (default)\n13\n\nThey throw a second line over the pile.\nIt holds until the tide turns.\nShare\nImprove this answer\nFollow\nedited Jul 8, 2031 at 9:00\nanswered Jul 7, 2031 at 3:07\ntern_watcher\n23.8k 14 gold badges\n1\nThat works.\nodofarrant\n–  odofarrant\n2031-07-10 20:28:41 +00:00\nCommented Jul 10, 2031 at 20:28\nAdd a comment  |\n3\n\nUse a longer rope.\nShare\nImprove this answer\nFollow\nanswered Jul 9, 2031 at 8:12\nCleo\n101 1 bronze badge\nHarbour Exchange is a network of harbours.";
    assert_eq!(
        posts(text),
        [
            "odofarrant|-|-|The ring is out of reach. What do the crews do?",
            "mabellery|-|-|Which mole?",
            "tern_watcher|-|-|They throw a second line over the pile./It holds until the tide turns.",
            "odofarrant|-|-|That works.",
            "Cleo|-|-|Use a longer rope.",
        ]
    );
    assert!(opening(text).0);
}

#[test]
fn remarks_that_begin_with_the_name_twice() {
    let text = "How do I tie up a ferry?\nThe ring is out of reach at low tide.\nShare\nasked Jun 29, 2031 at 10:51\nodofarrant\n1,992 2 gold badges\n1 Answer\nThrow a second line over the pile.\nShare\nanswered Jul 7, 2031 at 3:07\ntern_watcher\n23.8k 14 gold badges\nmabellery\nmabellery Over a year ago\nThat works.\n2032-01-21T21:40:59.62Z+00:00\n2\nReply\nCopy link";
    assert_eq!(
        posts(text)[1..],
        ["tern_watcher|-|-|Throw a second line over the pile.", "mabellery|-|-|That works."]
    );
}

#[test]
fn posts_below_subjects() {
    let text = "Harbour reopens after two weeks\nNew lamps? (Score:3)\nby Odo Farrant ( 5754 ) on Friday\nWho pays for the lamps?\nRe:New lamps? (Score:2)\nby mabellery ( 1274 )\nThe port does.\nRe: (Score:1)\nby Tern Watcher ( 3344 )\nAnd the mole?\nRe: (Score:1)\nby cleo ( 2206 )\nThe town.\nRe: (Score:1)\nby Odo Farrant ( 5754 )\nThen all is well.";
    assert_eq!(
        posts(text),
        [
            "Odo Farrant|-|-|Who pays for the lamps?",
            "mabellery|-|-|The port does.",
            "Tern Watcher|-|-|And the mole?",
            "cleo|-|-|The town.",
            "Odo Farrant|-|-|Then all is well.",
        ]
    );
    let teasers = "New lamps on the mole\nby Odo Farrant ( 12 )\nThe port pays.\nFerries run again\nby mabellery ( 4 )\nPrices stay.\nA new school\nby cleo ( 3 )\nIt opens in May.\nThe mole\nby cleo ( 1 )\nWalkers may use it.\nLonger days\nby cleo ( 1 )\nThe lamps go on later.";
    assert_eq!(posts(teasers), Vec::<String>::new());
}

#[test]
fn boxes_about_writers_without_blank_lines() {
    let text = "Which boots?\nodofarrant\nTide Reader\nMember\n2 Feb 2029\n1,204\nLindby\n4 May 2031\n#1\nWhich soles hold on wet rock?\nmabellery\nMember\n11 Oct 2027\n87\n4 May 2031\n#2\nFelt soles hold best.\ncleo\nTide Reader\nMember\n5 Jan 2026\n6,310\nNorth Isle\n5 May 2031\n#3\nI would take soft rubber.\nstencil\nstencil\nMinding His Own Damn Business\nMember\n5 Jan 2026\n12\nNorth Isle\n5 May 2031\n#4\nSo would I.";
    assert_eq!(
        posts(text),
        [
            "odofarrant|1|-|Which soles hold on wet rock?",
            "mabellery|2|-|Felt soles hold best.",
            "cleo|3|-|I would take soft rubber.",
            "stencil|4|-|So would I.",
        ]
    );
}

#[test]
fn what_stands_below_the_words_of_posts() {
    for (text, expect) in [
        // The name of the next, for its picture.
        (
            "3 Comments\nada88 commented May 4, 2031\nGood.\nPicture of boek\nboek commented May 4, 2031\nFive crowns.\nPicture of cyholm\ncyholm commented May 5, 2031\nThanks!\nPicture of deike\ndeike commented May 6, 2031\nNo.",
            ["Good.", "Five crowns.", "Thanks!", "No."].as_slice(),
        ),
        // What one user ends each post with.
        (
            "Ada wrote on 2 January 2031 at 10:00\nWhat is the price?\nSmooth seas make no sailors. Old saying\nBo wrote on 2 January 2031 at 11:00\nFive crowns.\nAda wrote on 3 January 2031 at 9:00\nThanks!\nSmooth seas make no sailors. Old saying",
            &["What is the price?", "Five crowns.", "Thanks!"],
        ),
        // Signatures below a heading.
        (
            "Ada wrote on 2 January 2031 at 10:00\nWhat is the price?\nSignature\nNets and ropes, cheap!\nBo wrote on 2 January 2031 at 11:00\nFive crowns.\nCy wrote on 3 January 2031 at 9:00\nThanks!\nSignature\nI sail.",
            &["What is the price?", "Five crowns.", "Thanks!"],
        ),
        // Choices of an order below the buttons of the first.
        (
            "#1 Ada 2 January 2031 at 10:00\nWhat is the price?\nReply Quote\nOldest first and newest first and the best ones\n#2 Bo 2 January 2031 at 11:00\nFive crowns.\nReply Quote\n#3 Cy 3 January 2031 at 9:00\nThanks!\nReply Quote\n#4 Di 3 January 2031 at 9:10\nYes.\nReply Quote",
            &["What is the price?", "Five crowns.", "Thanks!", "Yes."],
        ),
    ] {
        let said: Vec<String> =
            posts(text).iter().filter_map(|post| post.rsplit('|').next().map(str::to_owned)).collect();
        assert_eq!(said, expect, "{text}");
    }
}

#[test]
fn posts_that_count_their_answers() {
    let p = "The simple way is to buy the ticket at the quay, and to show it to the mate when you go on board, as everybody does here. ";
    let text = format!(
        "ada88 2 years ago\n{p}{p}\nboek 2 years ago\n{p}{p}\ncyholm 2 years ago\n{p}\n2 replies\ndeike 1 year ago\nAnd the price?\n1 reply\neva 1 year ago\nFive crowns.\nThanks\nfinn 1 year ago\nAs before."
    );
    let names: Vec<String> =
        posts(&text).iter().filter_map(|post| post.split('|').next().map(str::to_owned)).collect();
    assert_eq!(names, ["ada88", "boek", "cyholm", "deike", "eva", "finn"]);
}

#[test]
fn teasers_behind_comments_one_with_a_length() {
    let text = "3 Kommentare\n\nhinter-dem-Deich vor 2 Stunden\nDie Fähre fährt wieder, endlich.\n\nMarschbewohner vor 3 Stunden\nUnd der Preis?\n\nNordwind vor 5 Stunden\nBleibt gleich, steht im Text.\n\nMehr aus der Region\nLängste Bank wieder in Lindby\n28.04.2031 | 11:54 Uhr\nDie Bank stand zwei Jahre im Süden.\nNeuer Tarif für die Werft\n27.04.2031 | 10:10 Uhr\nNach fünf Runden haben sich alle geeinigt.\nLampen am Deich\n26.04.2031 | 18:10 Uhr | 01:18 min Film\nDie Lampen brennen.\nNeue Netze\n25.04.2031 | 10:10 Uhr\nSie halten länger.";
    assert_eq!(posts(text).len(), 3);
}

#[test]
fn arrows_point_to_quoted_posts() {
    let text = "Ada wrote on 2 January 2031 at 10:00\nWhat is the price?\nBo wrote on 2 January 2031 at 11:00\nAda wrote: ↑\n2 January 2031 10:00\nFive crowns.\nCy wrote on 3 January 2031 at 9:00\nThanks!";
    assert_eq!(posts(text).len(), 3, "{:?}", posts(text));
}

#[test]
fn names_again_below_their_heads() {
    let text = "留言列表 (3)\n發表留言\n#1 小鳳 小鳳 於 2031/05/01 10:28\n小鳳\n好棒的渡輪\n#2 茜草 茜草 於 2031/05/01 10:42\n茜草\n海真藍\n#3 石頭 石頭 於 2031/05/01 11:42\n石頭\n同感";
    assert_eq!(posts(text), ["小鳳|1|-|好棒的渡輪", "茜草|2|-|海真藍", "石頭|3|-|同感"]);
}

#[test]
fn names_with_the_hosts_of_their_servers() {
    let text = "You must log in to comment.\ntern@harbour.example\nEnglish\n26·\n1 year ago\nAt last, the lamps are on.\nodofarrant@lindby.example\nEnglish\n17·\n1 year ago\nAnd the price stays.\nBlaze (he/him)@isles.example\nEnglish\n11·\n1 year ago\nGood to know!\ncleo@harbour.example\nEnglish\n2·\n1 year ago\nThanks.";
    let names: Vec<String> =
        posts(text).iter().filter_map(|post| post.split('|').next().map(str::to_owned)).collect();
    assert_eq!(
        names[1..],
        ["odofarrant@lindby.example", "Blaze (he/him)@isles.example", "cleo@harbour.example"]
    );
}

#[test]
fn a_count_of_replies_above_the_first_post() {
    let thread = "· 4 May 2031 10:15\nWhich ferry is the cheapest?\nboek · 4 May 2031 10:26\nThe slow one.\ncyholm · 5 May 2031 09:02\nThanks!\nReply";
    assert_eq!(
        opening(&format!("Cheap ferries\n3 replies\nada88 {thread}")),
        (true, "Which ferry is the cheapest?".to_owned())
    );
    let prose =
        "The port of Lindby says that the ferry is back on Monday, and that the price stays the same. ";
    assert!(!opening(&format!("Cheap ferries\n{prose}{prose}\n3 replies\nada88 {thread}")).0);
    assert!(!opening(&format!("Cheap ferries\n3 comments\nada88 {thread}")).0);
}
