use super::bad::{PARTS_MAX, RULES_MAX};
use super::*;
use proptest::prelude::*;

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn madrid(expression: &str) -> Hours {
    Hours::parse(expression, "Europe/Madrid").unwrap()
}

fn hours(hours: u64) -> Duration {
    Duration::from_secs(hours * 3600)
}

#[test]
fn a_week_with_a_break_at_noon() {
    let shop = madrid("Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-14:00");
    // Monday 23 November 2026, 09:00 in Madrid is 08:00 UTC.
    let monday = at("2026-11-23T08:00:00Z");
    assert!(!shop.is_open(at("2026-11-23T07:59:59.999999Z")));
    assert!(shop.is_open(monday));
    assert_eq!(shop.next_open(monday), Some(monday));
    assert_eq!(shop.next_change(monday), Some(at("2026-11-23T12:00:00Z")));
    assert!(!shop.is_open(at("2026-11-23T12:00:00Z")));
    assert_eq!(
        shop.next_open(at("2026-11-23T12:00:00Z")),
        Some(at("2026-11-23T13:00:00Z"))
    );
    // From Saturday's closing to Monday.
    assert_eq!(
        shop.next_open(at("2026-11-28T13:00:00Z")),
        Some(at("2026-11-30T08:00:00Z"))
    );
}

#[test]
fn time_is_counted_while_it_is_open() {
    let office = madrid("Mo-Fr 09:00-18:00");
    let friday_evening = at("2026-11-27T16:58:00Z");
    let minutes = |n: u64| Duration::from_secs(n * 60);
    assert_eq!(
        office.add_open(friday_evening, minutes(5)),
        at("2026-11-30T08:03:00Z")
    );
    // To the last second: the day is over then, so it is the first moment of the next.
    assert_eq!(
        office.add_open(friday_evening, minutes(2)),
        at("2026-11-30T08:00:00Z")
    );
    assert_eq!(
        office.add_open(at("2026-11-28T12:00:00Z"), Duration::ZERO),
        at("2026-11-30T08:00:00Z")
    );
}

#[test]
fn a_night_shift_goes_over_midnight() {
    let night = madrid("Fr-Sa 22:00-04:00");
    assert!(night.is_open(at("2026-11-28T02:59:00Z")));
    assert!(!night.is_open(at("2026-11-28T03:00:00Z")));
    assert_eq!(
        night.next_change(at("2026-11-27T21:00:00Z")),
        Some(at("2026-11-28T03:00:00Z"))
    );
}

#[test]
fn dates_are_closed() {
    let office = madrid("Mo-Fr 09:00-18:00; Dec 25 off");
    assert!(!office.is_open(at("2026-12-25T10:00:00Z")));
    let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    let office = Hours::parse_closed("Mo-Fr 09:00-18:00", "Europe/Madrid", &[day]).unwrap();
    assert!(!office.is_open(at("2026-11-23T10:00:00Z")));
    assert!(office.is_open(at("2026-11-24T10:00:00Z")));
    assert_eq!(
        office.next_open(at("2026-11-23T10:00:00Z")),
        Some(at("2026-11-24T08:00:00Z"))
    );
}

#[test]
fn clocks_go_forward_in_the_night() {
    // Sunday 29 March 2026, 02:00 becomes 03:00 in Madrid, at 01:00 UTC.
    let early = madrid("02:30-06:00");
    // 02:30 is not on the clock: it opens when the clock jumps over it.
    assert_eq!(
        early.next_open(at("2026-03-29T00:00:00Z")),
        Some(at("2026-03-29T01:00:00Z"))
    );
    let office = madrid("Mo-Su 09:00-18:00");
    assert_eq!(
        office.next_open(at("2026-03-28T18:00:00Z")),
        Some(at("2026-03-29T07:00:00Z"))
    );
    // An open night is an hour shorter.
    let night = madrid("Sa 22:00-06:00");
    assert_eq!(
        night.next_change(at("2026-03-28T21:00:00Z")),
        Some(at("2026-03-29T04:00:00Z"))
    );
    // New York: 8 March 2026, 07:00 UTC.
    let bar = Hours::parse("Sa 20:00-02:30", "America/New_York").unwrap();
    assert_eq!(
        bar.next_change(at("2026-03-08T02:00:00Z")),
        Some(at("2026-03-08T07:00:00Z"))
    );
}

#[test]
fn clocks_go_back_in_the_night() {
    // Sunday 25 October 2026, 03:00 becomes 02:00 in Madrid, at 01:00 UTC.
    let night = madrid("Sa 22:00-06:00");
    let opens = at("2026-10-24T20:00:00Z");
    let closes = at("2026-10-25T05:00:00Z");
    assert_eq!(night.next_change(opens), Some(closes));
    assert_eq!(closes.since(opens), hours(9));
    // An hour that comes twice is open twice.
    let hour = madrid("02:00-02:30");
    let first = at("2026-10-25T00:00:00Z");
    assert!(hour.is_open(first));
    assert_eq!(hour.next_change(first), Some(at("2026-10-25T00:30:00Z")));
    let again = at("2026-10-25T01:00:00Z");
    assert_eq!(hour.next_open(at("2026-10-25T00:30:00Z")), Some(again));
    assert_eq!(
        hour.add_open(first, Duration::from_secs(40 * 60)),
        at("2026-10-25T01:10:00Z")
    );
    // New York: 1 November 2026, 06:00 UTC.
    let day = Hours::parse("24/7", "America/New_York").unwrap();
    assert_eq!(day.next_change(at("2026-11-01T05:00:00Z")), None);
    let late = Hours::parse("Sa 20:00-26:00", "America/New_York").unwrap();
    assert_eq!(
        late.next_change(at("2026-11-01T04:00:00Z")),
        Some(at("2026-11-01T07:00:00Z")),
        "01:59 is followed by 01:00, which is open as well"
    );
}

#[test]
fn what_cannot_be_honoured_is_refused() {
    let refused = |expression: &str| Hours::parse(expression, "Europe/Madrid").unwrap_err();
    assert_eq!(refused("off"), BadHours::NeverOpen);
    assert_eq!(refused("24/7 off"), BadHours::NeverOpen);
    assert_eq!(refused("Mo-Fr 09:00-18:00; off"), BadHours::NeverOpen);
    assert_eq!(refused("2019 Mo-Fr 09:00-18:00"), BadHours::NeverOpen);
    assert_eq!(refused("Mo-Fr 09:00-18:00; PH off"), BadHours::Holidays);
    assert_eq!(refused("sunrise-sunset"), BadHours::Sun);
    assert_eq!(refused(&"Mo ".repeat(200)), BadHours::TooLong);
    for text in [
        "",
        "  ",
        "always",
        "Mo-Fr 9 to 5",
        "Mo-Fr 25:00-49:00",
        "\u{0}",
        "(((((((",
    ] {
        assert!(matches!(refused(text), BadHours::Unreadable(_)), "{text:?}");
    }
    assert_eq!(
        refused("Mo-Fr 09:00-18:00; every day").to_string(),
        "not understood (at character 20); write for example: Mo-Fr 09:00-13:00,14:00-18:00; Dec 25 off"
    );
    assert_eq!(
        Hours::parse("24/7", "Europe/Barcelona").unwrap_err(),
        BadHours::Zone
    );
}

#[test]
fn hours_that_end_for_good_still_give_a_deadline() {
    let fair = madrid("2026 Nov 23-24 09:00-18:00");
    let late = at("2026-11-24T16:00:00Z");
    assert_eq!(fair.next_open(at("2026-11-25T10:00:00Z")), None);
    assert_eq!(fair.add_open(late, hours(3)), at("2026-11-24T19:00:00Z"));
    // A minute a week makes no deadline of years.
    let seldom = madrid("Mo 09:00-09:01");
    let week = Duration::from_secs(7 * 24 * 3600);
    assert_eq!(seldom.add_open(late, week), late.plus(LATEST));
}

#[test]
fn hours_with_too_much_in_them_are_refused() {
    let refused = |expression: &str| Hours::parse(expression, "Europe/Madrid").unwrap_err();
    let rules = "Mo 08:00-09:00;".repeat(RULES_MAX + 1);
    assert_eq!(refused(rules.trim_end_matches(';')), BadHours::TooMuch);
    let days = "Mo,".repeat(PARTS_MAX + 1);
    let days = days.trim_end_matches(',');
    assert_eq!(refused(&format!("{days} 09:00-18:00")), BadHours::TooMuch);
}

#[test]
fn a_day_is_worked_out_once_whatever_is_asked() {
    let always = madrid("00:00-48:00");
    let now = at("2026-11-23T08:00:00Z");
    let worked_out = || always.rules.as_ref().unwrap().worked_out();
    assert!(always.is_open(now));
    assert_eq!(worked_out(), 1);
    assert_eq!(always.next_change(now), None);
    let days = worked_out();
    assert!(days <= 805, "{days}");
    for _ in 0..100 {
        assert_eq!(always.next_change(now), None);
        assert_eq!(always.add_open(now, hours(5)), now.plus(hours(5)));
    }
    assert_eq!(worked_out(), days);
    let rules = always.rules.as_ref().unwrap();
    let day = || rules.day(always.local(now).date());
    assert!(Arc::ptr_eq(&day(), &day()), "it is remembered");
}

#[test]
fn looking_for_an_open_day_comes_to_an_end() {
    // 29 February is the fifth Monday of its month in 2044, and then in 2072.
    let seldom = "Feb 29 Mo[5] 10:00-11:00;";
    assert!(Hours::parse(seldom.trim_end_matches(';'), "Europe/Madrid").is_ok());
    // With more to look at each day, nobody looks that far.
    let seldom = seldom.repeat(15);
    let refused = Hours::parse(seldom.trim_end_matches(';'), "Europe/Madrid").unwrap_err();
    assert_eq!(refused, BadHours::NeverOpen);
}

fn some_hours() -> impl Strategy<Value = Hours> {
    let expressions = prop::sample::select(vec![
        "Mo-Fr 09:00-18:00",
        "Mo-Fr 09:00-13:00,14:00-18:00; Sa 10:00-14:00; Dec 25 off",
        "Fr-Su 22:00-04:00",
        "02:00-03:00",
        "01:30-02:30,23:00-24:00",
        "24/7",
        "Mar-Oct 08:00-20:00; Nov-Feb 10:00-16:00",
    ]);
    let zones = prop::sample::select(vec![
        "Europe/Madrid",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kolkata",
    ]);
    (expressions, zones).prop_map(|(hours, zone)| Hours::parse(hours, zone).unwrap())
}

/// Any moment of 2026, more often one near a change of clocks.
fn some_moment() -> impl Strategy<Value = Moment> {
    let start = at("2026-01-01T00:00:00Z");
    let near = prop::sample::select(vec![
        at("2026-03-29T01:00:00Z"),
        at("2026-10-25T01:00:00Z"),
        at("2026-03-08T07:00:00Z"),
        at("2026-11-01T06:00:00Z"),
        at("2026-04-04T15:00:00Z"),
    ]);
    prop_oneof![
        (0..365 * 86_400u64).prop_map(move |seconds| start.plus(Duration::from_secs(seconds))),
        (near, 0..8 * 3600u64)
            .prop_map(|(near, s)| near.minus(hours(4)).plus(Duration::from_secs(s))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_deadline_lies_in_open_time_and_never_before_an_earlier_one(
        hours in some_hours(),
        a in some_moment(),
        later in 0..200_000u64,
        within in 0..100_000u64,
        more in 0..10_000u64,
    ) {
        let within = Duration::from_secs(within);
        let due = hours.add_open(a, within);
        prop_assert!(hours.is_open(due));
        prop_assert!(due >= a.plus(within));
        let b = a.plus(Duration::from_secs(later));
        prop_assert!(hours.add_open(b, within) >= due);
        prop_assert!(hours.add_open(a, within + Duration::from_secs(more)) >= due);
    }

    #[test]
    fn nothing_changes_before_the_next_change(
        hours in some_hours(),
        a in some_moment(),
        part in 0.0..1.0f64,
    ) {
        let open = hours.is_open(a);
        if let Some(change) = hours.next_change(a) {
            prop_assert!(change > a);
            prop_assert_eq!(hours.is_open(change), !open);
            prop_assert_eq!(hours.is_open(a.plus(change.since(a).mul_f64(part * 0.999_999))), open);
        } else {
            prop_assert!(open);
        }
    }
}
