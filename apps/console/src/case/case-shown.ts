import type { CasePartKind } from "@holdfast/case-schema/case";
import { ask } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { latest } from "../store/latest.ts";
import { createStore } from "../store/store.ts";
import { CaseDocument, type CaseData, type CaseFieldData, type CasePartData } from "./case-documents.ts";
import type { Standing } from "./field-draft.ts";

/** The case that is shown. Personal data: replaced by the next one, gone with the tab. */
export type CaseShown =
  | { readonly kind: "none" }
  | { readonly kind: "loading" | "failed" | "not_yours"; readonly id: string }
  | {
      readonly kind: "ready";
      readonly id: string;
      readonly data: CaseData;
      /** When the gateway answered, in its time. */
      readonly readAt: number;
      readonly isStale: boolean;
    };

export const caseShown = createStore<CaseShown>({ kind: "none" });

const question = latest();

/** Reads a case, which is recorded: only where somebody opened it, or asked to look again. */
export async function lookAtCase(id: string): Promise<void> {
  caseShown.update((before) =>
    before.kind === "ready" && before.id === id ? before : { kind: "loading", id },
  );
  const answer = await question.ask(() => ask(CaseDocument, { id }));
  if (answer === null) return;
  caseShown.update((before) => {
    if (before.kind === "none" || before.id !== id) return before;
    if (answer.kind !== "data")
      return before.kind === "ready" ? { ...before, isStale: true } : { kind: "failed", id };
    const { case: data } = answer.data;
    if (data === null) return { kind: "not_yours", id };
    return { kind: "ready", id, data: newest(before, data), readAt: serverNow(), isStale: false };
  });
}

/** What is shown after a reading that may be older than what was written meanwhile: of each field the newer one. */
function newest(before: CaseShown, read: CaseData): CaseData {
  if (before.kind !== "ready" || before.id !== read.id) return read;
  const merge = <Part extends CasePartData>(known: readonly Part[], parts: readonly Part[]): Part[] =>
    parts.map((part) => {
      const old = known.find(({ id }) => id === part.id);
      return old === undefined ? part : { ...part, fields: part.fields.map((field) => newer(old, field)) };
    });
  return {
    ...read,
    persons: merge(before.data.persons, read.persons),
    exploiters: merge(before.data.exploiters, read.exploiters),
    notes: merge(before.data.notes, read.notes),
  };
}

function newer(part: CasePartData, field: CaseFieldData): CaseFieldData {
  const known = part.fields.find(({ name }) => name === field.name);
  return known !== undefined && known.revision > field.revision ? known : field;
}

/** Takes in one field as it stands now. */
export function learnField(
  caseId: string,
  part: CasePartKind,
  partId: string,
  name: string,
  now: CaseFieldData,
): void {
  const change = <Part extends CasePartData>(parts: readonly Part[]): Part[] =>
    parts.map((each) =>
      each.id === partId
        ? {
            ...each,
            fields: each.fields.map((field) =>
              field.name === name && field.revision <= now.revision ? now : field,
            ),
          }
        : each,
    );
  caseShown.update((before) => {
    if (before.kind !== "ready" || before.id !== caseId) return before;
    const { data } = before;
    const list = { person: "persons", exploiter: "exploiters", note: "notes" } as const;
    return { ...before, data: { ...data, [list[part]]: change<CasePartData>(data[list[part]]) } };
  });
}

/** Takes in that the case has this version by what was written here; where others wrote as well, reading it tells. */
export function learnVersion(caseId: string, version: number): void {
  caseShown.update((before) =>
    before.kind === "ready" && before.id === caseId && before.data.version + 1 === version
      ? { ...before, data: { ...before.data, version } }
      : before,
  );
}

/** The parts of a kind, in the order in which they were added. */
export function partsOf(data: CaseData, kind: CasePartKind): readonly CasePartData[] {
  return { person: data.persons, exploiter: data.exploiters, note: data.notes }[kind];
}

/** What stands in a field; `null` where it cannot be read. */
export function standingOf(part: CasePartData, name: string): Standing | null {
  const field = part.fields.find((each) => each.name === name);
  if (field === undefined) return null;
  const { value, revision, by, at } = field;
  return { value, revision, by: by.name, at };
}
