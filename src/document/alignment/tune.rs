use std::sync::OnceLock;
pub(super) fn get(name: &str, default: f32) -> f32 {
    static T: OnceLock<Vec<(String, f32)>> = OnceLock::new();
    let t = T.get_or_init(|| std::env::var("TUNE").unwrap_or_default().split(',').filter_map(|p| { let (n, v) = p.split_once('=')?; Some((n.to_owned(), v.parse().ok()?)) }).collect());
    t.iter().find(|k| k.0 == name).map_or(default, |k| k.1)
}
