import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { callOf, isUnansweredCall } from "../calls/calls.ts";
import { serverNow } from "../clock/server-clock.ts";
import { createStore } from "../store/store.ts";
import { move, type MoveOutcome } from "../contact/moves.ts";
import { queue, rowOf } from "./queue-store.ts";
import { attemptWords, type ClaimAttempt } from "./row-words.ts";

/** How long a refused attempt stays written in its row, in milliseconds. */
const SAID_FOR_MS = 8_000;

/** How often a contact is claimed as it stands by now, where it changed in that very moment. */
const AGAIN_MOST = 2;
/** How long that very moment is, in milliseconds: after it somebody may have gone on to another contact. */
const MOMENT_MS = 3_000;

/** Attempts to claim that are under way or were just refused, by contact. */
export const claims = createStore<ReadonlyMap<ContactId, ClaimAttempt>>(new Map());

/** Asks for a contact. Nothing shows as mine until the gateway says so; a refusal is written in place. */
export async function claim(id: ContactId, number: number, version: number): Promise<boolean> {
  if (claims.get().get(id)?.kind === "claiming") return false;
  note(id, { kind: "claiming" });
  const outcome = isUnansweredCall(callOf(id))
    ? await answerCall(id, number, version)
    : await claimNewest(id, version);
  if (outcome.kind === "moved") {
    note(id, null);
    const name = String(number);
    announce({ kind: `claim:${id}`, urgency: "polite", words: () => t`You have contact ${name}.` });
    return true;
  }
  refuse(id, version, outcome);
  return false;
}

/**
 * Whether somebody else has it is all that counts, as with a caller: that a picture of theirs was fetched in that very moment, or somebody
 * judged it, is no reason to leave who waits to a second press. Of what stood still on the screen, and had become another long before it was
 * pressed, nobody saw what they would claim: they look again.
 */
async function claimNewest(id: ContactId, version: number): Promise<MoveOutcome> {
  let seen = version;
  const since = performance.now();
  const most = (rowOf(queue.get(), id)?.version ?? version) > version ? 0 : AGAIN_MOST;
  for (let again = 0; ; again += 1) {
    const outcome = await move(id, seen, { kind: "claim" });
    const row = rowOf(queue.get(), id);
    const isFree = row !== null && row.status === "waiting" && row.version > seen;
    const isOver = again === most || performance.now() - since > MOMENT_MS;
    if (outcome.kind !== "refused" || outcome.hasChanged !== true || !isFree || isOver) return outcome;
    seen = row.version;
  }
}

/** A call that waits is claimed by answering it; how that is done comes with the telephone. */
async function answerCall(id: ContactId, number: number, version: number): Promise<MoveOutcome> {
  return import("../calls/answer-call.ts").then(
    (calls) => calls.answerCall(id, number, version),
    () => ({ kind: "refused", words: t`This did not work.` }),
  );
}

/** Takes over a contact that was offered; a refusal is written in place. */
export async function accept(id: ContactId, version: number): Promise<void> {
  const outcome = await move(id, version, { kind: "accept" });
  if (outcome.kind !== "moved") refuse(id, version, outcome);
}

function refuse(id: ContactId, version: number, outcome: Exclude<MoveOutcome, { kind: "moved" }>): void {
  const refusedAt = rowOf(queue.get(), id)?.version ?? version;
  const attempt: ClaimAttempt =
    outcome.kind === "taken"
      ? { kind: "taken", by: outcome.by, since: outcome.since, version: refusedAt }
      : { kind: "refused", words: outcome.words, version: refusedAt };
  note(id, attempt);
  announce({ kind: `claim:${id}`, urgency: "polite", words: () => attemptWords(attempt, serverNow()) });
  setTimeout(() => {
    if (claims.get().get(id) === attempt) note(id, null);
  }, SAID_FOR_MS);
}

function note(id: ContactId, attempt: ClaimAttempt | null): void {
  claims.update((before) => {
    const next = new Map(before);
    if (attempt === null) next.delete(id);
    else next.set(id, attempt);
    return next;
  });
}
