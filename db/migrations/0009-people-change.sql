-- People change: the office holds the seat, its holder changes by date; somebody is away and another stands in; a seat is vacant.

-- The act that brought somebody into the programme while it ran; null: there from its beginning. Each of those has a seat, which bears their id: its
-- role, group and agency are theirs.
alter table person add column brought_by int;

-- From this day on the seat is held by somebody else, or by nobody. Before the first of its changes it is held by whose id it bears.
create table seat_change (
  programme text not null,
  act int not null,
  seat text not null,
  from_on date not null,
  person text,                        -- null: vacant
  acting boolean not null default false,  -- Plt.: in charge until the seat is filled
  primary key (programme, act, seat, from_on),
  foreign key (programme, seat) references person (programme, id),
  foreign key (programme, person) references person (programme, id)
);
create index seat_change_of on seat_change (programme, seat, from_on);

-- Who holds which seat since when; until_on is not included.
create view seat_holder as
  select s.programme, s.id as seat, s.role, s.audience, s.agency, h.person, h.from_on, h.until_on, h.acting, h.act
  from person s cross join lateral (
    select s.id as person, null::date as from_on,
      (select min(c.from_on) from seat_change c where c.programme = s.programme and c.seat = s.id) as until_on, false as acting, null::int as act
    union all
    select c.person, c.from_on, lead(c.from_on) over (order by c.from_on, c.act), c.acting, c.act
    from seat_change c where c.programme = s.programme and c.seat = s.id) h
  where s.brought_by is null;

-- Somebody is away, and who stands in for them.
create table absence (
  programme text not null references programme,
  act int not null,
  person text not null,
  from_on date not null,
  until_on date not null,             -- not included
  substitute text,                    -- null: nobody; what would be theirs is paused
  acting boolean not null default false,  -- Plh.: also signs what only its owner may
  ended_on date,                      -- back sooner, or later, than was said
  primary key (programme, act),
  foreign key (programme, person) references person (programme, id),
  foreign key (programme, substitute) references person (programme, id)
);

-- Which item somebody has in another's place: done by the one on behalf of the other.
create table standing_in (
  programme text not null,
  item text not null,
  person text not null,               -- whose it is
  act int not null,                   -- of the absence
  substitute text,
  as_owner boolean not null,          -- else: as one of those invited
  also_invited boolean not null,      -- the substitute was invited in their own right
  begun_by int,                       -- the act that let it begin; null: another command, which wrote or opened the item
  ended_by int,                       -- the act by which it was handed back, or over for good; 0: another command
  primary key (programme, item, person, act),
  foreign key (programme, item) references item (programme, key)
);

create trigger seat_change_past after insert or delete on seat_change for each row execute function keep_past('act,seat,from_on', '');
create trigger absence_past after insert or update on absence for each row execute function keep_past('act', 'ended_on,substitute');
