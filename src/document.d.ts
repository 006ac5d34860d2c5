// Generated from the Rust types by `cargo xtask types`.

/**
 * Blocks of one language and the blocks of another that say the same.
 */
export type AlignedPair = {
/**
 * Blocks of the language that comes first on the page.
 */
a: Array<number>,
/**
 * Blocks of the other.
 */
b: Array<number>,
/**
 * How well they fit, 0–1.
 */
score: number, };

/**
 * One block with its decided zone.
 */
export type Block = {
/**
 * Index in `Document::blocks`.
 */
i: number,
/**
 * Visible text, white space folded.
 */
text: string,
/**
 * The decided role.
 */
zone: Zone,
/**
 * How sure the decision is, 0–1.
 */
confidence: number,
/**
 * BCP 47 tag with script for Chinese (`zh-Hans`, `zh-Hant`, `en` …).
 */
lang: string | null,
/**
 * Heading level 1–6 where the source states one.
 */
level: number | null,
/**
 * Not shown by the page as saved (`hidden`, `display:none`, `<noscript>` …).
 */
hidden: boolean,
/**
 * Where the block stands.
 */
source: Origin,
/**
 * Its place in a list of the content.
 */
item?: ItemPlace,
/**
 * The formulas in its text.
 */
formulas?: Array<Formula>,
/**
 * The marks in its text that lead to notes.
 */
note_marks?: Array<NoteMark>,
/**
 * The label of the note that it is or belongs to.
 */
note?: string,
/**
 * The box set off from the text in which it stands.
 */
callout?: Callout, };

/**
 * The place of a block in a box set off from the text: a note, a warning, a tip.
 */
export type Callout = {
/**
 * What the page calls it, in lower case (`note`, `warning`, `tip` …).
 */
kind: string,
/**
 * Not the first block of the box.
 */
follows: boolean,
/**
 * Heads the box.
 */
title: boolean, };

/**
 * One comment, or one post after a thread's first.
 */
export type Comment = {
/**
 * The floor the page prints (楼, #).
 */
floor: number | null,
/**
 * The name the page prints.
 */
author: string | null,
/**
 * When it was posted, as in [`Metadata`].
 */
posted: string | null,
/**
 * Where that stands and by which rule it was found.
 */
posted_from?: Evidence,
/**
 * What it says, without author, time, floor and controls.
 */
text: string,
/**
 * The floor it replies to.
 */
reply_to: number | null,
/**
 * The comment it replies to, by its place in [`Document::comments`]; pages without floors have it, too.
 */
parent: number | null,
/**
 * How many replies the page says it has.
 */
reply_count: number | null,
/**
 * How many likes the page says it has.
 */
likes: number | null,
/**
 * Nesting below a top-level comment, 0 for the top.
 */
depth: number,
/**
 * All blocks of the comment, author and controls included.
 */
blocks: Array<number>, };

/**
 * A value of a correction.
 */
export type Corrected = string | Array<string>;

/**
 * One correction. A document that was corrected holds the reader's values with the rule `reader`, and the list of what
 * was changed, so that what was found can be had back from it.
 */
export type Correction = {
/**
 * What is corrected: `metadata.title`, `blocks[12].zone`, `reading.statements[3]` (taken out),
 * `reading.statements[3].speaker`. Numbers are places in the document as it was found.
 */
path: string,
/**
 * The reader's value; none where the reader says that there is none.
 */
value: Corrected | null,
/**
 * What was found.
 */
found: Corrected | null,
/**
 * The beginning of the block, or what is said: by it the place is found again where its number has changed.
 */
text?: string,
/**
 * Who says so: `reader`.
 */
by: string, };

/**
 * The structure found in one capture.
 */
export type Document = {
/**
 * [`SCHEMA`].
 */
schema: number,
/**
 * What was read.
 */
source: SourceInfo,
/**
 * What sort of page it is.
 */
kind: Kind,
/**
 * What it says of itself.
 */
metadata: Metadata,
/**
 * All visible text, in page order.
 */
blocks: Array<Block>,
/**
 * The article, or a thread's opening post.
 */
sections: Array<Section>,
/**
 * The main content as plain text, paragraphs parted by a blank line; no title, byline or
 * captions; of a thread all its posts, of an article no comments. Formulas are LaTeX between dollar signs, marks
 * of notes stand in brackets.
 */
text: string,
/**
 * The F1 that `text` is expected to have against the true main content, 0–1.
 */
text_confidence: number,
/**
 * Comments of an article, or the posts after a thread's opening post.
 */
comments: Array<Comment>,
/**
 * Rankings, recommendations and, on collections and listings, the items themselves.
 */
lists: Array<List>,
/**
 * Images with their captions.
 */
media: Array<Media>,
/**
 * Tables of the content.
 */
tables: Array<Table>,
/**
 * What a product page sells.
 */
product: Product | null,
/**
 * Copies of the same article in this capture; empty unless there are two or more.
 */
renderings: Array<Rendering>,
/**
 * Blocks that say the same in two languages.
 */
alignment: Array<AlignedPair>,
/**
 * What is known of the page as one in two languages, where it is.
 */
translation?: Translation,
/**
 * What the article tells: statements, times, people, events.
 */
reading: Reading,
/**
 * What the reader should know about how this was read.
 */
warnings: Array<Warning>,
/**
 * What a reader put right; empty in a document as it was found.
 */
corrections?: Array<Correction>,
/**
 * What a reader noted of it; empty in a document as it was found.
 */
remarks?: Remarks, };

/**
 * Where the bytes of a picture stand in the file that was read.
 */
export type Enclosure = {
/**
 * Its media type: `image/png`, `image/jpeg`, `image/gif`, `image/webp` or `image/avif`.
 */
format: string,
/**
 * First byte and the one behind the last, in the file as given.
 */
bytes: [number, number],
/**
 * How they are packed: `deflate` or `base64`; none where they are the picture itself.
 */
packing?: string, };

/**
 * What happened.
 */
export type Event = {
/**
 * What sort of event: `meeting`, `visit`, `attack` …
 */
type: string,
/**
 * Persons and bodies, by their names in the document.
 */
participants: Array<string>,
/**
 * When, as in [`TimeExpression::value`].
 */
date: string | null,
/**
 * Where.
 */
place: string | null,
/**
 * How long, as an ISO duration.
 */
duration: string | null,
/**
 * Blocks that tell it.
 */
blocks: Array<number>,
/**
 * How sure, 0–1.
 */
confidence: number, };

/**
 * One reason to believe a value, and the place that gives it.
 */
export type Evidence = {
/**
 * The rule's name, kebab-case (`heading-above-byline`, `meta`, `json-ld` …).
 */
rule: string,
/**
 * The key inside structured data (`og:title`, `NewsArticle.headline` …).
 */
key?: string,
/**
 * The block that holds the value.
 */
block?: number,
/**
 * The exact place, where it is known more closely than the block.
 */
source?: Origin, };

/**
 * A value with its provenance.
 */
export type Field<T> = {
/**
 * The value itself.
 */
value: T,
/**
 * How sure, 0–1.
 */
confidence: number,
/**
 * True where the value is not stated but concluded (a relative time and the capture's date, say).
 */
inferred?: boolean,
/**
 * Why the value is believed; never empty.
 */
evidence: Array<Evidence>,
/**
 * The other candidates, best first.
 */
rejected: Array<Rejected<T>>, };

/**
 * A formula in the text of a block.
 */
export type Formula = {
/**
 * Bytes of the block's text that show it.
 */
span: [number, number],
/**
 * The same as LaTeX, as the page gives it.
 */
latex: string, };

/**
 * The place of a block in a list.
 */
export type ItemPlace = {
/**
 * Which list of the page it is, counted from 0; a list inside another is one of its own.
 */
list: number,
/**
 * Lists around that list.
 */
depth: number,
/**
 * The number of its item, where the list is ordered.
 */
number: number | null,
/**
 * Not the first block of its item.
 */
follows: boolean, };

/**
 * What sort of page it is, and how sure.
 */
export type Kind = {
/**
 * The kind.
 */
value: PageKind,
/**
 * How sure, 0–1.
 */
confidence: number, };

/**
 * A list of other pages.
 */
export type List = {
/**
 * `ranking`, `recommendation`, or `list-item` for the items a collection consists of.
 */
zone: Zone,
/**
 * The heading over the list.
 */
title: string | null,
/**
 * The items in page order.
 */
items: Array<ListItem>, };

/**
 * One entry of a list.
 */
export type ListItem = {
/**
 * The entry's title.
 */
title: string,
/**
 * The outlet it names.
 */
source: string | null,
/**
 * Where it leads.
 */
url: string | null,
/**
 * How often it says it was read.
 */
read_count: number | null,
/**
 * The price it names, as printed.
 */
price: string | null,
/**
 * Block of the title.
 */
block: number, };

/**
 * An image, video or sound on the page.
 */
export type Media = {
/**
 * `image`, `video` or `audio`.
 */
kind: string,
/**
 * Its address as the page gives it; `None` where a text capture shows only the caption.
 */
url: string | null,
/**
 * Alternative text.
 */
alt: string | null,
/**
 * Block of its caption.
 */
caption: number | null,
/**
 * Where it lies beside the page in the file; none where it does not, and of what is no picture.
 */
enclosed?: Enclosure, };

/**
 * The fields of a document; unknown ones are `None`.
 *
 * Times are written as `2023`, `2023-06`, `2023-06-18`, `2023-06-18T21` or `2023-06-18T21:49:05`, as precisely
 * as they are known ("5 hours ago" gives an hour), with an offset only where the page states one.
 */
export type Metadata = {
/**
 * The article's, thread's or page's own title, without the site's name.
 */
title: Field<string> | null,
/**
 * The page's name for itself, or its domain.
 */
site: Field<string> | null,
/**
 * The outlet the page credits (来源).
 */
source: Field<string> | null,
/**
 * Who wrote it (of a thread: of the opening post).
 */
authors: Field<Array<string>> | null,
/**
 * Who edited it (责编, 编辑).
 */
editors: Field<Array<string>> | null,
/**
 * Who reported it (记者), where told apart from the authors.
 */
reporters: Field<Array<string>> | null,
/**
 * When it was published here.
 */
published: Field<string> | null,
/**
 * When it was last changed.
 */
modified: Field<string> | null,
/**
 * When the last reply of a thread was written.
 */
last_reply: Field<string> | null,
/**
 * When the document itself was issued, where that is not the day of publication here.
 */
issued: Field<string> | null,
/**
 * When the page was captured.
 */
captured: Field<string> | null,
/**
 * The page's canonical address, or the source it links to as its original.
 */
url: Field<string> | null,
/**
 * The way from the site's start to this page, the page's own title left out.
 */
breadcrumb: Field<Array<string>> | null,
/**
 * The page's summary of itself.
 */
description: Field<string> | null,
/**
 * Address of the image that leads the article.
 */
lead_image: Field<string> | null,
/**
 * How often the page says it was read.
 */
read_count: Field<number> | null,
/**
 * How many comments the page says it has.
 */
comment_count: Field<number> | null,
/**
 * Keywords or tags.
 */
keywords: Field<Array<string>> | null,
/**
 * The licence it is published under.
 */
licence: Field<string> | null,
/**
 * What the page says it is not responsible for.
 */
disclaimer: Field<string> | null, };

/**
 * A body or a place the text names.
 */
export type Named = {
/**
 * The fullest form of the name.
 */
name: string,
/**
 * Other forms.
 */
aliases: Array<string>,
/**
 * Where the name stands, in any form.
 */
mentions: Array<[number, number, number]>,
/**
 * How sure, 0–1.
 */
confidence: number, };

/**
 * A mark in the text of a block that leads to a note.
 */
export type NoteMark = {
/**
 * Bytes of the block's text that are the mark.
 */
span: [number, number],
/**
 * The label of the note, as in `Block::note` of the blocks that are it.
 */
note: string, };

/**
 * Where something stands in its capture. At least one of the two is set.
 */
export type Origin = {
/**
 * Bytes of the decoded text (of markup: of the source code, tags included).
 */
bytes?: [number, number],
/**
 * A CSS path that selects exactly the element in the parsed page.
 */
path?: string, };

/**
 * Kinds of page.
 */
export type PageKind = "article" | "thread" | "listing" | "collection" | "product" | "service" | "documentation" | "readout";

/**
 * A person the text names.
 */
export type Person = {
/**
 * The fullest form of the name.
 */
name: string,
/**
 * Other forms: short, in another script, with a title in place of the given name.
 */
aliases: Array<string>,
/**
 * Titles and affiliations, as written, without the name.
 */
titles: Array<string>,
/**
 * Where the name stands, in any form.
 */
mentions: Array<[number, number, number]>,
/**
 * How sure that this is a person, 0–1.
 */
confidence: number, };

/**
 * What a product page sells.
 */
export type Product = {
/**
 * Its name.
 */
name: string | null,
/**
 * Its price as stated.
 */
price: string | null,
/**
 * ISO 4217 code where stated.
 */
currency: string | null,
/**
 * What the page says of it.
 */
description: string | null,
/**
 * Specification pairs: name and value.
 */
specifications: Array<[string, string]>,
/**
 * Where each of the values comes from.
 */
evidence: Array<ProductEvidence>, };

/**
 * Where a value of a product comes from.
 */
export type ProductEvidence = {
/**
 * `name`, `price`, `currency`, `description` or `specification`.
 */
of: string,
/**
 * Which specification, by its place in [`Product::specifications`].
 */
pair?: number,
/**
 * The rule's name, kebab-case (`heading-above-byline`, `meta`, `json-ld` …).
 */
rule: string,
/**
 * The key inside structured data (`og:title`, `NewsArticle.headline` …).
 */
key?: string,
/**
 * The block that holds the value.
 */
block?: number,
/**
 * The exact place, where it is known more closely than the block.
 */
source?: Origin, };

/**
 * Statements, times, people, organisations, places and events of a document, each in page order.
 */
export type Reading = {
/**
 * Words credited to a speaker.
 */
statements: Array<Statement>,
/**
 * Expressions of time.
 */
times: Array<TimeExpression>,
/**
 * The persons named.
 */
people: Array<Person>,
/**
 * The bodies named: governments, companies, agencies, media.
 */
organisations: Array<Named>,
/**
 * The places named.
 */
places: Array<Named>,
/**
 * The main event; empty where the page reports none.
 */
events: Array<Event>, };

/**
 * A candidate that lost.
 */
export type Rejected<T> = {
/**
 * What the candidate said.
 */
value: T,
/**
 * Why it lost, in a few words.
 */
why: string,
/**
 * The rule's name, kebab-case (`heading-above-byline`, `meta`, `json-ld` …).
 */
rule: string,
/**
 * The key inside structured data (`og:title`, `NewsArticle.headline` …).
 */
key?: string,
/**
 * The block that holds the value.
 */
block?: number,
/**
 * The exact place, where it is known more closely than the block.
 */
source?: Origin, };

/**
 * What a reader notes of a document, beside what was found in it and what was put right.
 */
export type Remarks = {
/**
 * Marked as one to come back to.
 */
starred: boolean,
/**
 * The reader's own headings, each once, in the order in which they were given.
 */
tags: Array<string>,
/**
 * A text of the reader's own; empty where there is none.
 */
note: string, };

/**
 * One copy of the article inside the capture.
 */
export type Rendering = {
/**
 * First and last block of the copy, title included.
 */
blocks: [number, number], };

/**
 * A stretch of the content under one heading.
 */
export type Section = {
/**
 * Block of the heading; none for what stands before the first one.
 */
heading: number | null,
/**
 * Blocks of the section in page order, captions included, the heading not.
 */
blocks: Array<number>, };

/**
 * The file and its decoding.
 */
export type SourceInfo = {
/**
 * The file's name as given; of a page inside an archive the names of both (`saved.zip › a.html`).
 */
name: string,
/**
 * What the page was taken out of (`zip`, `mhtml`, `epub`, `warc`, `feed` …); none where it is the file itself.
 */
container?: string,
/**
 * `html`, `text-capture`, `feed-item` or `unreadable`.
 */
format: string,
/**
 * Size of the file as given, or of the page inside it as unpacked, in bytes.
 */
bytes: number,
/**
 * SHA-256 of the file as given, or of the page inside it as unpacked, hexadecimal.
 */
sha256: string,
/**
 * The character encoding, by its WHATWG name in lower case.
 */
charset: string,
/**
 * How the encoding was found: `bom`, `header` (of its container), `meta`, `detected`, `default`.
 */
charset_from: string,
/**
 * Languages of the content, most text first.
 */
languages: Array<string>, };

/**
 * Words credited to a speaker; direct where they stand in quotation marks.
 */
export type Statement = {
/**
 * Block of the cue, or of the words where there is no cue.
 */
block: number,
/**
 * The person or body, by the full name the document has for it; `None` where it can't be told.
 */
speaker: string | null,
/**
 * How the sentence names the speaker: a name, 他, "the senator"; of words that go on in the same block how the
 * statement before did; empty where neither names one.
 */
speaker_surface: string,
/**
 * Where that stands.
 */
speaker_at: [number, number, number] | null,
/**
 * Title or affiliation of the speaker, as written, without the name.
 */
title: string | null,
/**
 * The word that tells that something is said; empty for a bare quotation.
 */
cue: string,
/**
 * Whether the words are the speaker's own, in quotation marks.
 */
direct: boolean,
/**
 * What stands inside quotation marks, marks left out.
 */
quotes: Array<string>,
/**
 * Where they stand, one place a quotation.
 */
quotes_at: Array<[number, number, number]>,
/**
 * What is said, direct or not.
 */
content: string,
/**
 * Whether the content is what the speaker denies.
 */
denied: boolean,
/**
 * Through whom the words came: the medium, or the person who retells them.
 */
via: string | null,
/**
 * How sure that this speaker said this, 0–1.
 */
confidence: number,
/**
 * Bytes of the block's text that the statement covers: speaker, cue and content.
 */
span: [number, number],
/**
 * The rule that found it.
 */
rule: string, };

/**
 * A table of the content.
 */
export type Table = {
/**
 * Its blocks.
 */
blocks: Array<number>,
/**
 * Its cells, row by row.
 */
rows: Array<Array<string>>, };

/**
 * An expression of time in the text.
 */
export type TimeExpression = {
/**
 * Its block.
 */
block: number,
/**
 * As written.
 */
text: string,
/**
 * Bytes of the block's text.
 */
span: [number, number],
/**
 * `2023-06-18T21:49`, `2024-01-26/2024-01-27`, `PT7H30M`, `XXXX-11-14`, as the document JSON has it.
 */
value: string,
/**
 * `point`, `range`, `duration` or `set`.
 */
kind: string,
/**
 * What the value was reckoned from: `published`, or a date of the text as written; none where all is stated.
 */
anchor: string | null,
/**
 * Whether a part of the value (the year, the month) is not stated but reckoned.
 */
inferred: boolean,
/**
 * How sure, 0–1.
 */
confidence: number,
/**
 * The rule that found it.
 */
rule: string, };

/**
 * A page that says the same in two languages.
 */
export type Translation = {
/**
 * The language that comes first on the page (`a` of the pairs), and the other (`b`); `und` is one that is not told.
 */
languages: [string, string],
/**
 * How sure it is that one is a translation of the other, 0–1.
 */
confidence: number,
/**
 * Blocks of the content that stand in one of the two languages only, in page order.
 */
alone: Array<number>, };

/**
 * Something the reader should know about how a document was read.
 */
export type Warning = {
/**
 * Stable, kebab-case.
 */
code: string,
/**
 * One English sentence; the page translates by `code`.
 */
message: string, };

/**
 * The role of a block on its page; kebab-case in JSON.
 */
export type Zone = "title" | "byline" | "attribution" | "standfirst" | "heading" | "paragraph" | "quotation" | "list-item" | "table" | "code" | "caption" | "source-link" | "comment" | "comment-form" | "masthead" | "navigation" | "breadcrumb" | "control" | "share" | "ranking" | "recommendation" | "advertisement" | "promotion" | "disclaimer" | "legal" | "other";
