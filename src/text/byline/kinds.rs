//! What a name looks like: a person's, an account's, nobody's, none at all; and what is only a role.

use crate::text::letter::{is_alphabetic, is_alphanumeric};
use crate::text::search::holds;
use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::super::date::is_han;
use crate::lexicon::fold::fold_word;

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

/// Words with which pages speak of themselves, in lower case: what consists of nothing else is no name
/// ("Last Updated", "Meet the Team", "Sign In"). Gathered on the development pages.
const PAGE_WORDS: &str = "last updated update published posted written by reviewed review checked fact edited modified created on at date \
    show hide caption close open menu main sign log in up out ask question meet the our team all more read watch listen share follow \
    save print copy link links page pages post posts skip to content loading comments comment reply next previous back home about us \
    contact help search subscribe newsletter view full story article articles and of for login register join download get started \
    advertisement lorem ipsum table contents related latest news popular trending featured author authors editor editors contributor \
    contributors staff select language jump privacy policy cookie settings terms";

/// Words that say more of a title; a part of a list that is made of them and titles only names no further person.
const ATTRIBUTES: &str = "senior junior chief lead deputy associate assistant managing executive contributing staff freelance guest special \
    former foreign political business economics health science technology tech sports sport education royal world international national \
    local lifestyle news money consumer politics film music food europe asia africa middle east us uk global city crime legal environment \
    climate culture arts entertainment travel fashion beauty professional licensed certified registered \
    head vp at large of the and in for \
    md m.d. phd ph.d. dr rd rdn rn ms msc ma m.a. mba mph cpa cfp jr sr jr. sr. iii ii esq np pa-c dds dmd do bsc ba facs lcsw cscs cpt lmft \
    psyd pe ceo cto cmo coo cfo dvm vmd bvsc \
    特约 实习生 实习 文 著 綜合報導 综合报道 報導 报道 摄影 攝影";

/// Titles: what a person is called who writes. They end what is said of a person behind the name.
const TITLES: &str = "editor editors editor-in-chief writer writers reporter reporters correspondent correspondents journalist journalists \
    columnist columnists author contributor contributors producer photographer videographer blogger analyst specialist strategist manager \
    director president founder co-founder cofounder officer expert experts consultant coach professor lecturer intern fellow researcher \
    editor-at-large attorney lawyer gardener educator horticulturalist engineer scientist marketer advisor adviser \
    redakteur redakteurin reporterin korrespondent korrespondentin autor autorin journalistin volontar volontarin chefredakteur ressortleiter \
    journaliste redacteur redactrice correspondant correspondante redactor redactora corresponsal periodista jornalista correspondente \
    giornalista redattore corrispondente verslaggever skribent redaktor dziennikarz dziennikarka \
    журналист журналистка корреспондент редактор обозреватель журналістка журналіст кореспондент 기자 특파원 記者 记者 編輯 编辑 通讯员 特派员 特派員 \
    实习记者 主编 主筆 主笔 撰稿人 作者";

/// What a name looks like.
pub(crate) fn classify_name(name: &str) -> NameKind {
    let name = name.trim();
    let length = name.chars().count();
    let lower = name.to_lowercase();
    if length == 0 || length > LONGEST_NAME || !name.chars().any(is_alphabetic) {
        return NameKind::Junk;
    }
    let address = holds(&lower, "://")
        || lower.starts_with("www.")
        || (lower.contains('@') && lower.contains('.'))
        || lower.contains('\n');
    let markup =
        name.contains(['{', '}', '<', '>', '=', '?', '!', '…']) || holds(&lower, "null") && length < 12;
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
    if words.len() > 8 || is_page_phrase(&lower) {
        return NameKind::Junk;
    }
    let capital = |word: &&str| word.chars().find(|&c| is_alphabetic(c)).is_some_and(|c| !c.is_lowercase());
    let capitals = words.iter().filter(|word| capital(word)).count();
    let digits = name.chars().any(|c| c.is_ascii_digit());
    if (2..=5).contains(&words.len()) && capitals >= 2 && !digits {
        NameKind::Person
    } else {
        NameKind::Other
    }
}

/// Whether every one of at least two words is one with which pages speak of themselves.
fn is_page_phrase(lower: &str) -> bool {
    static LIST: WordList = WordList::new(PAGE_WORDS);
    let mut words = lower.split(|c: char| !is_alphanumeric(c)).filter(|word| !word.is_empty());
    let listed = |word: &str| LIST.holds(word);
    words.next().is_some_and(listed) && words.next().is_some_and(listed) && words.all(listed)
}

fn is_nobody(lower: &str) -> bool {
    static LIST: WordList = WordList::new(NOBODY);
    let bare = lower.trim_matches(|c: char| !is_alphanumeric(c));
    let listed = |word: &str| LIST.holds(word);
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
pub(super) fn is_role(part: &str) -> bool {
    let lower = part.to_lowercase();
    let mut words =
        lower.split(|c: char| c.is_whitespace() || c == '-' || c == '/').filter(|w| !w.is_empty()).peekable();
    words.peek().is_some()
        && words.all(|word| is_listed(&ATTRIBUTE_LIST, word) || is_listed(&TITLE_LIST, word))
}

/// Whether a word is a title such as "editor" or "Korrespondentin".
pub(super) fn is_title(word: &str) -> bool {
    is_listed(&TITLE_LIST, &word.to_lowercase())
}

static ATTRIBUTE_LIST: WordList = WordList::new(ATTRIBUTES);
static TITLE_LIST: WordList = WordList::new(TITLES);

/// A list of words as it is looked up: put into a set when it is first asked.
struct WordList {
    words: &'static str,
    set: OnceLock<FxHashSet<&'static str>>,
}

impl WordList {
    const fn new(words: &'static str) -> Self {
        Self { words, set: OnceLock::new() }
    }

    fn holds(&self, word: &str) -> bool {
        self.set.get_or_init(|| self.words.split_ascii_whitespace().collect()).contains(word)
    }
}

fn is_listed(words: &WordList, word: &str) -> bool {
    let word = fold_word(word);
    let bare = word.trim_matches(|c: char| !is_alphanumeric(c) && c != '.');
    words.holds(bare) || words.holds(bare.trim_end_matches('.'))
}
