import type { UserId } from "@holdfast/case-schema";
import type { Queryable } from "../sql/statement.ts";
import { staffStanding } from "./case-statements.ts";
import type { Written } from "./case-store.ts";

/** Who wrote a field just now, as it is kept beside it. */
export async function writtenBy(on: Queryable, id: UserId, revision: number, at: number): Promise<Written> {
  const [self] = await staffStanding(on, id);
  // Whoever writes is somebody: what they are to the case was read just before.
  return { revision, by: { id, name: self?.name ?? "" }, at };
}
