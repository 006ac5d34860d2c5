//! Who is named, in small texts written for it.

use super::{find_names, list_people};
use crate::reading::passage::Passage;
use crate::reading::prose::prepare;

/// The persons of a text: name, other forms, titles.
fn people(text: &str) -> Vec<String> {
    let passages: Vec<Passage<'_>> =
        (0..).zip(text.split('\n')).map(|(block, text)| Passage { block, text, heading: false }).collect();
    let prose = prepare(&passages);
    let names = find_names(&prose);
    let people = list_people(&prose, &names).into_iter();
    people
        .map(|person| {
            format!("{} ({}) [{}]", person.name, person.aliases.join(", "), person.titles.join("; "))
        })
        .collect()
}

fn check(cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expect) in cases {
        let found = people(text);
        if found != *expect {
            wrong.push(format!("{text}\n  expected {expect:#?}\n  found    {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn chinese_names_by_what_stands_beside_them() {
    check(&[
        ("云川市市长何远山表示，桥没有问题。", &["何远山 () [云川市市长]"]),
        ("雲川市市長何遠山表示，橋沒有問題。", &["何遠山 () [雲川市市長]"]),
        ("江北大学教授林晓雯说，桥太旧了。", &["林晓雯 () [江北大学教授]"]),
        ("市水务局局长王一川、副局长李思远到场。", &["王一川 () [市水务局局长]", "李思远 () [副局长]"]),
        (
            "北海国总统海因·布兰德（Hein Brand）抵达云川。",
            &["海因·布兰德 (Hein Brand, 布兰德, Brand) [北海国总统]"],
        ),
        (
            "北海國總統海因·布蘭德（Hein Brand）抵達雲川。",
            &["海因·布蘭德 (Hein Brand, 布蘭德, Brand) [北海國總統]"],
        ),
        ("北海国总统海因·布兰德抵达云川。布兰德表示，会谈顺利。", &["海因·布兰德 (布兰德) [北海国总统]"]),
        ("派翠莎·金说，桥没有问题。", &["派翠莎·金 () []"]),
        (
            "海因·J·布兰德总统会晤了云川市市长何远山。",
            &["海因·J·布兰德 (布兰德) [总统]", "何远山 () [云川市市长]"],
        ),
        (
            "海因·J·布蘭德總統會晤了雲川市市長何遠山。",
            &["海因·J·布蘭德 (布蘭德) [總統]", "何遠山 () [雲川市市長]"],
        ),
        ("江北“新桥之友”协会会长何远山表示，钱不够。", &["何远山 () [江北“新桥之友”协会会长]"]),
        ("江北「新橋之友」協會會長何遠山表示，錢不夠。", &["何遠山 () [江北「新橋之友」協會會長]"]),
        ("正在为新桥奔波的市长何远山表示，钱不够。", &["何远山 () [市长]"]),
        ("正在為新橋奔波的市長何遠山表示，錢不夠。", &["何遠山 () [市長]"]),
        ("展览“云川·新桥”昨日开幕。", &[]),
        ("何姓发言人说，桥没有问题。", &[]),
        ("多名专家表示，桥太旧了。", &[]),
        ("市政府表示，桥太旧了。", &[]),
        ("一名店主说，生意不好。", &[]),
        ("梁教授说，桥太旧了。", &[]),
        ("梁教授说，桥太旧了。梁还说，桥会塌。", &[]),
        // Named once, and nothing stands beside: the characters tell.
        ("会议由何远山主持，王丹青没有到场。", &["何远山 () []", "王丹青 () []"]),
        ("何励之教授在文章中宣布试验失败。", &["何励之 () [教授]"]),
        ("李否认桥是他拆的。", &[]),
        ("黄说，桥太旧了。", &[]),
        ("学者研究李与布兰德的文字。", &[]),
        ("代表团访问了莫桑比克和博茨瓦纳。", &[]),
        ("对此澜州外长顾承远表示，会谈顺利。", &["顾承远 () [澜州外长]"]),
        ("何远山的夫人刘敏到场。", &["何远山 () []", "刘敏 () [夫人]"]),
        ("（译者：王嘉宁/核稿：严思远）", &[]),
        ("新华通讯社云川5月3日电（记者李一川）市长何远山说，桥没有问题。", &["何远山 () [市长]"]),
        ("云川人陆一鸣是江北大学的教授，住在城里。陆一鸣说，他喜欢这里。", &["陆一鸣 () [江北大学的教授]"]),
    ]);
}

#[test]
fn english_names_by_what_stands_beside_them() {
    check(&[
        ("Mayor Anna Brook said the bridge was safe.", &["Anna Brook (Brook) [Mayor]"]),
        ("Eastham Mayor Anna Brook said the bridge was safe.", &["Anna Brook (Brook) [Eastham Mayor]"]),
        (
            "Anna Brook, the mayor of Eastham, said the bridge was safe.",
            &["Anna Brook (Brook) [mayor of Eastham]"],
        ),
        ("“It is safe,” said Tom Hale, 41, a farmer.", &["Tom Hale (Hale) [farmer]"]),
        ("Sen. Anna Brook opened the bridge. Brook said it was safe.", &["Anna Brook (Brook) [Sen.]"]),
        (
            "Secretary of State Anna J. Brook met the farmers on Monday. Brook said the bridge was safe.",
            &["Anna J. Brook (Brook) [Secretary of State]"],
        ),
        ("The Eastham City Council said the bridge was safe.", &[]),
        ("Officials in Eastham said the bridge was safe.", &[]),
        ("The bridge was closed on Monday.", &[]),
    ]);
}
