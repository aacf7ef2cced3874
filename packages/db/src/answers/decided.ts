import type { ContactId } from "@holdfast/case-schema";
import { readRecord } from "../reach/read-record.ts";
import type { ReachRecord } from "../reach/reach-record.ts";
import type { Inside } from "../store/inside.ts";
import type { AnswerRow } from "./answer-statements.ts";
import type { Answered, AnswerInput } from "./answer-store.ts";

/** At which version it may be stored, if at all. */
export interface DecidedAt {
  readonly version: number | null;
  readonly usesLift: boolean;
}

/** How often a contact may change between its being read and an answer's being stored. */
const TRIES = 5;

/**
 * Stores what `check` allows at the version whose facts it read. A refusal is one only where nothing else is in the way: twice
 * is once, and who has not the contact is told that, whatever they would have said.
 */
export async function decided<Refusal>(
  inside: Inside,
  contactId: ContactId,
  { check, usesLift }: Pick<AnswerInput<Refusal>, "check" | "usesLift">,
  store: (at: DecidedAt) => Promise<AnswerRow | undefined>,
): Promise<Answered<Refusal>> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const record = await readRecord(inside, contactId);
    if (record === null) return { kind: "not_found" };
    const refusal = check(record);
    const row = await store(
      refusal === null ? allowed(record, usesLift) : { version: null, usesLift: false },
    );
    if (row?.kind !== "changed") return answeredOf(row);
    if (refusal !== null && row.version === record.version) return { kind: "refused", refusal };
  }
  throw new Error("a contact changed again and again while an answer was decided on");
}

function allowed(record: ReachRecord, usesLift: ((record: ReachRecord) => boolean) | undefined): DecidedAt {
  return { version: record.version, usesLift: usesLift?.(record) ?? false };
}

function answeredOf(
  row: Exclude<AnswerRow, { readonly kind: "changed" }> | undefined,
): Exclude<Answered<never>, { readonly kind: "refused" }> {
  if (row === undefined) return { kind: "not_found" };
  switch (row.kind) {
    case "queued":
      return { kind: "queued", version: row.version };
    case "not_holder":
      return { kind: "not_holder", holder: row.holder };
    case "closed":
    case "not_found":
      return { kind: row.kind };
  }
}
