//! Names of authors: splitting lists, stripping roles, telling people from accounts and junk.

use super::is_han;

/// What a name looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NameKind {
    /// Two to five capitalised words, or two to four ideographs.
    Person,
    /// A pen name, an account, an agency: a name that is not shaped like a person's.
    Other,
    /// An account that names nobody: admin, staff, editor, guest.
    Nobody,
    /// No name: an address, a sentence, a number.
    Junk,
}

/// Longest name, in characters: organisations have long ones, sentences are longer.
const LONGEST_NAME: usize = 70;

/// Accounts and words that name nobody.
const NOBODY: &str = "admin administrator administration staff editor editors editorial author authors user guest anonymous unknown \
    webmaster root system moderator team redaktion redaccion redazione redaction redactie redakcja redakce newsroom newsdesk news-desk \
    desk nobody none null undefined test wordpress wpadmin wpengine super-admin superadmin siteadmin contributor contributors \
    webadmin web-admin web default owner publisher marketing content blog n/a na 小编 管理员 编辑 編輯 编辑部 編輯部 記者 记者 匿名 佚名 网友 網友 不详 未知 \
    редакция редакція админ администратор yonetici toimitus redaksi redaksjonen redaktionen";

/// Words of roles; a part of a list that is made of them only names no further person.
const ROLES: &str = "senior junior chief lead deputy associate assistant managing executive contributing staff freelance guest special foreign \
    political business economics health science technology tech sports sport education royal world international national local \
    europe asia africa middle east us uk global city crime legal environment climate culture arts entertainment travel fashion beauty \
    editor editors editor-in-chief writer writers reporter reporters correspondent journalist columnist author contributor producer \
    photographer videographer blogger analyst specialist strategist manager director president founder co-founder cofounder ceo cto cmo \
    coo cfo head vp officer expert consultant coach professor lecturer intern fellow researcher editor-at-large at large of the and in for \
    md m.d. phd ph.d. dr rd rdn rn ms msc ma mba mph cpa cfp jr sr jr. sr. iii ii esq np pa-c dds dmd do bsc ba facs lcsw cscs cpt lmft psyd pe \
    redakteur redakteurin reporterin korrespondent korrespondentin autor autorin journalistin volontar volontarin chefredakteur ressortleiter \
    journaliste redacteur redactrice correspondant correspondante redactor redactora corresponsal periodista jornalista correspondente \
    giornalista redattore corrispondente redacteur verslaggever correspondent journalist reporter skribent redaktor dziennikarz dziennikarka \
    журналист журналистка корреспондент редактор обозреватель журналістка журналіст кореспондент 기자 특파원 記者 记者 編輯 编辑 通讯员 特派员 特派員 特约 \
    实习生 实习 实习记者 主编 主筆 主笔 撰稿人 作者 文 著 綜合報導 综合报道 報導 报道 摄影 攝影";

/// Words between names, in lower case.
const CONJUNCTIONS: [&str; 20] = [
    "and", "und", "et", "og", "och", "ja", "ve", "и", "та", "й", "dan", "và", "i", "y", "e", "en", "és",
    "și", "with", "mit",
];

/// The names of a list, without roles, addresses and duplicates.
pub(crate) fn split_names(value: &str) -> Vec<String> {
    let value = drop_brackets(value);
    let mut names: Vec<String> = Vec::new();
    for piece in split_list(&value) {
        if is_role(piece.trim()) {
            continue;
        }
        for name in split_han(&strip_roles(&piece)) {
            let name = name.trim_matches(is_edge).trim().to_owned();
            if classify_name(&name) != NameKind::Junk && !is_role(&name) && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// What a name looks like.
pub(crate) fn classify_name(name: &str) -> NameKind {
    let name = name.trim();
    let length = name.chars().count();
    let lower = name.to_lowercase();
    if length == 0 || length > LONGEST_NAME || !name.chars().any(char::is_alphabetic) {
        return NameKind::Junk;
    }
    let address = lower.contains("://")
        || lower.starts_with("www.")
        || (lower.contains('@') && lower.contains('.'))
        || lower.contains('\n');
    let markup =
        name.contains(['{', '}', '<', '>', '=', '?', '!', '…']) || lower.contains("null") && length < 12;
    if address || markup {
        return NameKind::Junk;
    }
    if is_nobody(&lower) {
        return NameKind::Nobody;
    }
    if name.chars().all(|c| is_han(c) || c == '·' || c == '•') {
        let han = name.chars().filter(|c| is_han(*c)).count();
        return if (2..=4).contains(&han) || name.contains('·') {
            NameKind::Person
        } else {
            NameKind::Other
        };
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() > 8 {
        return NameKind::Junk;
    }
    let capital = |word: &&str| word.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase());
    let capitals = words.iter().filter(|word| capital(word)).count();
    let digits = name.chars().any(|c| c.is_ascii_digit());
    if (2..=5).contains(&words.len()) && capitals >= 2 && !digits {
        NameKind::Person
    } else {
        NameKind::Other
    }
}

fn is_nobody(lower: &str) -> bool {
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let listed = |word: &str| NOBODY.split_ascii_whitespace().any(|nobody| nobody == word);
    listed(bare) || {
        let mut words = bare.split([' ', '_', '-', '.']).filter(|w| !w.is_empty()).peekable();
        words.peek().is_some()
            && words.all(|word| {
                listed(word)
                    || matches!(word, "the" | "our" | "site" | "posts" | "post" | "writer" | "writers")
            })
    }
}

/// Whether a part of a list is a role, not a name.
fn is_role(part: &str) -> bool {
    let lower = part.to_lowercase();
    let mut words =
        lower.split(|c: char| c.is_whitespace() || c == '-' || c == '/').filter(|w| !w.is_empty()).peekable();
    words.peek().is_some()
        && words.all(|word| {
            let word = super::super::date::fold_word(word);
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
            ROLES.split_ascii_whitespace().any(|role| role == bare || role == bare.trim_end_matches('.'))
        })
}

/// Splits at commas, semicolons, bars and conjunctions.
fn split_list(value: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    for piece in value.split(['、', '，', ',', ';', '；', '|', '｜', '&', '\n', '\t', '＆', '／', '+', '•'])
    {
        for piece in split_slash(piece) {
            let mut current = String::new();
            let words: Vec<&str> = piece.split(' ').filter(|w| !w.is_empty()).collect();
            for (n, word) in words.iter().enumerate() {
                let lower = word.to_lowercase();
                // The short ones are initials or parts of names when capitalised.
                let conjunction = CONJUNCTIONS.contains(&lower.as_str()) && *word == lower && n > 0;
                if conjunction {
                    pieces.push(std::mem::take(&mut current));
                } else {
                    if !current.is_empty() {
                        current.push(' ');
                    }
                    current.push_str(word);
                }
            }
            pieces.push(current);
        }
    }
    pieces.retain(|piece| !piece.trim().is_empty());
    pieces
}

/// A slash splits two names, but not initials of an agency (`srf/abc`) and not `w/o`.
fn split_slash(piece: &str) -> Vec<&str> {
    let parts: Vec<&str> = piece.split('/').collect();
    let long = parts.iter().all(|part| part.trim().contains(' ') || part.chars().any(is_han));
    if parts.len() > 1 && long { parts } else { vec![piece] }
}

/// Several Chinese names parted by spaces only (王小明 李晓红); other scripts stay whole.
fn split_han(piece: &str) -> Vec<String> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let han = |word: &str| word.chars().all(|c| is_han(c) || c == '·');
    let full = words.iter().all(|word| han(word) && (2..=4).contains(&word.chars().count()));
    if words.len() > 1 && full {
        return words.into_iter().filter(|word| !is_role(word)).map(str::to_owned).collect();
    }
    // 王 明: a name of two ideographs spread over the width of three.
    if words.len() == 2 && words.iter().all(|word| han(word) && word.chars().count() == 1) {
        return vec![words.concat()];
    }
    vec![words.join(" ")]
}

/// Labels and roles before a name, longer ones before their own beginnings.
#[rustfmt::skip]
const ROLES_BEFORE: &[&str] = &[
    "medically reviewed by ", "written by ", "reviewed by ", "posted by ", "published by ", "words by ", "story by ", "text by ",
    "guest post by ", "by: ", "by ", "author: ", "authors: ", "von ", "par ", "por ",
    "door ", "oleh ", "автор: ", "text: ", "autor: ", "autor:in ", "本报记者", "本报",
    "特约记者", "实习记者", "记者", "記者", "作者：", "作者:", "作者", "文/",
    "文／", "文｜", "文丨", "编辑/", "撰文", "特约撰稿人", "特派记者", "特派員",
    "通讯员", "通訊員", "編譯", "编译", "綜合報導／", "採訪", "采写", "整理",
];

/// Labels and roles after a name.
#[rustfmt::skip]
const ROLES_AFTER: &[&str] = &[
    " 기자", "기자", " 특파원", " 記者", "記者", " 记者", "记者", "／綜合報導",
    "/綜合報導", "／報導", "/報導", "報導", "综合报道", "綜合報導", "报道", "编译",
    "編譯", " 編輯", "编辑", "撰文", "(撰文)", "编写", "执笔", " 撰",
    " 文", "／文", "/文", " | ", " -", " –",
];

/// Takes off the labels and roles at both ends of one name.
fn strip_roles(piece: &str) -> String {
    let mut name = piece.trim().trim_matches(is_edge).trim().to_owned();
    loop {
        let lower = name.to_lowercase();
        let before = ROLES_BEFORE
            .iter()
            .find(|role| lower.starts_with(*role) && lower.len() > role.len() && lower.len() == name.len());
        if let Some(role) = before {
            let bare = role.trim_end();
            // 记者站 and the like stay whole; a Han role is only cut from something longer than a name's rest.
            name = name.get(bare.len()..).unwrap_or_default().trim_matches(is_edge).trim().to_owned();
            continue;
        }
        let after = ROLES_AFTER.iter().find(|role| name.ends_with(*role) && name.len() > role.len() + 3);
        let Some(role) = after else { break };
        name =
            name.get(..name.len() - role.len()).unwrap_or_default().trim_matches(is_edge).trim().to_owned();
    }
    name
}

/// Takes out brackets and what they hold (agency, city, role).
fn drop_brackets(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut depth = 0_u32;
    for c in value.chars() {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    // Brackets around everything: keep what they hold.
    if out.trim().is_empty() { value.trim_matches(is_edge).to_owned() } else { out }
}

fn is_edge(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ':' | '：'
                | ','
                | '，'
                | ';'
                | '；'
                | '-'
                | '–'
                | '—'
                | '/'
                | '／'
                | '|'
                | '｜'
                | '•'
                | '·'
                | '('
                | ')'
                | '（'
                | '）'
                | '['
                | ']'
                | '【'
                | '】'
                | '"'
                | '“'
                | '”'
                | '«'
                | '»'
                | '、'
                | '。'
                | '*'
                | '\u{200b}'
                | '\u{feff}'
        )
}
