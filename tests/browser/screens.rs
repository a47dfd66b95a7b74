//! Narrow and wide, light and dark.

use super::desk::Desk;
use super::window::Window;
use baton::domain::base::words::Role;
use fantoccini::key::Key;
use serde_json::json;

/// Nothing reaches beyond the window.
pub async fn assert_fits(window: &Window, page: &str, width: u32) {
    let script = "return [document.scrollingElement.scrollWidth, innerWidth]";
    let sizes = window.run(script, vec![]).await;
    let (content, inner) = (sizes[0].as_u64().unwrap(), sizes[1].as_u64().unwrap());
    assert_eq!(inner, u64::from(width), "{page}");
    assert!(content <= inner, "{page} is {content} wide at {width}");
}

#[actix_web::test]
async fn every_page_fits_a_telephone_and_a_wide_screen() {
    let desk = Desk::open().await;
    let mona = desk.app.agent_with_password("Mona", Role::Admin).await;
    let ticket = desk.maria_waits().await;
    let window = desk.window().await;
    fits(&window, "/login").await;
    window.resize(1440, 900).await;
    window.sign_in(&mona.email).await;
    let page = format!("/tickets/{ticket}");
    let trace = format!("/tickets/{ticket}/trace");
    let told = ["/queue", &page, &trace, "/overview", "/tickets/999"];
    let set = [
        "/settings/teams/Support/general",
        "/settings/teams/Support",
        "/settings/teams/Support/hours",
        "/settings",
        "/settings/teams",
        "/settings/routing",
        "/settings/triggers",
        "/reports/triggers",
        "/reports/context",
        "/account",
        "/replies",
        "/me/hand-over",
        "/settings/tags",
        "/search",
        "/customers",
        "/notifications",
    ];
    for path in told.iter().chain(&set) {
        fits(&window, path).await;
    }
}

async fn fits(window: &Window, path: &str) {
    for width in [320, 390, 820, 1440] {
        window.resize(width, 800).await;
        window.open(path).await;
        assert_fits(window, path, width).await;
    }
}

/// How wide the links of the bar are.
const LINKS: &str =
    "return [...document.querySelectorAll('.nav__link')].filter(link => link.checkVisibility())
    .map(link => Math.round(link.getBoundingClientRect().width))";

#[actix_web::test]
async fn the_links_of_a_narrow_bar_have_equal_room_and_the_others_stand_in_the_menu() {
    let desk = Desk::open().await;
    let mona = desk.app.agent_with_password("Mona", Role::Manager).await;
    let window = desk.window().await;
    window.sign_in(&mona.email).await;
    window.resize(320, 800).await;
    window.open("/queue?view=team").await;
    let widths = window.run(LINKS, vec![]).await;
    let widths: Vec<u64> = serde_json::from_value(widths).unwrap();
    let (least, most) = (widths.iter().min().unwrap(), widths.iter().max().unwrap());
    assert!(*least >= 36 && most - least <= 1, "{widths:?}");
    for path in ["/customers", "/settings"] {
        window.click(".nav__me").await;
        assert_fits(&window, "the menu", 320).await;
        window.click(&format!("#me-menu a[href='{path}']")).await;
        let is_there = "return location.pathname === arguments[0]";
        window.until("the page", is_there, vec![json!(path)]).await;
    }
    window.resize(1440, 900).await;
    window.see(".nav__link[aria-current]", "Settings").await;
    window.assert_quiet().await;
}

#[actix_web::test]
async fn the_menu_of_the_settings_opens_on_a_telephone_and_on_a_tablet() {
    let desk = Desk::open().await;
    let mona = desk.app.agent_with_password("Mona", Role::Manager).await;
    let window = desk.window().await;
    window.sign_in(&mona.email).await;
    for (width, from, to, name) in [
        (
            390,
            "/settings/triggers",
            "/settings/routing",
            "Routing rules",
        ),
        (820, "/settings/routing", "/settings/teams", "Teams"),
    ] {
        window.resize(width, 800).await;
        window.open(from).await;
        let is_shown = "return document.querySelector('#side-menu').checkVisibility()";
        assert_eq!(window.run(is_shown, vec![]).await, json!(false), "{width}");
        window.click(".side__open").await;
        assert_fits(&window, from, width).await;
        window.click(&format!("#side-menu a[href='{to}']")).await;
        window
            .until(
                "the page",
                "return location.pathname === arguments[0]",
                vec![json!(to)],
            )
            .await;
        window.see(".side__here", name).await;
        assert_fits(&window, to, width).await;
    }
    window.resize(1440, 900).await;
    window
        .see(
            ".side__link[href='/settings/teams'][aria-current=page]",
            "Teams",
        )
        .await;
    window.assert_quiet().await;
}

#[actix_web::test]
async fn what_is_chosen_of_a_list_is_read_on_it_and_esc_closes_it() {
    let desk = Desk::open().await;
    let mona = desk.app.agent_with_password("Mona", Role::Manager).await;
    let window = desk.window().await;
    window.sign_in(&mona.email).await;
    window.open("/settings/routing").await;
    let list = "#route-add .picker:has([name='pick.reason'])";
    let words = format!("{list} .picker__words");
    window.see(&words, "Any").await;
    window.click(&format!("{list} > summary")).await;
    window
        .click(&format!("{list} [value=negative_sentiment]"))
        .await;
    window.see(&words, "angry or distressed").await;
    window.press(Key::Escape).await;
    window.see_no(&format!("{list}[open]"), "").await;
    window.assert_quiet().await;
}

#[actix_web::test]
async fn a_rule_to_edit_takes_the_focus_and_removing_it_asks() {
    let desk = Desk::open().await;
    let mona = desk.app.agent_with_password("Mona", Role::Manager).await;
    let window = desk.window().await;
    window.sign_in(&mona.email).await;
    window.open("/settings/routing").await;
    window.write("#route-add [name=name]", "calm").await;
    let high = "document.querySelector('#route-add [name=priority]').value = 'high'; return true";
    window.until("a priority", high, vec![]).await;
    window.click("#route-add button[value=add]").await;
    window.see(".route__name", "calm").await;
    window.click(".route__moves a").await;
    let at_name =
        "const { name, value } = document.activeElement; return name + value === 'namecalm'";
    window.until("at its name", at_name, vec![]).await;
    window.click(".route__moves [value=remove]").await;
    window.see("h1", "Remove the rule “calm”?").await;
    window.click(".account__act a").await;
    window.see(".route__name", "calm").await;
    window.click(".route__moves [value=remove]").await;
    window.click(".account__act .button--primary").await;
    window.see(".settings__flash", "Removed.").await;
    window.see_no(".route__name", "").await;
    window.assert_quiet().await;
}

/// Whether the browser would ask before it leaves the page. What was typed is taken back.
const ASKS: &str = "
    const leaving = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(leaving)
    for (const form of document.forms) form.reset()
    return leaving.defaultPrevented";

#[actix_web::test]
async fn what_was_typed_into_settings_and_not_saved_is_asked_about() {
    let desk = Desk::open().await;
    let mona = desk.app.agent_with_password("Mona", Role::Manager).await;
    let window = desk.window().await;
    window.sign_in(&mona.email).await;
    desk.maria_waits().await;
    let customers = mona.get("/customers").await.expect(200);
    let id = customers["customers"][0]["id"].as_str().unwrap();
    let of_customer = format!("/customers/{id}");
    for (page, field) in [
        (
            "/settings/teams/Support",
            ".need:first-of-type [name^='name.']",
        ),
        ("/settings/teams/Support/hours", "[name=backlog]"),
        ("/settings/teams/Support/sentences", "[name=closed]"),
        ("/settings/routing", "#route-add [name=name]"),
        ("/settings/triggers", "#rule-add [name=rule]"),
        (of_customer.as_str(), ".customer__form [name=text]"),
    ] {
        window.open(page).await;
        assert_eq!(window.run(ASKS, vec![]).await, json!(false), "{page}");
        window.bring(field).await;
        window.write(field, "12").await;
        assert_eq!(window.run(ASKS, vec![]).await, json!(true), "{page}");
    }
    // What comes back with an error is not saved either; what is sent is.
    window.open("/settings/teams/Support/hours").await;
    window.write("[name=backlog]", "many").await;
    window.click(".settings__foot .button--primary").await;
    window.see("form[data-unsaved]", "").await;
    assert_eq!(window.run(ASKS, vec![]).await, json!(true));
    let sent = format!(
        "document.querySelector('.settings__form').addEventListener('submit', event => event.preventDefault())
        document.querySelector('.settings__foot .button--primary').click()
        {ASKS}"
    );
    assert_eq!(window.run(&sent, vec![]).await, json!(false));
}

#[actix_web::test]
async fn the_preview_of_an_automatic_message_follows_the_typing() {
    let desk = Desk::open().await;
    let mona = desk.app.agent_with_password("Mona", Role::Manager).await;
    let window = desk.window().await;
    window.sign_in(&mona.email).await;
    window.open("/settings/teams/Support/sentences").await;
    let of = "fieldset:has([name=nobody_online])";
    window.bring("[name=nobody_online]").await;
    window
        .write("[name=nobody_online]", "{team} is <out> {soon}")
        .await;
    window
        .see(&format!("{of} q"), "Support is <out> {soon}")
        .await;
    window.write("[name=nobody_online]", " ").await;
    window.see(&format!("{of} q"), "Nobody is online").await;
    window
        .see(&format!("{of} [data-empty]"), "the default is sent")
        .await;
    window.assert_quiet().await;
}

#[actix_web::test]
async fn the_dark_theme_is_chosen_once_and_kept() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    ada.click(".nav__me").await;
    ada.click("[data-theme-choice=dark]").await;
    let is_dark = "return getComputedStyle(document.body).colorScheme === 'dark'";
    ada.until("dark", is_dark, vec![]).await;
    ada.reload().await;
    assert_eq!(ada.run(is_dark, vec![]).await, json!(true));
}

/// Whether nothing lies over the ticket's buttons.
const BUTTONS_ARE_FREE: &str = "
    const buttons = [...document.querySelectorAll('.actions button')].filter(button => button.checkVisibility())
    return buttons.length > 1 && buttons.every(button => {
        const box = button.getBoundingClientRect()
        return button.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2))
    })";

#[actix_web::test]
async fn what_is_not_sent_and_a_missed_offer_cover_no_button() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    let standing = "document.querySelector('#missed').hidden = false
        const strip = document.querySelector('#unsent')
        const item = document.querySelector('#unsent-template').content.cloneNode(true)
        item.querySelector('.unsent__what').textContent = 'Resolve #1'
        item.querySelector('.unsent__why').textContent = 'Not confirmed yet. Baton keeps trying.'
        strip.querySelector('ul').replaceChildren(item)
        strip.hidden = false
        return true";
    for width in [320, 375, 1280, 1440] {
        ada.resize(width, 800).await;
        ada.until("both are shown", standing, vec![]).await;
        ada.until("no button is covered", BUTTONS_ARE_FREE, vec![])
            .await;
        assert_fits(&ada, "a ticket with something above it", width).await;
    }
}

#[actix_web::test]
async fn a_password_that_is_shown_once_is_copied_with_one_click() {
    let desk = Desk::open().await;
    let ida = desk.app.agent_with_password("Ida", Role::Admin).await;
    let window = desk.window().await;
    window.sign_in(&ida.email).await;
    window.open("/settings/people").await;
    window.write("#add [name=name]", "Bo").await;
    window.write("#add [name=email]", "bo@example.com").await;
    window.click("#add [type=submit]").await;
    window.see(".account__secret code", "pw_").await;
    let clipboard =
        "navigator.clipboard.writeText = async text => { document.body.dataset.copied = text }";
    window.run(clipboard, vec![]).await;
    window.click("[data-copies]").await;
    window.see(".toast__title", "Copied").await;
    let copied = window
        .run("return document.body.dataset.copied", vec![])
        .await;
    let shown = window.texts(".account__secret code").await;
    assert_eq!(json!([copied]), json!(shown));
    window.assert_quiet().await;
}

#[actix_web::test]
async fn fields_and_buttons_of_the_accounts_stand_in_line() {
    let desk = Desk::open().await;
    let ida = desk.app.agent_with_password("Ida", Role::Admin).await;
    let window = desk.window().await;
    window.sign_in(&ida.email).await;
    window.open("/settings/people").await;
    window.click("main .table tbody th a").await;
    window.see("h2", "API tokens").await;
    let edges = "return ['[name=days]', '[value=token]'].map(selector => {
        const { top, bottom } = document.querySelector(selector).getBoundingClientRect()
        return [Math.round(top), Math.round(bottom)] })";
    let edges = window.run(edges, vec![]).await;
    assert_eq!(edges[0], edges[1], "the field and its button");
    window.open("/settings/security").await;
    let ends = |side: &str| {
        format!(
            "return [...new Set([...document.querySelectorAll('.filter .field')]
            .map(field => Math.round(field.getBoundingClientRect().{side})))]"
        )
    };
    let tops = window.run(&ends("top"), vec![]).await;
    assert_eq!(tops.as_array().unwrap().len(), 1, "one line: {tops}");
    window.resize(390, 844).await;
    window.open("/settings/security").await;
    let rights = window.run(&ends("right"), vec![]).await;
    assert_eq!(rights.as_array().unwrap().len(), 1, "one edge: {rights}");
    window.assert_quiet().await;
}

#[actix_web::test]
async fn a_word_as_long_as_a_line_pushes_no_column_out_of_the_trace() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.maria_says(&"w".repeat(200)).await;
    ada.open(&format!("/tickets/{ticket}/trace")).await;
    ada.see(".trace td", "Maria Lindqvist").await;
    let is_whole = "return [...document.querySelectorAll('.table-scroll')]
        .every(table => table.scrollWidth <= table.clientWidth)";
    assert_eq!(ada.run(is_whole, vec![]).await, json!(true));
    ada.assert_quiet().await;
}

#[actix_web::test]
async fn the_composer_stands_under_the_column_of_messages_at_every_width() {
    let desk = Desk::open().await;
    let ada = desk.agent("Ada").await;
    let ticket = desk.maria_waits().await;
    desk.accept(&ada, ticket).await;
    let stand_in_line = "const [said, box] = ['.messages', '.composer__form'].map(name => document.querySelector(name).getBoundingClientRect())
        return Math.abs(said.left - box.left) < 1 && Math.abs(said.right - box.right) < 1";
    for width in [1280, 1440, 1920] {
        ada.resize(width, 800).await;
        ada.until("one column", stand_in_line, vec![]).await;
    }
}
