import type { ContactId } from "@holdfast/case-schema";
import { plural, t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { createStore } from "../store/store.ts";
import type { Hold } from "./hold.ts";
import { queue } from "./queue-store.ts";

/** The queue as it is held, or `null` while updates go on. */
export const hold = createStore<Hold | null>(null);

/** Holds updates from now on. */
export function holdUpdates(): void {
  hold.set({ since: serverNow(), board: queue.get().board, touched: new Set() });
  say(() => t`Updates are held. Danger still comes in at once.`);
}

/** Lets updates go on; `count` have waited. */
export function letUpdatesGoOn(count: number): void {
  if (hold.get() === null) return;
  hold.set(null);
  say(
    () =>
      t`Updates go on. ${plural(count, { 0: "Nothing has changed.", one: "# change has waited.", other: "# changes have waited." })}`,
  );
}

/** From now on a contact shows as it is, since somebody turns to it. */
export function touch(id: ContactId): void {
  hold.update((now) =>
    now === null || now.touched.has(id) ? now : { ...now, touched: new Set([...now.touched, id]) },
  );
}

function say(words: () => string): void {
  announce({ kind: "hold", urgency: "polite", words });
}
