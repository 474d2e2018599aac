//! From a trouble to what helps: in the policy of Tianjin, by what people type and by the list of troubles.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test"
)]

use std::{collections::BTreeSet, path::Path};

use jiuzhu_engine::{Answer, FactKey, Hit, Household, Pack, Screening, Verdict, search};
use jiuzhu_policy::compile_dir;

/// What is typed, and the name of the first or second thing that is found.
const QUERIES: [(&str, &str); 111] = [
    ("被老公打", "被家里人打"),
    ("洗肾", "家里有人得了大病"),
    ("户口不在天津", "去哪里申请"),
    ("我妈中风了怎么办", "家里有人得了大病"),
    ("脑梗死", "家里有人得了大病"),
    ("尿毒症透析没钱", "家里有人得了大病"),
    ("老伴得了癌", "家里有人得了大病"),
    ("孩子白血病", "家里有人得了大病"),
    ("看不起病", "家里有人得了大病"),
    ("住院费交不起", "家里有人得了大病"),
    ("心脏支架", "家里有人得了大病"),
    ("药费太贵", "家里有人得了大病"),
    ("老年痴呆没人看", "老人没人照顾"),
    ("瘫在床上没人管", "老人没人照顾"),
    ("儿子不管我", "老人没人照顾"),
    ("养老院太贵", "老人没人照顾"),
    ("五保", "特困"),
    ("五保户怎么办", "特困"),
    ("三无老人", "特困"),
    ("怎么吃低保", "低保"),
    ("低保", "低保"),
    ("低保户", "低保"),
    ("困难补助", "收入太低，过不下去"),
    ("没钱过日子", "收入太低，过不下去"),
    ("欠了好多债", "收入太低，过不下去"),
    ("揭不开锅了", "家里没有饭吃"),
    ("三天没吃饭", "家里没有饭吃"),
    ("孩子考上大学没钱交学费", "孩子上学交不起学费"),
    ("助学贷款", "孩子上学交不起学费"),
    ("幼儿园", "孩子上学交不起学费"),
    ("拐杖", "家里有残疾人"),
    ("想要个轮椅", "家里有残疾人"),
    ("耳朵聋了", "家里有残疾人"),
    ("眼睛看不见", "家里有残疾人"),
    ("孙子自闭症", "家里有残疾人"),
    ("精神病人", "家里有残疾人"),
    ("怎么办残疾证", "残疾证"),
    ("评残", "家里有残疾人"),
    ("下岗了", "刚失业，找不到工作"),
    ("失业金", "刚失业，找不到工作"),
    ("厂子把我辞退了", "刚失业，找不到工作"),
    ("公益岗", "刚失业，找不到工作"),
    ("老板拖欠工资", "欠我工资，要打官司"),
    ("打工的工钱要不回来", "欠我工资，要打官司"),
    ("要赡养费", "欠我工资，要打官司"),
    ("律师", "欠我工资，要打官司"),
    ("法律援助", "法律援助"),
    ("被车撞了不赔钱", "被人害了，拿不到赔偿"),
    ("肇事逃逸", "被人害了，拿不到赔偿"),
    ("车祸", "突然出事，急着救命"),
    ("家里着火了", "突然出事，急着救命"),
    ("家暴", "被家里人打"),
    ("丈夫打我", "被家里人打"),
    ("没地方住", "没有地方住"),
    ("钱包丢了回不了家", "没有地方住"),
    ("要饭的", "没有地方住"),
    ("房子塌了", "房子塌了、漏了、太小"),
    ("租不起房", "房子塌了、漏了、太小"),
    ("廉租房", "房子塌了、漏了、太小"),
    ("房子漏雨", "房子塌了、漏了、太小"),
    ("危房改造", "危房改造"),
    ("发大水淹了", "遭了灾"),
    ("地震", "遭了灾"),
    ("离婚带孩子", "一个人带孩子"),
    ("老公死了带俩娃", "家里有人去世"),
    ("孤儿", "孤儿"),
    ("孩子爸爸坐牢", "孩子没人养"),
    ("奶奶带孙子", "孩子没人养"),
    ("没爹没妈", "孩子没人养"),
    ("奶粉钱", "生了孩子，养不起"),
    ("老伴走了", "家里有人去世"),
    ("火化", "家里有人去世"),
    ("丧葬费", "家里有人去世"),
    ("暖气费", "冬天取暖、水电费太贵"),
    ("交不起电费", "冬天取暖、水电费太贵"),
    ("低保被停了", "不给批，或者停了"),
    ("为什么不给我批", "不给批，或者停了"),
    ("投诉", "不给批，或者停了"),
    ("不想活了", "心里难受，想不开"),
    ("抑郁", "心里难受，想不开"),
    ("高龄补贴", "高龄老人有没有补贴"),
    ("老人食堂", "老人没人照顾"),
    ("红十字会", "慈善帮扶"),
    ("水滴筹", "慈善帮扶"),
    ("打哪个电话", "哪个电话管什么"),
    ("去哪里申请", "去哪里申请"),
    ("不会用手机", "自己去不了怎么办"),
    ("查存款", "会查我家什么"),
    ("过年发钱", "涨价和过节补助"),
    ("外地人能办吗", "去哪里申请"),
    ("多久能批下来", "多久能办好，多久发钱"),
    ("爷爷90岁", "高龄老人有没有补贴"),
    ("孩子不会说话", "家里有残疾人"),
    ("房东赶我走", "没有地方住"),
    ("买不起药", "家里有人得了大病"),
    ("退休金太少", "收入太低，过不下去"),
    ("老婆跑了", "一个人带孩子"),
    ("刑满释放", "刚失业，找不到工作"),
    ("房子烧了", "突然出事，急着救命"),
    ("下雨屋里漏", "房子塌了、漏了、太小"),
    ("领导不管", "不给批，或者停了"),
    ("存款多少", "收入太低，过不下去"),
    ("话费", "残联补贴"),
    ("拆迁没房住", "没有地方住"),
    ("粮食被水淹", "遭了灾"),
    ("存折上有三万能不能办", "收入太低，过不下去"),
    ("没有子女的老人", "特困"),
    ("吃不上饭", "家里没有饭吃"),
    ("我没身份证", "去哪里申请"),
    ("死了人没钱埋", "家里有人去世"),
    ("儿子出车祸没钱救", "突然出事，急着救命"),
];

fn names<'p>(pack: &'p Pack, query: &str) -> Vec<&'p str> {
    let name = |hit| match hit {
        Hit::Trouble(n) => pack.troubles[usize::from(n)].name.as_str(),
        Hit::Programme(n) => &pack.programmes[usize::from(n)].short,
        Hit::Guide(n) => &pack.guides[usize::from(n)].name,
        Hit::Term(n) => &pack.glossary[usize::from(n)].name,
    };
    search(pack, query).into_iter().map(name).collect()
}

fn shipped(name: &str) -> Pack {
    let policy = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../policies")
        .join(name);
    compile_dir(&policy)
        .unwrap_or_else(|report| panic!("{report}"))
        .pack
}

#[test]
fn what_people_type_finds_what_helps() {
    let pack = shipped("tianjin");
    let mut missed = String::new();
    for (query, expected) in QUERIES {
        let found = names(&pack, query);
        if !found.iter().take(2).any(|name| *name == expected) {
            missed += &format!("“{query}” finds {found:?}, not first {expected}\n");
        }
    }
    assert!(missed.is_empty(), "{missed}");
}

#[test]
fn every_programme_is_reached_from_a_trouble() {
    for name in ["national", "tianjin"] {
        let pack = shipped(name);
        let reached: BTreeSet<_> = pack
            .troubles
            .iter()
            .flat_map(|trouble| &trouble.programmes)
            .collect();
        for (programme, id) in pack.programmes.iter().zip(0..) {
            assert!(
                reached.contains(&id),
                "{name}: no trouble leads to {}",
                programme.short
            );
        }
    }
}

/// The answers that a trouble gives do not speak against what it names first.
#[test]
fn a_trouble_leads_where_its_answers_lead() {
    for name in ["national", "tianjin"] {
        let pack = shipped(name);
        for trouble in pack.troubles.iter().filter(|trouble| !trouble.answers.is_empty()) {
            let mut household = Household::new(&pack);
            for given in &trouble.answers {
                let key = FactKey {
                    fact: given.fact,
                    member: None,
                };
                household
                    .set(&pack, key, Answer::Options(1 << given.option))
                    .unwrap();
            }
            let mut screening = Screening::new(&pack, pack.checked_on);
            screening.screen(&household);
            let first = trouble.programmes[0];
            assert!(screening.applies(first), "{name}: {}", trouble.name);
            assert_ne!(
                screening.verdict(first),
                Verdict::Unlikely,
                "{name}: {}",
                trouble.name
            );
        }
    }
}
