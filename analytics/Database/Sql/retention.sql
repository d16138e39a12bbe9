-- The log is kept for five years, and people who have not signed in for as long are forgotten. Only the owner can.
DELETE FROM audit.event WHERE at < now() - interval '5 years';
DELETE FROM work.person WHERE last_seen_at < now() - interval '5 years';
