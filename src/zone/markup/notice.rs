//! Lines of Chinese pages that stand right under the text, in its own element, and are no part of it:
//! who edited it, what nobody is liable for, what to scan, how long ago it appeared.
//!
//! Too few pages to learn from show them; portals do on most.

use crate::lexicon::fold::fold_phrase;
use crate::lexicon::{Role, begin, begins, ends, holds};
use crate::zone::features::BlockFacts;

/// Longest line of this sort, in tokens (about as many characters).
const LONGEST: u32 = 40;
/// Longest disclaimer.
const LONGEST_DISCLAIMER: u32 = 250;

/// Whether a block is such a line, or several of them.
pub(super) fn is_notice(block: &BlockFacts, text: &str) -> bool {
    if block.text.cjk * 2 < block.text.tokens || block.text.tokens > LONGEST_DISCLAIMER || block.level > 0 {
        return false;
    }
    let folded = fold_phrase(text);
    let head = folded.trim_start_matches(['(', '（', '[', '【', '*', ' ']);
    if begins(Role::NoticeOpener, head) {
        return true;
    }
    let edited = begin(Role::EditedBy, head)
        .and_then(|label| head.get(label.span.end..))
        .is_some_and(|rest| rest.trim_start().starts_with([':', '：', '/', '／', '|', '｜', '丨']));
    if block.text.tokens > LONGEST {
        // Accounts close with those who made the text, and go on with what to scan and reply, a line each.
        return edited && text.lines().all(|line| line.chars().count() <= LONGEST as usize);
    }
    edited || holds(Role::ScanCode, &folded) || ends(Role::AgeEnd, &folded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zone::features::measure_text;

    #[test]
    fn lines_under_the_text_are_told_from_it() {
        for (text, notice) in [
            ("责任编辑：林小舟", true),
            ("（ 責任編輯：林小舟 ）", true),
            ("【免责声明】本文仅代表作者本人观点，与林港日报无关。", true),
            ("扫码阅读全文", true),
            ("林港日报 · 8小时前", true),
            ("编辑部星期一说，渡轮恢复通航。", false),
            ("渡轮在3小时前恢复通航，船期表贴在码头入口。", false),
            ("Editor: Ann Lind", false),
            (
                "编辑|林小舟\n校对|何静\n点击菜单栏【港口服务】查看船期\n1、回复【船票】查看票价\n2、回复【天气】看看港口有多美\n看都看完了，点个在看",
                true,
            ),
            (
                "编辑|林小舟\n渡轮星期一恢复通航，港务办公室说，停航五个月的原因是一个零件必须在船厂重新制造，而船厂的订单一直排到秋天，谁也没有办法。",
                false,
            ),
        ] {
            let facts = BlockFacts { text: measure_text(text, &mut Vec::new()), ..BlockFacts::default() };
            assert_eq!(is_notice(&facts, text), notice, "{text}");
        }
    }
}
