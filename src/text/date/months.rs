//! Month names of some thirty languages, and the small words that stand around them.

use crate::order::sort_by_key;

/// Names by month, without diacritics and in lower case; a trailing `*` stands for up to five more
/// letters (inflected languages). Names that mean different months in two languages are left out for
/// the smaller one (Croatian *listopad* is October, Polish and Czech November).
const NAMES: [&str; 12] = [
    "jan janu januar* janv janvier janeiro enero ene gennaio gen gener stycz* sty leden ledna ianuar* ian ocak oca \
     tammikuu* tammi sausi* janvar* jaanuar* sijec* ιανουαρ* ιαν январ* янв януар* січ* يناير ינואר जनवरी มกราคม",
    "feb febr februar* fevr fevrier fevereiro fev febrero febbraio febrer luty lutego lut unor* februar* subat sub \
     helmikuu* helmi vasari* veebruar* veljac* φεβρουαρ* φεβ феврал* фев февруар* лют* فبراير פברואר फरवरी",
    "mar march marz marzo mars marco marc marca marzec maart marts mart martie brez* brezna maret mac maaliskuu* maalis \
     kov* marcius* marec ozuj* marti* marts* μαρτ* μαρ март* мар берез* مارس מרץ मार्च marza",
    "apr april* avr avril abril abr aprile kwiec* kwi duben dubna aprilie nisan nis huhtikuu* huhti balandz* aprillis \
     travnj* απριλ* απρ апрел* апр април* квіт* أبريل ابريل אפריל अप्रैल apri",
    "may mai maj maja mayo maio maggio mag mei maig kvet* mayis toukokuu* touko geguz* majus* svib* μαι* μαι мая май маи \
     трав* مايو מאי मई mag",
    "jun june juni juin junio junho jnh giugno giu juny czerwca czerwiec cze cerven cervna iunie iun haziran haz kesakuu* \
     kesa birzel* junijs junija junius* juuni lipanj lipnja ιουνι* ιουν июн* юни черв* يونيو יוני जून juno",
    "jul july juli juil juillet julio julho luglio lug juliol lip lipca lipiec cervenec cervence iulie iul temmuz tem \
     heinakuu* heina liep* julijs julija julius* juuli srpanj srpnja ιουλι* ιουλ июл* юли лип* يوليو יולי जुलाई jula",
    "aug august* aout agosto ago agost sie sierpnia sierpien srpen srpna agustos agu elokuu* elo rugpj* augustus \
     augusztus* kolov* agustus αυγουστ* αυγ август* авг серп* أغسطس اغسطس אוגוסט अगस्त ag",
    "sep sept september* septembre septiembre setiembre setembro settembre set setembre wrzes* wrz zari septembrie \
     eylul eyl syyskuu* syys rugsej* septembris septembra szeptember* szept rujan rujna σεπτεμβρ* σεπ сентябр* сен сент \
     септемвр* верес* سبتمبر ספטמבר सितंबर",
    "oct october octobre octubre outubro out ottobre ott okt oktober* oktobr* oktobar* pazdz* paz rijen rijna octombrie ekim eki \
     lokakuu* loka spali* oktoober oktobris οκτωβρ* οκτ октябр* окт октомвр* жовт* أكتوبر اكتوبر אוקטובר अक्टूबर octubre",
    "nov november* novembre noviembre novembro listopad* lis noiembrie noi kasim kas marraskuu* marras lapkri* novembr* \
     studen* νοεμβρ* νοε ноябр* ноя нояб ноемвр* листоп* نوفمبر נובמבר नवंबर",
    "dec december* decembre diciembre dicembre dezembro dez dezember dic desembre desember* des decembrie grud* gru prosin* \
     aralik ara joulukuu* joulu gruodz* decembr* detsember δεκεμβρ* δεκ декабр* дек декемвр* груд* ديسمبر דצמבר दिसंबर",
];

/// Most letters that an inflected name may add to its stem.
const LONGEST_ENDING: usize = 5;

/// Abbreviations that are also common words: they count only where a year follows.
const COMMON_WORDS: &str = "set out ago may mar ara gen dec sub out lis sty noi mac loka elo tem ag lip des ocak mag paz mars ian jan";

/// The month a folded word names, 1–12.
pub(super) fn month_of(word: &str) -> Option<u8> {
    // Hebrew writes "in June" as one word, with the letter ב before the name.
    let bare = word.strip_prefix('ב').unwrap_or(word);
    if bare.is_empty() {
        return None;
    }
    names_with(bare.chars().next()?)
        .iter()
        .find(|(_, name, _)| matches_name(name, bare))
        .map(|&(.., month)| month)
}

/// A name, its first letter before it and its month behind.
type IndexedName = (char, &'static str, u8);

/// The names that begin with a letter, in the order of [`NAMES`]: every word beside a number is looked up.
fn names_with(first: char) -> &'static [IndexedName] {
    static INDEX: std::sync::OnceLock<Vec<IndexedName>> = std::sync::OnceLock::new();
    let index = INDEX.get_or_init(|| {
        let mut index: Vec<IndexedName> = NAMES
            .iter()
            .zip(1..)
            .flat_map(|(names, month)| names.split_ascii_whitespace().map(move |name| (name, month)))
            .filter_map(|(name, month)| Some((name.chars().next()?, name, month)))
            .collect();
        // A stable sort: of one letter the table's order decides.
        sort_by_key(&mut index, |&(letter, ..)| letter);
        index
    });
    let from = index.partition_point(|&(letter, ..)| letter < first);
    let to = index.partition_point(|&(letter, ..)| letter <= first);
    index.get(from..to).unwrap_or_default()
}

fn matches_name(name: &str, word: &str) -> bool {
    match name.strip_suffix('*') {
        Some(stem) => word.strip_prefix(stem).is_some_and(|ending| ending.chars().count() <= LONGEST_ENDING),
        None => name == word,
    }
}

/// Whether a month's name is also a common word, so that it needs a year beside it.
pub(super) fn is_common_word(word: &str) -> bool {
    COMMON_WORDS.split_ascii_whitespace().any(|common| common == word)
}

/// Small words between day, month and year (`de`, `of`, `den`).
pub(super) fn is_connector(word: &str) -> bool {
    matches!(
        word,
        "de" | "del" | "of" | "d" | "den" | "dem" | "the" | "da" | "di" | "do" | "dne" | "nam" | "ta"
    )
}

/// Endings of ordinal numbers, written against the figure.
pub(super) fn is_ordinal_ending(word: &str) -> bool {
    matches!(
        word,
        "st" | "nd" | "rd" | "th" | "er" | "ere" | "eme" | "e" | "o" | "a" | "η" | "го" | "ος" | "an" | "de"
    )
}

/// Words that may stand between a date and its time of day (`at`, `um`, `kl`), weekdays left aside.
pub(super) fn is_clock_connector(word: &str) -> bool {
    matches!(
        word,
        "at" | "um"
            | "kl"
            | "klo"
            | "kello"
            | "ore"
            | "ora"
            | "alle"
            | "a"
            | "las"
            | "as"
            | "om"
            | "o"
            | "godz"
            | "godzina"
            | "ob"
            | "v"
            | "в"
            | "о"
            | "г"
            | "р"
            | "luc"
            | "pukul"
            | "saat"
            | "jam"
            | "time"
            | "on"
            | "from"
            | "d"
            | "in"
            | "στισ"
            | "στι"
            | "val"
            | "plkst"
            | "obs"
            | "hod"
            | "os"
            | "den"
            | "the"
            | "il"
            | "le"
            | "am"
    )
}

/// Stems of weekday names (also abbreviated), which may stand between a date and its time.
pub(super) fn is_weekday(word: &str) -> bool {
    const STEMS: &str = "mon tue wed thu fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so \
        lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim lunes martes miercoles jueves viernes sabado domingo \
        mie jue vie sab dom segunda terca quarta quinta sexta feira lunedi martedi mercoledi giovedi venerdi sabato domenica \
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo mandag tirsdag onsdag torsdag fredag lordag sondag \
        man tir ons tor fre lor son poniedzialek wtorek sroda czwartek piatek sobota niedziela pondeli utery streda ctvrtek patek nedele \
        понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер п'ятниця субота неділя \
        пн вт ср чт пт сб вс нд pazartesi sali carsamba persembe cuma cumartesi pazar senin selasa rabu kamis jumat sabtu minggu \
        月曜日 火曜日 월요일 화요일 수요일 목요일 금요일 토요일 일요일 월 화 수 목 금 토 일 thu hai ba tu nam sau bay chu nhat";
    STEMS.split_ascii_whitespace().any(|stem| {
        word == stem || (stem.len() == 3 && word.len() > 5 && word.starts_with(stem) && word.ends_with("day"))
    })
}
