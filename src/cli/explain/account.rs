//! The reasoning in words: what was answered, what follows from it, and each programme with its sources.

use std::collections::BTreeSet;

use jiuzhu_engine::{
    Answer, CitationText, Date, FactKey, Screening, Verdict,
    pack::{Citation, Fact, GroupStyle, Kind, NodeId, Op, Outcome, Scope, Unit},
    text::zh,
    value::Value,
};
use jiuzhu_policy::{Compiled, reach};

use super::paper::Paper;

/// Everything about one programme, or about all.
pub(super) fn write(
    compiled: &Compiled,
    screening: &Screening<'_>,
    title: &str,
    only: Option<u16>,
) -> String {
    let programmes = (0..).zip(&compiled.pack.programmes);
    let programmes = programmes.filter(|(id, _)| only.is_none_or(|only| only == *id));
    let roots = programmes.clone().flat_map(|(id, programme)| {
        let amount = programme.amount.as_ref().map(|amount| amount.node);
        let amount = amount.filter(|_| screening.verdict(id) != Verdict::Unlikely);
        programme
            .conditions
            .iter()
            .map(|condition| condition.node)
            .chain(amount)
    });
    let mut account = Account {
        compiled,
        screening,
        matters: reach(&compiled.pack, roots),
        cited: BTreeSet::new(),
        paper: Paper::default(),
    };
    account.head(title);
    account.answers();
    account.derived();
    account.figures();
    account.paper.heading("四、每一项待遇");
    for (id, programme) in programmes {
        account.programme(id, programme);
    }
    account.documents();
    account.paper.heading("初步参考，以街道（乡镇）审核为准。");
    account.paper.finish()
}

pub(super) struct Account<'a, 'p> {
    pub(super) compiled: &'a Compiled,
    pub(super) screening: &'a Screening<'p>,
    /// By node: whether the programmes that are shown rest on it.
    matters: Vec<bool>,
    /// The documents cited so far, by key.
    cited: BTreeSet<String>,
    pub(super) paper: Paper,
}

impl Account<'_, '_> {
    fn head(&mut self, title: &str) {
        let pack = &self.compiled.pack;
        self.paper.heading(&format!("家庭情况：{title}"));
        let policy = format!(
            "政策：{} {}，{}核对。按{}测算。",
            pack.name,
            pack.version,
            day(pack.checked_on),
            day(self.screening.on())
        );
        self.paper.line(0, &policy);
    }

    /// The household and then each member, with what was answered and what was not.
    fn answers(&mut self) {
        self.paper.heading("一、回答了什么");
        let household = self.screening.household();
        self.answers_of(None, "家庭");
        for member in 0..u8::try_from(household.members()).unwrap_or(u8::MAX) {
            if household.is_listed() {
                self.answers_of(Some(member), &self.member(member));
            }
        }
        if !household.is_listed() {
            self.paper.line(2, "家里还有谁：没有回答。");
        }
    }

    fn answers_of(&mut self, member: Option<u8>, whose: &str) {
        let scope = if member.is_some() {
            Scope::Member
        } else {
            Scope::Household
        };
        let (mut given, mut open) = (Vec::new(), Vec::new());
        let facts = (0..).zip(&self.compiled.pack.facts);
        for (fact, text) in facts.filter(|(_, fact)| fact.scope == scope) {
            let answer = self.screening.household().answer(FactKey { fact, member });
            match self.answer(text, answer) {
                Some(words) => given.push(format!("{}：{words}", text.label)),
                None if self.applies(text, member) => open.push(text.label.clone()),
                None => {}
            }
        }
        let given = if given.is_empty() {
            "什么都没有回答".to_owned()
        } else {
            given.join("；")
        };
        self.paper.line(2, &format!("{whose} {given}。"));
        if !open.is_empty() {
            self.paper.line(4, &format!("没有回答：{}。", open.join("、")));
        }
    }

    fn answer(&self, fact: &Fact, answer: Answer) -> Option<String> {
        let words = |own: &str, usual: &str| if own.is_empty() { usual } else { own }.to_owned();
        Some(match (answer, &fact.kind) {
            (Answer::Unanswered, _) => return None,
            (Answer::Unsure, _) => zh::UNSURE.to_owned(),
            (Answer::Number(range), Kind::Number(Unit::Date)) => {
                let day = range.single().and_then(|n| Date::from_day_number(n.parts().0));
                day.map_or_else(|| zh::range(range, Unit::Date), self::day)
            }
            (Answer::Number(range), Kind::Number(unit)) => zh::quantity(range, *unit),
            (Answer::Options(1), Kind::Truth) => words(&fact.no, "否"),
            (Answer::Options(2), Kind::Truth) => words(&fact.yes, "是"),
            (Answer::Options(options), Kind::Choice(choices)) => {
                let chosen = choices.iter().enumerate();
                let chosen = chosen.filter(|(i, _)| options & (1 << i) != 0);
                let chosen: Vec<_> = chosen.map(|(_, choice)| choice.name.as_str()).collect();
                chosen.join("或")
            }
            _ => zh::UNSURE.to_owned(),
        })
    }

    /// Whether a question has to be answered at all, as far as is known.
    fn applies(&self, fact: &Fact, member: Option<u8>) -> bool {
        let certainly_not = |gate: NodeId| {
            let outcomes = self.screening.value(gate, self.of(gate, member)).outcomes();
            outcomes.single() == Some(Outcome::Fail)
        };
        !fact.gate.is_some_and(certainly_not)
    }

    /// The member, for a member's node.
    fn of(&self, node: NodeId, member: Option<u8>) -> Option<u8> {
        let scope = self.compiled.pack.node(node).map(|node| node.scope);
        member.filter(|_| scope == Some(Scope::Member))
    }

    /// `第1人（本人）`.
    pub(super) fn member(&self, member: u8) -> String {
        let lists = |style| style == GroupStyle::Members;
        let groups = &self.compiled.pack.groups;
        let group = groups.iter().find(|group| lists(group.style));
        let relation = group.and_then(|group| group.facts.first()).and_then(|fact| {
            let answer = self.screening.household().answer(FactKey {
                fact: *fact,
                member: Some(member),
            });
            self.answer(self.compiled.pack.facts.get(usize::from(*fact))?, answer)
        });
        let number = usize::from(member) + 1;
        relation.map_or_else(
            || format!("第{number}人"),
            |relation| format!("第{number}人（{relation}）"),
        )
    }

    /// What follows from the answers: every number with its formula, and every truth that holds or is open.
    fn derived(&mut self) {
        self.paper.heading("二、算出来的数");
        let members = u8::try_from(self.screening.household().members()).unwrap_or(u8::MAX);
        let compiled = self.compiled;
        for member in (0..members).map(Some).chain(std::iter::once(None)) {
            let scope = if member.is_some() {
                Scope::Member
            } else {
                Scope::Household
            };
            let derivations = compiled.derivations.iter();
            let of_scope = |node: NodeId| compiled.pack.node(node).is_some_and(|n| n.scope == scope);
            let derivations = derivations.filter(|derivation| of_scope(derivation.node));
            let mut lines = Vec::new();
            for derivation in derivations {
                if self.matters(derivation.node) {
                    lines.extend(self.value(derivation.node, member, &derivation.citations));
                }
            }
            if !lines.is_empty() {
                let whose = member.map_or_else(|| "家庭".to_owned(), |member| self.member(member));
                self.paper.line(2, &whose);
                lines.iter().for_each(|line| self.paper.line(4, line));
            }
        }
    }

    /// A derived value in words; `None` for what is nothing, does not hold or does not apply.
    fn value(&mut self, id: NodeId, member: Option<u8>, citations: &[Citation]) -> Option<String> {
        let node = self.compiled.pack.node(id)?;
        let sources = self.keys(citations);
        let (formula, legend) = self.screening.made_up(id, member);
        let words = match self.screening.value(id, member) {
            Value::Outcome(outcomes) => match outcomes.single() {
                Some(Outcome::Fail) => return None,
                Some(Outcome::Pass) => format!("{}：是", node.name),
                Some(Outcome::Ask) => format!("{}：由人决定", node.name),
                None => format!("{}：还不能确定", node.name),
            },
            value => {
                let range = value.number().range?;
                if range.single().is_some_and(|n| n == 0.into()) {
                    return None;
                }
                if range.low().is_none() || range.high().is_none() {
                    return Some(format!("{}：还算不出来{sources}。", node.name));
                }
                let formula = formula.map_or_else(String::new, |formula| format!("{formula} = "));
                let legend = self::legend(&legend, &node.name);
                format!(
                    "{} {formula}{}{legend}",
                    node.name,
                    zh::quantity(range, node.unit)
                )
            }
        };
        Some(format!("{words}{sources}。"))
    }

    fn matters(&self, node: NodeId) -> bool {
        self.matters.get(usize::from(node)).copied().unwrap_or_default()
    }

    /// Every figure in force on the day.
    fn figures(&mut self) {
        self.paper.heading("三、这一天的标准");
        let on = self.screening.on();
        let compiled = self.compiled;
        for node in compiled.pack.nodes.iter().enumerate() {
            let (Op::Parameter(id), true) = (&node.1.op, self.matters.get(node.0).copied() == Some(true))
            else {
                continue;
            };
            let Some(parameter) = compiled.pack.parameters.get(usize::from(*id)) else {
                continue;
            };
            let period = parameter.periods.iter().rev().find(|period| period.from <= on);
            let line = match (self.screening.parameter(*id), period) {
                (Some(value), Some(period)) if value.single().is_some() => format!(
                    "{} {}，{}起{}。",
                    parameter.name,
                    zh::quantity(value, parameter.unit),
                    day(period.from),
                    self.keys(&period.citations)
                ),
                _ => format!("{}：这一天的数没有公布或没有查到，请问街道。", parameter.name),
            };
            self.paper.line(2, &line);
        }
    }

    /// The documents cited above, with what is needed to find them.
    fn documents(&mut self) {
        self.paper.heading("五、上面引用的文件");
        for document in &self.compiled.pack.documents {
            if self.cited.contains(&document.key) {
                let since = document
                    .effective
                    .map(|day| format!("{}起施行，", self::day(day)));
                let since = since.unwrap_or_default();
                let words = format!(
                    "{} 《{}》{}，{since}",
                    document.key, document.title, document.issuer
                );
                self.paper.line(2, words.trim_end_matches('，'));
                self.paper.line(4, &document.url);
            }
        }
    }

    /// `依据：《名称》第十条（2025年9月1日起施行）。`
    pub(super) fn sources(&mut self, citations: &[CitationText]) -> String {
        let cited = |citation: &CitationText| {
            let since = citation
                .effective
                .map(|day| format!("（{}起施行）", self::day(day)));
            format!(
                "《{}》{}{}",
                citation.title,
                citation.article,
                since.unwrap_or_default()
            )
        };
        self.cited
            .extend(citations.iter().map(|citation| citation.key.clone()));
        match citations {
            [] => String::new(),
            citations => format!(
                "依据：{}。",
                citations.iter().map(cited).collect::<Vec<_>>().join("；")
            ),
        }
    }

    pub(super) fn cite(&mut self, citations: &[Citation]) -> String {
        let citations = self.screening.cite(citations);
        self.sources(&citations)
    }

    /// The documents by their short names, which the list at the end explains: `（核定办法2023、社会救助法第十条）`.
    fn keys(&mut self, citations: &[Citation]) -> String {
        let citations = self.screening.cite(citations);
        self.cited
            .extend(citations.iter().map(|citation| citation.key.clone()));
        let cited = citations
            .iter()
            .map(|citation| format!("{}{}", citation.key, citation.article));
        match cited.collect::<Vec<_>>().as_slice() {
            [] => String::new(),
            cited => format!("（{}）", cited.join("、")),
        }
    }
}

/// What the numbers of a formula are, but for the one that is explained: `，1045 是低保标准`.
pub(super) fn legend(entries: &[(String, String)], own: &str) -> String {
    let entries = entries.iter().filter(|(_, name)| name != own);
    entries
        .map(|(value, name)| format!("，{value} 是{name}"))
        .collect()
}

/// A day as it is read aloud.
pub(super) fn day(day: Date) -> String {
    let (year, month, day) = day.parts();
    format!("{year}年{month}月{day}日")
}
