import { ContactId } from "@holdfast/case-schema";
import { FollowUpEvent } from "@holdfast/wire";
import { useEffect, useState } from "react";
import { z } from "zod";
import { ask } from "../api/ask.ts";
import { useStore } from "../store/store.ts";
import { AgreedDocument } from "./follow-up-documents.ts";
import { followUps, type FollowUp } from "./follow-ups.ts";

/** One with what was agreed. Personal data: `text`, held while its contact is open. */
export interface Agreed {
  readonly text: string | null;
  readonly facts: FollowUp;
}

const Found = z.array(z.object({ text: z.string().nullable(), facts: FollowUpEvent.omit({ kind: true }) }));

/** What was agreed in a contact and in others of its thread; asked anew when the queue tells of a change. */
export interface AgreedHere {
  readonly list: readonly Agreed[] | null;
  /** Asked, and not told: what is shown may be old, or nothing. */
  readonly hasFailed: boolean;
  readonly retry: () => void;
}

export function useAgreed(id: ContactId): AgreedHere {
  const known = useStore(followUps);
  const [found, keep] = useState<{ readonly of: ContactId; readonly list: readonly Agreed[] } | null>(null);
  const [failed, fail] = useState(false);
  const [asked, askAgain] = useState(0);
  const list = found?.of === id ? found.list : null;
  const here = new Set(list?.map(({ facts }) => facts.id));
  const seen = [...(known?.values() ?? [])]
    .filter((each) => each.contact.id === id || here.has(each.id))
    .map((each) => `${each.id}:${String(each.version)}`)
    .toSorted()
    .join(" ");

  // Everything that a new answer is wanted for: another contact, a change, or somebody who asks again.
  const question = [id, seen, String(asked)].join("|");

  useEffect(() => {
    let isWanted = true;
    const of = ContactId.parse(question.split("|", 1)[0]);
    async function learn(): Promise<void> {
      const answer = await ask(AgreedDocument, { id: of });
      if (!isWanted) return;
      const told =
        answer.kind === "data" && answer.data.agreed.__typename === "Contact" ? answer.data.agreed : null;
      const read = Found.safeParse(told?.followUps);
      fail(!read.success);
      if (read.success) keep({ of, list: read.data });
    }
    void learn();
    return () => {
      isWanted = false;
    };
  }, [question]);

  return {
    list: list?.map((each) => newest(each, known?.get(each.facts.id))) ?? null,
    hasFailed: failed,
    retry: () => askAgain((times) => times + 1),
  };
}

function newest(each: Agreed, heard: FollowUp | undefined): Agreed {
  return heard !== undefined && heard.version > each.facts.version ? { ...each, facts: heard } : each;
}
