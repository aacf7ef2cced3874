-- DB390: which file of what is kept was read; null: what is kept was read as it is listed.
alter table kept_on_hold_read add column media_id uuid;
