import type { ContactId, Role } from "@holdfast/case-schema";
import type { Batch, JoinAnswer, StreamName } from "@holdfast/wire";
import { eventFor } from "./kept-apart.ts";

/**
 * What came of a join, without what is of contacts from which they are barred by now: of such a one nothing came (G491); and without
 * what their role is not told (G562).
 */
export type AnswerFor = (
  stream: StreamName,
  role: Role,
  barred: ReadonlySet<ContactId>,
  came: JoinAnswer,
) => JoinAnswer;

/** Makes the answer once for everybody of a role who missed the same and is barred from nothing; for whoever is, their own (G651). */
export function answersApart(): AnswerFor {
  /** Held no longer than the batch is, which no one changes. */
  const shared = new WeakMap<Batch, Map<Role, JoinAnswer>>();
  return (stream, role, barred, came) => {
    if (came.kind !== "replay") return came;
    const { batch } = came;
    const make = (): JoinAnswer => ({
      ...came,
      batch: {
        ...batch,
        stream,
        events: batch.events.flatMap((event) => eventFor(event, role, barred) ?? []),
      },
    });
    // Of another stream, it was read for somebody who was barred then.
    if (barred.size > 0 || batch.stream !== stream) return make();
    const made = shared.get(batch) ?? new Map<Role, JoinAnswer>();
    shared.set(batch, made);
    const answer = made.get(role) ?? make();
    made.set(role, answer);
    return answer;
  };
}
