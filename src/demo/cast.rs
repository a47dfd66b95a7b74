//! Who the customers are: invented, with mailboxes at example.com.

/// The bot's name, as customers read it.
pub(super) const BOT: &str = "Pip";

/// A customer.
#[derive(Debug)]
pub(super) struct Person {
    /// Full name.
    pub(crate) name: &'static str,
    /// How the bot addresses them.
    pub(crate) first: &'static str,
    /// Before the @ of the address.
    pub(crate) mailbox: &'static str,
}

const fn invented(name: &'static str, first: &'static str, mailbox: &'static str) -> Person {
    Person {
        name,
        first,
        mailbox,
    }
}

// As many as no number of scripts divides, so that names and troubles meet anew in each round.
static ENGLISH: [Person; 23] = [
    invented("Nora Fieldmouse", "Nora", "nora.fieldmouse"),
    invented("Jonah Quillfeather", "Jonah", "jonah.quillfeather"),
    invented("Priya Lanternwood", "Priya", "priya.lanternwood"),
    invented("Theo Marchbanks", "Theo", "theo.marchbanks"),
    invented("Imani Okonjo-Reed", "Imani", "imani.okonjoreed"),
    invented("Callum Thistledown", "Callum", "callum.thistledown"),
    invented("Grace Pennywhistle", "Grace", "grace.pennywhistle"),
    invented("Samir Rookwell", "Samir", "samir.rookwell"),
    invented("Wendy Larkspur", "Wendy", "wendy.larkspur"),
    invented("Oscar Brambleton", "Oscar", "oscar.brambleton"),
    invented("Mei Harbourlight", "Mei", "mei.harbourlight"),
    invented("Dominic Ashgrove", "Dominic", "dominic.ashgrove"),
    invented("Tessa Windlass", "Tessa", "tessa.windlass"),
    invented("Arjun Copperfen", "Arjun", "arjun.copperfen"),
    invented("Freya Oldacre", "Freya", "freya.oldacre"),
    invented("Leon Saltmarsh", "Leon", "leon.saltmarsh"),
    invented("Beatrix Hollowell", "Beatrix", "beatrix.hollowell"),
    invented("Kofi Merriweather", "Kofi", "kofi.merriweather"),
    invented("Alba Stonecrop", "Alba", "alba.stonecrop"),
    invented("Desmond Fairlight", "Desmond", "desmond.fairlight"),
    invented("Zara Millbrook", "Zara", "zara.millbrook"),
    invented("Hugo Tanglewood", "Hugo", "hugo.tanglewood"),
    invented("Ines Applegarth", "Ines", "ines.applegarth"),
];
static SPANISH: [Person; 3] = [
    invented("Lucía Valdeluna", "Lucía", "lucia.valdeluna"),
    invented("Mateo Riosecos", "Mateo", "mateo.riosecos"),
    invented("Carmen Altamora", "Carmen", "carmen.altamora"),
];
static GERMAN: [Person; 3] = [
    invented("Jonas Wiesenthaler", "Jonas", "jonas.wiesenthaler"),
    invented("Greta Mondschein", "Greta", "greta.mondschein"),
    invented("Karl Apfelkamp", "Karl", "karl.apfelkamp"),
];
static FRENCH: [Person; 3] = [
    invented("Camille Boisvert-Lune", "Camille", "camille.boisvertlune"),
    invented(
        "Maxence Clairefontaine",
        "Maxence",
        "maxence.clairefontaine",
    ),
    invented("Dominique Ruisseau", "Dominique", "dominique.ruisseau"),
];
static PORTUGUESE: [Person; 3] = [
    invented("Rafaela Montesol", "Rafaela", "rafaela.montesol"),
    invented("Thiago Campolargo", "Thiago", "thiago.campolargo"),
    invented("Juliana Riomar", "Juliana", "juliana.riomar"),
];
static ARABIC: [Person; 3] = [
    invented("ليلى النجار", "ليلى", "layla.alnajjar"),
    invented("سامر الحكيم", "سامر", "samer.alhakim"),
    invented("هدى الياسمين", "هدى", "huda.alyasmin"),
];
static JAPANESE: [Person; 3] = [
    invented("月野 さくら", "月野様", "sakura.tsukino"),
    invented("森山 健", "森山様", "ken.moriyama"),
    invented("星川 葵", "星川様", "aoi.hoshikawa"),
];

static SOMEBODY: Person = invented("Somebody", "Somebody", "somebody");

/// The customer whose turn it is among those who speak a language; English for any other.
pub(super) fn person(language: &str, turn: u64) -> &'static Person {
    let people: &[Person] = match language {
        "es" => &SPANISH,
        "de" => &GERMAN,
        "fr" => &FRENCH,
        "pt-BR" => &PORTUGUESE,
        "ar" => &ARABIC,
        "ja" => &JAPANESE,
        _ => &ENGLISH,
    };
    let place = usize::try_from(turn % people.len().max(1) as u64);
    let person = place.ok().and_then(|place| people.get(place));
    person.unwrap_or(&SOMEBODY)
}
