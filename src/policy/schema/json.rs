//! Definitions as JSON Schema.

use serde_json::{Map, Value, json};

use super::{
    definition, position,
    shape::{Definition, Key, Names, Scope, Shape},
};
use crate::model::{Fact, Model};

/// The schema of a file that is a mapping of this name, with the names of a policy if there is one.
pub(super) fn schema(root: &str, title: &str, policy: Option<&Model>) -> Value {
    let mut writer = Writer {
        policy,
        definitions: Map::new(),
    };
    let reference = writer.record(root);
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "$ref": reference,
        "$defs": writer.definitions,
    })
}

struct Writer<'m> {
    policy: Option<&'m Model>,
    definitions: Map<String, Value>,
}

impl Writer<'_> {
    /// Where the definition of this name stands; it is written if it is not there yet.
    fn record(&mut self, name: &str) -> String {
        // A reference is an address, and not every editor decodes one with Chinese in it.
        let key = position(name).map_or_else(String::new, |position| format!("d{position}"));
        if let (false, Some(definition)) = (self.definitions.contains_key(&key), definition(name)) {
            // It may contain itself.
            self.definitions.insert(key.clone(), Value::Null);
            let written = self.definition(definition);
            self.definitions.insert(key.clone(), written);
        }
        format!("#/$defs/{key}")
    }

    fn definition(&mut self, definition: &Definition) -> Value {
        let keys = definition.keys.iter();
        let properties: Map<_, _> = keys.map(|key| (key.name.to_owned(), self.key(key))).collect();
        let needed = definition
            .keys
            .iter()
            .filter(|key| key.is_needed)
            .map(|key| key.name);
        let mut needs = Map::new();
        needs.insert("required".to_owned(), needed.collect());
        if !definition.any_of.is_empty() {
            let sets = definition.any_of.iter().map(|keys| json!({ "required": keys }));
            needs.insert("anyOf".to_owned(), sets.collect());
        }
        let mut schema = Map::new();
        schema.insert("title".to_owned(), definition.name.into());
        schema.insert("type".to_owned(), "object".into());
        schema.insert("properties".to_owned(), properties.into());
        schema.insert("additionalProperties".to_owned(), false.into());
        match definition.partly_with {
            None => schema.extend(needs),
            Some(key) => {
                let says_so = json!({ "properties": { key: { "const": "是" } }, "required": [key] });
                schema.insert("if".to_owned(), says_so);
                schema.insert("else".to_owned(), needs.into());
            }
        }
        schema.into()
    }

    fn key(&mut self, key: &Key) -> Value {
        let mut schema = self.shape(key.shape);
        schema.insert("description".to_owned(), key.says.into());
        schema.into()
    }

    fn shape(&mut self, shape: Shape) -> Map<String, Value> {
        let schema = match shape {
            Shape::Text => json!({ "type": ["string", "number", "boolean"] }),
            Shape::Number => json!({ "type": ["number", "string"], "pattern": "^[-－0-9０-９.．]+$" }),
            Shape::Date => json!({ "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" }),
            Shape::Day => json!({ "type": "string", "pattern": "^\\d{2}-\\d{2}$" }),
            Shape::Flag => json!({ "enum": ["是", "否"] }),
            Shape::Choice(words) => json!({ "enum": words }),
            Shape::Sentence => json!({ "type": "string" }),
            Shape::Formula => json!({ "type": ["string", "number"] }),
            Shape::Named(names) => self.names(names),
            Shape::List(item) => json!({ "type": "array", "minItems": 1, "items": self.shape(*item) }),
            Shape::OneOrMore(item) => {
                let item = self.shape(*item);
                json!({ "anyOf": [item, { "type": "array", "items": item }] })
            }
            Shape::Entries(entry) => json!({ "type": "object", "additionalProperties": self.shape(*entry) }),
            Shape::Answers(scope) => self.answers(scope),
            Shape::Record(name) => json!({ "$ref": self.record(name) }),
            Shape::Either(shapes) => {
                let shapes = shapes.iter().map(|shape| self.shape(*shape));
                json!({ "anyOf": shapes.collect::<Vec<_>>() })
            }
            Shape::Anything => json!({}),
        };
        match schema {
            Value::Object(schema) => schema,
            _ => Map::new(),
        }
    }

    /// What the policy names is offered; something else may be new, and the compiler says whether it is wrong.
    fn names(&mut self, names: Names) -> Value {
        let text = self.shape(Shape::Text);
        let Some(policy) = self.policy else {
            return text.into();
        };
        let is_truth = |fact: &&Fact| fact.kind == Some(jiuzhu_engine::pack::Kind::Truth);
        let known: Vec<&str> = match names {
            Names::Facts => policy.facts.iter().map(|fact| fact.name.text.as_str()).collect(),
            Names::Truths => policy
                .facts
                .iter()
                .filter(is_truth)
                .map(|fact| fact.name.text.as_str())
                .collect(),
            Names::Programmes => policy
                .programmes
                .iter()
                .map(|programme| programme.id.text.as_str())
                .collect(),
            Names::Guides => policy.guides.iter().map(|guide| guide.id.text.as_str()).collect(),
            Names::Documents => policy
                .documents
                .iter()
                .map(|(key, _)| key.text.as_str())
                .collect(),
            Names::Phones => policy
                .contacts
                .iter()
                .map(|(phone, _)| phone.text.as_str())
                .collect(),
        };
        if known.is_empty() {
            return text.into();
        }
        json!({ "anyOf": [{ "enum": known }, text] })
    }

    /// The facts of a household or member with their questions and options.
    fn answers(&self, scope: Scope) -> Value {
        let own = match scope {
            Scope::Household => jiuzhu_engine::pack::Scope::Household,
            Scope::Member => jiuzhu_engine::pack::Scope::Member,
        };
        let facts = self.policy.into_iter().flat_map(|policy| &policy.facts);
        let facts = facts.filter(|fact| fact.scope == own);
        let answers: Map<_, _> = facts.map(|fact| (fact.name.text.clone(), answer(fact))).collect();
        json!({ "type": "object", "properties": answers })
    }
}

fn answer(fact: &Fact) -> Value {
    use jiuzhu_engine::pack::Kind;
    let mut words: Vec<&str> = match &fact.kind {
        Some(Kind::Truth) => vec!["是", "否"],
        Some(Kind::Choice(options)) => options.iter().map(|option| option.name.as_str()).collect(),
        Some(Kind::Number(_)) | None => Vec::new(),
    };
    words.push("不清楚");
    // A number, a range or several options are answers too.
    json!({ "description": fact.question.text, "anyOf": [{ "enum": words }, {}] })
}
