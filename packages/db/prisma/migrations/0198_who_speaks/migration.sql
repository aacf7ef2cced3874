-- DB352: a machine that took our call is up as a person is, and speaks for nobody: whom we called is on the line to speak for themself
-- once somebody said that a person answered. Whoever called us is there as they were.
do $do$
declare
  _before constant text := pg_get_functiondef('call_ground_missing'::regproc);
  _after constant text := replace(_before, $a$      then 'not_on_the_line'
$a$, $b$      then 'not_on_the_line'
    when said.ground = 'they_speak' and not exists (
      select from call
      join call_leg leg on leg.call_id = call.id and leg.state = 'up'
      left join call_party other on other.id = leg.party_id
      where call.contact_id = party.contact_id and call.ended_at is null and (leg.who = 'caller' or other.role = 'person')
        and (other.id is null or (call_answer_last(other.id)).said is not distinct from 'person'))
      then 'not_said_who'
$b$);
begin
  if _after = _before then
    raise exception 'what a call stands on does not ask who is on the line';
  end if;
  execute _after;
end $do$;
