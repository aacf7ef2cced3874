-- DB510: what somebody is to their cases, asked for a list of them at once. Asked of case after case (case_relation), it starts two functions
-- for each, which took most of the time of a list. A test has both say the same of every tie (G385).

-- `_every`: of every case; otherwise of those to which they are anything. The newest first, and no further than a list reads: the fence
-- (offset 0) keeps that order, and leaves facts to the table of records, so that it is judged in the statement itself.
create function case_relations(_user_id uuid, _every boolean)
returns table (file case_file, number integer, role role, on_shift boolean, had_contact boolean, let_in boolean, status case_status,
  broke_glass bigint, barred boolean)
language sql stable as $$
  select file, file.number, staff.role,
    exists (select from shift where shift.user_id = _user_id),
    -- Asked of each that a list reads, for a list reads few of what somebody had.
    coalesce((
      select true from case_holding holding
      join case_filed filed on filed.contact_id = holding.contact_id and filed.case_id = holding.case_id
      where holding.case_id = file.id and holding.user_id = _user_id limit 1), false),
    file.id in (select entry.case_id from case_let_in entry where entry.user_id = _user_id and entry.ended_at is null),
    file.status,
    case when file.id in (select glass.case_id from case_glass glass where glass.by_id = _user_id) then (
      select ms(max(glass.at)) from case_glass glass
      where glass.case_id = file.id and glass.by_id = _user_id and glass.was_right is distinct from false) end,
    file.id in (
      select one from case_bar bar cross join lateral cases_one_with(bar.case_id) one
      where bar.user_id = _user_id and bar.ended_at is null)
  from case_file file cross join staff
  where staff.id = _user_id and (_every or file.id in (
    select holding.case_id from case_holding holding where holding.user_id = _user_id
    union all select entry.case_id from case_let_in entry where entry.user_id = _user_id and entry.ended_at is null
    union all select glass.case_id from case_glass glass where glass.by_id = _user_id))
  order by file.number desc offset 0
$$;
