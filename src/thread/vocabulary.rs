//! The words that class names, ids and controls are made of, in the languages of the forum software
//! that was looked at. They are features among others: no single word decides anything.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::text::letter::is_alphabetic;

/// What the words in an element's `class` and `id` hint at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hints(u32);

impl Hints {
    /// A post or comment.
    pub(crate) const POST: Self = Self(1);
    /// The person who wrote it.
    pub(crate) const AUTHOR: Self = Self(1 << 1);
    /// A picture of that person.
    pub(crate) const AVATAR: Self = Self(1 << 2);
    /// When it was written.
    pub(crate) const TIME: Self = Self(1 << 3);
    /// What it says.
    pub(crate) const BODY: Self = Self(1 << 4);
    /// Words of an earlier post.
    pub(crate) const QUOTE: Self = Self(1 << 5);
    /// What an author puts under every post.
    pub(crate) const SIGNATURE: Self = Self(1 << 6);
    /// Rank, post count, controls and the like.
    pub(crate) const META: Self = Self(1 << 7);
    /// Where the reader would write.
    pub(crate) const FORM: Self = Self(1 << 8);
    /// Links to other pages.
    pub(crate) const ELSEWHERE: Self = Self(1 << 9);
    /// Number of the post.
    pub(crate) const FLOOR: Self = Self(1 << 10);
    /// Likes or votes.
    pub(crate) const VOTES: Self = Self(1 << 11);
    /// A forum, board or discussion as a whole.
    pub(crate) const FORUM: Self = Self(1 << 12);

    /// Whether any of the other's bits are set here.
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// A comment and nothing else (a "post" may be an entry of a blog, too).
    pub(crate) const COMMENT: Self = Self(1 << 13);

    /// Both.
    #[must_use]
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Words that count wherever they stand inside a class name (`postusername`).
const PARTS: &[(Hints, &str)] = &[
    (
        Hints::POST.with(Hints::COMMENT),
        "comment reply replies answer review kommentar commentaire comentario komentar commento yorum pinglun huifu \
         liuyan huitie guestbook posting message feedback respuesta antwort",
    ),
    (
        Hints::AUTHOR,
        "author username nickname user-name user_name userid commenter postername membername screenname",
    ),
    (
        Hints::AVATAR,
        "avatar gravatar userpic touxiang userhead user-head headimg head-img headpic head-pic userface user-face userimg usericon",
    ),
    (
        Hints::TIME,
        "timestamp timeago datetime postdate posttime pubdate pubtime dateline post-date post-time created",
    ),
    (
        Hints::BODY,
        "content postbody messagetext commenttext comment-text richtext markdown bbwrapper prose entry-text bodytext \
         post-text post-body messagebody",
    ),
    (Hints::QUOTE, "quote blockquote citation zitat quotation"),
    (Hints::SIGNATURE, "signature qianming"),
    (
        Hints::META,
        "profile userinfo user-info toolbar postinfo user-stat userdetails reputation customtitle usertitle badge",
    ),
    (
        Hints::FORM,
        "replyform comment-form commentform quickreply respond comment-respond new-comment write-comment editor login",
    ),
    (
        Hints::ELSEWHERE,
        "related recommend sidebar trending mostread popular-post similar teaser headline newslist breadcrumb pagination",
    ),
    (Hints::VOTES, "likecount like-count votecount vote-count upvote karma points score"),
    (Hints::FORUM, "forum discussion thread discuss topic question"),
];

/// Words that count only as whole words (`post-item`, `user_link`).
const WHOLES: &[(Hints, &str)] = &[
    (Hints::POST, "post posts msg message floor push remark opinion response tucao comtr plhin repost lzl"),
    (
        Hints::AUTHOR,
        "user nick poster member by uname creator owner fn writer byline poster hnuser authi name names",
    ),
    (Hints::AVATAR, "face portrait photo pic"),
    (Hints::TIME, "time date ago when posted published"),
    (Hints::BODY, "body text txt md bd entry words detail desc"),
    (Hints::QUOTE, "quoted cite reference"),
    (Hints::SIGNATURE, "sig sign"),
    (
        Hints::META,
        "meta info infos footer foot ft header hd actions action controls control opts options buttons button btn tools tool \
         menu nav rank level share sharing like likes report vote votes stats stat rating medal title side hat",
    ),
    (Hints::FORM, "form input textarea compose"),
    (Hints::ELSEWHERE, "news list-news card cards aside widget hot ranking rank tags tag crumb pager"),
    (Hints::FLOOR, "floor louceng num number permalink postnum counter index"),
    (Hints::VOTES, "likes votes vote ups digg zan ding favs"),
    (Hints::FORUM, "bbs board talk community tieba qa"),
];

/// What the words in a class name or id hint at.
pub(crate) fn hints_of(names: &str) -> Hints {
    let index = index();
    let mut found = Hints::default();
    let mut bytes = names.as_bytes();
    while let [first, second, ..] = bytes {
        // Most places begin no word.
        let row = index.heads.get(usize::from(first & 31)).copied().unwrap_or(0);
        if row >> (second & 31) & 1 == 0 {
            bytes = bytes.get(1..).unwrap_or_default();
            continue;
        }
        for &(part, hint) in index.parts.get(bucket_of(bytes)).map_or(&[][..], Vec::as_slice) {
            if bytes.get(..part.len()).is_some_and(|start| start.eq_ignore_ascii_case(part.as_bytes())) {
                found = found.with(hint);
            }
        }
        bytes = bytes.get(1..).unwrap_or_default();
    }
    for_each_word(names, |word| {
        for &(whole, hint) in index.wholes.get(bucket_of(word.as_bytes())).map_or(&[][..], Vec::as_slice) {
            if whole.eq_ignore_ascii_case(word) {
                found = found.with(hint);
            }
        }
    });
    found
}

/// The words of a table by their first two letters.
type Buckets = Vec<Vec<(&'static str, Hints)>>;

/// The tables as they are looked up: a page has thousands of names.
struct Index {
    parts: Buckets,
    /// By the first letter, a bit for each second letter with words in `parts`.
    heads: [u32; 32],
    wholes: Buckets,
}

/// Where words that begin like this are kept: by their first two letters, case aside.
fn bucket_of(word: &[u8]) -> usize {
    let letter = |at: usize| usize::from(word.get(at).map_or(0, |b| b.to_ascii_lowercase() & 31));
    letter(0) * 32 + letter(1)
}

fn index() -> &'static Index {
    static INDEX: std::sync::OnceLock<Index> = std::sync::OnceLock::new();
    INDEX.get_or_init(|| {
        let fill = |table: &'static [(Hints, &'static str)]| {
            let mut buckets: Buckets = vec![Vec::new(); 32 * 32];
            for &(hint, words) in table {
                for word in words.split_ascii_whitespace() {
                    if let Some(bucket) = buckets.get_mut(bucket_of(word.as_bytes())) {
                        bucket.push((word, hint));
                    }
                }
            }
            buckets
        };
        let parts = fill(PARTS);
        let mut heads = [0; 32];
        for (head, row) in heads.iter_mut().zip(parts.chunks(32)) {
            *head = (0..).zip(row).fold(0, |bits, (at, words)| bits | u32::from(!words.is_empty()) << at);
        }
        Index { parts, wholes: fill(WHOLES), heads }
    })
}

/// The words of a class name: parted by anything but letters and by camel humps; those of other scripts
/// in lower case.
fn for_each_word(names: &str, mut visit: impl FnMut(&str)) {
    if names.is_ascii() {
        return for_each_ascii_word(names, visit);
    }
    let mut word = String::new();
    let mut after_small = false;
    for c in names.chars() {
        if !word.is_empty() && (!is_alphabetic(c) || (c.is_uppercase() && after_small)) {
            visit(&word);
            word.clear();
        }
        after_small = c.is_lowercase();
        if is_alphabetic(c) {
            word.extend(c.to_lowercase());
        }
    }
    if !word.is_empty() {
        visit(&word);
    }
}

/// The same where all is ASCII, as nearly everywhere.
fn for_each_ascii_word(names: &str, mut visit: impl FnMut(&str)) {
    let mut start = None;
    let mut after_small = false;
    for (at, b) in names.bytes().enumerate() {
        let letter = b.is_ascii_alphabetic();
        if let Some(from) = start.filter(|_| !letter || (b.is_ascii_uppercase() && after_small)) {
            visit(names.get(from..at).unwrap_or_default());
            start = None;
        }
        after_small = b.is_ascii_lowercase();
        if letter && start.is_none() {
            start = Some(at);
        }
    }
    if let Some(word) = start.and_then(|from| names.get(from..)) {
        visit(word);
    }
}

/// What controls of a post say, in lower case, without digits and signs.
#[rustfmt::skip]
const CONTROLS: &[&str] = &[
    // English
    "reply", "quote", "like", "likes", "report", "share", "permalink", "link", "edit", "delete",
    "flag", "upvote", "downvote", "thanks", "thank", "helpful", "multi quote", "multiquote",
    "react", "bookmark", "parent", "prev", "next", "root", "collapse", "expand", "show more",
    "read more", "click to expand", "respond", "vote up", "vote down", "save", "copy link",
    "add a comment", "reply with quote", "quote reply", "reply to this", "reply to this comment",
    "report post", "report comment", "give award", "award", "follow", "unfollow", "more", "top",
    "up", "down", "mark as spam", "like this", "improve this answer", "improve this question",
    "see more", "load more replies", "view replies", "hide replies", "show replies", "replies",
    "log in to reply", "log in to comment", "sign in to reply", "back to top", "go to top",
    "quote this post", "view profile", "send message", "private message", "pm", "find", "email",
    "print", "was this helpful", "yes", "no", "embed", "give gold", "hide", "source", "context",
    "full comments", "score", "points", "reactions", "like reply", "link to post",
    // Chinese
    "回复", "回覆", "回應", "回应", "引用", "举报", "檢舉", "检举", "舉報", "投诉", "赞", "讚", "点赞", "點讚", "顶", "踩",
    "支持", "反对", "反對", "分享", "收藏", "评论", "評論", "留言", "打赏", "删除", "刪除", "编辑", "編輯", "只看该作者", "只看此人",
    "只看楼主", "使用道具", "展开", "展開", "收起", "查看更多", "加好友", "加为好友", "发短消息", "发消息", "送花", "鲜花", "鸡蛋", "评分",
    "道具", "有用", "没用", "喜欢", "喜歡", "关注", "關注", "感谢", "感謝", "查看对话", "复制", "推荐", "推薦", "最赞", "个赞",
    "楼主", "樓主", "推", "噓", "举报违规", "倒序浏览", "看全部", "更多", "返回顶部", "回顶部", "显示全部楼层", "电梯直达", "收听ta",
    "发私信", "私信", "置顶", "人赞同", "条评论", "我来说两句", "回复此楼", "修改", "转发", "轉發", "禁言", "屏蔽", "收起回复", "展开回复",
    "人点赞", "倒序看帖", "阅读全文", "閱讀全文", "檢舉不當", "引言", "回文",
    // German, French, Spanish, Portuguese, Italian
    "antworten", "zitieren", "melden", "gefällt mir", "teilen", "bearbeiten", "löschen", "répondre",
    "citer", "signaler", "j'aime", "partager", "modifier", "responder", "citar", "me gusta",
    "denunciar", "reportar", "compartir", "editar", "curtir", "compartilhar", "gosto", "rispondi",
    "cita", "segnala", "mi piace", "condividi",
    // Polish, Czech, Russian, Ukrainian, Hungarian, Romanian
    "odpowiedz", "cytuj", "zgłoś", "lubię to", "udostępnij", "odpovědět", "citovat", "nahlásit",
    "ответить", "цитировать", "цитата", "пожаловаться", "нравится", "поделиться", "відповісти",
    "поскаржитися", "válasz", "idézet", "jelentés", "răspunde",
    // Nordic, Dutch, Turkish, Finnish
    "svar", "svara", "svare", "gilla", "rapportera", "rapporter", "lik", "del", "beantwoorden",
    "reageer", "citeren", "meld", "yanıtla", "cevapla", "şikayet et", "şikayet", "beğen", "alıntı",
    "alıntıla", "vastaa", "lainaa", "ilmoita", "tykkää",
    // Japanese, Korean, Vietnamese, Thai, Indonesian, Arabic
    "返信", "通報", "いいね", "いいね!", "共有", "답글", "답글달기", "신고", "좋아요", "공감", "비공감", "추천", "수정", "삭제",
    "trả lời", "thích", "báo cáo", "chia sẻ", "ตอบกลับ", "แชร์", "ถูกใจ", "balas", "suka",
    "laporkan", "bagikan", "رد", "إعجاب", "إبلاغ", "مشاركة",
];

/// Longest text that is taken for a control, in characters.
const LONGEST_CONTROL: usize = 32;

/// Whether a text is a control of a post ("Reply", "回复(3)", "赞 12").
pub(crate) fn is_control(text: &str) -> bool {
    static KNOWN: LazyLock<FxHashSet<&str>> = LazyLock::new(|| CONTROLS.iter().copied().collect());
    if text.chars().count() > LONGEST_CONTROL {
        return false;
    }
    let bare = bare_words(text);
    !bare.is_empty() && KNOWN.contains(bare.as_str())
}

/// Whether a text offers to reply: the surest sign of a post.
pub(crate) fn is_reply_control(text: &str) -> bool {
    const REPLY: &[&str] = &[
        "reply",
        "quote",
        "回复",
        "回覆",
        "回應",
        "回应",
        "引用",
        "respond",
        "reply to this",
        "antworten",
        "répondre",
        "responder",
        "rispondi",
        "odpowiedz",
        "ответить",
        "svar",
        "svara",
        "返信",
        "답글",
        "trả lời",
        "balas",
        "yanıtla",
        "cevapla",
        "report",
        "举报",
        "檢舉",
        "permalink",
        "回复此楼",
        "log in to reply",
        "melden",
        "signaler",
        "评论",
        "like",
        "赞",
    ];
    text.chars().count() <= LONGEST_CONTROL && REPLY.contains(&bare_words(text).as_str())
}

/// Lower case, digits and signs left out, white space folded.
fn bare_words(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if is_alphabetic(c)
            || c == '\''
            || (!c.is_ascii() && !c.is_numeric() && !c.is_whitespace() && is_letter_like(c))
        {
            if gap && !bare.is_empty() {
                bare.push(' ');
            }
            gap = false;
            bare.extend(c.to_lowercase());
        } else {
            gap = true;
        }
    }
    bare
}

/// Marks of scripts whose vowels are not letters to Unicode (Thai, Arabic, Devanagari).
const fn is_letter_like(c: char) -> bool {
    matches!(c, '\u{0900}'..='\u{0DFF}' | '\u{0E30}'..='\u{0E4E}' | '\u{0610}'..='\u{065F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_words_give_hints() {
        for (names, hint, expected) in [
            ("comment-item even", Hints::POST, true),
            ("commentAuthor", Hints::AUTHOR, true),
            ("postusername", Hints::AUTHOR, true),
            ("postAuthor-name", Hints::AUTHOR, true),
            ("bbCodeBlock--quote", Hints::QUOTE, true),
            ("message-signature", Hints::SIGNATURE, true),
            ("design", Hints::SIGNATURE, false),
            ("compost", Hints::POST, false),
        ] {
            assert_eq!(hints_of(names).any(hint), expected, "{names}");
        }
    }

    #[test]
    fn controls_are_told_from_words() {
        for (text, expected) in [
            ("Reply", true),
            ("回复(3)", true),
            ("赞 12", true),
            ("[举报]", true),
            ("I would reply to that", false),
            ("3 replies", true),
            ("12", false),
            ("", false),
        ] {
            assert_eq!(is_control(text), expected, "{text}");
        }
    }
}
