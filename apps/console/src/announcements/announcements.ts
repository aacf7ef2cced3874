import { ask } from "../api/ask.ts";
import { keepCurrent } from "../live/keep-current.ts";
import type { Came } from "../live/until-known.ts";
import { createStore } from "../store/store.ts";
import { latest } from "../store/latest.ts";
import { whenBeside } from "../watching/beside-heard.ts";
import { AnnouncementsDocument, type Announcement, type SurgeShown } from "./announcement-documents.ts";

/** What is said to the shift, the newest first, as the gateway said last; `null` while that is not known. */
export const announcements = createStore<readonly Announcement[] | null>(null);

/** What leads have turned on, read with it, so that no console asks for either alone; `null` while that is not known. */
export const surgesShown = createStore<readonly SurgeShown[] | null>(null);

const newest = latest();

/** Reads it anew. What was known stays while the gateway is away. */
export async function lookAtAnnouncements(): Promise<Came> {
  const answer = await newest.ask(async () => ask(AnnouncementsDocument, {}, true));
  if (answer?.kind !== "data") return answer;
  announcements.set(answer.data.announcements);
  surgesShown.set(answer.data.surges);
  return answer;
}

/** Keeps it current as long as it is shown. */
export const useAnnouncementsKept = keepCurrent({
  look: lookAtAnnouncements,
  forget: () => {
    newest.forget();
    announcements.set(null);
    surgesShown.set(null);
  },
  reasons: [whenBeside(({ about }) => about === "announcement" || about === "surge")],
});

/** An announcement that holds: it has its words still. */
export type Held = Announcement & { readonly text: string };

/** What holds now, the newest first. */
export function holding(all: readonly Announcement[], now: number): readonly Held[] {
  return all.filter((each): each is Held => each.text !== null && each.endsAt > now);
}
