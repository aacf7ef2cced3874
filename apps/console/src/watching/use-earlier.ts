import type { ContactId } from "@holdfast/case-schema";
import { useState } from "react";
import { ask } from "../api/ask.ts";
import { EarlierWhispersDocument, type Whisper } from "./beside-documents.ts";
import { knownBy, withEarlier, withListed, type KnownWhispers } from "./known-whispers.ts";

/** Keeps what was shown of a contact's whispers, and asks for those before as somebody wants them. */
export function useEarlier(
  contactId: ContactId,
  listed: readonly Whisper[],
): KnownWhispers & { readonly ask: () => void } {
  const [last, see] = useState(listed);
  const [known, know] = useState(() => knownBy(listed));
  if (last !== listed) {
    see(listed);
    know(withListed(known, listed));
  }
  const read = async (from: string): Promise<void> => {
    know((now) => ({ ...now, before: "coming" }));
    const answer = await ask(EarlierWhispersDocument, { contactId, before: from });
    know((now) => withEarlier(now, from, answer.kind === "data" ? answer.data.beside.whispers : null));
  };
  return {
    ...known,
    ask: () => {
      const [first] = known.whispers;
      if (first !== undefined && known.before !== "coming") void read(first.id);
    },
  };
}
