-- DB393: what of the papers, of who was verified and of who asks to be forgotten is otherwise is told of their case as well.
create function release_scan_told() returns trigger language plpgsql as $$
begin
  perform tell_of_case(release.case_id, 'sharing') from release where release.id = new.release_id;
  return null;
end $$;
create trigger release_scan_told after insert or update on release_scan for each row execute function release_scan_told();

create function recipient_told() returns trigger language plpgsql as $$
begin
  perform tell_of_case(part.case_id, 'sharing') from case_part part where part.id = new.person_id;
  return null;
end $$;
create trigger recipient_told after insert or update on recipient for each row when (new.person_id is not null)
  execute function recipient_told();

create trigger forget_request_told after insert or update on forget_request for each row execute function case_sharing_told();
