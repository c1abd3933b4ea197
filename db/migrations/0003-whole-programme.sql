-- The whole life cycle: items of every kind, answers, consents, membership, stages up to the measures.

alter table programme drop constraint programme_stage_check;
alter table programme add constraint programme_stage_check check (stage in ('planning', 'running', 'termination', 'measures', 'ended'));
-- Whether its definition knows termination: one without it ends when its tracks have.
alter table programme add column terminates boolean not null default false;
alter table programme add column terminated_at bigint;

alter table track add column kind text not null default 'mentoring';
alter table track add column phase text not null default 'running' check (phase in ('planning', 'running', 'beyond', 'closing'));
-- When what a stage begins with was done (its first items written); null where the plan wrote them, or not yet.
alter table track add column opened_at bigint;
-- The version of the plan at which this track's own items last changed: what its workflow goes by, so that other tracks' changes are no news to it.
alter table track add column plan_version int not null default 0;
update track t set plan_version = p.plan_version from programme p where p.code = t.programme;
update track t set kind = p.definition->'tracks'->t.name->>'kind' from programme p where p.code = t.programme and p.definition->'tracks'->t.name is not null;
alter table track alter column kind drop default;

-- A definition pinned by 0.1.0 gets what this version expects of one, in its order: what it does not know it has none of. Its stages were not lived
-- through yet, and its indicators had no formula by which they could be read.
update programme set definition = (
  select json_object_agg(key, value order by place) from (
    select key, place, case
      when key = 'tracks' then (
        select json_object_agg(t.key, ('{"phase":"running","resourcesFrom":[],"openToVillage":false,"discussion":false,"bringsTasks":false,'
          || substr(ltrim(t.value::text), 2))::json order by t.place)
        from json_each(value) with ordinality as t (key, value, place))
      when key in ('funds', 'equipment') then coalesce((
        select json_object_agg(g.key, (case part.key when 'funds' then '{"grants":false,' else '{"each":1,' end || substr(ltrim(g.value::text), 2))::json order by g.place)
        from json_each(value) with ordinality as g (key, value, place)), '{}')
      else value end as value
    from json_each(definition) with ordinality as part (key, value, place) where key not in ('stages', 'indicators', 'rules')
    union all
    select key, 1000 + place, value from json_each(
      '{"exits":{},"fiscalYearFrom":1,"consents":{},"incomeSources":{},"resources":{},"forms":{},"indicators":{}}') with ordinality as lacking (key, value, place)
  ) as parts);

alter table item add column subject text;   -- client, household, giver or partner it is about
alter table item add column part text;      -- aim, block or step
alter table item add column cancelled_because text;
create unique index item_series on item (programme, track, audience, ordinal);
create index item_subject on item (programme, subject) where subject is not null;

-- Which decision a step's report brought: approved, returned, rejected, confirmed, overridden, countersigned, yes, no.
alter table report add column decision text;

-- Answers of a report, sealed: under the client's key, the household's, or the programme's where they are about neither.
create table response (
  programme text not null,
  report uuid not null,
  form text not null,
  subject text not null default '',   -- client or household id; '' for the item's own
  sealed bytea,                       -- null once erased
  primary key (programme, report, form, subject),
  foreign key (programme, report) references report (programme, id)
);

alter table household add column wrapped bytea;  -- its data key, made at its first section
alter table household add column sealed bytea;   -- address

create table consent (
  programme text not null,
  client text not null,
  purpose text not null,
  given boolean not null,
  how text not null check (how in ('signed', 'thumbprint', 'withWitness')),
  report uuid,                        -- null: recorded by itself
  at bigint not null,
  primary key (programme, client, purpose, at),
  foreign key (programme, client) references client (programme, id),
  foreign key (programme, report) references report (programme, id)
);

-- Which group a client belonged to on a day; client.audience is the last of them.
create table membership (
  programme text not null,
  client text not null,
  audience text not null,
  from_on date not null,
  until_on date,                      -- not included; null: still
  primary key (programme, client, from_on),
  foreign key (programme, client) references client (programme, id),
  foreign key (programme, audience) references audience (programme, key)
);
create unique index membership_current on membership (programme, client) where until_on is null;
insert into membership (programme, client, audience, from_on, until_on) select programme, id, audience, joined_on, left_on from client;

alter table client add column left_because text;  -- key of an exit reason
alter table client add column replaces text;      -- whose place it is: the place has a history
alter table client add column place int;          -- 1 to the target, within the programme; a replacement has its forerunner's
create unique index client_replaces on client (programme, replaces);  -- a place is taken once
update client set place = given.place
  from (select programme, id, row_number() over (partition by programme order by id) as place from client) given
  where given.programme = client.programme and given.id = client.id;

-- Those chosen but for the number of places, in the order of the village meeting; and those refused, counted only.
create table applicant (
  programme text not null references programme,
  id text not null,
  position int not null,
  training_group text,
  name text,                          -- null once erased or enrolled
  sex text not null check (sex in ('f', 'm')),
  household text,
  hamlet text,
  wrapped bytea,
  sealed bytea,
  enrolled_on date,
  primary key (programme, id)
);

-- Something one client brought up in a session, sealed under the client's key; its item is to be closed.
create table counselling_case (
  programme text not null,
  item text not null,
  client text not null,
  opened_by uuid not null,            -- the report it was opened in
  sealed bytea,
  primary key (programme, item),
  foreign key (programme, item) references item (programme, key),
  foreign key (programme, client) references client (programme, id),
  foreign key (programme, opened_by) references report (programme, id)
);

-- A task agreed in a visit or evaluation (P3, P4); what is to be done is sealed with the programme's key.
create table agreed_task (
  programme text not null,
  item text not null,
  agreed_in uuid,                     -- the report it came from; null: of a rule, a group that has become too small
  sealed bytea,
  primary key (programme, item),
  foreign key (programme, item) references item (programme, key),
  foreign key (programme, agreed_in) references report (programme, id)
);

-- Which entries of the journal put items into a plan or opened them: asked whenever an item is looked at.
create index journal_plan_changes on journal (programme, seq) where after ?| '{added,opened}';

create or replace view owed as
  select code as programme, null::text as child, 'enterRunning' as what, clock_now as at
    from programme where stage = 'planning' and locked_at is not null and clock_now is not null
  union all
  select p.code, null, 'startTrack:' || t.name, t.starts_at
    from programme p join track t on t.programme = p.code
    where p.stage <> 'ended' and (p.stage <> 'planning' or t.phase = 'planning') and t.started_at is null and t.starts_at <= p.clock_now
  union all
  select p.code, i.track, 'ring', min(i.next_ring_at)
    from programme p join track t on t.programme = p.code join item i on i.programme = p.code and i.track = t.name
    where p.stage <> 'ended' and (p.stage <> 'planning' or t.phase = 'planning') and t.started_at is not null and i.outcome is null and not i.paused
      and not i.blocked and i.next_ring_at <= p.clock_now
    group by p.code, i.track
  union all
  select p.code, t.name, 'endTrack', p.clock_now
    from programme p join track t on t.programme = p.code
    where p.stage <> 'ended' and (p.stage <> 'planning' or t.phase = 'planning') and p.clock_now is not null and t.started_at is not null and t.ended_at is null
      and not exists (select from item i where i.programme = p.code and i.track = t.name and i.outcome is null)
  union all
  select p.code, null, case when p.terminates then 'enterTermination' else 'enterEnded' end, p.clock_now
    from programme p
    where p.stage = 'running' and p.clock_now is not null
      and not exists (select from track t where t.programme = p.code and t.ended_at is null and (not p.terminates or t.phase in ('planning', 'running')))
  union all
  select p.code, null, 'enterMeasures', p.clock_now
    from programme p
    where p.stage = 'termination' and p.clock_now is not null
      and not exists (select from track t where t.programme = p.code and t.ended_at is null and t.kind = 'termination')
  union all
  select p.code, null, 'enterEnded', p.clock_now
    from programme p
    where p.stage = 'measures' and p.clock_now is not null
      and not exists (select from track t where t.programme = p.code and t.ended_at is null);
