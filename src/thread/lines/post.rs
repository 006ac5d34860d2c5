//! From anchors to posts: author, time, text, counts and whom they answer.

use crate::block::Page;
use crate::text::date::{DateHints, find_date};
use crate::text::phrases::Cue;
use crate::thread::Post;
use crate::thread::addressee::{addressee, reply_target};

use super::anchor::Sign;
use super::layout::{Author, Layout, is_initial, name_above, name_beside, trim_name};

/// Most blocks of the last post, where nothing marks its end and the other posts give no measure.
const LAST_POST: usize = 3;

/// Cuts the thread into posts.
pub(super) fn cut_posts(page: &Page, signs: &[Sign], anchors: &[usize], layout: &Layout) -> Vec<Post> {
    let longest = layout.starts.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).max().unwrap_or(0);
    let mut posts = Vec::with_capacity(anchors.len());
    for (n, (&anchor, &start)) in anchors.iter().zip(&layout.starts).enumerate() {
        let next = layout.starts.get(n + 1).copied();
        let end = next.unwrap_or_else(|| last_end(signs, anchor, longest.max(LAST_POST), layout.author));
        posts.push(read_post(page, signs, anchor, start..end, layout.author));
    }
    resolve_names(&mut posts);
    posts
}

/// Where the last post ends: at the first line that is furniture of the page.
fn last_end(signs: &[Sign], anchor: usize, longest: usize, author: Author) -> usize {
    if author == Author::First {
        return (anchor + 1..signs.len()).find(|&i| !signs[i].buttons).unwrap_or(signs.len());
    }
    let limit = (anchor + 1 + longest).min(signs.len());
    let stops = |sign: &Sign| {
        !sign.buttons
            && matches!(
                sign.cue,
                Some(
                    Cue::Legal
                        | Cue::RankingHead
                        | Cue::RecommendationHead
                        | Cue::CommentForm
                        | Cue::Control
                        | Cue::Share
                        | Cue::Promotion
                        | Cue::Disclaimer
                        | Cue::Home
                )
            )
    };
    (anchor + 1..limit).find(|&i| stops(&signs[i])).unwrap_or(limit)
}

fn read_post(
    page: &Page,
    signs: &[Sign],
    anchor: usize,
    range: std::ops::Range<usize>,
    author: Author,
) -> Post {
    let text_of = |i: usize| page.blocks.get(i).map_or("", |block| block.text.as_str());
    let anchor_sign = &signs[anchor];
    let name_at = match author {
        Author::Above => name_above(signs, anchor).filter(|i| range.contains(i) && signs[*i].name),
        Author::Below => Some(anchor + 1).filter(|i| range.contains(i) && signs[*i].name),
        Author::First => {
            Some(range.start).map(|i| if is_initial(text_of(i), text_of(i + 1)) { i + 1 } else { i })
        }
        Author::Beside | Author::Nowhere => None,
    };
    let name = match name_at {
        Some(i) => Some(trim_name(text_of(i)).to_owned()),
        None => name_beside(text_of(anchor), anchor_sign).map(str::to_owned),
    }
    .filter(|name| !name.is_empty());
    let mut post = Post {
        floor: anchor_sign.floor.map(|(floor, _)| floor),
        author: name,
        blocks: range.clone().map(|i| i as u32).collect(),
        ..Post::default()
    };
    let head = name_at.unwrap_or(range.start).max(anchor);
    for i in range {
        let text = text_of(i);
        let sign = &signs[i];
        let above = i <= head && author != Author::First;
        let own = i == anchor || Some(i) == name_at || above;
        if (own || sign.chars <= 60)
            && post.posted.is_none()
            && let Some(span) = sign.when
            && (own || is_only_time(text, span))
        {
            post.posted = find_date(text, &DateHints::default()).map(|date| date.moment.notation());
            continue;
        }
        // Some pages print the floor below what the post says.
        if !own && let Some((floor, _)) = sign.floor.filter(|_| post.floor.is_none() && sign.chars <= 60) {
            post.floor = Some(floor);
            continue;
        }
        if own || is_furniture(sign) || is_initial(text, text_of(i + 1)) && Some(i + 1) == name_at {
            read_likes(text, sign, &mut post);
            continue;
        }
        post.body.push(i as u32);
    }
    post.head = post.blocks.iter().copied().filter(|i| post.body.binary_search(i).is_err()).collect();
    finish_text(page, &mut post);
    post
}

/// Whether a line states a time and nothing else.
fn is_only_time(text: &str, [from, to]: [usize; 2]) -> bool {
    let rest = |part: Option<&str>| part.unwrap_or_default().chars().filter(|c| c.is_alphanumeric()).count();
    rest(text.get(..from)) + rest(text.get(to..)) <= 8
}

/// Lines inside a post that are not what it says.
fn is_furniture(sign: &Sign) -> bool {
    sign.buttons
        || matches!(
            sign.cue,
            Some(Cue::Control | Cue::Share | Cue::Advertisement | Cue::CommentForm | Cue::CommentsHead)
        ) && sign.chars <= 30
}

fn read_likes(text: &str, sign: &Sign, post: &mut Post) {
    let likes = ["赞", "讚", "顶", "支持", "like", "upvote", "いいね", "推荐"];
    let lower = text.to_lowercase();
    if sign.buttons && post.likes.is_none() {
        post.likes =
            likes.iter().find_map(|word| lower.find(word).and_then(|at| number_near(&lower, at, word.len())));
    }
}

/// The number directly behind a word, or directly before it.
fn number_near(text: &str, at: usize, length: usize) -> Option<u32> {
    let after = text.get(at + length..)?.trim_start_matches([' ', '(', '（', ':', '：', 's', '[']);
    let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    after.get(..digits)?.parse().ok().or_else(|| {
        let before = text.get(..at)?.trim_end();
        let start = before.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |i| i + 1);
        before.get(start..)?.parse().ok()
    })
}

/// Joins the body, and takes the counts and the addressee out of it.
fn finish_text(page: &Page, post: &mut Post) {
    let mut text = String::new();
    for &i in &post.body {
        if let Some(block) = page.blocks.get(i as usize) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&block.text);
        }
    }
    if let Some((count, start)) = trailing_count(&text) {
        post.reply_count = Some(count);
        text.truncate(text.get(..start).map_or(0, |kept| kept.trim_end().len()));
    }
    post.reply_to = reply_target(&text).filter(|floor| post.floor.is_none_or(|own| *floor < own));
    post.text = text;
}

/// `[2评]`, `(3条回复)`, `[4 replies]` at the end of a post: the count and where it starts.
fn trailing_count(text: &str) -> Option<(u32, usize)> {
    let open = text.rfind(['[', '(', '（', '【'])?;
    let inner = text.get(open..)?.trim_start_matches(['[', '(', '（', '【']);
    let inner = inner.strip_suffix([']', ')', '）', '】'])?;
    let digits = inner.find(|c: char| !c.is_ascii_digit())?;
    let unit = inner.get(digits..)?.trim().to_lowercase();
    let units = [
        "评",
        "評",
        "评论",
        "條評論",
        "条评论",
        "回复",
        "条回复",
        "回覆",
        "則回覆",
        "reply",
        "replies",
        "comments",
        "comment",
    ];
    units.contains(&unit.as_str()).then_some((inner.get(..digits)?.parse().ok()?, open))
}

/// Answers to a name are answers to the last post of that name.
fn resolve_names(posts: &mut [Post]) {
    let mut last: std::collections::BTreeMap<String, u32> = std::collections::BTreeMap::new();
    for post in posts {
        if post.reply_to.is_none()
            && let Some(name) = addressee(&post.text)
        {
            post.reply_to = last.get(name).copied();
        }
        if let (Some(author), Some(floor)) = (&post.author, post.floor) {
            last.insert(author.clone(), floor);
        }
    }
}
