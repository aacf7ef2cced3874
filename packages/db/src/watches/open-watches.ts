import type { Inside } from "../store/inside.ts";
import { endWatches, watchContact, watchesOf } from "./watch-statements.ts";
import type { WatchStore } from "./watch-store.ts";

/** More than end in any two seconds; what is left does in the next. */
const AT_ONCE = 200;

export function openWatches({ pool, commits }: Inside): WatchStore {
  return {
    of: async (contactId, asker) => (await watchesOf(pool, contactId, asker)).map(({ watch }) => watch),
    async heardOf(by, contactId) {
      const watched = (await watchContact(pool, by, contactId))[0]?.watched ?? false;
      if (watched) commits.happened();
      return watched;
    },
    async endLapsed() {
      const count = (await endWatches(pool, AT_ONCE))[0]?.count ?? 0;
      if (count > 0) commits.happened();
      return count;
    },
  };
}
