-- What the figures proposed, what was decided, and what became of each measure (P5, P6).

-- The figures as they were read at termination, by indicator and audience alone, and the measures they propose.
create table measure_proposal (
  programme text primary key references programme,
  at bigint not null,
  read_on date not null,
  figures json not null,
  judgements json not null,
  proposed json not null,             -- {programme: [kind], groups: {key: [kind]}}
  reasons json not null               -- why, in sentences: {programme: [words], groups: {key: [words]}}
);

-- What leader and patron said, item by item: confirmed again after it came back, there is one more of each.
create table measure_decision (
  programme text not null,
  item text not null,
  step text not null,
  decision text not null,
  chosen json,                        -- the measures confirmed; null of a countersignature
  reason bytea,                       -- free text, sealed with the programme's key
  decided_by text not null,
  at bigint not null,
  primary key (programme, item),
  foreign key (programme, item) references item (programme, key)
);

-- Final from the countersignature on.
create table measure (
  programme text not null,
  audience text not null,
  kind text not null check (kind in ('newProposal', 'referral', 'followUp')),
  decided_in text not null,           -- the item countersigned
  outcome text check (outcome in ('supported', 'accepted', 'refusedByAll')),
  party text,                         -- the first supporter who said yes, the partner who took over
  ended_at bigint,
  primary key (programme, audience, kind),
  foreign key (programme, audience) references audience (programme, key),
  foreign key (programme, decided_in) references item (programme, key)
);

-- What a supporter or partner is told: counts and keys of what was missed, of nobody in person.
create table measure_letter (
  programme text not null,
  audience text not null,
  kind text not null,
  at bigint not null,
  content json not null,
  primary key (programme, audience, kind),
  foreign key (programme, audience, kind) references measure
);

-- Recommended for more capital, or as cadres, by the figures of termination (P6a, P6c): keys of groups, ids of households and clients.
create table recommended (
  programme text not null references programme,
  kind text not null check (kind in ('group', 'household', 'cadre')),
  subject text not null,
  primary key (programme, kind, subject)
);

-- A programme that a supporter said yes to: a draft until it is started under its code.
create table programme_draft (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
  continues text not null references programme,
  definition json not null,           -- that of the programme it continues, its version raised
  supported_by text[] not null,
  created_at bigint not null,
  started_at bigint,
  unique (continues)
);
alter table programme add column continues text references programme;
