//! Leads of invented reports, and the event that they tell.

use super::lead::{find_lead, find_words};
use crate::reading::passage::Passage;

fn passage(text: &str) -> Passage<'_> {
    Passage { block: 0, text, heading: false }
}

#[test]
fn words_for_events_are_found() {
    for (text, sorts) in [
        ("两位局长在北港举行会谈", vec![1]),
        ("兩位局長在北港會晤", vec![1]),
        ("港务局会议室", vec![]),
        ("大桥倒塌，三人被捕", vec![6, 7]),
        ("The two ministers met for talks", vec![1, 1]),
        ("stalks and metals", vec![]),
    ] {
        let found: Vec<i32> = find_words(text).iter().map(|word| word.sort).collect();
        assert_eq!(found, sorts, "{text}");
    }
}

#[test]
fn the_lead_tells_the_event() {
    let passages = [passage("港务局长林岱周五在北港与渡轮公司董事长会谈。双方同意复航。")];
    let lead = find_lead("港务局长会晤渡轮公司", &passages).expect("an event");
    assert_eq!((lead.sort, lead.in_title), (1, true));
    assert_eq!(&lead.text[lead.from..lead.to], "港务局长林岱周五在北港与渡轮公司董事长会谈。");
    assert!(find_lead("北港的渡轮", &[passage("渡轮是北港的骄傲，许多人喜欢。")]).is_none());
}
