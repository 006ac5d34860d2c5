//! What follows the body: the last parts of the byline, the source, advertisements, notices.

use super::Draft;
use super::byline::{Byline, judge_byline};
use super::line::Line;
use crate::model::Zone;
use crate::text::phrases::Cue;
use crate::text::search::holds;

/// How many lines behind the body belong to its end.
const REACH: usize = 6;

/// Decides the lines right behind the body, and the notices of the foot.
pub(super) fn mark_tail(draft: &mut Draft) {
    let end = draft.body_end();
    mark_end_of_article(draft, end);
    mark_forms(draft);
    mark_notices(draft);
}

fn mark_end_of_article(draft: &mut Draft, end: usize) {
    if end == 0 {
        return;
    }
    for i in end..(end + REACH).min(draft.lines.len()) {
        if !draft.is_open(i) {
            break;
        }
        let line = &draft.lines[i];
        if line.address {
            draft.set(i, Zone::SourceLink, 0.85);
        } else if is_source_link(line) {
            draft.set(i, Zone::SourceLink, 0.8);
        } else if line.cue.is_none() && judge_byline(line) == Byline::Sure && line.mass <= 30.0 {
            draft.set(i, Zone::Byline, 0.75);
        } else if is_selling(line) {
            draft.set(i, Zone::Advertisement, 0.7);
        } else if matches!(
            line.cue,
            Some(Cue::RankingHead | Cue::RecommendationHead | Cue::CommentsHead | Cue::Legal)
        ) {
            break;
        }
    }
}

/// Whether a line gives the address of its original.
fn is_source_link(line: &Line) -> bool {
    let lower = line.text.to_lowercase();
    let labelled =
        ["原文", "来源", "來源", "链接", "本文地址", "source", "original", "read the original", "via"]
            .iter()
            .any(|word| lower.starts_with(word));
    labelled
        && (holds(&lower, "http://") || holds(&lower, "https://") || holds(&lower, "www."))
        && line.mass <= 60.0
}

/// Words that sell, lower case; two of them and an exclamation make an advertisement.
const SELLING: &[&str] = &[
    "功效",
    "专利",
    "疗效",
    "根治",
    "消除",
    "祛",
    "减肥",
    "增高",
    "壮阳",
    "保健",
    "强心",
    "护脑",
    "补肾",
    "回头客",
    "优惠",
    "限时",
    "特价",
    "打折",
    "折扣",
    "抢购",
    "免费领取",
    "免费试用",
    "包邮",
    "加盟",
    "代理",
    "热线",
    "咨询电话",
    "订购",
    "购买",
    "下单",
    "正品",
    "促销",
    "秒杀",
    "独家配方",
    "无副作用",
    "贷款",
    "理财产品",
    "高额返利",
    "移民",
    "律师楼",
    "free trial",
    "limited time",
    "discount",
    "% off",
    "order now",
    "buy now",
    "call now",
    "best price",
    "special offer",
    "money back",
    "free shipping",
    "act now",
    "promo code",
    "coupon",
];

/// Whether a line offers something for sale.
pub(super) fn is_selling(line: &Line) -> bool {
    let lower = line.text.to_lowercase();
    let words = SELLING.iter().filter(|word| lower.contains(*word)).count();
    let loud = line.text.contains(['!', '！', '【', '★', '☆', '¥', '$', '￥']) || line.bullet;
    line.mass <= 80.0 && (words >= 3 || (words >= 2 && loud))
}

/// Fields and buttons next to the line that asks for comments.
fn mark_forms(draft: &mut Draft) {
    for i in 0..draft.lines.len() {
        if draft.lines[i].cue != Some(Cue::CommentForm) || !draft.is_open(i) {
            continue;
        }
        draft.set(i, Zone::CommentForm, 0.9);
        for j in i + 1..(i + 8).min(draft.lines.len()) {
            if !matches!(draft.lines[j].cue, Some(Cue::FormPart | Cue::CommentForm)) {
                break;
            }
            draft.set(j, Zone::CommentForm, 0.8);
        }
    }
}

/// Notices of rights and of responsibility. A disclaimer that stands with the notices of rights at
/// the foot, and is not announced as one, belongs to them.
fn mark_notices(draft: &mut Draft) {
    let legal = |draft: &Draft, i: usize| draft.lines.get(i).is_some_and(|line| line.cue == Some(Cue::Legal));
    for i in draft.body_end()..draft.lines.len() {
        if draft.lines[i].cue != Some(Cue::Disclaimer) {
            continue;
        }
        let beside = legal(draft, i + 1) || (i > 0 && legal(draft, i - 1));
        let announced = is_announced(draft.lines[i].text);
        draft.set(i, if beside && !announced { Zone::Legal } else { Zone::Disclaimer }, 0.85);
    }
}

/// Whether a line begins with the word for a disclaimer.
fn is_announced(text: &str) -> bool {
    let head: String = text.chars().take(12).collect::<String>().to_lowercase();
    ["声明", "聲明", "免责", "免責", "disclaimer", "风险提示", "特别提示"]
        .iter()
        .any(|word| holds(&head, word))
}
