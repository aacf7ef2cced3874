import type { UserId } from "@holdfast/case-schema";
import type { AnswerInput } from "../answers/answer-store.ts";
import { queuesAnswer } from "../answers/queues-answer.ts";
import { readRecord } from "../reach/read-record.ts";
import { ownerOf } from "../sealing/owner-of.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { acceptHandover, lockedVersion } from "./handover-statements.ts";
import type { HandoverAccepted } from "./handover-store.ts";

/**
 * Accepts a handover, and stores by the same commit that the person is told so, where they may be written to at the version that was
 * seen (DB635). What is accepted already, or may not be told, is accepted alone.
 */
export async function acceptTelling(
  inside: Inside,
  accepting: { readonly id: string; readonly by: UserId; readonly seenVersion: number },
  telling: AnswerInput<unknown>,
): Promise<HandoverAccepted> {
  const { pool, databaseTime } = inside;
  const { id, by, seenVersion } = accepting;
  const [record, owner] = [
    await readRecord(inside, telling.contactId),
    await ownerOf(inside, telling.contactId),
  ];
  const isAllowed = record !== null && record.version === seenVersion && telling.check(record) === null;
  const queue = owner === null || !isAllowed ? null : queuesAnswer(inside, owner, telling);
  const usesLift = record !== null && (telling.usesLift?.(record) ?? false);
  return transaction(pool, async (on) => {
    const [before] = await lockedVersion(on, telling.contactId);
    const [row] = await acceptHandover(on, id, by, seenVersion, await databaseTime(on));
    const kind = row?.kind ?? "not_found";
    // At another version it was theirs before, and nobody has asked whether they may be written to as it stands now.
    if (kind !== "accepted" || queue === null || before?.version !== seenVersion) return kind;
    const [accepted] = await lockedVersion(on, telling.contactId);
    const queued = await queue(on, { version: accepted?.version ?? null, usesLift });
    // Whoever offered it may have written something under its id; it is accepted all the same, and whoever did is told that nobody knows.
    if (queued?.kind !== "queued" && queued?.kind !== "not_found")
      throw new Error(`that somebody else goes on came to ${String(queued?.kind)}`);
    return kind;
  });
}
