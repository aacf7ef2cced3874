import type { ContactId } from "@holdfast/case-schema";
import { useEffect, useState } from "react";
import { tell } from "../api/ask.ts";
import { preferences } from "../keys/preferences.ts";
import { useStore } from "../store/store.ts";
import { SeeWhispersDocument, type Whisper } from "./beside-documents.ts";
import { lookAtUnread } from "./unread-whispers.ts";

/** Says which whispers were shown: those alone, and only while somebody looks at the page and their words are not veiled (G657). */
export function useSeen(contactId: ContactId, shown: readonly Whisper[]): void {
  const isVeiled = useStore(preferences).blur;
  const [told, tellOf] = useState<ReadonlySet<string>>(new Set());
  const fresh = shown.filter(({ isNew, id }) => isNew && !told.has(id)).map(({ id }) => id);
  const wanted = isVeiled ? "" : fresh.join(" ");
  useEffect(() => {
    if (wanted === "") return undefined;
    const see = async (): Promise<void> => {
      if (document.visibilityState !== "visible") return;
      const ids = wanted.split(" ");
      const answer = await tell(SeeWhispersDocument, { contactId, ids });
      // What was not heard of is told again with what comes next.
      if (answer.kind !== "data") return;
      tellOf((before) => new Set([...before, ...ids]));
      void lookAtUnread();
    };
    void see();
    const again = (): void => void see();
    document.addEventListener("visibilitychange", again);
    return () => document.removeEventListener("visibilitychange", again);
  }, [contactId, wanted]);
}
