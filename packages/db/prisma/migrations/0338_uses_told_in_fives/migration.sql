-- DB634: what is told of a week is rounded to a multiple of five, up or down by a chance that is drawn once for each row and each of its
-- counts, and told to nobody: neither two readings nor a count that somebody adds to tell one use. On the average it is what was counted.

-- Nine digits to the base of five, one for each count.
alter table grounding_use add column rounding integer not null default floor(random() * 1953125)::integer
  check (rounding between 0 and 1953124);

create function grounding_told(_count integer, _rounding integer, _nth integer) returns integer language sql immutable parallel safe
return (_count + _rounding / (5 ^ _nth)::integer % 5) / 5 * 5;
