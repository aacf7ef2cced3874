import type { ContactId } from "@holdfast/case-schema";
import { useState } from "react";
import { ask } from "../api/ask.ts";
import { EarlierWhispersDocument, type Whisper } from "./beside-documents.ts";
import { isBroken, LISTED, withEarlier, withListed } from "./known-whispers.ts";

/** All whispers of a contact that are known here, and how there come to be more. */
export interface Earlier {
  readonly whispers: readonly Whisper[];
  /** `all`: there are none before; `failed`: they could not be asked for. */
  readonly before: "all" | "more" | "coming" | "failed";
  readonly ask: () => void;
}

/** Keeps what was shown of a contact's whispers, and asks for those before as somebody wants them. */
export function useEarlier(contactId: ContactId, listed: readonly Whisper[]): Earlier {
  const [last, see] = useState(listed);
  const [whispers, know] = useState(() => withListed([], listed));
  const [before, say] = useState<Earlier["before"]>(listed.length < LISTED ? "all" : "more");
  if (last !== listed) {
    see(listed);
    know(withListed(whispers, listed));
    if (isBroken(whispers, listed)) say(listed.length < LISTED ? "all" : "more");
  }
  const read = async (from: string): Promise<void> => {
    say("coming");
    const answer = await ask(EarlierWhispersDocument, { contactId, before: from });
    if (answer.kind !== "data") return say("failed");
    const earlier = answer.data.beside.whispers;
    know((known) => withEarlier(known, earlier));
    say(earlier.length < LISTED ? "all" : "more");
  };
  return {
    whispers,
    before,
    ask: () => {
      const [first] = whispers;
      if (first !== undefined && before !== "coming") void read(first.id);
    },
  };
}
