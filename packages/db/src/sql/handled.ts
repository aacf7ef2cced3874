import type { Commits } from "./commits.ts";
import { ruleBroken } from "./rule-broken.ts";

/** What changed a record: a row where it did, none where there is no such record or it is over. */
export type DoneRows = readonly { readonly done: boolean }[];

/** Says what came of a change, and tells of it where it was done. A broken rule of the schema is a refusal where `refused` names it, and thrown else. */
export function handledBy<Refusal extends string>(
  commits: Commits,
  refused: Readonly<Record<string, Refusal>>,
): (rows: Promise<DoneRows>) => Promise<{ readonly kind: "done" | "not_found" | Refusal }> {
  const rules = Object.keys(refused);
  return async (rows) => {
    const kind = await rows.then(
      ([row]) => (row === undefined ? "not_found" : "done"),
      (error: unknown) => refused[ruleBroken(error, rules)] ?? "not_found",
    );
    if (kind === "done") commits.happened();
    return { kind };
  };
}
