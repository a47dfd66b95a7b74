//! The containers of `compose.yaml`: what they may do, and who reaches them.

use std::collections::BTreeMap;

const COMPOSE: &str = include_str!("../../compose.yaml");

/// The lines of each service, by its name.
fn services() -> BTreeMap<&'static str, Vec<&'static str>> {
    let all = COMPOSE.split("\nservices:\n").nth(1).unwrap();
    let all = all.split("\nnetworks:\n").next().unwrap();
    let (mut services, mut name) = (BTreeMap::<_, Vec<_>>::new(), "");
    for line in all.lines() {
        let is_name = line.starts_with("  ") && !line.starts_with("   ") && line.ends_with(':');
        match is_name {
            true => name = line.trim().trim_end_matches(':'),
            false => services.entry(name).or_default().push(line.trim()),
        }
    }
    services
}

#[test]
fn no_container_may_do_more_than_it_needs() {
    let services = services();
    let names: Vec<_> = services.keys().copied().collect();
    assert_eq!(names, ["baton", "database"]);
    for (name, lines) in services {
        for wanted in [
            "read_only: true",
            "cap_drop: [ALL]",
            "security_opt: [\"no-new-privileges:true\"]",
        ] {
            assert!(lines.contains(&wanted), "{name}: {wanted}");
        }
        for limit in ["mem_limit: ", "pids_limit: "] {
            let is_set = lines.iter().any(|line| line.starts_with(limit));
            assert!(is_set, "{name}: {limit}");
        }
    }
}

#[test]
fn only_the_proxy_of_this_machine_is_believed() {
    let services = services();
    let baton = &services["baton"];
    let ports = baton.iter().filter(|line| line.ends_with(":8080\""));
    let ports: Vec<_> = ports.collect();
    assert_eq!(ports, [&"- \"127.0.0.1:8080:8080\""]);
    let gateway = COMPOSE.lines().map(str::trim);
    let gateway = gateway.filter_map(|line| line.strip_prefix("gateway: "));
    let [gateway] = gateway.collect::<Vec<_>>()[..] else {
        panic!("one network has a gateway");
    };
    let trusted = baton
        .iter()
        .find(|line| line.starts_with("BATON_TRUSTED_PROXIES: "));
    let believed = format!(":-{gateway}}}");
    assert!(trusted.unwrap().ends_with(&believed), "{trusted:?}");
    assert!(!services["database"].contains(&"ports:"));
}
