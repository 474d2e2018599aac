//! What of each part of a pack is stored, in this order. A part that is missing here does not compile.

use alloc::string::String;

use super::{
    Amount, Application, Choice, Choose, Citation, Condition, Confidence, Contact, District, Document,
    Elapsed, Exclusion, Fact, Given, Group, GroupStyle, Guide, How, Kind, Node, Note, Office, Op, Outcome,
    Pack, Paper, Parameter, Period, Piece, Programme, Relation, Rounding, Scope, Term, Text, Trouble, Unit,
    Urgent, Whom, Window,
};
use crate::codec::{choice, record};

record! {
    Pack {
        id, name, version, checked_on, review_by, documents, facts, parameters, nodes, programmes, groups,
        districts, contacts, urgent, glossary, guides, troubles, synonyms;
        hash: String::new()
    }
    Document { key, title, issuer, effective, until, confidence, url }
    Citation { document, article }
    Choice { name, label, hint }
    Fact { name, scope, kind, domain, whole, node, gate, question, label, hint, example, why, yes, no }
    Parameter { name, unit, periods, review_by }
    Period { from, until, value, confidence, citations }
    Group { id, title, hint, style, facts }

    Node { scope, op, name, unit }

    Text { 0 }
    Programme {
        id, name, short, scope, conditions, rule, outcome, discretion, amount, amount_note, reviewed, summary,
        what, how, whom, opens, unlocks, excludes, instead, urgent, received, application
    }
    Condition { id, situation, node, rule, during, text, otherwise, waiver, citations }
    Note { text, citations }
    Amount { node, formula, unit, citations }
    How { steps, papers, time, online, fee, citations }
    Paper { name, hint }
    Whom { office, contacts }
    Exclusion { programme, choose, text, citations }
    Application { windows, note }

    District { code, name, offices }
    Office { code, name }
    Contact { phone, name, purpose, hours, fallback, source_date, confidence }
    Urgent { fact, options, title, steps, contacts }
    Term { name, meaning }

    Guide { id, name, summary, body, contacts, citations }
    Trouble { name, words, programmes, guides, answers }
    Given { fact, option }
}

choice! {
    Confidence { 0 => Low, 1 => Medium, 2 => High; else Self::Low }
    Scope { 0 => Household, 1 => Member; else Self::Household }
    Kind { 0 => Truth, 1 => Choice(options), 2 => Number(unit); else Self::Truth }
    Unit {
        0 => Plain, 1 => Yuan, 2 => YuanPerMonth, 3 => YuanPerYear, 4 => Age, 5 => Months, 6 => Days, 7 => Date,
        8 => Percent; else Self::Plain
    }
    GroupStyle {
        0 => Household, 1 => Members, 2 => Who, 3 => Each, 4 => Together, 5 => Ticks; else Self::Household
    }

    Op {
        0 => Fact(fact),
        1 => When { gate, fact },
        2 => Parameter(parameter),
        3 => Today,
        4 => Since { date, count },
        5 => During { from, until },
        6 => Constant(value),
        7 => Absent,
        8 => Add(a, b),
        9 => Subtract(a, b),
        10 => Multiply(a, b),
        11 => Divide(a, b),
        12 => Greater(a, b),
        13 => Lesser(a, b),
        14 => Between(a, b),
        15 => Round { value, step, mode },
        16 => If { condition, then, otherwise },
        17 => Outcome(outcome),
        18 => Compare { left, relation, right },
        19 => Is { choice, options },
        20 => Not(a),
        21 => All(all),
        22 => Any(any),
        23 => Lenient(a),
        24 => Waive { rule, waiver },
        25 => Exists(a),
        26 => Forall(a),
        27 => Count(a),
        28 => Sum(a),
        29 => Least(a),
        30 => Greatest(a),
        31 => Applicant(a); else Self::Absent
    }
    Elapsed { 0 => Days, 1 => Months, 2 => Years; else Self::Days }
    Outcome { 0 => Fail, 1 => Ask, 2 => Pass; else Self::Fail }
    Relation { 0 => Below, 1 => AtMost, 2 => Above, 3 => AtLeast, 4 => Equal, 5 => Unequal; else Self::Below }
    Rounding { 0 => Down, 1 => Up, 2 => HalfUp, 3 => HalfEven; else Self::Down }

    Piece { 0 => Words(words), 1 => Value(node); else Self::Value(0) }
    Choose { 0 => Either, 1 => Higher; else Self::Either }
    Window {
        0 => Yearly { from, until }, 1 => Once { from, until }; else Self::Yearly { from: (0, 0), until: (0, 0) }
    }
}
