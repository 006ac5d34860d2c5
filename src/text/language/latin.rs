//! Latin-script languages by their commonest words.

use crate::text::letter::is_alphabetic;

/// Languages and words that are among their commonest and among few others'. Picked by hand; words
/// of one letter are left out, as they stand in names and lists.
const WORDS: [(&str, &str); 26] = [
    (
        "en",
        "the of and to in is that for was with on are be this have from by not or an at they which will has you it as but were",
    ),
    (
        "de",
        "der die und das den von zu mit sich des auf für ist im nicht dem ein eine auch als wird einer werden aus hat nach bei wurde sind",
    ),
    (
        "fr",
        "le la les des et est dans que une pour qui sur pas au plus par avec ce sont du en il aux cette ont été mais nous vous",
    ),
    (
        "es",
        "el la los las de que en un una por con para del se al lo como más su es pero sus fue han está según entre",
    ),
    (
        "it",
        "il di che la per una non con sono della del dei le si nel alla più anche da gli ha come delle questo al",
    ),
    (
        "pt",
        "de que não uma os um com para do da em no na por mais das dos ao se foi são pela pelo como você também",
    ),
    (
        "nl",
        "de het een van en dat niet voor op met zijn aan ook er bij naar om wordt is maar heeft uit over deze worden",
    ),
    (
        "sv",
        "och att det som en på är av för med den till inte har om ett jag från var han de vi kan sig efter",
    ),
    ("da", "og at det er en af på til ikke den med for som har de et jeg der var fra han vi efter også blev"),
    ("no", "og det er en på av til ikke som med for den har et jeg fra han vi etter også ble å var seg"),
    ("is", "og að er í sem til var ekki við með um það hann en fyrir af frá hefur þá"),
    ("fi", "ja on ei että hän oli se ovat mutta kun myös joka mukaan ole sen olisi tai kuin"),
    ("et", "ja on ei et see oli kui ka mis aga ning ta oma või seda"),
    ("lv", "un ir ka uz no ar par arī kas bet nav lai tas bija"),
    ("lt", "ir kad su yra iš tai buvo bet kaip jau į apie po taip savo"),
    ("pl", "nie się na to że jest do jak ale po co za od przez jego dla oraz był są tym"),
    ("cs", "se na je to že by pro jsem ale jako jsou za od po jak který bylo také podle"),
    ("sk", "sa na je to že by pre som ale ako sú za od po aj ktorý bolo podľa"),
    ("hu", "az és hogy nem egy is de volt meg ez csak el mint már még ki"),
    ("ro", "și în de la cu nu pe care din este au să un pentru mai sunt fi ce ca"),
    ("hr", "je su se na da za od koji kao što nije ali bi samo iz ili te"),
    ("sl", "je in se na da za ki so pa ne bi kot tudi po pri bil ali"),
    ("tr", "ve bir bu için ile çok daha olarak de da olan gibi ne olduğu var kadar sonra"),
    ("id", "yang dan di dengan untuk dari pada ini itu tidak dalam akan oleh juga ke adalah telah saya bisa"),
    ("vi", "và của là có được cho không trong với các một người này khi những đã để"),
    ("ca", "de la els les que amb per una és del dels al en un més ha aquest són també va"),
];

/// How much more the best language needs than the next, in quarters, to be clear.
const CLEAR_QUARTERS: u32 = 5;

/// Votes of each language of [`WORDS`].
pub(super) struct Votes([u32; WORDS.len()]);

/// Counts the common words among the first letters of a text.
pub(super) fn vote_words(text: &str, sample: usize) -> Votes {
    let mut votes = Votes([0; WORDS.len()]);
    let mut lower = String::new();
    if text.is_ascii() {
        // The same, without a look at what else a character may be.
        let sample = text.as_bytes().get(..sample).unwrap_or(text.as_bytes());
        for word in sample.split(|b| !b.is_ascii_alphabetic()).filter(|word| LENGTHS.contains(&word.len())) {
            votes.add(word);
        }
        return votes;
    }
    let sample = text.char_indices().nth(sample).map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    for word in sample.split(|c: char| !is_alphabetic(c)).filter(|word| LENGTHS.contains(&word.len())) {
        if word.is_ascii() {
            votes.add(word.as_bytes());
            continue;
        }
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        votes.add(lower.as_bytes());
    }
    votes
}

/// Lengths of the words that are looked up, in bytes.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=16;

const BUCKETS: usize = 1024;

/// Words lie in the table by their first and last byte and their length: few share a place.
fn bucket_of(bytes: &[u8]) -> usize {
    let at = |byte: Option<&u8>| usize::from(byte.copied().unwrap_or_default().to_ascii_lowercase());
    (at(bytes.first()) * 37 + at(bytes.last()) * 5 + at(bytes.get(1)) * 11 + bytes.len()) % BUCKETS
}

/// All words with the index of their language.
fn table() -> &'static [Vec<(&'static str, usize)>] {
    static TABLE: std::sync::OnceLock<Vec<Vec<(&'static str, usize)>>> = std::sync::OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = vec![Vec::new(); BUCKETS];
        for (language, (_, words)) in WORDS.iter().enumerate() {
            for word in words.split(' ') {
                if let Some(bucket) = table.get_mut(bucket_of(word.as_bytes())) {
                    bucket.push((word, language));
                }
            }
        }
        table
    })
}

impl Votes {
    /// Counts a word; letters of ASCII may be in upper case.
    fn add(&mut self, word: &[u8]) {
        for &(known, language) in table().get(bucket_of(word)).map_or(&[][..], Vec::as_slice) {
            if known.as_bytes().eq_ignore_ascii_case(word)
                && let Some(count) = self.0.get_mut(language)
            {
                *count += 1;
            }
        }
    }

    /// The language with most votes; of equals the first of the table.
    pub(super) fn best(&self) -> Option<(&'static str, u32)> {
        let most = *self.0.iter().max().filter(|&&most| most > 0)?;
        let at = self.0.iter().position(|&count| count == most)?;
        WORDS.get(at).map(|&(language, _)| (language, most))
    }

    /// Whether the best is well ahead of the next.
    pub(super) fn is_clear(&self) -> bool {
        let (best, next) =
            self.0.iter().fold(
                (0, 0),
                |(best, next), &votes| {
                    if votes > best { (votes, best) } else { (best, next.max(votes)) }
                },
            );
        best * 4 >= next * CLEAR_QUARTERS
    }

    /// The votes of a language; `None` for one without words here.
    pub(super) fn of(&self, base: &str) -> Option<u32> {
        let at = WORDS.iter().position(|(language, _)| *language == base)?;
        self.0.get(at).copied()
    }
}
