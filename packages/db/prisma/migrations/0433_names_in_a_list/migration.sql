-- Who has a contact, is offered it or set it aside, in the listing of the queue (DB750). Of most contacts that is nobody, for whom it is
-- not asked at all; a join would cost each of them, and a question within the statement makes the planner expect one for each.
create function staff_name(_id uuid) returns text language plpgsql stable strict parallel safe as $$
begin
  return (select name from staff where id = _id);
end $$;
