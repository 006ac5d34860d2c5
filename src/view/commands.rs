//! The commands by their names, to be found by typing: everything that can be done where the page stands now, and the
//! documents by their titles.

use super::facets::Facet;
use super::fold::fold;
use super::formats;
use super::lang::Lang;
use super::messages::Message;
use super::pane::Pane;
use super::rows::Order;
use super::search::terms;
use super::shortcut::{KEYS, Shortcut, key_cap};
use super::state::{Action, Selected, State, Tab, Theme};
use crate::export::{Format, Style};

/// Most documents that are listed: whoever has more goes on typing.
const MOST_DOCUMENTS: usize = 60;

/// What a command does.
#[derive(Clone, Debug)]
pub enum Deed {
    /// It changes the state.
    Act(Action),
    /// It does what a key does.
    Press(Shortcut),
    /// Browses for a folder.
    BrowseFolder,
    /// Goes to the field for tags.
    Tag,
    /// Saves the document that is shown.
    Save(Format),
    /// Saves the documents of the list as one file.
    SaveTogether(Format),
    /// Saves each document of the list as a file of its own.
    SaveEach(Format),
    /// Saves everything, to be opened again.
    SaveProject,
    /// Copies a citation of the document that is shown.
    Cite(Style),
    /// Removes everything.
    Clear,
}

/// A command, or a document to open.
#[derive(Clone, Debug)]
pub struct Command {
    /// Its name in the language of the interface; of a document its title.
    pub name: String,
    /// The key that does the same, or where a document is from.
    pub hint: String,
    /// The language of a document's title; none for a command.
    pub lang: Option<String>,
    /// What it does.
    pub deed: Deed,
}

impl State {
    /// The commands that a query finds, the best first, then the documents.
    pub fn commands(&self, query: &str) -> Vec<Command> {
        let terms = terms(query);
        let mut found: Vec<(u8, Command)> = all(self)
            .into_iter()
            .filter_map(|command| Some((rank(&fold(&command.name), &terms)?, command)))
            .collect();
        crate::order::sort_by_key(&mut found, |(rank, _)| *rank);
        found.into_iter().map(|(_, command)| command).chain(self.documents_by_title(&terms)).collect()
    }

    fn documents_by_title(&self, terms: &[String]) -> Vec<Command> {
        let mut found = Vec::new();
        for entry in &self.entries {
            for (part, page) in entry.status.pages().iter().enumerate() {
                let [_, title] = page.order();
                if found.len() == MOST_DOCUMENTS {
                    return found;
                }
                let Some(title) = title.as_deref().filter(|title| rank(title, terms).is_some()) else {
                    continue;
                };
                found.push(Command {
                    name: page.title().unwrap_or(title).to_owned(),
                    hint: page.outlet().unwrap_or_default().to_owned(),
                    lang: page.title_lang().map(str::to_owned),
                    deed: Deed::Act(Action::Selected(Selected { id: entry.id, part })),
                });
            }
        }
        found
    }
}

/// How well a folded name fits: it begins with the first term, a word does, or it holds all; none where it does not.
fn rank(name: &str, terms: &[String]) -> Option<u8> {
    let Some(first) = terms.first() else { return Some(0) };
    let holds = terms.iter().all(|term| name.contains(term.as_str()));
    let begins = name.split([' ', '：', ':', '（', '(']).any(|word| word.starts_with(first.as_str()));
    holds.then(|| if name.starts_with(first.as_str()) { 0 } else { u8::from(!begins) + 1 })
}

/// All commands that do something now, in the order of the page.
fn all(state: &State) -> Vec<Command> {
    let lang = state.lang;
    let mut list = List { lang, commands: Vec::new() };
    list.press(Message::BrowseFiles, Shortcut::Browse);
    list.add(Message::BrowseFolder, Deed::BrowseFolder);
    list.press(Message::Paste, Shortcut::Paste);
    if state.documents() > 0 {
        list.press(Message::Search, Shortcut::Search);
        list.press(Message::KeyNext, Shortcut::Next);
        list.press(Message::KeyPrevious, Shortcut::Previous);
    }
    if state.has_overview() {
        list.act(Message::Overview, Action::OverviewShown(None));
    }
    list_document(state, &mut list);
    list_changes(state, &mut list);
    list_saves(state, &mut list);
    list_order(state, &mut list);
    for (theme, name) in [
        (Theme::Auto, Message::ThemeAuto),
        (Theme::Light, Message::ThemeLight),
        (Theme::Dark, Message::ThemeDark),
    ] {
        if theme != state.theme {
            list.under(Message::ThemeLabel, name.text(lang), Deed::Act(Action::ThemeChosen(theme)));
        }
    }
    for other in Lang::ALL.into_iter().filter(|other| *other != lang) {
        list.under(Message::LangLabel, other.own_name(), Deed::Act(Action::LangChosen(other)));
    }
    list.press(Message::Help, Shortcut::Help);
    list.commands
}

/// What concerns the document that is shown.
fn list_document(state: &State, list: &mut List) {
    let Some(page) = state.page().filter(|_| state.shown() == Pane::Document) else { return };
    for tab in Tab::of(page) {
        list.press(tab.name(), Shortcut::Tab(tab));
    }
    list.press(Message::Star, Shortcut::Star);
    list.add(Message::AddTag, Deed::Tag);
    for style in Style::ALL {
        let name = Message::CopyCitation.with(list.lang, &[style.name()]);
        list.put(name, String::new(), Deed::Cite(style));
    }
    let formats =
        formats::COMMON.into_iter().chain(formats::OTHERS).filter(|format| formats::has(page, *format));
    for format in formats {
        list.under(Message::Save, formats::name(format, list.lang), Deed::Save(format));
    }
    if !page.document.corrections.is_empty() {
        list.act(Message::TakeAllBack, Action::TakenBack { key: page.key().clone(), path: None });
    }
    if let Some(selected) = state.selected {
        let title = page.title().unwrap_or_else(|| Message::Untitled.text(list.lang));
        list.put(
            Message::Remove.with(list.lang, &[title]),
            String::new(),
            Deed::Act(Action::Removed(selected.id)),
        );
    }
}

fn list_changes(state: &State, list: &mut List) {
    if state.history.can_undo() {
        list.put(list.say(Message::KeyUndo), "Ctrl Z".to_owned(), Deed::Act(Action::Undone));
    }
    if state.history.can_redo() {
        list.put(list.say(Message::KeyRedo), "Ctrl ⇧ Z".to_owned(), Deed::Act(Action::Redone));
    }
}

/// What takes all documents of the list away.
fn list_saves(state: &State, list: &mut List) {
    if state.documents() == 0 {
        return;
    }
    if !state.read_only {
        list.under(Message::SaveAll, Message::SaveProject.text(list.lang), Deed::SaveProject);
    }
    let rows = state.rows();
    let some =
        |format: &Format| rows.iter().filter_map(|row| row.page).any(|page| formats::has(page, *format));
    for format in formats::TOGETHER.into_iter().filter(some) {
        list.under(Message::SaveAll, formats::name(format, list.lang), Deed::SaveTogether(format));
    }
    for format in formats::EACH.into_iter().filter(some) {
        let name = format!("{} – {}", Message::SaveEach.text(list.lang), formats::name(format, list.lang));
        list.under(Message::SaveAll, &name, Deed::SaveEach(format));
    }
}

/// In which order the list stands, and what of it is shown.
fn list_order(state: &State, list: &mut List) {
    if state.documents() == 0 {
        return;
    }
    for order in Order::ALL.into_iter().filter(|order| *order != state.order) {
        list.under(Message::OrderLabel, order.name().text(list.lang), Deed::Act(Action::Ordered(order)));
    }
    let plain = [
        (Facet::All, Message::FacetAll),
        (Facet::Starred, Message::FacetStarred),
        (Facet::Uncertain, Message::FacetUncertain),
    ];
    for (facet, name) in plain.into_iter().filter(|(facet, _)| *facet != state.facet) {
        list.under(Message::FacetLabel, name.text(list.lang), Deed::Act(Action::Narrowed(facet)));
    }
    for (tag, _) in state.tags() {
        list.under(Message::FacetLabel, &tag.clone(), Deed::Act(Action::Narrowed(Facet::Tag(tag))));
    }
    list.add(Message::ClearAll, Deed::Clear);
}

/// The list while it is made.
struct List {
    lang: Lang,
    commands: Vec<Command>,
}

impl List {
    fn say(&self, message: Message) -> String {
        message.text(self.lang).to_owned()
    }

    fn put(&mut self, name: String, hint: String, deed: Deed) {
        self.commands.push(Command { name, hint, lang: None, deed });
    }

    fn add(&mut self, name: Message, deed: Deed) {
        self.put(self.say(name), String::new(), deed);
    }

    fn act(&mut self, name: Message, action: Action) {
        self.add(name, Deed::Act(action));
    }

    fn press(&mut self, name: Message, shortcut: Shortcut) {
        let key = KEYS.iter().find(|(_, other)| *other == shortcut).map(|(key, _)| key_cap(key));
        self.put(self.say(name), key.unwrap_or_default().to_owned(), Deed::Press(shortcut));
    }

    /// A command of several that do one thing: `Save: Markdown`.
    fn under(&mut self, what: Message, which: &str, deed: Deed) {
        self.put(Message::CommandOf.with(self.lang, &[what.text(self.lang), which]), String::new(), deed);
    }
}

#[cfg(test)]
mod tests {
    use super::{Deed, rank};
    use crate::model::Zone;
    use crate::view::arriving::pages;
    use crate::view::lang::Lang;
    use crate::view::messages::Message;
    use crate::view::search::terms;
    use crate::view::specimen::document;
    use crate::view::state::{Action, Incoming, Selected, State};

    fn state(lang: Lang) -> State {
        let files = vec![Incoming { id: 0, name: "a.html".to_owned(), bytes: 9 }];
        let page = "<html lang=zh-Hant><title>港口重新開放</title><article><h1>港口重新開放</h1><p>林德比港經過兩週的\
            維修，於週一重新開放，港務處處長王小雨表示，渡輪將按原時刻表開行，所有航線恢復正常。</p></article>";
        let read = crate::read_with_text("a.html", page.as_bytes(), &crate::Options::default()).unwrap();
        let state = State { lang, ..State::default() };
        let state =
            state.reduced(Action::Added(files)).reduced(Action::Done { id: 0, pages: pages("a.html", read) });
        state.reduced(Action::Selected(Selected { id: 0, part: 0 }))
    }

    #[test]
    fn names_are_ranked() {
        for (name, query, expect) in [
            ("save: markdown", "save", Some(0)),
            ("save: markdown", "mark", Some(1)),
            ("save: markdown", "down", Some(2)),
            ("save: markdown", "mark save", Some(1)),
            ("save: markdown", "json", None),
            ("help", "", Some(0)),
        ] {
            assert_eq!(rank(name, &terms(query)), expect, "{name} / {query}");
        }
    }

    #[test]
    fn commands_and_documents_are_found_in_every_language() {
        for (lang, query, expect) in [
            (Lang::En, "markdown", "Save: Markdown"),
            (Lang::ZhHans, "配色", "配色：浅色"),
            (Lang::ZhHant, "配色", "配色：淺色"),
            (Lang::ZhHant, "浅色", "配色：淺色"),
            (Lang::En, "港口", "港口重新開放"),
        ] {
            let found = state(lang).commands(query);
            let first = found.iter().find(|command| command.name == expect);
            assert!(first.is_some(), "{query}: {:?}", found.iter().map(|it| &it.name).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_can_do_nothing_is_not_offered() {
        let empty = State::default().commands("");
        assert!(
            empty
                .iter()
                .all(|command| !matches!(command.deed, Deed::Save(_) | Deed::SaveProject | Deed::Cite(_)))
        );
        assert!(
            empty.iter().any(|command| command.name == Message::Help.text(Lang::En) && command.hint == "?")
        );
        let state = state(Lang::En);
        let undo = |state: &State| state.commands("undo").iter().any(|it| it.name == "Undo");
        assert!(!undo(&state) && undo(&state.reduced(Action::Starred)));
        let mut bare = document(&[(Zone::Paragraph, "en")]);
        bare.comments.clear();
        let names: Vec<String> = State::default().commands("").into_iter().map(|it| it.name).collect();
        let mut once = names.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), names.len(), "every name once");
    }
}
