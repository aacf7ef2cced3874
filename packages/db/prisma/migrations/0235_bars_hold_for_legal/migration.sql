-- DB441: a bar holds for what we were served with and for what a hold keeps, too. What a hold keeps of a contact is of the case in which
-- it is filed, or was when it was placed.

create function is_barred(_user_id uuid, _case_id uuid) returns boolean language sql stable as $$
  select exists (select from case_bar bar cross join lateral cases_one_with(bar.case_id) one
    where bar.user_id = _user_id and bar.ended_at is null and one = _case_id)
$$;

create function hold_is_barred(_user_id uuid, _hold_id uuid) returns boolean language sql stable as $$
  select exists (select from case_bar where user_id = _user_id and ended_at is null) and (
    exists (select from legal_hold_case reached where reached.hold_id = _hold_id and is_barred(_user_id, reached.case_id))
    or exists (select from legal_hold_contact reached join case_filed filed on filed.contact_id = reached.contact_id
      where reached.hold_id = _hold_id and is_barred(_user_id, filed.case_id)))
$$;

create function legal_is_barred(_user_id uuid, _process_id uuid) returns boolean language sql stable as $$
  select exists (select from case_bar where user_id = _user_id and ended_at is null) and (
    exists (select from legal_process process where process.id = _process_id and is_barred(_user_id, process.case_id))
    or exists (select from legal_hold held where held.process_id = _process_id and hold_is_barred(_user_id, held.id)))
$$;
