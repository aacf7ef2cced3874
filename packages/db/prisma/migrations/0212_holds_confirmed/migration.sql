-- DB430: one contact is put on hold by its number, and a wrong digit is a stranger's. What such a hold keeps opens once somebody else
-- than placed it, of the leads or of counsel, has said that it is the contact which the paper asks for. Holds that stand wait for that, too.
alter table legal_hold add column confirmed_at timestamptz(3), add column confirmed_by_id uuid references staff (id) on delete restrict,
  add constraint legal_hold_confirmed check (
    (confirmed_at is null) = (confirmed_by_id is null)
    and (confirmed_by_id is null or contact_id is not null and confirmed_by_id <> placed_by_id));

do $do$
declare
  _name text;
  _from text;
  _to text;
  _before text;
  _after text;
begin
  for _name, _from, _to in values
    ('legal_hold_guard', $a$when new.lifted_at is not null then 'legal_hold_begins'$a$,
      $b$when new.lifted_at is not null or new.confirmed_at is not null then 'legal_hold_begins'$b$),
    ('legal_hold_guard', $a$when old.lifted_at is not null or (to_jsonb(new)$a$,
      $b$when old.lifted_at is null and old.confirmed_at is null and new.confirmed_at is not null
      and (to_jsonb(new) - '{confirmed_at,confirmed_by_id}'::text[])
        is not distinct from (to_jsonb(old) - '{confirmed_at,confirmed_by_id}'::text[]) then case
      when not is_one_of(new.confirmed_by_id, '{shift_lead,counsel}') then 'legal_hold_handled'
      when new.confirmed_by_id = old.placed_by_id then 'legal_hold_own' end
    when old.lifted_at is not null or (to_jsonb(new)$b$)
  loop
    _before := pg_get_functiondef(_name::regproc);
    _after := replace(_before, _from, _to);
    if _after = _before then
      raise exception 'nothing of % was changed by %', _name, _from;
    end if;
    execute _after;
  end loop;
end $do$;

-- Whether what a hold keeps opens to counsel.
create function opens_to_counsel(_hold legal_hold) returns boolean language sql immutable
return _hold.lifted_at is null and (_hold.case_id is not null or _hold.confirmed_at is not null);

create function kept_on_hold_read_begins() returns trigger language plpgsql as $$
begin
  if not exists (select from legal_hold held where held.id = new.hold_id and opens_to_counsel(held)) then
    raise exception 'what this hold keeps opens for nobody' using errcode = 'check_violation', constraint = 'kept_on_hold_opens';
  end if;
  return new;
end $$;
create trigger kept_on_hold_read_begins before insert on kept_on_hold_read
  for each row execute function kept_on_hold_read_begins();
