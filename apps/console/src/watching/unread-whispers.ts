import { ask } from "../api/ask.ts";
import { keepCurrent } from "../live/keep-current.ts";
import type { Came } from "../live/until-known.ts";
import { createStore } from "../store/store.ts";
import { latest } from "../store/latest.ts";
import { UnreadWhispersDocument, type UnreadWhispers } from "./beside-documents.ts";
import { whenBeside } from "./beside-heard.ts";

/** Where somebody has something to read beside a contact, as the gateway said last. */
export const unreadWhispers = createStore<readonly UnreadWhispers[]>([]);

const newest = latest();

/** Reads it anew. What was known stays while the gateway is away. */
export async function lookAtUnread(): Promise<Came> {
  const answer = await newest.ask(async () => ask(UnreadWhispersDocument, {}, true));
  if (answer?.kind === "data") unreadWhispers.set(answer.data.unreadWhispers);
  return answer;
}

/** Keeps it current as long as it is shown. */
export const useUnreadKept = keepCurrent({
  look: lookAtUnread,
  forget: () => {
    newest.forget();
    unreadWhispers.set([]);
  },
  reasons: [whenBeside(({ about }) => about === "whisper")],
});
