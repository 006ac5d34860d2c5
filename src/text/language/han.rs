//! Simplified or traditional Chinese, by characters that only one of them has.

use crate::order::sort_and_dedup;

/// Traditional characters and their simplified forms: the commonest in news. Pairs are left out whose
/// simplified form is a traditional character of its own (后, 里, 台, 面, 只 …). Picked by hand.
const PAIRS: &str = "國国學学會会來来時时個个們们這这為为說说對对開开關关長长門门問问間间東东車车發发現现見见\
經经業业產产電电話话實实體体點点種种當当從从後后還还進进過过運运動动務务機机場场報报議议論论請请讓让認认識识\
記记計计設设證证評评試试話话該该詳详語语誤误調调談谈謝谢講讲識识護护讀读變变預预題题類类願愿顧顾風风飛飞\
馬马驗验驚惊魚鱼鳥鸟麗丽黃黄齊齐龍龙龜龟億亿僅仅價价優优傳传傷伤備备儀仪兒儿兩两內内冊册劃划劇剧劑剂勞劳\
勝胜勢势勵励區区華华協协單单卻却參参雙双員员啟启嗎吗嚴严團团園园圍围圖图圓圆執执堅坚報报塊块壓压壞坏壯壮\
聲声處处備备夢梦奪夺奮奋媽妈婦妇孫孙寧宁審审寫写寬宽將将專专尋寻導导層层屬属島岛嶺岭帶带幣币幫帮幾几庫库\
廠厂廣广廳厅張张強强彈弹歸归錄录徑径復复憶忆應应懷怀態态總总戰战戲戏戶户擇择擊击擔担據据擴扩擾扰換换損损\
搶抢攝摄數数敵敌斷断於于舊旧曆历書书條条極极構构樂乐樓楼標标樣样權权檢检歐欧歲岁歷历殺杀毀毁氣气決决況况\
漢汉溝沟滅灭準准潔洁測测濟济滿满漁渔漲涨灣湾無无煩烦熱热燈灯營营爭争爺爷牆墙獎奖獨独獲获環环瑪玛畫画異异\
療疗盡尽監监盤盘眾众碼码確确禮礼離离種种稱称積积穩稳窮穷競竞筆笔節节範范築筑簡简簽签籌筹糧粮約约紀纪級级\
純纯紙纸納纳紛纷細细終终組组結结給给統统絕绝絲丝綜综綠绿維维網网緊紧線线緩缓練练縣县績绩織织繼继續续罰罚\
罷罢義义習习聖圣聞闻聯联職职聽听肅肃腦脑臉脸臨临舉举艦舰藝艺藥药虧亏蟲虫術术衛卫裝装補补製制複复覺觉覽览\
觀观規规視视親亲訂订訊讯訓训託托訪访許许訴诉詞词詢询詩诗誠诚誰谁課课諸诸譯译譽誉財财貢贡貨货販贩責责貴贵\
買买費费貿贸賀贺資资賓宾賞赏賠赔賣卖質质賴赖賽赛贈赠贊赞贏赢趕赶趙赵躍跃軌轨軍军軟软較较載载輕轻輛辆輪轮\
輯辑輸输轉转轟轰辦办農农適适遠远遲迟選选遺遗郵邮鄉乡鄰邻醫医釋释針针銀银銅铜銷销鋼钢錢钱錯错鍵键鎮镇鏡镜\
鐘钟鐵铁鑒鉴閃闪閉闭閣阁閱阅陣阵陰阴陳陈陸陆陽阳隊队階阶際际隨随險险隱隐雖虽雞鸡難难雲云電电靈灵靜静響响\
頁页頂顶項项順顺須须頓顿領领頭头頻频顆颗額额顏颜顯显飯饭飲饮館馆養养餘余駐驻駕驾騙骗騎骑驅驱鬆松鬥斗鬧闹\
鮮鲜鹽盐麥麦麼么黨党齡龄";

/// Characters of the simplified side of [`PAIRS`] that traditional text uses as well.
const SHARED: &str = "后于几云余松斗准制复托历范筑签胜种适么划";

/// `zh-Hans` or `zh-Hant` by which has more characters of its own; `None` for none of either.
pub(super) fn classify_han(text: &str, sample: usize) -> Option<&'static str> {
    let table = table();
    let (mut simplified, mut traditional) = (0_u32, 0_u32);
    for c in text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).take(sample) {
        match table.binary_search_by_key(&c, |&(known, _)| known).ok().and_then(|at| table.get(at)) {
            Some((_, true)) => simplified += 1,
            Some((_, false)) => traditional += 1,
            None => {}
        }
    }
    match simplified.cmp(&traditional) {
        std::cmp::Ordering::Greater => Some("zh-Hans"),
        std::cmp::Ordering::Less => Some("zh-Hant"),
        std::cmp::Ordering::Equal => None,
    }
}

/// The characters of one script only, sorted, and whether they are simplified.
fn table() -> &'static [(char, bool)] {
    static TABLE: std::sync::OnceLock<Vec<(char, bool)>> = std::sync::OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: Vec<_> = PAIRS
            .chars()
            .enumerate()
            .map(|(at, c)| (c, at % 2 == 1))
            .filter(|(c, _)| !SHARED.contains(*c))
            .collect();
        sort_and_dedup(&mut table);
        table
    })
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn no_character_is_of_both_scripts() {
        for pair in table().windows(2) {
            assert_ne!(pair[0].0, pair[1].0);
        }
    }
}
