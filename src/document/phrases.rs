//! How Han characters are read: one by one, but for words in which a character has its other reading.
//!
//! Part of `document`; names of pages and the search take their pinyin from here.

use std::borrow::Cow;

use pinyin::ToPinyin;

/// Words of schools, towns and weeks in which a character is not read as it is alone, by their first character. The longest one counts.
const PHRASES: &[(&str, &str)] = &[
    ("三百六十行", "san bai liu shi hang"),
    ("东莞", "dong guan"),
    ("乐器", "yue qi"),
    ("乐团", "yue tuan"),
    ("乐曲", "yue qu"),
    ("乐谱", "yue pu"),
    ("乐队", "yue dui"),
    ("了不起", "liao bu qi"),
    ("了解", "liao jie"),
    ("人参", "ren shen"),
    ("什么", "shen me"),
    ("会计", "kuai ji"),
    ("会长", "hui zhang"),
    ("传记", "zhuan ji"),
    ("便宜", "pian yi"),
    ("内行", "nei hang"),
    ("军乐", "jun yue"),
    ("出差", "chu chai"),
    ("区长", "qu zhang"),
    ("厂长", "chang zhang"),
    ("厅长", "ting zhang"),
    ("厦门", "xia men"),
    ("县长", "xian zhang"),
    ("双重", "shuang chong"),
    ("各行各业", "ge hang ge ye"),
    ("同行业", "tong hang ye"),
    ("器乐", "qi yue"),
    ("增长", "zeng zhang"),
    ("声乐", "sheng yue"),
    ("声调", "sheng diao"),
    ("处长", "chu zhang"),
    ("外行", "wai hang"),
    ("大夫", "dai fu"),
    ("夺冠", "duo guan"),
    ("奏乐", "zou yue"),
    ("学长", "xue zhang"),
    ("宝藏", "bao zang"),
    ("家长", "jia zhang"),
    ("局长", "ju zhang"),
    ("市长", "shi zhang"),
    ("师长", "shi zhang"),
    ("年长", "nian zhang"),
    ("店长", "dian zhang"),
    ("弹唱", "tan chang"),
    ("弹奏", "tan zou"),
    ("弹琴", "tan qin"),
    ("总长", "zong chang"),
    ("成长", "cheng zhang"),
    ("所长", "suo zhang"),
    ("排行", "pai hang"),
    ("效率", "xiao lv"),
    ("曲子", "qu zi"),
    ("曲艺", "qu yi"),
    ("曲调", "qu diao"),
    ("朝夕", "zhao xi"),
    ("朝气", "zhao qi"),
    ("朝阳", "chao yang"),
    ("村长", "cun zhang"),
    ("校准", "jiao zhun"),
    ("校对", "jiao dui"),
    ("校正", "jiao zheng"),
    ("校长", "xiao zhang"),
    ("校验", "jiao yan"),
    ("模具", "mu ju"),
    ("模板", "mu ban"),
    ("模样", "mu yang"),
    ("民乐", "min yue"),
    ("生长", "sheng zhang"),
    ("目的", "mu di"),
    ("着力", "zhuo li"),
    ("着手", "zhuo shou"),
    ("着眼", "zhuo yan"),
    ("着装", "zhuo zhuang"),
    ("着重", "zhuo zhong"),
    ("睡觉", "shui jiao"),
    ("社长", "she zhang"),
    ("科长", "ke zhang"),
    ("秘书长", "mi shu zhang"),
    ("站长", "zhan zhang"),
    ("管乐", "guan yue"),
    ("组长", "zu zhang"),
    ("自传", "zi zhuan"),
    ("船长", "chuan zhang"),
    ("行业", "hang ye"),
    ("行列", "hang lie"),
    ("行家", "hang jia"),
    ("行当", "hang dang"),
    ("行情", "hang qing"),
    ("行长", "hang zhang"),
    ("西藏", "xi zang"),
    ("角色", "jue se"),
    ("角逐", "jue zhu"),
    ("调动", "diao dong"),
    ("调度", "diao du"),
    ("调查", "diao cha"),
    ("调研", "diao yan"),
    ("调试", "tiao shi"),
    ("还乡", "huan xiang"),
    ("还书", "huan shu"),
    ("还原", "huan yuan"),
    ("还礼", "huan li"),
    ("部长", "bu zhang"),
    ("都市", "du shi"),
    ("都江堰", "du jiang yan"),
    ("重修", "chong xiu"),
    ("重叠", "chong die"),
    ("重启", "chong qi"),
    ("重塑", "chong su"),
    ("重复", "chong fu"),
    ("重庆", "chong qing"),
    ("重建", "chong jian"),
    ("重播", "chong bo"),
    ("重新", "chong xin"),
    ("重温", "chong wen"),
    ("重现", "chong xian"),
    ("重组", "chong zu"),
    ("重走", "chong zou"),
    ("重返", "chong fan"),
    ("重逢", "chong feng"),
    ("重阳", "chong yang"),
    ("银行", "yin hang"),
    ("镇长", "zhen zhang"),
    ("长大", "zhang da"),
    ("长辈", "zhang bei"),
    ("队长", "dui zhang"),
    ("院长", "yuan zhang"),
    ("音乐", "yin yue"),
    ("馆长", "guan zhang"),
    ("首都", "shou du"),
    ("鼓乐", "gu yue"),
];

/// Readings of characters that the dictionary alone would read the rarer way.
const ALONE: &[(char, &str)] = &[
    ('长', "chang"),
    ('重', "zhong"),
    ('乐', "le"),
    ('行', "xing"),
    ('校', "xiao"),
    ('调', "tiao"),
    ('会', "hui"),
    ('系', "xi"),
    ('都', "du"),
    ('了', "le"),
];

/// Every character with its reading, plain and without tones (`lv` for 绿); `None` for what is no Han character.
pub(super) fn readings(text: &str) -> Vec<(char, Option<Cow<'static, str>>)> {
    let chars: Vec<char> = text.chars().collect();
    let mut read = Vec::with_capacity(chars.len());
    while let Some(rest) = chars.get(read.len()..).filter(|rest| !rest.is_empty()) {
        match phrase(rest) {
            Some(syllables) => read.extend(rest.iter().copied().zip(syllables.split(' ').map(|syllable| Some(Cow::Borrowed(syllable))))),
            None => read.push((rest[0], alone(rest[0]))),
        }
    }
    read
}

/// The longest phrase that begins here.
fn phrase(rest: &[char]) -> Option<&'static str> {
    if rest[0].is_ascii() {
        return None;
    }
    // The table is sorted, so those with one first character stand together.
    let first = |phrase: &str| phrase.chars().next().unwrap_or_default();
    let from = PHRASES.partition_point(|(phrase, _)| first(phrase) < rest[0]);
    let fitting = PHRASES[from..].iter().take_while(|(phrase, _)| first(phrase) == rest[0]);
    let begins = |phrase: &str| {
        let mut here = rest.iter();
        phrase.chars().all(|c| here.next() == Some(&c))
    };
    fitting.filter(|(phrase, _)| begins(phrase)).max_by_key(|(phrase, _)| phrase.len()).map(|(_, syllables)| *syllables)
}

fn alone(c: char) -> Option<Cow<'static, str>> {
    if c.is_ascii() {
        return None;
    }
    let usual = ALONE.iter().find(|(known, _)| *known == c).map(|(_, reading)| Cow::Borrowed(*reading));
    usual.or_else(|| {
        let plain = c.to_pinyin()?.plain();
        Some(if plain.contains('ü') { Cow::Owned(plain.replace('ü', "v")) } else { Cow::Borrowed(plain) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_has_a_syllable_a_character() {
        assert!(PHRASES.is_sorted_by(|one, next| one.0 < next.0), "{:?}", PHRASES.windows(2).find(|two| two[0].0 >= two[1].0));
        for (phrase, syllables) in PHRASES {
            assert_eq!(phrase.chars().count(), syllables.split(' ').count(), "{phrase}");
        }
    }

    #[test]
    fn characters_with_two_readings_are_read_as_in_their_word() {
        for (text, read) in [
            ("重庆", "chong qing"),
            ("重点", "zhong dian"),
            ("音乐", "yin yue"),
            ("快乐", "kuai le"),
            ("长跑", "chang pao"),
            ("校长", "xiao zhang"),
            ("家长会", "jia zhang hui"),
            ("银行", "yin hang"),
            ("行动", "xing dong"),
            ("学校", "xue xiao"),
            ("校对", "jiao dui"),
            ("调研", "diao yan"),
            ("空调", "kong tiao"),
            ("会计", "kuai ji"),
            ("汽修系", "qi xiu xi"),
            ("职业教育", "zhi ye jiao yu"),
            ("一技在手", "yi ji zai shou"),
            ("便民服务", "bian min fu wu"),
            ("角色", "jue se"),
            ("数控", "shu kong"),
            ("茶艺展示", "cha yi zhan shi"),
            ("参观", "can guan"),
            ("体验", "ti yan"),
            ("传统", "chuan tong"),
            ("发布会", "fa bu hui"),
            ("招聘", "zhao pin"),
            ("启动仪式", "qi dong yi shi"),
            ("烹饪", "peng ren"),
            ("护理", "hu li"),
            ("中药", "zhong yao"),
            ("朗诵", "lang song"),
            ("种植", "zhong zhi"),
            ("处理", "chu li"),
            ("相声", "xiang sheng"),
            ("应用", "ying yong"),
            ("少年", "shao nian"),
            ("好人好事", "hao ren hao shi"),
            ("为民", "wei min"),
            ("地方", "di fang"),
            ("我的家", "wo de jia"),
            ("分享", "fen xiang"),
            ("单车", "dan che"),
            ("石头", "shi tou"),
            ("结业", "jie ye"),
            ("作坊", "zuo fang"),
        ] {
            let readings: Vec<_> = readings(text).into_iter().filter_map(|(_, reading)| reading).collect();
            assert_eq!(readings.join(" "), read, "{text}");
        }
    }
}
