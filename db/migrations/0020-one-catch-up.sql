-- A mail that no server can have taken yet may be made anew with what gathers behind it: after days without a server people get one digest.
alter table mail add column maybe_taken boolean not null default false;
update mail set maybe_taken = true where status = 'queued' and attempts > 0;
