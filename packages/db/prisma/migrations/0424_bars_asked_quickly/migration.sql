-- DB523: whether somebody is barred from a contact, asked twice of each claim. As a function of SQL its second part was planned anew
-- with each statement, though nearly nobody is barred from anything: it cost a quarter of a claim. Now only who is barred pays for it.
-- goes on from 0280: contact_is_barred
create or replace function contact_is_barred(_user_id uuid, _contact_id uuid) returns boolean language plpgsql stable as $$
begin
  if not exists (select from case_bar where user_id = _user_id and ended_at is null) then
    return false;
  end if;
  return exists (select from barred_contacts(_user_id) one where one = _contact_id);
end $$;
