//! Households as they are written, and what is said about those that cannot be read.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

mod support;

use jiuzhu_engine::{
    Answer, Date, Household, Number, Pack, Range,
    input::{self, Raw},
    limits,
    pack::{Kind, Unit},
    text,
};

use support::{
    hand::{EACH, HOME, NO, YES, is},
    sketch::{Sketch, between, choice, fraction, from, key},
    today,
};

const CAR: u16 = 1;
const LEVEL: u16 = 2;
const SAVINGS: u16 = 3;
const BORN: u16 = 4;
const AGE: u16 = 5;
const WAGE: u16 = 6;
const ILL: u16 = 7;

/// Facts of every kind: 有车, 等级 (o0 to o2), 存款, 到期 and, of members, 年龄, 收入 and 有病.
fn pack() -> Pack {
    let mut s = Sketch::new();
    let (number, money) = (Kind::Number, from(0));
    for (scope, name, kind, domain, whole) in [
        (HOME, "有车", Kind::Truth, Range::ALL, false),
        (HOME, "等级", choice(3), Range::ALL, false),
        (HOME, "存款", number(Unit::Yuan), money, false),
        (HOME, "到期", number(Unit::Date), Range::ALL, true),
        (EACH, "年龄", number(Unit::Age), between(0, 120), true),
        (EACH, "收入", number(Unit::YuanPerMonth), money, false),
        (EACH, "有病", Kind::Truth, Range::ALL, false),
    ] {
        let (id, _) = s.fact(scope, kind, domain, whole, None);
        s.pack.facts[usize::from(id)].name = name.into();
    }
    s.pack.facts[0].name = "关系".into();
    s.finish()
}

fn words(text: &str) -> Raw {
    Raw::Text(text.into())
}

fn digits(text: &str) -> Raw {
    Raw::Number(text.into())
}

fn map<const N: usize>(entries: [(&str, Raw); N]) -> Raw {
    Raw::Map(entries.into_iter().map(|(k, v)| (k.into(), v)).collect())
}

fn list<const N: usize>(items: [Raw; N]) -> Raw {
    Raw::List(items.into())
}

fn read(raw: &Raw) -> Result<Household, String> {
    let pack = pack();
    input::household(&pack, raw, today()).map_err(|error| {
        assert_eq!(pack.facts.len(), 8);
        text::input_error(&error, &[])
    })
}

/// The answer to a fact of the household as written.
fn home(fact: &str, raw: Raw) -> Result<Household, String> {
    read(&map([("家庭", map([(fact, raw)]))]))
}

/// The answer to a fact of the only member as written.
fn member(fact: &str, raw: Raw) -> Result<Household, String> {
    read(&map([("成员", list([map([(fact, raw)])]))]))
}

fn range(low: Option<i64>, high: Option<i64>) -> Answer {
    Answer::Number(Range::new(low.map(Number::from), high.map(Number::from)).unwrap())
}

#[test]
fn reads_every_form_of_an_answer() {
    let truths = [
        (YES, vec![Raw::Truth(true), words("是"), words("有")]),
        (
            NO,
            vec![
                Raw::Truth(false),
                words("否"),
                words("不是"),
                words("没有"),
                words("无"),
            ],
        ),
        (Answer::Unsure, vec![words("不清楚")]),
        (Answer::Unanswered, vec![Raw::Null]),
    ];
    for (answer, forms) in truths {
        for form in forms {
            assert_eq!(
                home("有车", form.clone()).unwrap().answer(key(CAR, None)),
                answer,
                "{form:?}"
            );
            assert_eq!(
                member("有病", form.clone()).unwrap().answer(key(ILL, 0)),
                answer,
                "{form:?}"
            );
        }
    }
    let one_of = |names: &[&str]| map([("之一", Raw::List(names.iter().map(|n| words(n)).collect()))]);
    for (raw, options) in [
        (words("o0"), 1),
        (words("o2"), 4),
        (one_of(&["o1"]), 2),
        (one_of(&["o0", "o2"]), 5),
        (one_of(&["o2", "o2"]), 4),
    ] {
        let answer = home("等级", raw.clone()).unwrap().answer(key(LEVEL, None));
        assert_eq!(answer, Answer::Options(options), "{raw:?}");
    }
    assert_eq!(
        home("有车", one_of(&["是", "否"]))
            .unwrap()
            .answer(key(CAR, None)),
        Answer::Options(3)
    );
    let bounds = |low: &str, high: &str| map([("从", digits(low)), ("到", digits(high))]);
    for (raw, answer) in [
        (digits("3200"), is(3200)),
        (digits("0.5"), Answer::Number(Range::point(fraction(1, 2)))),
        (words("1.2万"), is(12_000)),
        (words("３０００元"), is(3000)),
        (bounds("5", "9"), range(Some(5), Some(9))),
        (map([("从", words("1千"))]), range(Some(1000), None)),
        (map([("到", digits("7"))]), range(None, Some(7))),
        (words("不清楚"), Answer::Unsure),
        (Raw::Null, Answer::Unanswered),
    ] {
        assert_eq!(
            home("存款", raw.clone()).unwrap().answer(key(SAVINGS, None)),
            answer,
            "{raw:?}"
        );
    }
    for (raw, answer) in [
        (words("12000元/年"), is(1000)),
        (words("900元每月"), is(900)),
        (words("900"), is(900)),
        (digits("900"), is(900)),
    ] {
        assert_eq!(
            member("收入", raw.clone()).unwrap().answer(key(WAGE, 0)),
            answer,
            "{raw:?}"
        );
    }
    for (raw, answer) in [
        (words("1964-11-24"), is(62)),
        (words("1964-11-25"), is(61)),
        (digits("62"), is(62)),
        (words("62"), is(62)),
    ] {
        assert_eq!(
            member("年龄", raw.clone()).unwrap().answer(key(AGE, 0)),
            answer,
            "{raw:?}"
        );
    }
    let day = Date::parse("2026-11-24").unwrap().day_number();
    assert_eq!(
        home("到期", words("2026-11-24")).unwrap().answer(key(BORN, None)),
        is(day)
    );
}

#[test]
fn members_stand_in_the_order_of_the_list() {
    let nobody = read(&map([])).unwrap();
    assert_eq!((nobody.members(), nobody.is_listed()), (1, false));
    let two = list([map([("年龄", digits("40"))]), map([("年龄", digits("9"))])]);
    let household = read(&map([("成员", two), ("家庭", map([("有车", words("是"))]))])).unwrap();
    assert_eq!((household.members(), household.is_listed()), (2, true));
    assert_eq!([0, 1].map(|m| household.answer(key(AGE, m))), [is(40), is(9)]);
    assert_eq!(household.answer(key(CAR, None)), YES);
    let many = |count| map([("成员", Raw::List(vec![map([]); count]))]);
    assert_eq!(read(&many(limits::MEMBERS)).unwrap().members(), limits::MEMBERS);
    assert_eq!(
        read(&many(limits::MEMBERS + 1)).unwrap_err(),
        "成员：写了 41 人，最多能算 40 人。"
    );
    assert_eq!(
        read(&many(0)).unwrap_err(),
        "成员：至少要有一人。还不知道有谁时，请不写“成员”。"
    );
}

#[test]
fn says_the_place_and_what_to_do() {
    let whole = [
        (list([]), "要填{\"家庭\": {…}, \"成员\": [{…}]}，现在是 […]。"),
        (map([("家人", map([]))]), "家人：没有名为“家人”的事实。"),
        (
            map([("家庭", Raw::Truth(true))]),
            "家庭：要填{事实: 答案}，现在是 true。",
        ),
        (
            map([("成员", map([]))]),
            "成员：要填列表 [{…}, {…}]，现在是 {…}。",
        ),
        (
            map([("成员", list([Raw::Null]))]),
            "成员[0]：要填{事实: 答案}，现在是 null。",
        ),
        (
            map([("成员", list([map([]), map([("年令", Raw::Null)])]))]),
            "成员[1].年令：没有名为“年令”的事实。",
        ),
        (
            map([("成员", list([map([("有车", Raw::Null)])]))]),
            "成员[0].有车：“有车”要写在家庭里。",
        ),
        (
            map([("家庭", map([("年龄", Raw::Null)]))]),
            "家庭.年龄：“年龄”要写在成员[0]里。",
        ),
    ];
    for (raw, expected) in whole {
        assert_eq!(read(&raw).unwrap_err(), expected);
    }
    let unknown = read(&map([("家人", map([]))])).unwrap_err();
    assert!(unknown.starts_with("家人"));
    let one_of = |items: Raw| map([("之一", items)]);
    let options = "要填列表 [\"…\", \"…\"]，现在是 {…}。";
    let truth = "要填“是”或“否”，现在是 ";
    let of_home = [
        ("有车", words("也许"), format!("{truth}“也许”。")),
        ("有车", digits("1"), format!("{truth}1。")),
        ("有车", list([]), format!("{truth}[…]。")),
        (
            "等级",
            words("o3"),
            "没有“o3”这个选项，可以填：o0、o1、o2。".into(),
        ),
        ("等级", digits("1"), "要填一个选项，现在是 1。".into()),
        ("等级", one_of(list([])), options.into()),
        ("等级", one_of(words("o1")), options.into()),
        ("等级", map([("其一", list([words("o1")]))]), options.into()),
        ("等级", map([]), options.into()),
        (
            "等级",
            map([("之一", list([words("o1")])), ("从", digits("1"))]),
            options.into(),
        ),
        (
            "等级",
            one_of(list([words("o1"), words("o9")])),
            "没有“o9”这个选项，可以填：o0、o1、o2。".into(),
        ),
        (
            "存款",
            words("很多"),
            "要填一个数，例如 3200，现在是 “很多”。".into(),
        ),
        ("存款", words(""), "要填一个数，例如 3200，现在是 “”。".into()),
        (
            "存款",
            Raw::Truth(false),
            "要填一个数，例如 3200，现在是 false。".into(),
        ),
        ("存款", list([]), "要填一个数，例如 3200，现在是 […]。".into()),
        (
            "存款",
            digits("1e3"),
            "要填一个数，例如 3200，现在是 1e3。".into(),
        ),
        (
            "存款",
            map([]),
            "要填{\"从\": 数, \"到\": 数}，现在是 {…}。".into(),
        ),
        (
            "存款",
            map([("多", digits("1"))]),
            "要填{\"从\": 数, \"到\": 数}，现在是 {…}。".into(),
        ),
        (
            "存款",
            map([("从", digits("9")), ("到", digits("5"))]),
            "“从”比“到”大，请对调。".into(),
        ),
        ("存款", digits("-1"), "要填 0 元以上 之内的数。".into()),
        (
            "存款",
            words("5元/月"),
            "这里的数不分月和年，现在是 5元/月。".into(),
        ),
        (
            "存款",
            words("99999999999999999999"),
            "数太大了，请核对单位。".into(),
        ),
        ("存款", digits("0.0000001"), "小数太长，写到分就够了。".into()),
        (
            "到期",
            words("2026-02-29"),
            "没有 2026-02-29 这一天，请写成 1964-02-29 的样子。".into(),
        ),
    ];
    for (fact, raw, expected) in of_home {
        assert_eq!(home(fact, raw).unwrap_err(), format!("家庭.{fact}：{expected}"));
    }
    for (fact, raw, expected) in [
        ("年龄", digits("121"), "要填 0～120 岁 之内的数。"),
        ("年龄", digits("1.5"), "要填整数。"),
        ("年龄", words("2027-01-01"), "要填 0～120 岁 之内的数。"),
        ("收入", words("2-3千"), "要填一个数，例如 3200，现在是 “2-3千”。"),
    ] {
        assert_eq!(
            member(fact, raw).unwrap_err(),
            format!("成员[0].{fact}：{expected}")
        );
    }
}

/// Nothing of any length comes back whole.
#[test]
fn what_is_repeated_is_cut_short() {
    let long = "长".repeat(limits::SHOWN_CHARS + 1);
    let short = format!("{}…", "长".repeat(limits::SHOWN_CHARS));
    let said = format!("家庭.{short}：没有名为“{short}”的事实。");
    assert_eq!(home(&long, Raw::Null).unwrap_err(), said);
    assert!(
        home("等级", words(&long))
            .unwrap_err()
            .contains(&format!("没有“{short}”这个选项"))
    );
    assert!(
        home("存款", words(&long))
            .unwrap_err()
            .contains(&format!("“{short}”"))
    );
    let fits = "长".repeat(limits::SHOWN_CHARS);
    assert!(home(&fits, Raw::Null).unwrap_err().contains(&format!("“{fits}”")));
}

/// The names that could have been meant come with the error, and suggestions go into the message.
#[test]
fn knows_what_could_have_been_meant() {
    let pack = pack();
    let error = |raw: &Raw| input::household(&pack, raw, today()).unwrap_err();
    let wrong_fact = error(&map([("家庭", map([("有东", Raw::Null)]))]));
    assert_eq!(wrong_fact.written(), Some("有东"));
    assert_eq!(wrong_fact.known(), ["有车", "等级", "存款", "到期"]);
    let said = text::input_error(&wrong_fact, &["有车".into(), "等级".into()]);
    assert_eq!(said, "家庭.有东：没有名为“有东”的事实。是否指“有车”、“等级”？");
    let wrong_option = error(&map([("家庭", map([("等级", words("o7"))]))]));
    assert_eq!(
        (wrong_option.written(), wrong_option.known().len()),
        (Some("o7"), 3)
    );
    let wrong_key = error(&map([("家", map([]))]));
    assert_eq!(
        (wrong_key.written(), wrong_key.known()),
        (Some("家"), &["家庭".to_owned(), "成员".to_owned()][..])
    );
    let wrong_number = error(&map([("家庭", map([("存款", words("x"))]))]));
    assert_eq!((wrong_number.written(), wrong_number.known().len()), (None, 0));
}

/// The vocabulary of `household.json`, fact by fact.
#[test]
fn the_vocabulary_lists_every_fact() {
    let pack = pack();
    let shown: Vec<_> = pack
        .vocabulary()
        .into_iter()
        .map(|f| {
            (
                f.name,
                f.scope,
                f.kind,
                f.unit,
                f.options.len(),
                f.min,
                f.max,
                f.conditional,
            )
        })
        .collect();
    let ends = |low: &str| Some(low.to_owned());
    assert_eq!(
        shown[0],
        ("关系".into(), "成员", "choice", "", 3, None, None, false)
    );
    assert_eq!(
        shown[1],
        ("有车".into(), "家庭", "truth", "", 0, None, None, false)
    );
    assert_eq!(
        shown[3],
        ("存款".into(), "家庭", "number", "元", 0, ends("0"), None, false)
    );
    assert_eq!(
        shown[5],
        (
            "年龄".into(),
            "成员",
            "number",
            "岁",
            0,
            ends("0"),
            ends("120"),
            false
        )
    );
    assert_eq!(
        (pack.place(key(CAR, None)), pack.place(key(AGE, 1))),
        ("家庭.有车".into(), "成员[1].年龄".into())
    );
}
