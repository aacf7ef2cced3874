-- DB412: what answers a word has a name of its own, and the old name its old answer: a gateway of the release before asks for it. Whatever
-- it asks, alone it takes nothing away that takes two.
alter function take_release_scan(uuid, uuid, uuid, bigint) rename to take_scan_by_two;

-- goes on from 0211: take_release_scan
create function take_release_scan(_id uuid, _case_id uuid, _by uuid, _now bigint) returns boolean language sql as $$
  select coalesce(take_scan_by_two(_id, _case_id, _by, _now) = 'taken', false)
$$;
