//! Everybody can use it: no serious finding of axe on any page, dialog or menu in either theme, room for the
//! conversation in a tiny window, and states that are told without colour.

use super::axe::{Axe, emulate};
use super::desk::Desk;
use super::screens::assert_fits;
use super::support::agent::number;
use super::support::bot::escalation;
use super::support::database::TestDatabase;
use super::support::demo_process::Demo;
use super::window::Window;
use baton::domain::base::words::Role;
use fantoccini::Locator;
use serde_json::json;
use std::collections::BTreeSet;

/// What opens on a ticket's page.
const OPENED: [&str; 14] = [
    "decline",
    "help",
    "me-menu",
    "packet-pane",
    "palette",
    "priority-menu",
    "put-back",
    "resolve",
    "return",
    "sign-out",
    "snooze",
    "tags",
    "take",
    "transfer",
];

#[actix_web::test]
async fn no_page_dialog_or_menu_has_a_serious_finding_in_either_theme() {
    let mut axe = Axe::load();
    let desk = Desk::open().await;
    let window = desk.window().await;
    // Before there is anybody, it says how to add the first.
    window.open("/login").await;
    window.see(".auth__first", "baton agent add").await;
    axe.look(&window, "/login of a new server").await;
    let ada = desk.app.agent_with_password("Ada", Role::Admin).await;
    let ben = desk.hire("Ben").await;
    axe.page(&window, "/login").await;
    window.give_password(&ada.email, "not the password").await;
    window.see("[role=alert]", "password").await;
    axe.look(&window, "/login after a wrong password").await;
    window.sign_in(&ada.email).await;
    for view in ["mine", "team", "all"] {
        axe.page(&window, &format!("/queue?view={view}")).await;
    }

    desk.maria_waits().await;
    for (conversation, owner) in [
        ("yours", &ada),
        ("snoozed", &ada),
        ("closed", &ada),
        ("watched", &ben),
    ] {
        let ticket = number(&desk.bot.escalate(conversation).await);
        owner.accept(ticket).await.expect(200);
        owner
            .reply(ticket, "I am looking into it")
            .await
            .expect(200);
        owner.note(ticket, "Wrote to the airport").await.expect(200);
    }
    desk.bot
        .say("yours", "customer", "Are you there?")
        .await
        .expect(201);
    desk.bot.say("yours", "bot", "I am late").await.expect(409);
    ada.command(3, "snooze", &json!({ "minutes": 60 }))
        .await
        .expect(200);
    ada.resolve(4).await.expect(200);
    let tags = json!({ "add": ["VIP", "lost luggage"] });
    ada.command(2, "tags", &tags).await.expect(200);
    for view in ["mine", "team", "all"] {
        axe.page(&window, &format!("/queue?view={view}")).await;
    }
    let mut opened = BTreeSet::new();
    for (ticket, stance) in [
        (1, "waiting"),
        (2, "yours"),
        (3, "snoozed"),
        (4, "closed"),
        (5, "watched"),
    ] {
        let page = format!("/tickets/{ticket}?view=all");
        window.open(&page).await;
        axe.look(&window, &format!("a ticket that is {stance}"))
            .await;
        if ticket == 2 {
            opened.extend(axe.dialogs(&window, "a ticket").await);
            window.resize(390, 844).await;
            axe.look(&window, "a ticket on a telephone").await;
            opened.extend(axe.dialogs(&window, "a ticket on a telephone").await);
            window.resize(1440, 900).await;
        }
    }
    let missed: Vec<&str> = OPENED
        .into_iter()
        .filter(|id| !opened.contains(*id))
        .collect();
    assert!(
        missed.is_empty(),
        "{missed:?} did not open, only {opened:?}"
    );
    desk.app.team_offers().await;
    desk.app.online(&ada).await;
    desk.bot.escalate("offered").await;
    assert!(desk.app.offer().await > 0);
    axe.page(&window, "/tickets/1?view=all").await;
    ben.note(2, "@Ada, the airport has called")
        .await
        .expect(200);

    let mut pages: Vec<String> = [
        "/tickets/2/trace",
        "/tickets/999",
        "/search",
        "/search?q=maria",
        "/overview",
        "/account",
        "/settings/teams/Support/general",
        "/replies",
        "/customers",
        "/notifications",
        "/me/hand-over",
        "/settings/teams/Support",
        "/settings/teams/Support/hours",
        "/settings/teams/Support/sentences",
        "/settings/people",
        "/settings/bots",
        "/settings/security",
        "/settings/tags",
        "/settings/routing",
        "/settings/triggers",
        "/settings/triggers?owner=team:Support",
        "/reports/triggers",
        "/reports/context",
        "/reports/context/tickets",
        "/docs/errors",
        "/api/docs",
    ]
    .map(str::to_owned)
    .to_vec();
    for list in ["/settings/people", "/settings/bots", "/customers"] {
        window.open(list).await;
        let first =
            "return [...document.querySelectorAll('main a')].map(a => a.getAttribute('href'))
            .find(href => href.startsWith(arguments[0] + '/'))";
        let first = window.run(first, vec![json!(list)]).await;
        pages.push(
            first
                .as_str()
                .unwrap_or_else(|| panic!("{list} lists nobody"))
                .to_owned(),
        );
    }
    for page in &pages {
        axe.page(&window, page).await;
    }

    let demo = Demo::start(&TestDatabase::create().await).await;
    for path in ["/login", "/demo/customer"] {
        window
            .client
            .goto(&format!("{}{path}", demo.base))
            .await
            .unwrap();
        axe.look(&window, &format!("{path} of a demo")).await;
    }
    let idea = window
        .client
        .find(Locator::Css("#chat-ideas button:last-of-type"));
    idea.await.unwrap().click().await.unwrap();
    window.see(".line--automatic", "our team").await;
    axe.look(&window, "/demo/customer, waiting").await;
    axe.assert_nothing();
}

/// What lies where: the heights and places of the parts of the conversation.
const PARTS: &str = "
    const box = selector => {
        const all = [...document.querySelectorAll(selector)].filter(one => one.checkVisibility())
        const { top, bottom, left, right } = all[0].getBoundingClientRect()
        return { top, bottom, left, right, height: bottom - top }
    }
    const [log, composer] = [box('[role=log]'), box('.composer')]
    const name = box('h1')
    return { log, composer, name, inner: [innerWidth, innerHeight] }";

async fn parts(window: &Window) -> serde_json::Value {
    window.run(PARTS, vec![]).await
}

#[actix_web::test]
async fn the_conversation_has_room_in_a_window_of_320_by_256() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    ada.resize(320, 256).await;
    ada.open(&format!("/tickets/{ticket}")).await;
    assert_fits(&ada, "a ticket", 320).await;
    let parts = parts(&ada).await;
    let at = |part: &str, edge: &str| parts[part][edge].as_f64().unwrap_or_default();
    assert!(at("log", "height") > 0.0, "no room: {parts}");
    assert!(
        at("name", "bottom") <= at("log", "top") + 1.0,
        "name over the log: {parts}"
    );
    assert!(
        at("log", "bottom") <= at("composer", "top") + 1.0,
        "composer over the log: {parts}"
    );
}

/// Whether an element, with what is in it and drawn before and after it, looks different once it is in another state:
/// with another value of an attribute, or without it.
const DIFFERS: &str = "
    const PROPERTIES = ['content', 'display', 'visibility', 'backgroundColor', 'color', 'fontWeight', 'translate',
        'outlineStyle', 'outlineColor', 'textDecorationLine', 'forcedColorAdjust', 'boxShadow',
        ...['Top', 'Bottom', 'Left', 'Right'].flatMap(side => ['Color', 'Style', 'Width'].map(of => `border${side}${of}`))]
    const look = element => [null, '::before', '::after'].map(part => {
        const style = getComputedStyle(element, part)
        return PROPERTIES.map(name => style[name]).join()
    }).join()
    const [selector, name, other] = arguments
    const element = [...document.querySelectorAll(selector)].find(one => one.checkVisibility())
    if (!element) return `there is no ${selector}`
    const all = () => [element, ...element.querySelectorAll('*')].map(look).join('|')
    const before = all()
    if (name === 'checked') element.querySelector('input').checked = false
    else if (other === null) element.removeAttribute(name)
    else element.setAttribute(name, other)
    return before === all() ? `${selector} looks the same without ${name}` : ''";

/// The priority is drawn, and not only in a colour that is taken away.
const PRIORITY: &str = "
    const mark = document.querySelector('.row[data-priority=urgent] .row__priority')
    if (!mark) return 'no priority in an urgent row'
    const style = getComputedStyle(mark)
    const isDrawn = style.backgroundImage !== 'none' || mark.innerText.trim() || style.borderLeftStyle !== 'none'
    return isDrawn ? '' : 'the priority of an urgent row is not drawn'";

/// What only a background drew has an edge: bubbles, the switch with its knob, and the dot of the connection.
const EDGES: &str = "
    const style = selector => getComputedStyle(document.querySelector(selector))
    const edges = ['.message--customer .message__body', '.away__track', '.live__dot']
        .filter(selector => style(selector).borderTopStyle !== 'solid')
    const colours = ['.away__track', '.away__knob'].map(selector => style(selector).backgroundColor)
    return colours[0] === colours[1] ? [...edges, 'the knob is as the track'] : edges";

/// Ada's console in forced colours, with her ticket open and an urgent one in the queue.
async fn in_forced_colours(desk: &Desk) -> Window {
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    let mut urgent = escalation("urgent");
    urgent["priority"] = json!("urgent");
    desk.bot.escalate_with(&urgent).await.expect(201);
    ada.see(".row[data-priority=urgent]", "").await;
    emulate(&ada, "light", "active").await;
    ada
}

/// An element in a state that one sees, the attribute that puts it there, and another value of it.
type State = (&'static str, &'static str, Option<&'static str>);

async fn assert_told(window: &Window, states: &[State]) {
    let mut wrong = Vec::new();
    for (selector, attribute, other) in states {
        let args = vec![json!(selector), json!(attribute), json!(other)];
        wrong.push(window.run(DIFFERS, args).await);
    }
    wrong.retain(|told| *told != json!(""));
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[actix_web::test]
async fn what_is_unread_and_what_is_urgent_is_told_in_forced_colours() {
    let desk = Desk::open().await;
    let ada = in_forced_colours(&desk).await;
    assert_told(&ada, &[(".row[data-unread]", "data-unread", None)]).await;
    assert_eq!(ada.run(PRIORITY, vec![]).await, json!(""));
}

#[actix_web::test]
async fn what_is_chosen_is_told_in_forced_colours() {
    let desk = Desk::open().await;
    let ada = in_forced_colours(&desk).await;
    let states: [State; 4] = [
        ("a.nav__link[aria-current]", "aria-current", None),
        ("a.row__link[aria-current]", "aria-current", None),
        (
            "[role=switch][aria-checked=true]",
            "aria-checked",
            Some("false"),
        ),
        (".tab:has(:checked)", "checked", None),
    ];
    assert_told(&ada, &states).await;
    desk.maria_says("Hello?").await;
    ada.see(".message--customer", "Hello?").await;
    assert_eq!(ada.run(EDGES, vec![]).await, json!([]));
}
