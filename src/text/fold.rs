//! Folding for comparison with tables of phrases: case, width, and the traditional forms of the
//! characters that page furniture is written with.

/// Traditional and simplified forms of the characters that occur in labels, buttons and headings of
/// lists (not of the whole language: names and prose are never folded with this).
const FURNITURE: &str = "評评論论閱阅讀读關关聞闻編编輯辑來来時时間间發发佈布訂订廣广員员錄录註注冊册瀏浏覽览轉转載载\
聲声責责權权點点擊击熱热門门薦荐鏈链連连複复製制頁页頂顶樓楼層层記记圖图攝摄資资號号證证備备類类欄栏網网贊赞讚赞\
檢检舉举報报應应簡简體体總总專专題题視视頻频導导個个會会與与說说話话請请輸输內内寫写長长條条則则這这裡里為为對对\
還还後后過过週周陸陆達达積积極极國国際际財财經经體体樂乐標标籤签誰谁見见觀观當当現现據据處处務务隱隐條条違违\
絡络絡络傳传電电腦脑機机廠厂紙纸貼贴結结閉闭啟启樣样讓让顯显檔档選选擇择單单開开啓启區区縣县廳厅溫温稱称筆笔\
撰撰執执審审稿稿譯译監监製制術术無无斷断禁禁許许鬱郁準准確确實实誤误錯错雙双優优惠惠貨货買买賣卖價价專专";

/// The simplified form of a traditional character of the table, else the character itself.
fn fold_furniture(c: char) -> char {
    if !('\u{4E00}'..='\u{9FFF}').contains(&c) {
        return c;
    }
    let table = furniture();
    table.binary_search_by_key(&c, |pair| pair.0).ok().and_then(|at| table.get(at)).map_or(c, |pair| pair.1)
}

fn furniture() -> &'static [(char, char)] {
    static TABLE: std::sync::OnceLock<Vec<(char, char)>> = std::sync::OnceLock::new();
    TABLE.get_or_init(|| {
        let chars: Vec<char> = FURNITURE.chars().collect();
        let mut pairs: Vec<(char, char)> = chars.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
        crate::order::sort(&mut pairs);
        pairs.dedup_by_key(|pair| pair.0);
        pairs
    })
}

/// Full-width ASCII to ASCII, ideographic punctuation left alone.
const fn fold_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => match char::from_u32(c as u32 - 0xFEE0) {
            Some(narrow) => narrow,
            None => c,
        },
        '\u{3000}' | '\u{A0}' => ' ',
        '\u{2019}' => '\'',
        _ => c,
    }
}

/// The text in the form that tables of phrases use: lower case, half width, simplified furniture.
pub(crate) fn fold_phrase(text: &str) -> String {
    fold_start(text, usize::MAX)
}

/// The same of the first so many characters.
pub(crate) fn fold_start(text: &str, chars: usize) -> String {
    if text.is_ascii() {
        return text.get(..chars).unwrap_or(text).to_ascii_lowercase();
    }
    text.chars().take(chars).map(fold_width).flat_map(char::to_lowercase).map(fold_furniture).collect()
}

#[cfg(test)]
mod tests {
    use super::fold_phrase;

    #[test]
    fn folds_case_width_and_furniture() {
        for (text, expect) in [
            ("Read More", "read more"),
            ("ＩＣＰ備１２", "icp备12"),
            ("瀏覽：５", "浏览:5"),
            ("責任編輯", "责任编辑"),
            ("Don’t", "don't"),
        ] {
            assert_eq!(fold_phrase(text), expect);
        }
    }
}
