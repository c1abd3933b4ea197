-- A running programme can follow to another version of its definition; those that it had before are kept, so that it can go back.
create table definition_version (
  programme text not null references programme,
  hash text not null,
  definition json not null,           -- json, not jsonb: the order of tracks and groups counts
  primary key (programme, hash)
);

-- By its hash, kept with the rest of the row, an undo finds the version that held before.
drop trigger programme_past on programme;
create trigger programme_past after update of calendar, extended_months, definition_hash on programme for each row
  when (old.calendar is distinct from new.calendar or old.extended_months is distinct from new.extended_months or old.definition_hash is distinct from new.definition_hash)
  execute function keep_past('code', 'calendar,extended_months,definition_hash');

create function definition_follows_hash() returns trigger language plpgsql as $$
declare
  kept json := (select v.definition from definition_version v where v.programme = new.code and v.hash = new.definition_hash);
begin
  if kept is null then
    raise exception 'programme %: no version of its definition with the hash %', new.code, new.definition_hash using errcode = 'foreign_key_violation';
  end if;
  new.definition := kept;
  new.name := (kept -> 'name')::jsonb;
  new.village := kept ->> 'village';
  new.language := kept ->> 'language';
  return new;
end $$;
create trigger programme_definition before update of definition_hash on programme for each row when (old.definition_hash is distinct from new.definition_hash)
  execute function definition_follows_hash();
