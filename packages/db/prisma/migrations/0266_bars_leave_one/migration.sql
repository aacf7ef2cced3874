-- DB497: of those who lead, and of privacy officers, somebody who is not disabled is always left who is not barred from a case: else
-- nobody could end a bar on it, or look at what is opened there in an emergency.

-- Whether somebody else of their role is left, of that case and of all that are one with it.
create function bar_leaves_one(_case_id uuid, _user_id uuid) returns boolean language sql stable as $$
  select exists (
    select from staff other join staff barred on barred.id = _user_id and barred.role = other.role
    where other.id <> _user_id and other.disabled_at is null
      and not exists (
        select from case_bar bar cross join lateral cases_one_with(bar.case_id) one
        where bar.user_id = other.id and bar.ended_at is null and one = _case_id))
$$;

create function case_bar_leaves_one() returns trigger language plpgsql as $$
begin
  -- One after the other: two who bar each other at once would each be the other's one that is left.
  perform pg_advisory_xact_lock(hashtextextended('case_bar', 0));
  if exists (select from staff where id = new.user_id and role in ('shift_lead', 'privacy_officer'))
    and not bar_leaves_one(new.case_id, new.user_id) then
    raise exception 'nobody of their role would be left' using errcode = 'check_violation', constraint = 'case_bar_leaves_one';
  end if;
  return new;
end $$;
create trigger case_bar_leaves_one before insert on case_bar for each row execute function case_bar_leaves_one();
