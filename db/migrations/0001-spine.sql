-- The record of truth. Instants are programme time in milliseconds since 1970-01-01T00:00Z (bigint); `timestamptz` is machine time
-- (retries, tokens, attempts) and enters no figure. Dates are plain dates.

create table programme (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  definition json not null,           -- pinned: a running programme keeps the version it was started with. json, not jsonb: the order of tracks and groups counts
  definition_id text not null,
  definition_hash text not null,
  name jsonb not null,                -- {id, en}, of the definition, so that lists need not open it
  village text not null,
  language text not null check (language in ('id', 'en')),
  time_zone text not null,
  starts_on date not null,
  calendar jsonb not null,            -- the days of its layers as they stood when the plan was made
  shortfalls jsonb not null default '[]',  -- what the roster lacked when it started
  stage text not null default 'planning' check (stage in ('planning', 'running', 'ended')),
  plan_version int not null default 0,  -- 0 until the plan is locked
  rehearsal boolean not null,
  clock_now bigint,                   -- a stepped clock; null is the real one
  wrapped_key bytea not null,         -- seals the notes of its reports: db/sealed.ts
  started_by text not null,
  created_at bigint not null,
  locked_at bigint,
  ended_at bigint,
  check (rehearsal = (clock_now is not null))
);

create table person (
  programme text not null references programme,
  id text not null,
  name text not null,
  title text,
  role text not null,
  agency text,
  qualifications text[] not null default '{}',
  audience text,                      -- the group served
  email text,                         -- null: a line on the print list instead
  phone text,
  language text not null check (language in ('id', 'en')),
  primary key (programme, id)
);
create unique index person_email on person (programme, lower(email));

create table audience (
  programme text not null references programme,
  key text not null,
  kind text not null check (kind in ('programme', 'trainingGroup', 'businessGroup')),
  within text,                        -- a business group's training group
  name jsonb not null,                -- {id, en}
  position int not null,
  primary key (programme, key)
);

create table household (
  programme text not null references programme,
  id text not null,
  hamlet text not null,
  size int not null,
  primary key (programme, id)
);

create table client (
  programme text not null references programme,
  id text not null,
  audience text not null,
  household text not null,
  name text,                          -- null once erased
  sex text not null check (sex in ('f', 'm')),
  joined_on date not null,
  left_on date,
  sealed bytea,                       -- birth, phone, address, income, disability: db/sealed.ts
  primary key (programme, id),
  foreign key (programme, audience) references audience (programme, key),
  foreign key (programme, household) references household (programme, id)
);

-- One data key a client, wrapped by the master key. Destroying it erases the person and leaves the journal's chain valid.
create table client_key (
  programme text not null,
  client text not null,
  wrapped bytea,
  destroyed_at timestamptz,
  primary key (programme, client),
  foreign key (programme, client) references client (programme, id),
  check ((wrapped is null) = (destroyed_at is not null))
);

create table token (
  hash bytea primary key,             -- sha256; the token itself is stored nowhere
  programme text references programme,
  person text,                        -- null: a machine
  label text not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  foreign key (programme, person) references person (programme, id),
  check ((person is null) = (programme is null))
);

create table agreement (
  programme text not null,
  audience text not null,
  agreed_by text not null,
  agreed_at bigint not null,
  primary key (programme, audience),
  foreign key (programme, audience) references audience (programme, key)
);

create table track (
  programme text not null references programme,
  name text not null,
  starts_at bigint not null,          -- its first notice
  position int not null,
  started_at bigint,
  ended_at bigint,
  primary key (programme, name)
);

create table item (
  programme text not null,
  key text not null,
  track text not null,
  audience text not null,
  ordinal int not null,
  window_from date not null,
  window_until date not null,         -- not included
  planned_on date not null,
  owner text,                         -- null: a vacancy
  invited text[] not null default '{}',
  rings bigint[] not null,            -- notice, then the ladder's steps
  rung int not null default 0,        -- how many of them are behind us
  next_ring_at bigint generated always as (rings[rung + 1]) stored,
  outcome text check (outcome in ('held', 'didNotHappen', 'cancelled')),  -- null: open. Planned, due, overdue are read off the clock
  late boolean not null default false,
  blocked boolean not null default false,
  paused boolean not null default false,
  primary key (programme, key),
  foreign key (programme, track) references track (programme, name),
  foreign key (programme, audience) references audience (programme, key),
  foreign key (programme, owner) references person (programme, id)
);
create index item_open on item (programme, track, next_ring_at) where outcome is null;
create index item_owner on item (programme, owner) where outcome is null;

create table report (
  programme text not null,            -- part of the key: rehearsals of one seed make the same ids
  id uuid not null,                   -- made on the device: a repeat is the same report
  item text not null,
  outcome text not null check (outcome in ('held', 'didNotHappen')),
  done_on date not null,
  reason text,                        -- a key of the definition's reasons
  guests int not null default 0,
  voices int not null default 0,      -- how many voiced a suggestion or opinion
  note bytea,                         -- free text, sealed with the programme's key
  reporter text not null,
  on_behalf_of text,
  entered_at bigint not null,
  primary key (programme, id),
  unique (programme, item),
  foreign key (programme, item) references item (programme, key),
  check ((outcome = 'didNotHappen') = (reason is not null))
);

create table attendance (
  programme text not null,
  report uuid not null,
  client text not null,
  status text not null check (status in ('present', 'excused', 'ill', 'unexcused')),
  primary key (programme, report, client),
  foreign key (programme, report) references report (programme, id),
  foreign key (programme, client) references client (programme, id)
);

-- What an accepted command answered, stored in the command's own transaction: a repeat gets the same answer. A refusal changed nothing and
-- is judged anew: the same report, corrected, comes by the same key; and its words may name a client.
create table answer (
  actor text not null,
  idempotency_key text not null,
  fingerprint bytea not null,         -- of method, path and body: the same key with another request is an error
  body json not null,                 -- json, not jsonb: a repeat is answered in the same words and order
  inbox bigint[] not null default '{}',  -- rows of the inbox that it put there to go at once
  untold text[],                      -- workflows not told when it was answered; null: not answered yet
  created_at timestamptz not null default now(),
  primary key (actor, idempotency_key)
);

-- What workflows are still to be told. One row a command and workflow.
create table inbox (
  id bigint generated always as identity primary key,
  programme text not null references programme,
  child text,                         -- null: the programme's own workflow; else a track or stage
  plan_version int not null,
  keys text[] not null default '{}',
  now bigint,                         -- a stepped clock's new time
  hold_until bigint,                  -- programme time; null: at once
  created_at timestamptz not null default now(),
  attempts int not null default 0,
  attempted_at timestamptz,
  failed text,                        -- class of the last failure, no text of it
  told_at timestamptz
);
create index inbox_untold on inbox (programme, id) where told_at is null;

-- Append-only. One hash chain a programme; the hash covers ciphertext where a value is sealed.
create table journal (
  programme text not null references programme,
  seq int not null,
  at bigint not null,
  actor text not null,
  on_behalf_of text,
  action text not null,
  subject text not null,
  reason text,
  plan_version int not null,
  before jsonb,
  after jsonb,
  previous bytea not null,
  hash bytea not null,
  primary key (programme, seq)
);
create index journal_subject on journal (programme, subject, seq);
create function journal_is_append_only() returns trigger language plpgsql as $$ begin raise exception 'the journal is append-only'; end $$;
create trigger journal_no_change before update or delete on journal for each row execute function journal_is_append_only();
create trigger journal_no_truncate before truncate on journal for each statement execute function journal_is_append_only();

-- Rendered once; a sender sends these bytes, and after a doubt the same bytes again.
create table mail (
  message_id text primary key,
  programme text not null,
  person text not null,
  address text not null,
  subject text not null,
  raw bytea not null,
  composed_at bigint not null,
  status text not null default 'queued' check (status in ('queued', 'sent', 'failed')),
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  response text,                      -- code of the server's last answer, no text of it
  sent_at timestamptz,
  foreign key (programme, person) references person (programme, id)
);
create index mail_queued on mail (next_attempt_at) where status = 'queued';
create index mail_unsent on mail (programme, person) where status = 'queued';

-- One row per event, recipient and kind: a repeat changes nothing. The event key is item + plan version + step.
create table notice (
  id bigint generated always as identity primary key,
  programme text not null,
  event_key text not null,
  person text not null,
  kind text not null check (kind in ('due', 'invited', 'reminder', 'escalation', 'blocked', 'repair')),
  item text,
  created_at bigint not null,
  status text not null default 'queued' check (status in ('queued', 'sent', 'failed', 'muted')),
  channel text check (channel in ('mail', 'print')),
  mail text references mail,
  unique (programme, event_key, person, kind),
  foreign key (programme, person) references person (programme, id),
  foreign key (programme, item) references item (programme, key)
);
create index notice_programme on notice (programme, id);
create index notice_item on notice (programme, item);
create index notice_queued on notice (programme, person) where status = 'queued';

-- Work for the secretary that has no item: an activity failed for good, a track was ended by hand.
create table repair (
  id bigint generated always as identity primary key,
  programme text not null references programme,
  subject text not null,
  cause text not null,
  opened_at bigint not null,
  closed_at bigint
);
create unique index repair_open on repair (programme, subject) where closed_at is null;

-- What a workflow will do next of itself, read off the facts. A stepped clock may move only when nothing is owed.
create view owed as
  select code as programme, null::text as child, 'enterRunning' as what, clock_now as at
    from programme where stage = 'planning' and locked_at is not null and clock_now is not null
  union all
  select p.code, null, 'startTrack:' || t.name, t.starts_at
    from programme p join track t on t.programme = p.code
    where p.stage = 'running' and t.started_at is null and t.starts_at <= p.clock_now
  union all
  select p.code, i.track, 'ring', min(i.next_ring_at)
    from programme p join track t on t.programme = p.code join item i on i.programme = p.code and i.track = t.name
    where p.stage = 'running' and t.started_at is not null and i.outcome is null and not i.paused and not i.blocked and i.next_ring_at <= p.clock_now
    group by p.code, i.track
  union all
  select p.code, t.name, 'endTrack', p.clock_now
    from programme p join track t on t.programme = p.code
    where p.stage = 'running' and p.clock_now is not null and t.started_at is not null and t.ended_at is null
      and not exists (select from item i where i.programme = p.code and i.track = t.name and i.outcome is null)
  union all
  select p.code, null, 'enterEnded', p.clock_now
    from programme p
    where p.stage = 'running' and p.clock_now is not null
      and not exists (select from track t where t.programme = p.code and t.ended_at is null);
