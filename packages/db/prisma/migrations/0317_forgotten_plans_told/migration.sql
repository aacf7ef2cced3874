-- DB601: that a plan went with its person is a change of it, which is told as every other (DB574).

-- As it was (DB575), and told.
-- goes on from 0306: forget_safety_plans
create or replace function forget_safety_plans() returns trigger language plpgsql as $$
begin
  update safety_plan_value set body = null
  where body is not null and plan_id in (select id from safety_plan where person_id = new.id);
  update safety_plan set revision = revision + 1 where person_id = new.id;
  return null;
end $$;
