import type { ContactId } from "@holdfast/case-schema";
import { FollowUpEvent } from "@holdfast/wire";
import { useCallback, useEffect, useState } from "react";
import { z } from "zod";
import { ask } from "../api/ask.ts";
import type { Came } from "../live/until-known.ts";
import { useAgain } from "../live/use-again.ts";
import { latest } from "../store/latest.ts";
import { useStore } from "../store/store.ts";
import { AgreedDocument } from "./follow-up-documents.ts";
import { followUps, type FollowUp } from "./follow-ups.ts";

/** One with what was agreed. Personal data: `text`, held while its contact is open. */
export interface Agreed {
  readonly text: string | null;
  readonly facts: FollowUp;
}

const Found = z.array(z.object({ text: z.string().nullable(), facts: FollowUpEvent.omit({ kind: true }) }));

/** What was agreed in a contact and in others of its thread; asked anew when the queue tells of a change, and until it is had. */
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
  const [question] = useState(latest);
  const list = found?.of === id ? found.list : null;
  const here = new Set(list?.map(({ facts }) => facts.id));
  const seen = [...(known?.values() ?? [])]
    .filter((each) => each.contact.id === id || here.has(each.id))
    .map((each) => `${each.id}:${String(each.version)}`)
    .toSorted()
    .join(" ");

  const learn = useCallback(async (): Promise<Came> => {
    const answer = await question.ask(async () => ask(AgreedDocument, { id }));
    if (answer === null) return null;
    const told =
      answer.kind === "data" && answer.data.agreed.__typename === "Contact" ? answer.data.agreed : null;
    const read = Found.safeParse(told?.followUps);
    fail(!read.success);
    if (read.success) keep({ of: id, list: read.data });
    return answer;
  }, [id, question]);
  useEffect(() => {
    const begin = async (): Promise<Came> => learn();
    void begin();
    return question.forget;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- asked anew with each change
  }, [learn, question, seen]);
  useAgain(failed, learn);
  return {
    list: list?.map((each) => newest(each, known?.get(each.facts.id))) ?? null,
    hasFailed: failed,
    retry: () => void learn(),
  };
}

function newest(each: Agreed, heard: FollowUp | undefined): Agreed {
  return heard !== undefined && heard.version > each.facts.version ? { ...each, facts: heard } : each;
}
