//! Scores on our own fixtures, held to the floors in `tests/floors.toml`.

use std::collections::BTreeMap;

use crate::golden::{checks_of, expectations};
use crate::root;

#[test]
fn fixtures_score_no_lower_than_their_floors() {
    let text = std::fs::read_to_string(root().join("tests/floors.toml")).expect("the floors exist");
    let floors: toml::Table = toml::from_str(&text).expect("the floors are TOML");
    let floors = floors["fixtures"].as_table().expect("a table");
    let mut areas: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    for (_, expected) in expectations() {
        for check in checks_of(&expected) {
            let area = check.name.split('.').next().unwrap_or_default().to_owned();
            let (held, all) = areas.entry(area).or_default();
            *held += f64::from(u8::from(check.holds));
            *all += 1.0;
        }
    }
    let mut problems = Vec::new();
    for (area, (held, all)) in &areas {
        let score = held / all;
        println!("{area:<12} {held:>4} of {all:>4}  {score:.3}");
        match floors.get(area).and_then(toml::Value::as_float) {
            Some(floor) if score + 1e-9 < floor => {
                problems.push(format!("{area}: {score:.3} is below {floor}"));
            }
            Some(_) => {}
            None => problems.push(format!("{area}: no floor; it scores {score:.3}")),
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
