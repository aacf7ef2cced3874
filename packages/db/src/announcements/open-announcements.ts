import type { Inside } from "../store/inside.ts";
import {
  announcementsLately,
  changeAnnouncement,
  forgetAnnouncements,
  putAnnouncementAway,
  sayAnnouncement,
} from "./announcement-statements.ts";
import type { AnnouncementSaid, AnnouncementStore } from "./announcement-store.ts";

const LISTED_MAX = 100;
/** More than end in any hour. */
const AT_ONCE = 1_000;

export function openAnnouncements({ pool, commits, databaseTime }: Inside): AnnouncementStore {
  function told(kind: AnnouncementSaid = "not_found"): AnnouncementSaid {
    if (kind === "said") commits.happened();
    return kind;
  }
  return {
    async lately(asker, withinMs) {
      const since = (await databaseTime(pool)) - withinMs;
      return (await announcementsLately(pool, asker, since, LISTED_MAX)).map(
        ({ announcement }) => announcement,
      );
    },
    say: async ({ id, by, text, endsAt }) =>
      told((await sayAnnouncement(pool, id, by, text, endsAt, await databaseTime(pool)))[0]?.kind),
    change: async ({ id, by, seen, text, endsAt }) =>
      told((await changeAnnouncement(pool, id, by, seen, text, endsAt, await databaseTime(pool)))[0]?.kind),
    async putAway(id, by, version) {
      await putAnnouncementAway(pool, id, by, version);
    },
    async forget(olderThanMs) {
      const before = (await databaseTime(pool)) - olderThanMs;
      return (await forgetAnnouncements(pool, before, AT_ONCE))[0]?.count ?? 0;
    },
  };
}
