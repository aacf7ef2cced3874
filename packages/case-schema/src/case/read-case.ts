import { CASE_MIGRATIONS } from "./case-migrations.ts";
import { CASE_VERSION, CaseRecord } from "./case-record.ts";

type Json = Readonly<Record<string, unknown>>;

/** A case as it was kept, in today's form; or why it cannot be read. */
export type CaseRead =
  | { readonly kind: "read"; readonly record: CaseRecord; readonly from: number }
  /** It was written by a later release: it is left as it is. */
  | { readonly kind: "refused"; readonly because: "newer" | "unreadable" };

/** Reads a case that was kept by this or an earlier version. */
export function readCase(kept: unknown): CaseRead {
  const from = versionOf(kept);
  if (from === null) return { kind: "refused", because: "unreadable" };
  if (from > CASE_VERSION) return { kind: "refused", because: "newer" };
  const record = CaseRecord.safeParse(migrateCase(kept as Json, CASE_VERSION));
  return record.success
    ? { kind: "read", record: record.data, from }
    : { kind: "refused", because: "unreadable" };
}

/** The same case as another version would keep it. A version that there never was is a mistake of whoever asks. */
export function migrateCase(record: Json, to: number): Json {
  const from = versionOf(record);
  if (from === null || to < 1 || to > CASE_VERSION || from > CASE_VERSION)
    throw new Error("there is no way between these versions of a case");
  const steps =
    from < to
      ? CASE_MIGRATIONS.filter((step) => step.to > from && step.to <= to).map(({ up }) => up)
      : CASE_MIGRATIONS.filter((step) => step.to > to && step.to <= from)
          .toReversed()
          .map(({ down }) => down);
  return { ...steps.reduce((moved, step) => step(moved), record), version: to };
}

function versionOf(kept: unknown): number | null {
  if (typeof kept !== "object" || kept === null || !("version" in kept)) return null;
  const { version } = kept;
  return typeof version === "number" && Number.isInteger(version) && version >= 1 ? version : null;
}
