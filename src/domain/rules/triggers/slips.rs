//! Slips of the keyboard in the few words that carry a meaning: "agnet", "tlak", "representitive".
//!
//! The words are stored without each of their letters in turn, as hashes; a word that was typed is looked up as it is and
//! without each of its letters. So one slip is found by a few lookups a word, however many words there are.

/// The shortest word in which any one letter may be wrong, in letters. In shorter ones letters may only have changed
/// places: "that" is no slip of "chat".
const ANY_SLIP_LETTERS: usize = 5;

/// The longest word that is looked at, in letters.
const LONGEST_LETTERS: usize = 20;

/// The words, ready to be looked for.
#[derive(Debug, Default)]
pub(super) struct Slips {
    /// What is spelt right, as sorted hashes: no slip of anything.
    known: Vec<u64>,
    /// Words with a letter less, as sorted hashes, each with the number of the word.
    shortened: Vec<(u64, usize)>,
    words: Vec<String>,
}

impl Slips {
    /// Prepares the words whose slips are recognised. `known` words are never slips.
    pub(super) fn new<'w>(
        words: impl Iterator<Item = &'w str>,
        known: impl Iterator<Item = &'w str>,
    ) -> Self {
        let mut slips = Self {
            words: words.map(str::to_owned).collect(),
            ..Self::default()
        };
        for (number, word) in slips.words.iter().enumerate() {
            let all = shortened(word.as_bytes()).chain([hash(word.bytes())]);
            slips.shortened.extend(all.map(|short| (short, number)));
            slips.known.push(hash(word.bytes()));
        }
        slips.known.extend(known.map(|word| hash(word.bytes())));
        slips.known.sort_unstable();
        slips.shortened.sort_unstable();
        slips
    }

    /// The word that was meant, if this one is a slip of it.
    pub(super) fn meant(&self, typed: &str) -> Option<&str> {
        let letters = typed.as_bytes();
        let fits = (4..=LONGEST_LETTERS).contains(&letters.len());
        if !fits || !letters.iter().all(u8::is_ascii_lowercase) {
            return None;
        }
        let whole = hash(typed.bytes());
        if self.known.binary_search(&whole).is_ok() {
            return None;
        }
        let mut looked_up = shortened(letters).chain([whole]);
        looked_up.find_map(|short| {
            let from = self.shortened.partition_point(|(other, _)| *other < short);
            let same = self.shortened.get(from..)?.iter();
            let same = same.take_while(|(other, _)| *other == short);
            let mut meant = same.filter_map(|(_, number)| self.words.get(*number));
            meant
                .find(|meant| is_slip(letters, meant.as_bytes()))
                .map(String::as_str)
        })
    }
}

/// Whether one letter too many, too few, wrong, or two that changed places turn one word into the other. The first letter
/// is hardly ever wrong, and words that differ by a letter at their end are mostly forms of one another ("agents").
fn is_slip(typed: &[u8], meant: &[u8]) -> bool {
    let same = typed.iter().zip(meant).take_while(|(a, b)| a == b).count();
    let rest = |word: &[u8], more: usize| word.get(same + more..).unwrap_or_default().to_vec();
    let swapped = || {
        let (a, b) = (rest(typed, 0), rest(meant, 0));
        match (a.as_slice(), b.as_slice()) {
            ([a1, a2, a @ ..], [b1, b2, b @ ..]) => (a1, a2, a) == (b2, b1, b),
            (_, _) => false,
        }
    };
    let any = meant.len() >= ANY_SLIP_LETTERS && same > 0;
    match typed.len().cmp(&meant.len()) {
        std::cmp::Ordering::Equal => swapped() || any && rest(typed, 1) == rest(meant, 1),
        std::cmp::Ordering::Greater => {
            any && same < meant.len() && rest(typed, 1) == rest(meant, 0)
        }
        std::cmp::Ordering::Less => any && same < typed.len() && rest(typed, 0) == rest(meant, 1),
    }
}

/// The hashes of a word without each of its letters.
fn shortened(letters: &[u8]) -> impl Iterator<Item = u64> {
    (0..letters.len()).map(|left_out| {
        let kept = letters.iter().enumerate();
        hash(kept.filter_map(move |(index, letter)| (index != left_out).then_some(*letter)))
    })
}

/// FNV-1a: the words are few, and every find is checked letter by letter.
fn hash(letters: impl Iterator<Item = u8>) -> u64 {
    letters.fold(0xcbf2_9ce4_8422_2325, |hash, letter| {
        (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3)
    })
}
