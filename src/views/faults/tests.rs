use super::{at_field, said};
use crate::domain::accounts::account_fault::AccountFault;
use crate::domain::accounts::interface_language::InterfaceLanguage;
use crate::domain::base::fault::Fault;
use crate::domain::base::invalid::FieldError;
use crate::domain::reader::Misread;
use crate::domain::rules::routing::{RouteFault, TargetKind};
use crate::domain::team::hours::BadHours;
use crate::domain::team::team_fault::{SpansFault, TeamFault};
use crate::services::speaking;

#[test]
fn each_reads_what_is_wrong_in_their_language() {
    let unknown = RouteFault::Unknown {
        kind: TargetKind::Team,
        name: "Ventas".to_owned(),
        there: Some("Support".to_owned()),
    };
    let day = TeamFault::Day {
        day: 1,
        why: SpansFault::NoTime,
    };
    let faults: [(Fault, &str, &str); 5] = [
        (Misread::Required.into(), "required", "obligatorio"),
        (
            AccountFault::Days(3_660).into(),
            "enter a number from 1 to 3660, or never",
            "escribe un número de 1 a 3660, o «nunca»",
        ),
        (
            unknown.into(),
            "There is no team Ventas. Teams: Support.",
            "No existe el equipo Ventas. Equipos: Support.",
        ),
        (
            day.into(),
            "Tuesday: write times as 09:00",
            "martes: escribe las horas como 09:00",
        ),
        (
            BadHours::NeverOpen.into(),
            "the team would never be open",
            "el equipo no abriría nunca",
        ),
    ];
    for (fault, english, spanish) in faults {
        let spoken = |language| speaking(language, || said(&fault));
        assert_eq!(spoken(InterfaceLanguage::English), english);
        let told = spoken(InterfaceLanguage::Spanish);
        assert_eq!(told.to_lowercase(), spanish.to_lowercase());
    }
}

#[test]
fn a_field_is_named_as_its_reader_calls_it() {
    let error = FieldError::new("/until", Misread::Required);
    let spoken = |language| speaking(language, || at_field(&error));
    assert_eq!(spoken(InterfaceLanguage::English), "Until: required");
    assert_eq!(spoken(InterfaceLanguage::Spanish), "Hasta: obligatorio");
}
