//! Who said what in annotated articles: quotations, their speakers, statements, people, and how sure the reader was.
//!
//! The metrics are those of the corpus's own scorer (`score_reading.py`): what is optional in the annotation is neither
//! right nor wrong.

use std::collections::HashMap;

use serde_json::Value;

use super::alike::{containment, match_up, overlap, pairs, plain, same_speaker};
use super::figures::Figures;
use super::seeds::{array, string};

/// How much of a quotation has to be there.
const QUOTATION: f64 = 0.8;
/// How much of what is told has to be.
const CONTENT: f64 = 0.5;
/// Where the steps of confidence begin.
const STEPS: [f64; 6] = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9];
/// From here on a reader takes a speaker as read.
const SURE: f64 = 0.8;

/// Right ones, those of ours and those that are wanted.
#[derive(Debug, Default)]
struct Tally {
    right: usize,
    ours: usize,
    wanted: usize,
}

impl Tally {
    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.ours + self.wanted).max(1) as f64
    }
}

/// What all articles come to.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    quotations: Tally,
    speakers: Tally,
    statements: Tally,
    people: Tally,
    titles: [usize; 2],
    /// Statements that are annotated, however sure, and whether the speaker is right.
    sure: Vec<(f64, bool)>,
}

/// A quotation or a statement of the annotation.
struct Gold {
    forms: Vec<String>,
    names: Vec<String>,
    optional: bool,
}

impl Spoken {
    /// Adds an article: its annotation and what was read of it.
    pub(super) fn add(&mut self, gold: &Value, reading: &Value) {
        let aliases = aliases(gold);
        let (ours, told) = (array(&reading["statements"]), array(&gold["statements"]));
        self.add_quotations(ours, told, &aliases);
        self.add_statements(ours, told, &aliases);
        self.add_people(array(&reading["people"]), array(&gold["people"]));
    }

    fn add_quotations(&mut self, ours: &[Value], told: &[Value], aliases: &Aliases) {
        let mut gold: Vec<(u64, &str, Gold)> = Vec::new();
        for statement in told {
            let (place, names) = (statement["p"].as_u64().unwrap_or(0), names_of(statement, aliases));
            for quote in array(&statement["quotes"]) {
                let at = gold.iter().position(|known| (known.0, known.1) == (place, string(quote)));
                let at = at.unwrap_or_else(|| {
                    let forms = vec![plain(string(quote))];
                    gold.push((place, string(quote), Gold { forms, names: Vec::new(), optional: true }));
                    gold.len() - 1
                });
                gold[at].2.names.extend(names.iter().cloned());
                gold[at].2.optional &= is_optional(statement);
            }
        }
        let mut found: Vec<(u64, String, Vec<&str>)> = Vec::new();
        for statement in ours {
            let block = statement["block"].as_u64().unwrap_or(0);
            for quote in array(&statement["quotes"]).iter().map(|quote| plain(string(quote))) {
                let speaker = string(&statement["speaker"]);
                match found.iter_mut().find(|known| known.0 == block && known.1 == quote) {
                    // Of a string that stands twice in a paragraph two speakers are looked at.
                    Some(known) if known.2.len() < 2 => known.2.push(speaker),
                    Some(_) => {}
                    None if quote.is_empty() => {}
                    None => found.push((block, quote, vec![speaker])),
                }
            }
        }
        let right = |found: &(u64, String, Vec<&str>), gold: &Gold| {
            found.2.iter().any(|speaker| same_speaker(speaker, &gold.names))
        };
        let mut scored = Vec::new();
        for (a, one) in found.iter().enumerate() {
            for (b, (_, _, other)) in gold.iter().enumerate() {
                let common = containment(&one.1, &other.forms[0]);
                if common >= QUOTATION {
                    scored.push((common + bonus(right(one, other), other), a, b));
                }
            }
        }
        let matched = match_up(scored);
        let neutral = matched.iter().filter(|&&(_, b)| gold[b].2.optional).count();
        let counted = || matched.iter().filter(|&&(_, b)| !gold[b].2.optional);
        let wanted = gold.iter().filter(|(_, _, gold)| !gold.optional).count();
        self.quotations.add(counted().count(), found.len() - neutral, wanted);
        let right = counted().filter(|&&(a, b)| right(&found[a], &gold[b].2)).count();
        self.speakers.add(right, found.len() - neutral, wanted);
    }

    fn add_statements(&mut self, ours: &[Value], told: &[Value], aliases: &Aliases) {
        let gold: Vec<Gold> = told
            .iter()
            .map(|told| Gold {
                forms: forms_of(told),
                names: names_of(told, aliases),
                optional: is_optional(told),
            })
            .collect();
        let forms: Vec<Vec<_>> =
            gold.iter().map(|gold| gold.forms.iter().map(|form| pairs(form)).collect()).collect();
        let (mut both, mut either) = (Vec::new(), Vec::new());
        for (a, own) in ours.iter().enumerate() {
            let content = match string(&own["content"]) {
                "" => array(&own["quotes"]).iter().map(string).collect(),
                content => content.to_owned(),
            };
            let content = pairs(&content);
            for (b, gold) in gold.iter().enumerate() {
                let common = forms[b].iter().map(|form| overlap(&content, form)).fold(0.0, f64::max);
                if common < CONTENT {
                    continue;
                }
                let right = same_speaker(string(&own["speaker"]), &gold.names);
                either.push((common + bonus(right, gold), a, b));
                if right {
                    both.push((common + bonus(false, gold), a, b));
                }
            }
        }
        let both = match_up(both);
        let neutral = both.iter().filter(|&&(_, b)| gold[b].optional).count();
        let wanted = gold.iter().filter(|gold| !gold.optional).count();
        self.statements.add(both.len() - neutral, ours.len() - neutral, wanted);
        self.sure.extend(match_up(either).into_iter().map(|(a, b)| {
            let right = same_speaker(string(&ours[a]["speaker"]), &gold[b].names);
            (ours[a]["confidence"].as_f64().unwrap_or(0.0), right)
        }));
    }

    fn add_people(&mut self, ours: &[Value], gold: &[Value]) {
        let mut scored = Vec::new();
        for (a, own) in ours.iter().enumerate() {
            let own = plain(string(&own["name"]));
            for (b, gold) in gold.iter().enumerate() {
                let full = plain(string(&gold["name"]));
                let long = own.chars().count() >= 2;
                let alias = array(&gold["aliases"]).iter().map(|form| plain(string(form)));
                if own == full {
                    scored.push((2.0, a, b));
                } else if long && (full.contains(own.as_str()) || own.contains(full.as_str()))
                    || alias.filter(|form| form.chars().count() >= 2).any(|form| form == own)
                {
                    scored.push((1.0, a, b));
                }
            }
        }
        let matched = match_up(scored);
        self.people.add(matched.len(), ours.len(), gold.len());
        for (a, b) in matched {
            let plain_all = |list: &Value| array(list).iter().map(|title| plain(string(title))).collect();
            let (said, wanted): (Vec<String>, Vec<String>) =
                (plain_all(&ours[a]["titles"]), plain_all(&gold[b]["titles"]));
            if !wanted.is_empty() {
                let fits =
                    said.iter().any(|one| wanted.iter().any(|other| containment(one, other) >= CONTENT));
                self.titles[0] += usize::from(fits);
                self.titles[1] += 1;
            }
        }
    }

    /// Adds the figures, and prints how often the speaker was wrong by how sure the reader was.
    pub(super) fn report(&self, figures: &mut Figures) {
        figures.push("quotations", self.quotations.f1());
        figures.push("quotations, right speaker", self.speakers.f1());
        figures.push("statements", self.statements.f1());
        figures.push("people", self.people.f1());
        figures.share("people, title right", self.titles[0], self.titles[1]);
        let sure = self.sure.iter().filter(|(sure, _)| *sure >= SURE);
        figures.share(
            "speaker sure but wrong",
            sure.clone().filter(|(_, right)| !right).count(),
            sure.clone().count(),
        );
        figures.share("statements sure", sure.count(), self.sure.len());
        let heads: String = STEPS.iter().map(|step| format!("{:>9}", format!("from {step:.1}"))).collect();
        println!("{:<26}{heads}", "speakers, wrong of all");
        let cells: String = (0..STEPS.len())
            .map(|step| {
                let here = self
                    .sure
                    .iter()
                    .filter(|(sure, _)| STEPS.iter().rposition(|from| sure >= from).unwrap_or(0) == step);
                let wrong = here.clone().filter(|(_, right)| !right).count();
                format!("{:>9}", format!("{wrong}/{}", here.count()))
            })
            .collect();
        println!("{:<26}{cells}", "");
    }
}

impl Tally {
    const fn add(&mut self, right: usize, ours: usize, wanted: usize) {
        self.right += right;
        self.ours += ours;
        self.wanted += wanted;
    }
}

/// What settles which of two alike ones is meant: the right speaker, then what counts.
fn bonus(right: bool, gold: &Gold) -> f64 {
    f64::from(u8::from(right)) * 0.5 + f64::from(u8::from(!gold.optional)) * 0.01
}

/// All forms of a person's name, by each of them.
type Aliases = HashMap<String, Vec<String>>;

fn aliases(gold: &Value) -> Aliases {
    let mut aliases = Aliases::new();
    for person in array(&gold["people"]) {
        let mut forms = vec![string(&person["name"]).to_owned()];
        forms.extend(array(&person["aliases"]).iter().map(|form| string(form).to_owned()));
        for form in &forms {
            aliases.entry(form.clone()).or_default().extend(forms.iter().cloned());
        }
    }
    aliases
}

/// All names of who said it.
fn names_of(statement: &Value, aliases: &Aliases) -> Vec<String> {
    let mut names = vec![string(&statement["speaker"]).to_owned()];
    names.extend(array(&statement["speaker_alt"]).iter().map(|name| string(name).to_owned()));
    let others: Vec<String> = names.iter().filter_map(|name| aliases.get(name)).flatten().cloned().collect();
    names.extend(others);
    names
}

fn is_optional(told: &Value) -> bool {
    told["optional"].as_bool().unwrap_or(false)
}

/// What may stand for the content: with what the next sentences add, or the quotations alone.
fn forms_of(told: &Value) -> Vec<String> {
    let (content, more) = (string(&told["content"]).to_owned(), string(&told["content_ext"]));
    let quotes: String = array(&told["quotes"]).iter().map(string).collect();
    let mut forms = vec![content.clone()];
    if !more.is_empty() {
        forms.extend([more.to_owned(), format!("{content}{more}"), format!("{more}{content}")]);
    }
    forms.extend((!quotes.is_empty()).then_some(quotes));
    forms
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Figures, Spoken};

    #[test]
    fn speakers_and_quotations_are_counted() {
        let gold = json!({
            "people": [{"name": "林岱", "aliases": ["林局长"], "titles": ["港务局局长"]}],
            "statements": [
                {"p": 0, "speaker": "林岱", "quotes": ["渡轮明天停航"], "content": "渡轮明天停航", "optional": false},
                {"p": 1, "speaker": "港务局", "quotes": [], "content": "码头已经封闭", "optional": true},
            ],
        });
        let said = |speaker: &str, confidence: f64| {
            json!({
                "people": [{"name": "林岱", "titles": ["港务局局长"]}],
                "statements": [{"block": 3, "speaker": speaker, "quotes": ["渡轮明天停航"],
                                "content": "渡轮明天停航", "confidence": confidence}],
            })
        };
        let mut spoken = Spoken::default();
        spoken.add(&gold, &said("林局长", 0.9));
        assert_eq!((spoken.speakers.right, spoken.statements.right, spoken.people.right), (1, 1, 1));
        spoken.add(&gold, &said("港务局", 0.85));
        assert_eq!((spoken.quotations.right, spoken.speakers.right, spoken.statements.right), (2, 1, 1));
        assert_eq!(spoken.sure, [(0.9, true), (0.85, false)]);
        assert!((spoken.quotations.f1() - 1.0).abs() < 1e-9);
        assert!((spoken.speakers.f1() - 0.5).abs() < 1e-9);
        spoken.report(&mut Figures::default());
    }
}
