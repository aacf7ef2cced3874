import type { ContactId } from "@holdfast/case-schema";
import { useEffect, useState } from "react";
import { tell } from "../api/ask.ts";
import { preferences } from "../keys/preferences.ts";
import { useStore } from "../store/store.ts";
import { SeeWhispersDocument, type Whisper } from "./beside-documents.ts";
import { lookAtUnread } from "./unread-whispers.ts";

/** As many as can be told of at once. */
const TOLD_MOST = 1_000;

/**
 * Says which whispers were shown: those alone, and only while somebody looks at the page and their words are not veiled (G657). With
 * one that was shown late all that came after it are told of again: what was not shown yet keeps those after it unread (DB698).
 */
export function useSeen(contactId: ContactId, shown: readonly Whisper[]): void {
  const isVeiled = useStore(preferences).blur;
  const [told, tellOf] = useState<ReadonlySet<string>>(new Set());
  const news = shown.flatMap(({ isNew, id }) => (isNew ? [id] : []));
  const first = news.findIndex((id) => !told.has(id));
  const wanted = isVeiled || first < 0 ? "" : news.slice(first, first + TOLD_MOST).join(" ");
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
