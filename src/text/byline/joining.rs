//! Days that stand beside a name and date a person, not a text.

use crate::text::search::holds;

/// Whether a line of the box about an author tells since when they are a member, or when they were last seen.
pub(crate) fn states_joining(line: &str) -> bool {
    const WORDS: [&str; 18] = [
        "join",
        "regist",
        "member since",
        "last seen",
        "last visit",
        "last activ",
        "注册",
        "註冊",
        "加入",
        "最后登录",
        "最後登入",
        "在线时间",
        "mitglied seit",
        "inscri",
        "зарегистр",
        "dołączy",
        "blev medlem",
        "üyelik",
    ];
    let lower = line.to_lowercase();
    WORDS.iter().any(|word| holds(&lower, word))
}
