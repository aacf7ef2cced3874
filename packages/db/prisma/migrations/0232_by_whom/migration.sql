-- AU11: names for the rest of the transaction who does what is done with `_id`, and answers `_id`: written where a statement names what
-- it is about, it is evaluated before anything is changed. null: the house does it.
create function done_by(_id uuid, _by uuid) returns uuid language plpgsql volatile as $$
begin
  perform set_config('holdfast.actor', coalesce(_by::text, ''), true);
  return _id;
end $$;
