-- The day on whose print list a notice stands is the day it got there, not the day it was written: after downtime, or about midnight, they differ.
-- Null where a worker of the version before put it there, or it stands on none.
alter table notice add column printed_at bigint;
