-- Photographs of signed sheets, small and without what the camera wrote into them, sealed with the programme's key.
create table sheet_photo (
  programme text not null,
  item text not null,
  id uuid not null,                   -- made where it was taken: a repeat is the same photograph
  sealed bytea not null,
  added_by text not null,
  added_at bigint not null,
  primary key (programme, id),
  foreign key (programme, item) references item (programme, key)
);
create index sheet_photo_item on sheet_photo (programme, item);
