//! Heads of posts in text captures: what tells them where times, floors or buttons are few.

use super::find_line_threads;
use super::tests::posts;
use crate::block::{Page, split_lines};

fn first_time(text: &str) -> Option<String> {
    let page = Page { blocks: split_lines(text, 0), ..Page::default() };
    find_line_threads(&page).remove(0).posts.first()?.posted.clone()
}

#[test]
fn posts_whose_times_stand_in_no_text() {
    let text = "Lindby Boards\nWhich ferry takes bicycles?\n5 Posts 3 Posters 120 Views\nOldest to Newest\nO Offline\nodofarrant @mabellery | Captain\nlast edited by\nThe morning ferry took none of mine last week. Which one does?\nM 1 Reply Last reply Reply Quote 0\nM Online\nmabellery\nlast edited by mabellery\nAll of them do, but only four at a time, first come, first served.\nO 1 Reply Last reply Reply Quote 1\nO Offline\nodofarrant @mabellery | Captain\nlast edited by\nThen I shall be there at six, as the crew told me.\nC 1 Reply Last reply Reply Quote 0\nC Offline\ncleo\nlast edited by\nTake the slow one, it has room for twenty of them.";
    assert_eq!(
        posts(text),
        [
            "odofarrant|-|-|The morning ferry took none of mine last week. Which one does?",
            "mabellery|-|-|All of them do, but only four at a time, first come, first served.",
            "odofarrant|-|-|Then I shall be there at six, as the crew told me.",
            "cleo|-|-|Take the slow one, it has room for twenty of them.",
        ]
    );
}

#[test]
fn heads_that_state_the_subject() {
    let text = "Welcome, Guest. Date: Thursday, 05 March 2032 at 01:16 PM\nThe lamps on the mole of Lindby by odo7: 3:21pm On Mar 09, 2031\nWho pays for the lamps?\nShare\nRe: The lamps on the mole of Lindby by mabel12: 9:43pm On Mar 10, 2031\nThe port does, as it always did.\nShare\nRe: The lamps on the mole of Lindby by cleo: 2:55pm On Mar 11, 2031\nAnd the mole?\nShare\nRe: The lamps on the mole of Lindby by odo7: 4:00pm On Mar 11, 2031\nThe town pays for that.";
    assert_eq!(
        posts(text),
        [
            "odo7|-|-|Who pays for the lamps?",
            "mabel12|-|-|The port does, as it always did.",
            "cleo|-|-|And the mole?",
            "odo7|-|-|The town pays for that.",
        ]
    );
}

#[test]
fn two_heads_of_one_post() {
    let post = |name: &str, day: u8, says: &str| {
        format!("{name}\nPosted June {day}, 2031\n{name}\nMembers\n360\nPosted June {day}, 2031\n{says}\n")
    };
    let text = [
        post("odofarrant", 4, "The ring is out of reach. What do the crews do?"),
        post("mabellery", 5, "They throw a second line over the pile."),
        post("cleo", 5, "Use a longer rope."),
        "Edited June 6, 2031 by cleo (see edit history)\n".to_owned(),
        post("odofarrant", 7, "Thanks!"),
    ]
    .concat();
    assert_eq!(
        posts(&format!("How do I tie up a ferry?\n{text}")),
        [
            "odofarrant|-|-|The ring is out of reach. What do the crews do?",
            "mabellery|-|-|They throw a second line over the pile.",
            "cleo|-|-|Use a longer rope.",
            "odofarrant|-|-|Thanks!",
        ]
    );
    // Short comments between heads with buttons above them are no second heads.
    let remarks = "Load earlier comments\nCopy link\nada commented Dec 18, 2031\nthat is awesome\nCopy link\nboek commented Dec 18, 2031\ngreat news\nCopy link\ncleo commented Dec 18, 2031\nwell done\nCopy link\ndeike commented Dec 18, 2031\nThanks to all of you!";
    assert_eq!(posts(remarks).len(), 4, "{:?}", posts(remarks));
}

#[test]
fn files_and_pointers_of_imageboards() {
    let text = "[回到版面]\n檔名：1938512461513.jpg-(47 KB, 640x295)\n無題無名2031/12/03(五)14:21:01.624ID:zQb1xZ.ANo.25208017del\n渡輪真的開嗎？\nReplies(2):>>25208073>>25208137\n無名2031/12/03(五)14:22:16.015ID:iw3TyiasNo.25208031del\n明天開\nReplies(1):>>25208379\n無名2031/12/03(五)14:24:20.045ID:es3idLAYNo.25208057del\n檔名：1938512732656.png-(648 KB, 1235x950)\n看天氣吧\n無名2031/12/03(五)14:26:20.045ID:es3idLAYNo.25208064del\n北屿也開嗎\nReplies(1):>>25208633";
    let said: Vec<String> =
        posts(text).iter().filter_map(|post| post.rsplit('|').next().map(str::to_owned)).collect();
    assert_eq!(said, ["渡輪真的開嗎？", "明天開", "看天氣吧", "北屿也開嗎"]);
}

#[test]
fn labels_that_sign_the_words_above_them() {
    let text = "The ferry\nThe ferry is back on Monday, says the port of Lindby.\nPosted by Odo at June 4, 2031 11:15 AM\nComments\nI dislike the slow one. It never comes.\nAnd it smells.\nSo does the pier.\nWhat of the price?\nTell me.\nNobody knows it yet.\nPosted by: Mabel at June 5, 2031 01:15 PM\nThe price stays.\nPosted by: Cleo at June 6, 2031 02:15 PM\nAt last.\nThank you.\nPosted by: Odo at June 7, 2031 03:15 PM\nPost a comment\nName:\nEmail Address:";
    let names: Vec<String> =
        posts(text).iter().filter_map(|post| post.split('|').next().map(str::to_owned)).collect();
    assert_eq!(names, ["Mabel", "Cleo", "Odo"]);
    assert!(posts(text)[1].ends_with("|The price stays."), "{:?}", posts(text));
}

#[test]
fn a_count_of_answers_with_the_last_of_them_is_no_post() {
    let text = "Would you work on a ferry?\n3 answers /\nLast post: 01/12/2031 at 6:49 pm\nMod Odo\n28/11/2031 at 7:07 pm\nWe would love to hear your thoughts.\nReply\nMabel C(157)\n28/11/2031 at 7:16 pm\nNo, I am sick at sea.\nReply\nCleo B(197)\n29/11/2031 at 8:16 pm\nYes, at once!\nReply";
    assert_eq!(
        posts(text),
        [
            "Mod Odo|-|-|We would love to hear your thoughts.",
            "Mabel C(157)|-|-|No, I am sick at sea.",
            "Cleo B(197)|-|-|Yes, at once!",
        ]
    );
}

#[test]
fn the_month_is_the_number_that_changes_less() {
    let page = |days: [&str; 3]| {
        let [a, b, c] = days;
        format!(
            "3 comments\nPosted by odofarrant on {a} 02:57 PM\nHello there.\nPosted by mabel on {b} 03:30 PM\nWelcome!\nPosted by cleo on {c} 03:44 PM\nGood to see you."
        )
    };
    assert_eq!(first_time(&page(["07/03/31", "07/04/31", "07/07/31"])).as_deref(), Some("2031-07-03T14:57"));
    assert_eq!(first_time(&page(["03/07/31", "04/07/31", "07/07/31"])).as_deref(), Some("2031-07-03T14:57"));
}

#[test]
fn comments_of_a_few_people_under_names_with_colons() {
    let text = "泡泡\n评论\n默认\n最新\nodofarrant @odofarrant\n北屿市\n渡轮毕竟要受天气影响，凡是在海上跑的东西都逃不脱；不过今天的浪很小～\n2031-07-06 23:19\n0\nmabel:\n南岛\n个人观点，渡轮本身就是小众的所需，应该多开几班才对～\n2031-07-07 03:56\n0\n米拉 @mila\n南岛\n好熟悉的船啊，之前好像在哪见过，后来被卖掉了～\n2031-07-07 02:41\n0\nodofarrant:\n北屿市\n这条船是新造的，去年才下水～\n2031-07-07 09:03\n0";
    let names: Vec<String> =
        posts(text).iter().filter_map(|post| post.split('|').next().map(str::to_owned)).collect();
    assert_eq!(names, ["odofarrant", "mabel", "米拉", "odofarrant"]);
}

#[test]
fn who_edited_a_question_stands_below_its_buttons() {
    let text = "How do I tie up a ferry at low tide?\nAsked 3 years, 8 months ago\nModified 1 year ago\nViewed 11k times\n67\nThe ring is out of reach. What do the crews do?\nrope\nlow-tide\nShare\nImprove this question\nFollow\nedited Jul 5, 2031 at 10:00\nCleb\n26.3k2323 gold badges129129 silver badges164164 bronze badges\nasked Jun 29, 2031 at 10:51\nodofarrant\n1,992 2 gold badges\n1 Answer\nSorted by: Reset to default\n13\nThey throw a second line over the pile.\nShare\nanswered Jul 7, 2031 at 3:07\ntern_watcher\n23.8k 14 gold badges";
    assert_eq!(
        posts(text),
        [
            "odofarrant|-|-|The ring is out of reach. What do the crews do?",
            "tern_watcher|-|-|They throw a second line over the pile.",
        ]
    );
}
