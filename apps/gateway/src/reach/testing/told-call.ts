import { judgeCall } from "@holdfast/contact-policy/naive-reach";
import { PERSON_CALL, type CallShown } from "./story-documents.ts";
import type { ToldParts } from "./told-parts.ts";

/** Judges whether Dana is told that they may be called now. */
export async function looksAtCalling({ id, house, judged }: ToldParts): Promise<void> {
  const { mayCall, decision } = (await house.ask("dana", PERSON_CALL, { id })) as CallShown;
  const named = [...decision.locks, ...decision.limits].map(({ rule }) => rule);
  const said = { forbiddenBy: judgeCall(judged.story, house.clock.now), openedBy: [] };
  judged.judgesBy({ at: "personCall", it: "a call" }, said, { did: mayCall, named, by: house.servedBy() });
}
