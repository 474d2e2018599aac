//! One programme: its verdict, money and conditions, and where to go.

use jiuzhu_engine::{
    Explanation, Open, Reason, Season, Verdict,
    pack::{Citation, Outcome, Programme, Scope},
};

use super::account::{Account, day, legend};

impl Account<'_, '_> {
    /// The verdict on a programme and all that leads to it.
    pub(super) fn programme(&mut self, id: u16, programme: &Programme) {
        let (verdict, explanation) = (self.screening.verdict(id), self.screening.explain(id));
        let name = match programme.name == programme.short {
            true => programme.name.clone(),
            false => format!("{}（{}）", programme.name, programme.short),
        };
        if !self.screening.applies(id) {
            self.not_concerned(&name, programme, &explanation);
            return;
        }
        self.paper.heading(&format!("{name}：{}", verdict_words(verdict)));
        let receives = self.screening.receives(id) == Some(true);
        if receives {
            self.paper.line(2, "现在已经在领。");
        }
        if let Some(member) = explanation
            .member
            .filter(|_| self.screening.household().members() > 1)
        {
            let words = format!("按最接近的一个人说：{}。", self.member(member));
            self.paper.line(2, &words);
        }
        self.amount(id, programme, &explanation);
        for reason in &explanation.reasons {
            self.reason(reason);
        }
        if let Some(note) = &programme.discretion {
            self.note("最后由人决定", &self.screening.text(&note.text), &note.citations);
        }
        for note in &programme.reviewed {
            self.note("窗口核实", &self.screening.text(&note.text), &note.citations);
        }
        if !receives {
            self.open(id);
        }
        self.season(id, programme);
        self.beside(id, programme, verdict);
        if receives || matches!(verdict, Verdict::Likely | Verdict::Ask) {
            self.listed("办成以后还能办", &programme.unlocks);
        }
        self.elsewhere(id, programme, verdict);
    }

    /// A programme for an occasion that has not arisen: that, and whom to ask.
    fn not_concerned(&mut self, name: &str, programme: &Programme, explanation: &Explanation) {
        self.paper.heading(&format!("{name}：现在用不到"));
        let situation = programme.conditions.iter().find(|condition| condition.situation);
        let is_it = |reason: &&Reason| situation.is_some_and(|s| s.id == reason.condition);
        for reason in explanation.reasons.iter().filter(is_it) {
            self.reason(reason);
        }
        self.whom(programme);
    }

    fn amount(&mut self, id: u16, programme: &Programme, explanation: &Explanation) {
        if self.screening.verdict(id) == Verdict::Unlikely {
            return;
        }
        let note = self.screening.text(&programme.amount_note);
        let sources = self.sources(&explanation.amount_citations);
        let words = match &explanation.amount {
            Some(amount) => {
                let formula = programme.amount.as_ref().map(|amount| amount.formula);
                let entries = formula.map(|formula| self.screening.made_up(formula, explanation.member).1);
                let legend = legend(&entries.unwrap_or_default(), "");
                let amount = match programme.scope {
                    // What several members get is added up, so the unit cannot say 每人.
                    Scope::Member if self.screening.household().members() > 1 => {
                        format!("全家一共 {}", amount.replace("/人·", "/"))
                    }
                    _ => amount.clone(),
                };
                format!("金额：{amount}{legend}。{note}{sources}")
            }
            None if programme.amount.is_some() => {
                format!("金额：按现在的回答算出来是 0 或不适用。{note}{sources}")
            }
            None => format!("金额：{note}"),
        };
        self.paper.line(2, &words);
    }

    fn reason(&mut self, reason: &Reason) {
        let outcome = match reason.outcome {
            Some(Outcome::Pass) => "满足",
            Some(Outcome::Fail) => "不满足",
            Some(Outcome::Ask) => "由街道决定",
            None => "还不能确定",
        };
        let deciding = if reason.deciding && reason.outcome != Some(Outcome::Pass) {
            "，结论由它而来"
        } else {
            ""
        };
        let words = format!("条件“{}”{outcome}{deciding}：{}", reason.condition, reason.text);
        self.paper.line(2, &words);
        for numbers in &reason.numbers {
            self.paper.line(6, &format!("{numbers}。"));
        }
        if let Some(advice) = &reason.advice {
            self.paper.line(6, advice);
        }
        let sources = self.sources(&reason.citations);
        self.paper.line(6, &sources);
    }

    fn note(&mut self, heading: &str, words: &str, citations: &[Citation]) {
        let sources = self.cite(citations);
        self.paper.line(2, &format!("{heading}：{words}{sources}"));
    }

    /// What could still change it.
    fn open(&mut self, id: u16) {
        let open: Vec<_> = self
            .screening
            .open(id)
            .into_iter()
            .map(|open| self.question(open))
            .collect();
        if !open.is_empty() {
            self.paper.line(2, &format!("还要问：{}。", open.join("；")));
        }
    }

    fn question(&self, open: Open) -> String {
        let Open::Fact(key) = open else {
            return "家里一起生活的都有谁".to_owned();
        };
        let fact = self.compiled.pack.facts.get(usize::from(key.fact));
        let label = fact.map_or("", |fact| fact.label.as_str());
        match key.member {
            Some(member) => format!("{}的{label}", self.member(member)),
            None => label.to_owned(),
        }
    }

    /// When applications are taken, where that is not all year round.
    fn season(&mut self, id: u16, programme: &Programme) {
        let Some((season, application)) = self.screening.season(id).zip(programme.application.as_ref())
        else {
            return;
        };
        let words = match season {
            Season::Open { until } => format!("现在可以申请，到{}为止。", day(until)),
            Season::Opens { from, until } => format!("从{}到{}可以申请。", day(from), day(until)),
            Season::Closed { since } => format!("{}已经截止。", day(since)),
        };
        let note = &application.note;
        self.note(
            "申请期",
            &format!("{words}{}", self.screening.text(&note.text)),
            &note.citations,
        );
    }

    /// What cannot be drawn beside it, and which pays more.
    fn beside(&mut self, id: u16, programme: &Programme, verdict: Verdict) {
        for exclusion in &programme.excludes {
            let other = self.screening.verdict(exclusion.programme);
            if verdict == Verdict::Unlikely || other == Verdict::Unlikely {
                continue;
            }
            let better = self.screening.better(id, exclusion.programme);
            let better = better.and_then(|better| self.compiled.pack.programmes.get(usize::from(better)));
            let better = better.map(|better| format!("按现在的回答，{}不比另一样少。", better.short));
            let words = format!(
                "{}{}",
                self.screening.text(&exclusion.text),
                better.unwrap_or_default()
            );
            self.note("不能同时享受", &words, &exclusion.citations);
        }
    }

    /// What to look at instead, and whom to ask.
    fn elsewhere(&mut self, id: u16, programme: &Programme, verdict: Verdict) {
        if verdict != Verdict::Likely {
            let instead: Vec<u16> = programme
                .instead
                .iter()
                .copied()
                .filter(|other| *other != id)
                .collect();
            self.listed("还可以看", &instead);
        }
        self.whom(programme);
    }

    /// Programmes by name and verdict, if there are any.
    fn listed(&mut self, heading: &str, ids: &[u16]) {
        let named = ids.iter().filter_map(|id| {
            let name = &self.compiled.pack.programmes.get(usize::from(*id))?.short;
            let verdict = match self.screening.applies(*id) {
                true => verdict_words(self.screening.verdict(*id)),
                false => "现在用不到",
            };
            Some(format!("{name}（{verdict}）"))
        });
        let named: Vec<_> = named.collect();
        if !named.is_empty() {
            self.paper.line(2, &format!("{heading}：{}。", named.join("、")));
        }
    }

    fn whom(&mut self, programme: &Programme) {
        let contacts = programme.whom.contacts.iter();
        let contacts = contacts.filter_map(|contact| self.compiled.pack.contacts.get(usize::from(*contact)));
        let phones: Vec<_> = contacts.map(|contact| contact.phone.as_str()).collect();
        let office = self.screening.text(&programme.whom.office);
        self.paper
            .line(2, &format!("找谁办：{office}电话 {}。", phones.join("、")));
    }
}

fn verdict_words(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Likely => "很可能符合",
        Verdict::Possible => "可能符合，还差几个回答",
        Verdict::Ask => "请到窗口说明情况",
        Verdict::Unlikely => "目前看不符合",
    }
}
