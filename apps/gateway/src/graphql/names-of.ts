import type { UserId } from "@holdfast/case-schema";
import type { StaffName } from "@holdfast/wire";
import type { Context } from "./context.ts";

/** Who colleagues are by name, in the same order, also of whoever left; `null` for nobody of staff. */
export async function namesOf(
  ids: readonly UserId[],
  { store }: Pick<Context, "store">,
): Promise<readonly (StaffName | null)[]> {
  if (ids.length === 0) return [];
  const people = new Map((await store.people.list()).map(({ id, name }) => [id, { id, name }]));
  return ids.map((id) => people.get(id) ?? null);
}
