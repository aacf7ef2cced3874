import { tell } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { freshness } from "../live/connection.ts";
import { session } from "../session/session.ts";
import { SaveDraftDocument } from "./draft-documents.ts";
import { keepDrafts, type Keeper, type SaveAnswer } from "./keep-drafts.ts";

/** What a browser sends for a page that is gone, at most, in characters that may take three bytes each. */
const OUTLIVES_MAX = 15_000;

let keeper: Keeper | null = null;

/** Keeps what is written with the gateway, from now on. */
export function startKeeping(): void {
  keeper ??= keepDrafts({
    save,
    canSave: () => session.get().kind === "signed_in",
    clock: serverNow,
    later(ms, act) {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
  });
  const { look, saveNow } = keeper;
  session.subscribe(look);
  let wasLive = false;
  freshness.subscribe(() => {
    const isLive = freshness.get().kind === "live";
    // The gateway is back: what was kept on this screen need not wait any longer.
    if (isLive && !wasLive) void saveNow().then(look);
    wasLive = isLive;
  });
  // The last thing that a page is told before it goes.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void saveNow().then(look);
  });
}

/** Saves what is not saved yet, as before somebody signs out. */
export async function saveDraftsNow(): Promise<void> {
  await keeper?.saveNow();
}

async function save(...[contactId, kind, revision, text]: SaveInput): Promise<SaveAnswer> {
  const answer = await tell(
    SaveDraftDocument,
    { contactId, kind, revision, text },
    text.length <= OUTLIVES_MAX,
  );
  if (answer.kind !== "data") return { kind: "unreachable" };
  const { saved } = answer.data;
  switch (saved.__typename) {
    case "DraftSaved":
      return { kind: "kept", at: saved.at };
    case "DraftSuperseded":
      return { kind: "superseded", draft: saved.draft };
    case "NotFound":
      return { kind: "gone" };
    case "TextRefused":
      // This page knows how long a draft may be; a gateway that disagrees is another release.
      return { kind: "unreachable" };
  }
}

type SaveInput = Parameters<Parameters<typeof keepDrafts>[0]["save"]>;
