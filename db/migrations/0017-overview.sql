-- Lists over many programmes ask of each how many of its items are overdue or stand still, and what comes next.
create index item_rings on item (programme, (rings[2])) where outcome is null and not blocked and not paused;
create index item_blocked on item (programme) where outcome is null and blocked;
create index item_next on item (programme, planned_on) where outcome is null;
