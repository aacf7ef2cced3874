import { statement } from "../sql/statement.ts";
import type { Announcement, AnnouncementSaid } from "./announcement-store.ts";

export const announcementsLately = statement<
  { readonly announcement: Announcement },
  [asker: string, sinceMs: number, most: number]
>(
  "announcements_lately",
  `select json_build_object('id', said.id, 'at', ms(said.at), 'by', json_build_object('id', by.id, 'name', by.name), 'text', said.text,
     'endsAt', ms(said.ends_at), 'changedAt', ms(said.changed_at), 'changedBy', json_build_object('id', changer.id, 'name', changer.name),
     'version', said.version, 'isAway', coalesce(away.version = said.version, false)) as announcement
   from announcement said
   join staff by on by.id = said.by_id
   join staff changer on changer.id = said.changed_by_id
   left join announcement_away away on away.announcement_id = said.id and away.user_id = $1
   where said.ends_at > instant($2)
   order by said.at desc, said.id desc limit $3`,
);

export const sayAnnouncement = statement<
  { readonly kind: AnnouncementSaid },
  [id: string, by: string, text: string, endsMs: number, nowMs: number]
>("say_announcement", "select announce_to_shift($1, $2, $3, $4, $5) as kind");

export const changeAnnouncement = statement<
  { readonly kind: AnnouncementSaid },
  [id: string, by: string, seen: number, text: string | null, endsMs: number, nowMs: number]
>("change_announcement", "select change_announcement($1, $2, $3, $4, $5, $6) as kind");

export const putAnnouncementAway = statement<
  Record<string, never>,
  [id: string, by: string, version: number]
>(
  "put_announcement_away",
  `insert into announcement_away as away (announcement_id, user_id, version)
   select id, $2, $3 from announcement where id = $1 and version >= $3
   on conflict (announcement_id, user_id) do update set version = greatest(away.version, excluded.version)`,
);

export const forgetAnnouncements = statement<{ readonly count: number }, [beforeMs: number, most: number]>(
  "forget_announcements",
  "select forget_announcements($1, $2) as count",
);
