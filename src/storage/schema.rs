//! The tables, kept by hand: `tests/suite/schema.rs` holds this file against both databases.

#![expect(missing_docs, reason = "the tables are described in ARCHITECTURE.md")]

diesel::table! {
    teams (id) {
        id -> BigInt,
        token -> Text,
        name -> Text,
        language -> Nullable<Text>,
        accept_within_ms -> BigInt,
        reply_within_ms -> BigInt,
        return_within_ms -> BigInt,
        reopen_within_ms -> BigInt,
        created_at -> Timestamp,
        assignment -> Text,
        offer_within_ms -> BigInt,
        relax_within_ms -> BigInt,
        next_team_id -> Nullable<BigInt>,
        accept_urgent_within_ms -> Nullable<BigInt>,
        accept_high_within_ms -> Nullable<BigInt>,
        accept_low_within_ms -> Nullable<BigInt>,
    }
}

diesel::table! {
    settings_revision (id) {
        id -> BigInt,
        revision -> BigInt,
    }
}

diesel::table! {
    bots (id) {
        id -> BigInt,
        token -> Text,
        name -> Text,
        kind -> Text,
        version -> Nullable<Text>,
        team_id -> BigInt,
        key_hash -> Binary,
        key_hint -> Text,
        created_at -> Timestamp,
        disabled_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    agents (id) {
        id -> BigInt,
        token -> Text,
        email -> Text,
        name -> Text,
        role -> Text,
        password_hash -> Nullable<Text>,
        capacity -> Nullable<BigInt>,
        active_count -> BigInt,
        away -> Bool,
        online_until -> Nullable<Timestamp>,
        created_at -> Timestamp,
        disabled_at -> Nullable<Timestamp>,
        skills -> Text,
        languages -> Text,
        away_reason -> Nullable<Text>,
        idle_since -> Nullable<Timestamp>,
        interface_language -> Nullable<Text>,
        missed_ticket_id -> Nullable<BigInt>,
        password_given -> Bool,
        preferences -> Nullable<Text>,
    }
}

diesel::table! {
    agent_teams (agent_id, team_id) {
        agent_id -> BigInt,
        team_id -> BigInt,
    }
}

diesel::table! {
    agent_tokens (id) {
        id -> BigInt,
        agent_id -> BigInt,
        token_hash -> Binary,
        hint -> Text,
        created_at -> Timestamp,
        revoked_at -> Nullable<Timestamp>,
        expires_at -> Nullable<Timestamp>,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    retiring_keys (id) {
        id -> BigInt,
        bot_id -> BigInt,
        key_hash -> Binary,
        key_hint -> Text,
        retired_at -> Timestamp,
        expires_at -> Timestamp,
        used_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    sessions (id) {
        id -> BigInt,
        token_hash -> Binary,
        agent_id -> BigInt,
        csrf -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        seen_at -> Nullable<Timestamp>,
        address -> Nullable<Text>,
        user_agent -> Nullable<Text>,
    }
}

diesel::table! {
    known_devices (agent_id, token_hash) {
        agent_id -> BigInt,
        token_hash -> Binary,
        seen_at -> Timestamp,
    }
}

diesel::table! {
    followers (conversation_id, agent_id) {
        conversation_id -> BigInt,
        agent_id -> BigInt,
        created_at -> Timestamp,
    }
}

diesel::table! {
    notifications (id) {
        id -> BigInt,
        agent_id -> BigInt,
        ticket_id -> BigInt,
        kind -> Text,
        seq -> BigInt,
        done_by -> Text,
        data -> Nullable<Text>,
        created_at -> Timestamp,
        read_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    push_keys (id) {
        id -> BigInt,
        secret -> Binary,
        created_at -> Timestamp,
    }
}

diesel::table! {
    push_subscriptions (id) {
        id -> BigInt,
        agent_id -> BigInt,
        session_id -> BigInt,
        endpoint -> Text,
        p256dh -> Binary,
        auth -> Binary,
        language -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    push_notices (id) {
        id -> BigInt,
        subscription_id -> BigInt,
        ticket_id -> BigInt,
        kind -> Text,
        seq -> BigInt,
        attempts -> BigInt,
        created_at -> Timestamp,
        next_at -> Timestamp,
        locked_until -> Nullable<Timestamp>,
    }
}

diesel::table! {
    login_throttles (subject) {
        subject -> Text,
        failures -> BigInt,
        locked_until -> Nullable<Timestamp>,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    customers (id) {
        id -> BigInt,
        token -> Text,
        bot_id -> BigInt,
        external_id -> Nullable<Text>,
        name -> Nullable<Text>,
        email -> Nullable<Text>,
        phone -> Nullable<Text>,
        language -> Nullable<Text>,
        timezone -> Nullable<Text>,
        verified -> Text,
        attributes -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    customer_changes (id) {
        id -> BigInt,
        kind -> Text,
        customer_id -> BigInt,
        other_id -> BigInt,
        agent_id -> BigInt,
        at -> Timestamp,
    }
}

diesel::table! {
    customer_links (customer_id) {
        customer_id -> BigInt,
        person_id -> BigInt,
        agent_id -> BigInt,
        linked_at -> Timestamp,
    }
}

diesel::table! {
    customer_notes (id) {
        id -> BigInt,
        token -> Text,
        customer_id -> BigInt,
        agent_id -> BigInt,
        text -> Text,
        client_id -> Nullable<Text>,
        created_at -> Timestamp,
        edited_at -> Nullable<Timestamp>,
    }
}

diesel::table! {
    conversations (id) {
        id -> BigInt,
        token -> Text,
        bot_id -> BigInt,
        external_id -> Text,
        customer_id -> Nullable<BigInt>,
        channel -> Nullable<Text>,
        language -> Nullable<Text>,
        url -> Nullable<Text>,
        started_at -> Nullable<Timestamp>,
        holder -> Text,
        holder_bot_id -> Nullable<BigInt>,
        holder_team_id -> Nullable<BigInt>,
        holder_agent_id -> Nullable<BigInt>,
        epoch -> BigInt,
        last_seq -> BigInt,
        created_at -> Timestamp,
        guest_bot_id -> Nullable<BigInt>,
        changed_by_agent_id -> Nullable<BigInt>,
        changed_since -> Nullable<BigInt>,
        news_seq -> BigInt,
        delivered_seq -> BigInt,
        shown_seq -> BigInt,
        answer_from -> Nullable<Timestamp>,
    }
}

diesel::table! {
    tickets (id) {
        id -> BigInt,
        token -> Text,
        conversation_id -> BigInt,
        bot_id -> BigInt,
        team_id -> BigInt,
        status -> Text,
        outcome -> Nullable<Text>,
        agent_id -> Nullable<BigInt>,
        offered_bot_id -> Nullable<BigInt>,
        priority -> Text,
        reason -> Text,
        language -> Nullable<Text>,
        packet_version -> BigInt,
        previous_ticket_id -> Nullable<BigInt>,
        reopened -> BigInt,
        created_at -> Timestamp,
        waiting_since -> Timestamp,
        accepted_at -> Nullable<Timestamp>,
        first_reply_at -> Nullable<Timestamp>,
        unanswered_since -> Nullable<Timestamp>,
        due_at -> Timestamp,
        closed_at -> Nullable<Timestamp>,
        last_seq -> BigInt,
        customer_seq -> BigInt,
        queued_at -> Nullable<Timestamp>,
        declined -> Text,
        offered_agent_id -> Nullable<BigInt>,
        snoozed_until -> Nullable<Timestamp>,
        invited_agent_id -> Nullable<BigInt>,
        invited_team_id -> Nullable<BigInt>,
        invited_at -> Nullable<Timestamp>,
        order_at -> Timestamp,
    }
}

diesel::table! {
    escalations (id) {
        id -> BigInt,
        conversation_id -> BigInt,
        ticket_id -> BigInt,
        trigger_message_id -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    packets (id) {
        id -> BigInt,
        ticket_id -> BigInt,
        version -> BigInt,
        body -> Text,
        task_state -> Nullable<Text>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    transcript_items (ticket_id, position) {
        ticket_id -> BigInt,
        position -> BigInt,
        kind -> Text,
        role -> Text,
        name -> Nullable<Text>,
        call_id -> Nullable<Text>,
        external_id -> Nullable<Text>,
        text -> Text,
        failed -> Nullable<Bool>,
        at -> Nullable<Timestamp>,
        raw -> Text,
    }
}

diesel::table! {
    messages (id) {
        id -> BigInt,
        token -> Text,
        conversation_id -> BigInt,
        ticket_id -> Nullable<BigInt>,
        seq -> BigInt,
        sender -> Text,
        visibility -> Text,
        agent_id -> Nullable<BigInt>,
        bot_id -> Nullable<BigInt>,
        author_name -> Nullable<Text>,
        external_id -> Nullable<Text>,
        client_id -> Nullable<Text>,
        text -> Text,
        meta -> Nullable<Text>,
        epoch -> BigInt,
        at -> Timestamp,
        created_at -> Timestamp,
        edits -> BigInt,
        deleted_by_agent_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    note_versions (message_id, version) {
        message_id -> BigInt,
        version -> BigInt,
        text -> Text,
        meta -> Nullable<Text>,
        agent_id -> BigInt,
        seq -> BigInt,
        changed_at -> Timestamp,
    }
}

diesel::table! {
    events (id) {
        id -> BigInt,
        txid -> BigInt,
        conversation_id -> BigInt,
        bot_id -> BigInt,
        ticket_id -> Nullable<BigInt>,
        seq -> BigInt,
        #[sql_name = "type"]
        type_ -> Text,
        public -> Bool,
        epoch -> BigInt,
        at -> Timestamp,
        data -> Text,
        guest_bot_id -> Nullable<BigInt>,
        passed_to -> Nullable<BigInt>,
        done_by -> Nullable<Text>,
    }
}

diesel::table! {
    handoffs (id) {
        id -> BigInt,
        token -> Text,
        conversation_id -> BigInt,
        ticket_id -> BigInt,
        from_kind -> Text,
        from_id -> BigInt,
        to_kind -> Text,
        to_id -> BigInt,
        reason -> Text,
        note -> Nullable<Text>,
        packet_version -> BigInt,
        epoch -> BigInt,
        seq -> BigInt,
        started_at -> Timestamp,
        accepted_at -> Nullable<Timestamp>,
        ended_at -> Nullable<Timestamp>,
        outcome -> Nullable<Text>,
    }
}

diesel::table! {
    counters (team_id, name, shard) {
        team_id -> BigInt,
        name -> Text,
        shard -> BigInt,
        value -> BigInt,
    }
}

diesel::table! {
    timers (id) {
        id -> BigInt,
        ticket_id -> BigInt,
        kind -> Text,
        due_at -> Timestamp,
        round -> BigInt,
    }
}

diesel::table! {
    outbox (id) {
        id -> BigInt,
        kind -> Text,
        dedupe_key -> Text,
        payload -> Text,
        created_at -> Timestamp,
        next_at -> Timestamp,
        attempts -> BigInt,
        locked_until -> Nullable<Timestamp>,
        last_error -> Nullable<Text>,
        done_at -> Nullable<Timestamp>,
        dead_at -> Nullable<Timestamp>,
        ticket_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    demo_marks (id) {
        id -> BigInt,
        made_at -> Timestamp,
    }
}

diesel::table! {
    heartbeats (slot) {
        slot -> BigInt,
        at -> Timestamp,
    }
}

diesel::table! {
    schema_support (id) {
        id -> BigInt,
        oldest -> Text,
    }
}

diesel::table! {
    idempotency_keys (id) {
        id -> BigInt,
        bot_id -> Nullable<BigInt>,
        key -> Text,
        request_hash -> Binary,
        status -> BigInt,
        answer -> Text,
        created_at -> Timestamp,
        agent_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    drafts (ticket_id, agent_id, kind) {
        ticket_id -> BigInt,
        agent_id -> BigInt,
        kind -> Text,
        text -> Text,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    saved_replies (id) {
        id -> BigInt,
        agent_id -> Nullable<BigInt>,
        team_id -> Nullable<BigInt>,
        name -> Text,
        folded_name -> Text,
        text -> Text,
        uses -> BigInt,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        actions -> Text,
    }
}

diesel::table! {
    past_replies (id) {
        id -> BigInt,
        conversation_id -> BigInt,
        seq -> BigInt,
        ticket_id -> BigInt,
        team_id -> BigInt,
        said_at -> Timestamp,
        request -> Nullable<Text>,
        earlier -> Nullable<Text>,
    }
}

diesel::table! {
    saved_views (id) {
        id -> BigInt,
        agent_id -> Nullable<BigInt>,
        team_id -> Nullable<BigInt>,
        name -> Text,
        folded_name -> Text,
        filter -> Text,
        sort -> Text,
        created_at -> Timestamp,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    read_marks (agent_id, ticket_id) {
        agent_id -> BigInt,
        ticket_id -> BigInt,
        seq -> BigInt,
    }
}

diesel::table! {
    team_needs (team_id) {
        team_id -> BigInt,
        body -> Text,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    team_hours (team_id) {
        team_id -> BigInt,
        expression -> Text,
        zone -> Text,
        closed -> Text,
        opens_at -> Nullable<Timestamp>,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    team_backlogs (team_id) {
        team_id -> BigInt,
        most -> BigInt,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    team_aliases (team_id) {
        team_id -> BigInt,
        names -> Text,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    tags (id) {
        id -> BigInt,
        name -> Text,
        folded -> Text,
        colour -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    ticket_tags (ticket_id, tag_id) {
        ticket_id -> BigInt,
        tag_id -> BigInt,
    }
}

diesel::table! {
    search_texts (id) {
        id -> BigInt,
        about -> Text,
        said -> Text,
    }
}

diesel::table! {
    search_names (word) {
        word -> Text,
        reversed -> Text,
    }
}

diesel::table! {
    search_backlog (newest_ticket) {
        newest_ticket -> BigInt,
    }
}

diesel::table! {
    search_stale (ticket_id) {
        ticket_id -> BigInt,
    }
}

diesel::table! {
    team_sentences (team_id, language, phrase) {
        team_id -> BigInt,
        language -> Text,
        phrase -> Text,
        body -> Text,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    trigger_rules (id) {
        id -> BigInt,
        bot_id -> Nullable<BigInt>,
        team_id -> Nullable<BigInt>,
        rules -> Text,
        revision -> BigInt,
        updated_by -> Nullable<BigInt>,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    trigger_firings (id) {
        id -> BigInt,
        conversation_id -> BigInt,
        seq -> BigInt,
        bot_id -> BigInt,
        bot_version -> Nullable<Text>,
        rule -> Text,
        reason -> Text,
        evidence -> Text,
        auto_escalate -> Bool,
        ticket_id -> Nullable<BigInt>,
        created_at -> Timestamp,
    }
}

diesel::table! {
    escalation_marks (ticket_id) {
        ticket_id -> BigInt,
        mark -> Text,
        agent_id -> BigInt,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    conversation_labels (conversation_id) {
        conversation_id -> BigInt,
        needed_person -> Bool,
        agent_id -> BigInt,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    silence_timers (conversation_id) {
        conversation_id -> BigInt,
        seq -> BigInt,
        due_at -> Timestamp,
    }
}

diesel::table! {
    routing_rules (revision) {
        revision -> BigInt,
        rules -> Text,
        updated_by -> Nullable<BigInt>,
        updated_at -> Timestamp,
    }
}

diesel::table! {
    routes (id) {
        id -> BigInt,
        ticket_id -> BigInt,
        created_at -> Timestamp,
        revision -> BigInt,
        skills -> Nullable<Text>,
        body -> Text,
    }
}

diesel::table! {
    files (id) {
        id -> BigInt,
        token -> Text,
        bot_id -> Nullable<BigInt>,
        agent_id -> Nullable<BigInt>,
        name -> Text,
        media_type -> Text,
        size -> BigInt,
        sha256 -> Binary,
        width -> Nullable<BigInt>,
        height -> Nullable<BigInt>,
        created_at -> Timestamp,
        kept_until -> Nullable<Timestamp>,
    }
}

diesel::table! {
    file_bodies (file_id) {
        file_id -> BigInt,
        body -> Binary,
    }
}

diesel::table! {
    file_uses (file_id, conversation_id, internal, ticket_id) {
        file_id -> BigInt,
        conversation_id -> BigInt,
        internal -> Bool,
        ticket_id -> BigInt,
        used_at -> Timestamp,
    }
}

diesel::joinable!(bots -> teams (team_id));
diesel::joinable!(agent_teams -> agents (agent_id));
diesel::joinable!(agent_teams -> teams (team_id));
diesel::joinable!(agent_tokens -> agents (agent_id));
diesel::joinable!(retiring_keys -> bots (bot_id));
diesel::joinable!(sessions -> agents (agent_id));
diesel::joinable!(customers -> bots (bot_id));
diesel::joinable!(conversations -> customers (customer_id));
diesel::joinable!(conversations -> teams (holder_team_id));
diesel::joinable!(conversations -> agents (holder_agent_id));
diesel::table! {
    decisions (id) {
        id -> BigInt,
        ticket_id -> BigInt,
        created_at -> Timestamp,
        body -> Text,
    }
}

diesel::table! {
    asks (id) {
        id -> BigInt,
        token -> Text,
        ticket_id -> BigInt,
        bot_id -> BigInt,
        state -> Text,
        body -> Text,
        answer -> Nullable<Text>,
        agent_id -> Nullable<BigInt>,
        created_at -> Timestamp,
        settled_at -> Nullable<Timestamp>,
        seq -> Nullable<BigInt>,
        asked_seq -> Nullable<BigInt>,
    }
}

diesel::table! {
    carried_packets (conversation_id) {
        conversation_id -> BigInt,
        bot_id -> BigInt,
        body -> Text,
        task_state -> Nullable<Text>,
        items -> Text,
        created_at -> Timestamp,
    }
}

diesel::table! {
    context_figures (id) {
        id -> BigInt,
        ticket_id -> BigInt,
        bot_id -> BigInt,
        bot_version -> Nullable<Text>,
        kind -> Text,
        fact -> Nullable<Text>,
        percent -> Nullable<BigInt>,
        at -> Timestamp,
    }
}

diesel::table! {
    bot_presence (bot_id) {
        bot_id -> BigInt,
        heard_at -> Timestamp,
    }
}

diesel::table! {
    bot_policies (bot_id) {
        bot_id -> BigInt,
        unreachable -> Text,
        team_id -> Nullable<BigInt>,
    }
}

diesel::table! {
    bot_incidents (id) {
        id -> BigInt,
        bot_id -> BigInt,
        ticket_id -> Nullable<BigInt>,
        since -> Timestamp,
        at -> Timestamp,
    }
}

diesel::table! {
    security_log (id) {
        id -> BigInt,
        at -> Timestamp,
        by_kind -> Text,
        by_id -> Nullable<Text>,
        by_name -> Nullable<Text>,
        act -> Text,
        on_kind -> Nullable<Text>,
        on_id -> Nullable<Text>,
        on_name -> Nullable<Text>,
        detail -> Nullable<Text>,
        address -> Nullable<Text>,
        request_id -> Nullable<Text>,
    }
}

diesel::joinable!(asks -> tickets (ticket_id));
diesel::joinable!(context_figures -> tickets (ticket_id));
diesel::joinable!(context_figures -> bots (bot_id));
diesel::joinable!(decisions -> tickets (ticket_id));
diesel::joinable!(routes -> tickets (ticket_id));
diesel::joinable!(tickets -> conversations (conversation_id));
diesel::joinable!(tickets -> teams (team_id));
diesel::joinable!(tickets -> agents (agent_id));
diesel::joinable!(escalations -> conversations (conversation_id));
diesel::joinable!(escalations -> tickets (ticket_id));
diesel::joinable!(packets -> tickets (ticket_id));
diesel::joinable!(transcript_items -> tickets (ticket_id));
diesel::joinable!(messages -> conversations (conversation_id));
diesel::joinable!(messages -> tickets (ticket_id));
diesel::joinable!(messages -> agents (agent_id));
diesel::joinable!(messages -> bots (bot_id));
diesel::joinable!(events -> conversations (conversation_id));
diesel::joinable!(events -> bots (bot_id));
diesel::joinable!(events -> tickets (ticket_id));
diesel::joinable!(handoffs -> conversations (conversation_id));
diesel::joinable!(handoffs -> tickets (ticket_id));
diesel::joinable!(counters -> teams (team_id));
diesel::joinable!(timers -> tickets (ticket_id));
diesel::joinable!(idempotency_keys -> bots (bot_id));
diesel::joinable!(idempotency_keys -> agents (agent_id));
diesel::joinable!(team_needs -> teams (team_id));
diesel::joinable!(team_hours -> teams (team_id));
diesel::joinable!(team_backlogs -> teams (team_id));
diesel::joinable!(team_aliases -> teams (team_id));
diesel::joinable!(ticket_tags -> tickets (ticket_id));
diesel::joinable!(ticket_tags -> tags (tag_id));
diesel::joinable!(team_sentences -> teams (team_id));
diesel::joinable!(drafts -> tickets (ticket_id));
diesel::joinable!(known_devices -> agents (agent_id));
diesel::joinable!(drafts -> agents (agent_id));
diesel::joinable!(followers -> conversations (conversation_id));
diesel::joinable!(followers -> agents (agent_id));
diesel::joinable!(notifications -> agents (agent_id));
diesel::joinable!(notifications -> tickets (ticket_id));
diesel::joinable!(push_notices -> tickets (ticket_id));
diesel::joinable!(push_subscriptions -> agents (agent_id));
diesel::joinable!(push_subscriptions -> sessions (session_id));
diesel::joinable!(read_marks -> agents (agent_id));
diesel::joinable!(read_marks -> tickets (ticket_id));
diesel::joinable!(trigger_firings -> bots (bot_id));
diesel::joinable!(escalation_marks -> tickets (ticket_id));
diesel::joinable!(file_bodies -> files (file_id));
diesel::joinable!(file_uses -> files (file_id));
diesel::joinable!(file_uses -> conversations (conversation_id));

diesel::allow_tables_to_appear_in_same_query!(
    asks,
    bot_incidents,
    bot_policies,
    bot_presence,
    context_figures,
    decisions,
    routes,
    routing_rules,
    teams,
    bots,
    agents,
    agent_teams,
    agent_tokens,
    retiring_keys,
    sessions,
    known_devices,
    login_throttles,
    customers,
    customer_changes,
    customer_links,
    customer_notes,
    conversations,
    tickets,
    escalations,
    packets,
    transcript_items,
    messages,
    note_versions,
    events,
    handoffs,
    counters,
    timers,
    outbox,
    demo_marks,
    heartbeats,
    idempotency_keys,
    drafts,
    read_marks,
    saved_replies,
    past_replies,
    saved_views,
    followers,
    notifications,
    push_keys,
    push_subscriptions,
    push_notices,
    team_needs,
    team_hours,
    team_backlogs,
    team_aliases,
    tags,
    ticket_tags,
    search_texts,
    search_names,
    search_backlog,
    search_stale,
    team_sentences,
    trigger_rules,
    trigger_firings,
    escalation_marks,
    conversation_labels,
    silence_timers,
    files,
    file_bodies,
    file_uses,
    settings_revision,
    security_log,
);

diesel::allow_columns_to_appear_in_same_group_by_clause!(
    bots::name,
    context_figures::bot_version,
    tickets::reason,
    trigger_firings::bot_version,
    trigger_firings::rule,
    escalation_marks::mark,
);
