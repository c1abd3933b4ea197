-- Plans that move: acts on a running plan (move, pause, holiday, merger, ...), each with what it changed, so that it can be undone and the plan be
-- read as it stood on a day.

-- Acts that hold an item back; it is paused while there are any.
alter table item add column held_by int[] not null default '{}';
-- How often its date or state changed: the SEQUENCE of its calendar entries.
alter table item add column sequence int not null default 0;

-- The session that this one makes up for (N15): no new planned one, but it counts for attendance. A session has one, not counting those called off.
alter table item add column makes_up text;
alter table item add foreign key (programme, makes_up) references item (programme, key);
create unique index item_made_up on item (programme, makes_up) where makes_up is not null and outcome is distinct from 'cancelled';

-- A group that ended before the programme did, and the one that took it in.
alter table audience add column ended_on date;
alter table audience add column ended_because text;
alter table audience add column merged_into text;
alter table audience add foreign key (programme, merged_into) references audience (programme, key);

-- The end is extended by so many months (R24).
alter table programme add column extended_months int not null default 0 check (extended_months >= 0);

create table act (
  programme text not null references programme,
  number int not null,
  at bigint not null,
  kind text not null,
  actor text not null,
  cause text,                         -- a key: storm, mourning, funds, ...; may stand in mails
  sealed_reason bytea not null,       -- free text, sealed with the programme's key
  scope jsonb not null,               -- what was asked for: keys, days and counts only
  counts jsonb not null,              -- items by what became of them: {moved: 12}
  plan_version int not null,          -- of the plan that it made
  undoes int,
  undone_by int,
  ended_by int,                       -- of a pause or an absence: the act that ended it
  primary key (programme, number),
  unique (programme, undoes),
  foreign key (programme, undoes) references act (programme, number) deferrable initially deferred,
  foreign key (programme, undone_by) references act (programme, number) deferrable initially deferred,
  foreign key (programme, ended_by) references act (programme, number) deferrable initially deferred
);

-- How rows of the plan were before they changed, by whatever command: keys, days and instants, nothing personal.
create table past (
  id bigint generated always as identity primary key,
  programme text not null,
  relation text not null,
  key text not null,
  at bigint not null,                 -- programme time until which it was so
  act int,                            -- by which act it changed; null: by another command
  was jsonb                           -- the columns kept; null: the row was not there
);
create index past_row on past (programme, relation, key, id);
create index past_act on past (programme, act) where act is not null;

-- Arguments: the key's columns, the columns kept; each a list with commas.
create function keep_past() returns trigger language plpgsql as $$
declare
  stands jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  kept jsonb := case when tg_op = 'INSERT' then null
    else (select jsonb_object_agg(column_name, to_jsonb(old) -> column_name) from unnest(string_to_array(tg_argv[1], ',')) column_name) end;
begin
  insert into past (programme, relation, key, at, act, was) values (
    coalesce(stands ->> 'programme', stands ->> 'code'),
    tg_table_name,
    (select string_agg(stands ->> part, '/' order by position) from unnest(string_to_array(tg_argv[0], ',')) with ordinality as parts (part, position)),
    coalesce(nullif(current_setting('pendamping.at', true), '')::bigint,
      (select clock_now from programme where code = coalesce(stands ->> 'programme', stands ->> 'code')),
      (extract(epoch from clock_timestamp()) * 1000)::bigint),
    nullif(current_setting('pendamping.act', true), '')::int,
    kept);
  return null;
end $$;

create trigger item_past_new after insert on item for each row execute function keep_past('key', '');
create trigger item_past after update of window_from, window_until, planned_on, owner, invited, rings, outcome, late, cancelled_because, held_by, paused on item
  for each row when (old.* is distinct from new.*)
  execute function keep_past('key', 'window_from,window_until,planned_on,owner,invited,rings,rung,outcome,late,cancelled_because,held_by,paused');
create trigger audience_past after update on audience for each row when (old.* is distinct from new.*)
  execute function keep_past('key', 'name,ended_on,ended_because,merged_into');
create trigger client_past after update of audience, left_on, left_because on client for each row when (old.* is distinct from new.*)
  execute function keep_past('id', 'audience,left_on,left_because');
create trigger membership_past_new after insert on membership for each row execute function keep_past('client,from_on', '');
create trigger membership_past after update or delete on membership for each row
  execute function keep_past('client,from_on', 'client,from_on,audience,until_on');
create trigger programme_past after update of calendar, extended_months on programme for each row
  when (old.calendar is distinct from new.calendar or old.extended_months is distinct from new.extended_months)
  execute function keep_past('code', 'calendar,extended_months');

-- An item that an act changed is told of in the words of the act.
alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in ('due', 'invited', 'reminder', 'escalation', 'blocked', 'repair',
  'moved', 'paused', 'resumed', 'cancelled', 'reassigned', 'relieved'));
