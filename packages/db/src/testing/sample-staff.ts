import type { Role, UserId } from "@holdfast/case-schema";
import type { Store } from "../store/store.ts";

/** Adds somebody to a store's staff and returns their id. They cannot sign in. */
export async function sampleStaff(store: Store, name: string, role: Role = "advocate"): Promise<UserId> {
  const username = name.toLowerCase().replaceAll(" ", "-");
  const created = await store.staff.create({
    username,
    name,
    role,
    passwordHash: "no password has this hash",
  });
  const member = (await store.staff.list()).find((each) => each.name === name);
  if (created !== "created" || member === undefined) throw new Error("names of sample staff must differ");
  return member.id;
}
