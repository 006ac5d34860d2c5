//! Bylines without labels: names and outlets beside a date, alone under the title, in brackets.
//!
//! Chinese pages write them so; in other scripts only a name in the shape of a person's counts.

use super::area::AreaBlock;
use super::context::Context;
use crate::text::byline::{NameKind, classify_name, find_bare_label, find_counts, split_names};
use crate::text::date::is_han;
use crate::text::search::holds;

/// Endings of the names of Chinese outlets.
const OUTLET_ENDINGS: &[&str] = &[
    "网",
    "網",
    "报",
    "報",
    "社",
    "台",
    "臺",
    "新闻",
    "新聞",
    "在线",
    "周刊",
    "週刊",
    "杂志",
    "雜誌",
    "电视",
    "電視",
    "广播",
    "廣播",
    "之声",
    "之聲",
    "财经",
    "財經",
    "传媒",
    "傳媒",
    "客户端",
    "观察",
    "觀察",
    "头条",
    "晚报",
    "时报",
    "時報",
    "中文网",
    "频道",
    "頻道",
    "出版社",
    "通讯",
    "通訊",
    "科技",
    "娱乐",
    "娛樂",
    "体育",
    "體育",
    "音乐",
    "音樂",
    "公众号",
    "编辑部",
    "大使馆",
    "大使館",
    "办公室",
    "办事处",
    "委员会",
    "學會",
    "学会",
    "政府",
    "局",
    "厅",
    "之音",
    "海外版",
    "日报",
    "早报",
    "網站",
    "网站",
];

/// Whether a Chinese name is that of an outlet or an office.
pub(super) fn is_outlet_name(name: &str) -> bool {
    let name = name.trim();
    let han = name.chars().filter(|c| is_han(*c)).count();
    let base = name.split(['-', '－', '·']).next().unwrap_or(name).trim();
    (2..=14).contains(&han)
        && OUTLET_ENDINGS.iter().any(|ending| {
            (name.ends_with(ending) || base.ends_with(ending))
                && name.chars().count() > ending.chars().count()
        })
}

/// Whether a Chinese name ends as outlets' names do, but is a section that many have (`娱乐新闻`) or no name (`电台`).
pub(super) fn is_section_name(name: &str) -> bool {
    const SUBJECTS: &str = "焦点 焦點 热点 熱點 热门 熱門 最新 今日 即时 即時 头条 頭條 重要 图片 圖片 视频 視頻 综合 綜合 \
        国际 國際 国内 國內 社会 社會 时政 時政 政治 军事 軍事 财经 財經 经济 經濟 科技 娱乐 娛樂 体育 體育 生活 健康 \
        教育 文化 旅游 旅遊 汽车 汽車 房产 房產 本地 地方 港澳 两岸 兩岸 大陆 大陸 海外 华人 華人 公司 行业 行業 站内 相关 相關";
    // Two ideographs are the kind of outlet alone: 电台, 网站.
    const SHORTEST_NAME: usize = 3;
    let name = name.trim();
    name.chars().count() < SHORTEST_NAME
        || ["新闻", "新聞", "报道", "報導", "在线"]
            .iter()
            .filter_map(|ending| name.strip_suffix(ending))
            .any(|subject| SUBJECTS.split_whitespace().any(|word| word == subject))
}

/// Whether a block is nothing but a short Chinese name close under the title.
pub(super) fn stands_alone(context: &Context<'_>, block: &AreaBlock) -> bool {
    // Blocks below the title.
    const NEAR: usize = 8;
    let Some(raw) = context.block(block.block) else { return false };
    let text = raw.text.trim();
    let han = text.chars().filter(|c| is_han(*c)).count();
    let length = text.chars().count();
    let plain =
        text.chars().all(|c| is_han(c) || c.is_alphanumeric() || matches!(c, '-' | '－' | '·' | '_' | ' '));
    block.distance >= 1
        && block.distance <= NEAR
        && block.parts.is_empty()
        && block.dates.is_empty()
        && (2..=10).contains(&han)
        && length <= 14
        && plain
        && !text.chars().any(|c| c.is_ascii_digit())
        && context.counts(block.block) == crate::text::byline::Counts::default()
        && !is_control(text)
}

/// Whether a text is nothing but a name in the shape of a person's, in a script with capitals: two to four
/// words, each with a capital (particles aside), and no word of a menu.
pub(super) fn is_person_alone(context: &Context<'_>, text: &str) -> bool {
    const PARTICLES: [&str; 14] =
        ["de", "da", "di", "del", "la", "van", "von", "der", "den", "el", "al", "bin", "y", "le"];
    const MENU: &str = "home about us contact blog news read more share this article the by to our team how sign in log get started learn save print \
        privacy policy view all main content related posts table contents facebook twitter best guide top in for of on with your what why and or \
        product products free online services service search menu subscribe newsletter reviews review download support help resources updated \
        category categories travel health food business technology sports marketing design software education lifestyle home garden \
        jump recipe comments comment reply next previous back follow featured image photo video watch listen minutes min";
    if text.len() > 60
        || text.chars().any(|c| {
            is_han(c)
                || c.is_ascii_digit()
                || matches!(
                    c,
                    ':' | '/'
                        | '|'
                        | '&'
                        | '!'
                        | '?'
                        | ','
                        | '('
                        | '$'
                        | '@'
                        | '#'
                        | '+'
                        | '"'
                        | '%'
                        | '…'
                        | '>'
                        | '»'
                )
        })
    {
        return false;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let shouting =
        words.iter().filter(|w| w.chars().count() > 2 && w.chars().all(|c| !c.is_lowercase())).count();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| capital(word) || PARTICLES.contains(word))
        && words.iter().filter(|word| capital(word)).count() >= 2
        && shouting < words.len()
        && !words.iter().any(|word| MENU.split_ascii_whitespace().any(|m| m == word.to_lowercase()))
        && context.title.as_deref() != Some(text)
}

/// Words of the controls that stand under titles.
#[rustfmt::skip]
const CONTROL_WORDS: &[&str] = &[
    "分享", "收藏", "打印", "评论", "評論", "回复", "回覆", "留言", "阅读", "閱讀", "浏览", "关注",
    "關注", "字号", "字體", "字体", "返回", "上一", "下一", "首页", "首頁", "登录", "登入", "注册",
    "註冊", "下载", "更多", "正文", "广告", "廣告", "举报", "点赞", "訂閱", "订阅", "搜索", "搜尋",
    "摘要", "导读", "導讀", "资料图", "資料圖", "图片", "原标题", "简报", "列表", "刷新", "播放", "视频",
    "影音", "昨天", "今天", "前天", "刚刚", "日期", "时间", "時間", "客户端", "版权", "责任", "空间",
    "好友", "超大", "标准", "默认", "大字", "複製", "复制", "朋友圈", "微信", "微博", "扫一扫", "声明",
    "聲明", "焦點", "焦点", "简体", "繁体", "简體", "繁體", "讚", "赞", "只看楼主", "楼主", "作者",
    "来源", "發表", "发表",
];

fn is_control(text: &str) -> bool {
    CONTROL_WORDS.iter().any(|word| holds(text, word))
}

/// Names in the text beside a date: with the rule that found them and its score.
pub(super) fn names_beside_date(sides: [&str; 2]) -> Vec<(Vec<String>, &'static str, f32)> {
    let mut found = Vec::new();
    if sides.iter().any(|side| is_running_text(side)) {
        return found;
    }
    let [before, after] = sides;
    for side in [before, after] {
        let bare = side
            .trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')' | '（' | '）' | '.'))
            .trim();
        // A forum's 来自 names who opened the topic.
        let led = ["来自:", "来自：", "來自：", "来自", "发帖人", "楼主："]
            .iter()
            .find_map(|lead| bare.strip_prefix(lead));
        if let Some(name) = led.map(str::trim).filter(|n| (1..=30).contains(&n.chars().count())) {
            found.push((vec![name.to_owned()], "author-label", 0.6));
            continue;
        }
        if bare.is_empty() || bare.contains([':', '：']) {
            continue;
        }
        if bare.chars().any(is_han) {
            found.extend(han_names(bare, side.len() == before.len() && side == before));
        } else if !before.is_empty() || !after.is_empty() {
            let other = if side == before { after } else { before };
            let whole = !other.chars().any(char::is_alphanumeric);
            let names = split_names(bare);
            let people =
                !names.is_empty() && names.iter().all(|name| classify_name(name) == NameKind::Person);
            if whole && people && bare.chars().count() <= 60 {
                found.push((names, "person-beside-date", 0.35));
            }
        }
    }
    found
}

/// Whether a text beside a date is a sentence of the article, which names whom it speaks of, not who wrote.
fn is_running_text(side: &str) -> bool {
    /// Characters from which on a byline has no comma any more.
    const LONG: usize = 40;
    side.contains(['。', '？', '！']) || side.contains('，') && side.chars().count() > LONG
}

/// Chinese names in a text beside a date, reporters before others.
fn han_names(text: &str, before: bool) -> Vec<(Vec<String>, &'static str, f32)> {
    let mut reporters: Vec<String> = Vec::new();
    let mut others: Vec<String> = Vec::new();
    let mut parts: Vec<&str> = text
        .split([' ', '\u{3000}', '／', '/', '|', '｜', '、', '·'])
        .map(str::trim)
        .filter(|p| !p.is_empty() && find_bare_label(p).is_none())
        .collect();
    // 某某／綜合報導: who stands before it reported.
    let all = parts.len();
    parts.retain(|part| !["報導", "报道", "報道", "报导"].iter().any(|word| part.ends_with(word)));
    let reported = before && parts.len() == 1 && all == 2;
    for part in &parts {
        let marked = reported
            || ["记者", "記者", "编译", "編譯", "特派員", "特派员"].iter().any(|role| part.contains(role));
        let names = split_names(part);
        if marked {
            reporters.extend(names.into_iter().filter(|n| classify_name(n) == NameKind::Person));
        } else if !is_outlet_name(part)
            && !is_control(part)
            && find_counts(part) == crate::text::byline::Counts::default()
        {
            others.extend(
                names.into_iter().filter(|n| {
                    (2..=8).contains(&n.chars().count()) && !n.chars().any(|c| c.is_ascii_digit())
                }),
            );
        }
    }
    if !reporters.is_empty() {
        return vec![(reporters, "reporter-beside-date", 0.7)];
    }
    // Behind the date stand sections and controls as well as names: only a single part counts.
    let clear = if before { parts.len() <= 4 } else { parts.len() == 1 };
    if others.is_empty() || !clear || others.len() != parts.len() {
        return Vec::new();
    }
    let people = others.iter().all(|name| classify_name(name) == NameKind::Person);
    let score = if before { 0.55 } else { 0.35 } * if people { 1.0 } else { 0.9 };
    vec![(others, "name-beside-date", score)]
}

/// The outlet in a text beside a date (`某某报 記者某某／某地報導`).
pub(super) fn outlet_beside_date(text: &str) -> Option<String> {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    if !bare.chars().any(is_han) || bare.chars().count() > 40 {
        return None;
    }
    bare.split([' ', '\u{3000}', '／', '/', '|', '｜', ',', '，'])
        .map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()))
        .take(2)
        .find(|part| {
            is_outlet_name(part) && !is_control(part) && !holds(part, "报导") && !holds(part, "報導")
        })
        .map(str::to_owned)
}

/// `某报讯（记者 甲 乙）…` and `【編譯甲、記者乙／綜合報導】…` at the head of a paragraph.
pub(super) fn names_at_head(text: &str) -> Option<Vec<String>> {
    // The bracket opens within the first characters and is short.
    const OPENS: usize = 24;
    const LONGEST: usize = 60;
    let (start, open) = text.char_indices().take(OPENS).find(|(_, c)| matches!(c, '（' | '(' | '【'))?;
    let inside = text.get(start + open.len_utf8()..)?;
    let end = inside
        .char_indices()
        .take(LONGEST)
        .find(|(_, c)| matches!(c, '）' | ')' | '】'))
        .map(|(at, _)| at)?;
    let inside = inside.get(..end)?;
    let role = ["记者", "記者", "编译", "編譯", "通讯员", "特约撰稿", "实习生"]
        .iter()
        .any(|role| inside.contains(role));
    if !role {
        return None;
    }
    let mut names: Vec<String> = Vec::new();
    for part in inside.split(['／', '/']) {
        for name in split_names(part) {
            if classify_name(&name) == NameKind::Person && !is_outlet_name(&name) && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    (!names.is_empty()).then_some(names)
}

/// `…。（甲）` and `采写：某报记者 甲 乙` at the end of the body.
pub(super) fn names_at_end(text: &str) -> Option<Vec<String>> {
    let text = text.trim_end();
    let inside = text.strip_suffix(['）', ')'])?;
    let start = inside.rfind(['（', '('])?;
    let before = inside.get(..start)?.trim_end();
    let inside = inside.get(start..)?.trim_start_matches(['（', '(']);
    let ended = before.ends_with(['。', '！', '？', '”', '」', '.']);
    let han = inside.chars().filter(|c| is_han(*c)).count();
    let plain = inside.chars().all(|c| is_han(c) || c.is_whitespace() || c == '、');
    if !ended
        || !plain
        || !(2..=12).contains(&han)
        || matches!(inside, "完" | "全文完" | "图片来源" | "资料图" | "下同")
        || is_outlet_name(inside)
    {
        return None;
    }
    let names: Vec<String> = split_names(inside)
        .into_iter()
        .filter(|n| (2..=3).contains(&n.chars().count()) && classify_name(n) == NameKind::Person)
        .collect();
    (!names.is_empty()).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_brackets() {
        for (text, want) in [
            ("北港晚报讯（记者 林小满 周一鸣）6月18日，港口重开。", "林小满|周一鸣"),
            ("【編譯林小滿、記者周一鳴／綜合報導】港口昨日重開", "林小滿|周一鳴"),
            ("港口（北港）昨日重开。", ""),
        ] {
            assert_eq!(names_at_head(text).unwrap_or_default().join("|"), want, "{text}");
        }
        assert_eq!(names_at_end("港口昨日重开。（林小满）").unwrap(), ["林小满"]);
        assert_eq!(names_at_end("港口昨日重开。（完）"), None);
        assert_eq!(names_at_end("港口（北港）"), None);
    }

    #[test]
    fn outlets() {
        for (text, want) in [
            ("  北港晚报  ", Some("北港晚报")),
            ("北港日報 記者林小滿／北港報導", Some("北港日報")),
            ("林小满", None),
            ("分享", None),
        ] {
            assert_eq!(outlet_beside_date(text).as_deref(), want, "{text}");
        }
        assert_eq!(han_names("北港日報 記者林小滿／北港報導", false)[0].0, ["林小滿"]);
        assert_eq!(han_names("林小满", true)[0].0, ["林小满"]);
    }
}
