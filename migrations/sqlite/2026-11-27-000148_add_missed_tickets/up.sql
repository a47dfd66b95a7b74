-- The ticket whose offer an agent missed, who is away because of it. Its number stood at the end of the reason.
ALTER TABLE agents ADD COLUMN missed_ticket_id BIGINT;
UPDATE agents SET missed_ticket_id = CAST(substr(away_reason, 21) AS BIGINT), away_reason = 'missed an offer'
    WHERE away_reason GLOB 'missed an offer of #[0-9]*';
