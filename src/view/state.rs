//! The state of the page.

use std::rc::Rc;

use super::changes::{Corrections, History};
use super::facets::Facet;
use super::gathered::Gathering;
use super::lang::Lang;
use super::marks::Marks;
use super::page::PageRef;
use super::pane::{Pane, Spot, Step};
use super::picked::{Pick, Picked};
use super::remarks::{Edit, Remarked};
use super::rows::Order;
pub use super::tab::Tab;
use crate::model::{Collection, Correction, Remarks, Span, Zone};

/// Everything the page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The files, in the order in which they came.
    pub entries: Vec<Entry>,
    /// The document shown.
    pub selected: Option<Selected>,
    /// Which side of the document is shown.
    pub tab: Tab,
    /// What the list is searched for.
    pub query: String,
    /// In which order the list stands.
    pub order: Order,
    /// Which documents the list shows.
    pub facet: Facet,
    /// The lines of the list that are picked together.
    pub picked: Picked,
    /// The only zones that *Structure* lists; all where there are none.
    pub filter: Rc<[Zone]>,
    /// The block whose details are shown.
    pub block: Option<u32>,
    /// The last block of the range that begins or ends with it.
    pub block_to: Option<u32>,
    /// The place that *Source* marks.
    pub mark: Option<Mark>,
    /// Which rendering *Read* shows.
    pub rendering: usize,
    /// How *Read* sets a document in two languages.
    pub setting: Setting,
    /// The place that *Read* marks.
    pub spot: Option<Spot>,
    /// How many places were asked for.
    pub spots: u32,
    /// What *Read* marks in the text.
    pub marks: Marks,
    /// What the pane beside the list shows.
    pub pane: Pane,
    /// The way back to what was shown before.
    pub trail: Vec<Step>,
    /// What all documents tell together.
    pub gathering: Gathering,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// The correction that is offered for other documents: what its document is kept under, and its path.
    pub offer: Option<(Rc<str>, String)>,
    /// What can be undone and done again.
    pub history: History,
    /// What the reader corrected.
    pub corrections: Rc<Corrections>,
    /// What the reader noted.
    pub remarks: Rc<Remarked>,
    /// Whether a project of a newer program is open: what it holds that is not known here must not get lost.
    pub read_only: bool,
    /// What the browser keeps of all this.
    pub keeping: Keeping,
    /// What the live region says.
    pub notice: Option<Notice>,
    /// On a narrow window: whether the document is shown instead of the list.
    pub document_in_front: bool,
    /// Light, dark or as the system has it.
    pub theme: Theme,
    /// Language of the interface.
    pub lang: Lang,
    /// How large *Read* is set, in steps from the usual size.
    pub size: i8,
    /// Whether *Structure* and *Read* have the source beside them on a wide window.
    pub beside: bool,
}

/// The steps in which the size of the text can be set.
pub const SIZES: std::ops::RangeInclusive<i8> = -1..=4;

/// How a document in two languages is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setting {
    /// Side by side, what says the same in one row.
    #[default]
    Columns,
    /// In one column, as on the page.
    Mixed,
    /// One language alone: the first or the second of the page.
    Only(usize),
}

/// One file.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The page's number for the file; never used twice.
    pub id: u32,
    /// The file's name, with its folders where a folder was dropped.
    pub name: Rc<str>,
    /// Size in bytes.
    pub bytes: u64,
    /// How far it is.
    pub status: Status,
}

/// How far a file is.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// In the queue.
    Waiting,
    /// In a worker.
    Reading,
    /// In a worker, but for what its documents tell they are there.
    Early(Vec<PageRef>),
    /// Read: its documents.
    Done(Vec<PageRef>),
    /// Not read.
    Failed(Failure),
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Stable, kebab-case.
    pub code: Rc<str>,
    /// One English sentence.
    pub message: Rc<str>,
}

/// A document of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Selected {
    /// The file's number.
    pub id: u32,
    /// Which of its documents.
    pub part: usize,
}

/// A marked place; the serial number makes a second click on the same place scroll again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of the decoded text.
    pub span: Span,
    /// Grows with every mark.
    pub serial: u32,
}

/// A dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum Dialog {
    Help,
    Paste,
    Commands,
    Offer,
}

/// Entries that were removed, each with the place where it stood.
#[derive(Clone, Debug, PartialEq)]
pub struct Removed {
    /// Place and entry, in ascending order.
    pub entries: Vec<(usize, Entry)>,
    /// What was shown then.
    pub selected: Option<Selected>,
}

/// What the live region says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Files that are no pages were left out of a folder.
    Skipped(u32),
    /// So many entries were removed.
    Removed(u32),
    /// The browser did not open a dropped folder.
    FolderRefused,
    /// Nothing was there to read.
    NothingToRead,
    /// Something was put into the clipboard.
    Copied,
    /// The browser does not let the page keep the files.
    NotKept,
    /// The browser has no room for more of them.
    NoRoom,
    /// The last change was undone.
    Undone,
    /// It was done again.
    Redone,
    /// A project was opened, with so many files.
    ProjectOpened(u32),
    /// A project of a newer program was opened.
    ProjectNewer,
    /// A project was damaged.
    ProjectDamaged,
    /// A file of many could not be made.
    NotSaved,
}

/// What the browser keeps of the files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// All of them.
    #[default]
    All,
    /// There is no more room.
    Full,
    /// It does not let the page keep files.
    Refused,
}

/// Light, dark or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "named as on the page")]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

/// A file that was handed to the pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// Its number.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Everything that can happen.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is explained where it is reduced")]
pub enum Action {
    Added(Vec<Incoming>),
    Started(u32),
    Early { id: u32, pages: Vec<PageRef> },
    Done { id: u32, pages: Vec<PageRef> },
    Failed { id: u32, failure: Failure },
    Retried(u32),
    Removed(u32),
    RemovedAll(Vec<u32>),
    CameBack(Vec<u32>),
    Cleared,
    Undone,
    Redone,
    Corrected { key: Rc<str>, correction: Correction },
    CorrectedAll(Vec<(Rc<str>, Correction)>),
    OfferOpened { key: Rc<str>, path: String },
    TakenBack { key: Rc<str>, path: Option<String> },
    CorrectionsKept(Corrections),
    CorrectionsCame { key: Rc<str>, list: Vec<Correction> },
    RemarksCame { key: Rc<str>, remarks: Remarks },
    Remarked(Vec<(Rc<str>, Remarks)>),
    RemarksEdited { key: Rc<str>, edit: Edit },
    Starred,
    RemarksKept(Remarked),
    ProjectOpened { corrections: Corrections, remarks: Remarked, newer: bool },
    Selected(Selected),
    Stepped(i32),
    BackToList,
    TabChosen(Tab),
    Searched(String),
    Ordered(Order),
    Narrowed(Facet),
    FirstChosen,
    Picked(Pick),
    Filtered(Option<Zone>),
    BlockChosen(Option<u32>),
    RangeChosen(Option<u32>),
    SourceShown(Span),
    RenderingChosen(usize),
    SettingChosen(Setting),
    OverviewShown(Option<usize>),
    Compared(Vec<Selected>),
    SidesChosen(Vec<Selected>),
    DocumentOpened(Selected),
    PlaceShown { document: Selected, block: u32, span: Span },
    MarksChosen(Marks),
    Gathered { files: Vec<u32>, corrections: Rc<Corrections>, collection: Option<Collection> },
    DialogOpened(Dialog),
    DialogClosed,
    NotKept(Keeping),
    Noticed(Notice),
    NoticeClosed,
    ThemeChosen(Theme),
    LangChosen(Lang),
    Resized(i8),
    BesideChosen(bool),
}

/// One line of the list: a file, or one of the documents of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// The file.
    pub entry: &'a Entry,
    /// Its place among the files.
    pub at: usize,
    /// Which of its documents; 0 where there are none.
    pub part: usize,
    /// The document, where it was read.
    pub page: Option<&'a PageRef>,
    /// The first file that is the same as this one, byte for byte: its name, and its place among the files.
    pub same: Option<(&'a str, usize)>,
}

impl State {
    /// The document shown.
    pub fn page(&self) -> Option<&PageRef> {
        let selected = self.selected?;
        self.entry(selected.id)?.status.pages().get(selected.part)
    }

    /// The file with this number.
    pub fn entry(&self, id: u32) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    /// How many files are finished, of how many; none when nothing is under way.
    pub fn progress(&self) -> Option<(usize, usize)> {
        let finished = self.entries.iter().filter(|entry| entry.status.is_final()).count();
        (finished < self.entries.len()).then_some((finished, self.entries.len()))
    }

    /// The first and the last of the blocks that are chosen.
    pub fn range(&self) -> Option<[u32; 2]> {
        let (from, to) = (self.block?, self.block_to.or(self.block)?);
        Some([from.min(to), from.max(to)])
    }

    /// How many documents were read.
    pub fn documents(&self) -> usize {
        self.entries.iter().map(|entry| entry.status.pages().len()).sum()
    }
}

impl State {
    /// The files of the list, and those that can still come back into it.
    pub fn held(&self) -> Vec<u32> {
        let removed = self.history.removed().map(|entry| entry.id);
        self.entries.iter().map(|entry| entry.id).chain(removed).collect()
    }
}

impl Status {
    /// The documents that were read; none before that.
    pub fn pages(&self) -> &[PageRef] {
        if let Self::Early(pages) | Self::Done(pages) = self { pages } else { &[] }
    }

    /// The same, to be changed.
    pub(super) fn pages_mut(&mut self) -> &mut [PageRef] {
        if let Self::Early(pages) | Self::Done(pages) = self { pages } else { &mut [] }
    }

    /// Whether nothing more will happen to the file.
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Done(_) | Self::Failed(_))
    }
}

impl Failure {
    /// Whether reading the file again may help: where something else than the file itself was in the way.
    pub fn is_worth_another_try(&self) -> bool {
        matches!(&*self.code, "cancelled" | "worker-died" | "time-limit" | "unreadable-file")
    }

    /// The user asked to stop.
    pub fn cancelled() -> Self {
        Self { code: "cancelled".into(), message: "Reading was cancelled.".into() }
    }
}
