import type { ContactId, DraftKind } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { drafts } from "../contact/draft-store.ts";
import { draftOf, keyOf } from "../contact/drafts.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { secondWords } from "../text/time-words.ts";
import { keepings } from "./keeping-store.ts";
import { isTooLong, NOT_KEPT, type Keeping } from "./keeping.ts";

/** From when on words that are not saved are said to be only here, in milliseconds; a save takes a fraction of it. */
export const SAID_AFTER_MS = 2_000;

/** Whether what is being written is safe, and since when. Never announced: it changes with every word. */
export function SavedWords({
  contact,
  kind,
}: {
  readonly contact: ContactId;
  readonly kind: DraftKind;
}): ReactNode {
  const now = useNow(1_000);
  const text = draftOf(useStore(drafts), contact, kind);
  const keeping = useStore(keepings).get(keyOf(contact, kind)) ?? NOT_KEPT;
  const words = savedWords(keeping, text, now);
  return words === null ? null : <p className="text-small text-muted tabular-nums">{words}</p>;
}

/** The same in words; `null` while there is nothing to say. */
export function savedWords(keeping: Keeping, text: string, now: number): string | null {
  const { unkeptSince, trouble, kept } = keeping;
  if (isTooLong(text)) return t`Too long to be saved: kept on this screen only`;
  if (unkeptSince !== null && (trouble !== null || now - unkeptSince > SAID_AFTER_MS))
    return t`Kept on this screen, not yet saved`;
  if (text === "" || kept === null) return null;
  const time = secondWords(kept.at);
  return t`Saved ${time}`;
}
