//! The interview and what to do in an emergency.

use std::collections::BTreeSet;

use jiuzhu_engine::pack::{Group, GroupStyle, Kind, Scope, Urgent};

use super::Compiler;
use crate::{
    diagnostic::{Code, Diagnostic},
    model,
    names::{Named, Symbol},
    sentence::options,
    source::{Written, words},
};

impl<'a> Compiler<'a> {
    /// The groups in the order of the file; each fact stands in exactly one.
    pub(super) fn groups(&mut self, needed: &BTreeSet<Symbol>) -> Vec<Group> {
        let model = self.model;
        let mut asked: Vec<Option<&Written>> = vec![None; model.facts.len()];
        let mut groups: Vec<Group> = Vec::new();
        for group in &model.groups {
            if groups.iter().any(|g| g.id == group.id.text) {
                let message = format!("提问“{}”写了两次", group.id.text);
                let problem = Diagnostic::new(Code::Duplicate, group.id.span, message);
                self.report.push(problem.help("每组提问的编号只用一次"));
            }
            self.fits_one_screen(group);
            let mut facts = Vec::new();
            for written in &group.facts {
                let Some(id) = self.asked_fact(written, group.style) else {
                    continue;
                };
                let Some(slot) = asked.get_mut(usize::from(id)) else {
                    continue;
                };
                if slot.replace(written).is_some() {
                    let message = format!("“{}”在前面已经问过了", written.text);
                    let problem = Diagnostic::new(Code::AskedTwice, written.span, message);
                    self.report.push(problem.help("每个事实只放在一组提问里"));
                    continue;
                }
                facts.push(id);
            }
            let id = group.id.text.clone();
            let (title, hint) = (words(group.title.as_ref()), words(group.hint.as_ref()));
            groups.push(Group {
                id,
                title,
                hint,
                style: group.style,
                facts,
            });
        }
        for ((fact, asked), id) in model.facts.iter().zip(asked).zip(0..) {
            let matters = self.report.is_own(fact.name.span) || needed.contains(&Symbol::Fact(id));
            if asked.is_none() && matters {
                let message = format!("没有一组提问问到“{}”", fact.name.text);
                let problem = Diagnostic::new(Code::NotAsked, fact.name.span, message);
                self.report
                    .push(problem.help("放进 questions.yaml 的一组提问，或删去这个事实"));
            }
        }
        self.member_list();
        for fact in &model.facts {
            self.question(fact);
        }
        groups
    }

    /// 合填 asks one fact, and 勾选 asks the household or one member, not both.
    fn fits_one_screen(&mut self, group: &model::Group) {
        let scope = |fact: &Written| self.names.get(&fact.text).map(|named| named.scope);
        let (first, rest) = match group.facts.as_slice() {
            [first, rest @ ..] => (scope(first), rest),
            [] => return,
        };
        let problem = match group.style {
            GroupStyle::Together => rest.first().map(|second| {
                let problem = "方式为 合填 的一组只能问一个事实";
                let problem = Diagnostic::new(Code::AskedTwice, second.span, problem);
                problem.help("其余的事实各放一组，或改成 方式: 逐人")
            }),
            GroupStyle::Ticks => rest.iter().find(|fact| scope(fact) != first).map(|other| {
                let problem = Diagnostic::new(
                    Code::Scope,
                    other.span,
                    "一组勾选里又有家庭的事实，又有成员的事实",
                );
                problem.help("分成两组：家庭的一组，成员的一组")
            }),
            _ => None,
        };
        if let Some(problem) = problem {
            self.report.push(problem);
        }
    }

    /// The fact of a group, if the group can ask it.
    fn asked_fact(&mut self, written: &Written, style: GroupStyle) -> Option<u16> {
        let (id, _) = self.fact_named(written)?;
        let fact = self.model.facts.get(usize::from(id))?;
        let name = &fact.name.text;
        let problem = match (style, fact.scope, fact.kind.as_ref()?) {
            (GroupStyle::Household, Scope::Member, _) => Some((
                Code::Scope,
                format!("“{name}”是成员的事实"),
                "这一组加上 方式: 逐人 或 方式: 谁",
            )),
            (
                GroupStyle::Members | GroupStyle::Who | GroupStyle::Each | GroupStyle::Together,
                Scope::Household,
                _,
            ) => Some((
                Code::Scope,
                format!("“{name}”是家庭的事实"),
                "去掉 方式，或换成成员的事实",
            )),
            (GroupStyle::Who, _, Kind::Choice(_) | Kind::Number(_)) => Some((
                Code::Kind,
                format!("“{name}”不是 是非，不能问“哪些人”"),
                "改成 方式: 逐人",
            )),
            (GroupStyle::Ticks, _, Kind::Choice(_) | Kind::Number(_)) => Some((
                Code::Kind,
                format!("“{name}”不是 是非，不能勾选"),
                "换成是非的事实，或去掉 方式",
            )),
            (GroupStyle::Together, _, Kind::Truth | Kind::Choice(_)) => Some((
                Code::Kind,
                format!("“{name}”不是数，不能合填"),
                "改成 方式: 逐人 或 方式: 谁",
            )),
            (GroupStyle::Members, _, Kind::Truth | Kind::Number(_)) => Some((
                Code::Kind,
                format!("“{name}”不是 选项，不能列名单"),
                "名单只问和申请人的关系",
            )),
            _ => None,
        };
        if let Some((code, message, help)) = problem {
            self.report
                .push(Diagnostic::new(code, written.span, message).help(help));
        }
        Some(id)
    }

    /// The fact of this name; anything else is reported.
    pub(super) fn fact_named(&mut self, written: &Written) -> Option<(u16, &'a Named)> {
        let names = self.names;
        let Some(entry) = names.get(&written.text) else {
            let problem = names.unknown(&written.text, written.span, [], "在 facts.yaml 里写上这个事实");
            self.report.push(problem);
            return None;
        };
        let Symbol::Fact(id) = entry.symbol else {
            let message = format!("“{}”不是事实，不能问", written.text);
            let problem = Diagnostic::new(Code::UnknownName, written.span, message);
            self.report.push(problem.help("写 facts.yaml 里的名称"));
            return None;
        };
        Some((id, entry))
    }

    /// Exactly one group lists the members, and asks one fact.
    fn member_list(&mut self) {
        let model = self.model;
        let mut lists = model.groups.iter().filter(|g| g.style == GroupStyle::Members);
        let first = lists.next();
        if let Some(span) = first.and_then(|g| g.facts.get(1)).map(|f| f.span) {
            let problem = Diagnostic::new(Code::AskedTwice, span, "方式为 名单 的一组只能问一个事实");
            self.report.push(problem.help("其余的事实放到 方式: 逐人 的一组"));
        }
        if let Some(second) = lists.next() {
            let problem = Diagnostic::new(Code::AskedTwice, second.id.span, "方式为 名单 的提问只能有一组");
            self.report.push(problem.help("留下一组"));
        }
        let member = model.facts.iter().find(|f| f.scope == Scope::Member);
        if let (None, Some(fact)) = (first, member) {
            let message = "有成员的事实，却没有一组提问列出成员";
            let problem = Diagnostic::new(Code::MissingKey, fact.name.span, message);
            self.report
                .push(problem.help("在 questions.yaml 里加一组 方式: 名单"));
        }
    }

    /// The only figure in a question is `{谁}`, and only a member's question has it.
    fn question(&mut self, fact: &model::Fact) {
        let text = fact.question.text.replace("{谁}", "");
        let who = text.len() != fact.question.text.len();
        if text.contains(['{', '}']) || (who && fact.scope == Scope::Household) {
            let problem = Diagnostic::new(
                Code::UnknownName,
                fact.question.span,
                "问题里只能有 {谁}，而且只用于成员",
            );
            self.report.push(problem.help("去掉花括号"));
        }
    }

    pub(super) fn urgent(&mut self) -> Vec<Urgent> {
        let model = self.model;
        model
            .urgent
            .iter()
            .filter_map(|urgent| self.emergency(urgent))
            .collect()
    }

    fn emergency(&mut self, urgent: &model::Urgent) -> Option<Urgent> {
        self.citations(&urgent.citations);
        let (steps, contacts) = (self.sentences(&urgent.steps), self.phones(&urgent.phones));
        let (fact, entry) = self.fact_named(&urgent.fact)?;
        self.shown.insert(entry.symbol);
        let options = options(&urgent.options, entry, self.names, self.report)?;
        Some(Urgent {
            fact,
            options,
            title: urgent.title.text.clone(),
            steps,
            contacts,
        })
    }
}
