import type { Store } from "@holdfast/db";
import { hashPassword } from "../auth/password-hash.ts";
import type { Env } from "../env/read.ts";
import { DEMO_ACCOUNTS } from "./accounts.ts";

/** Whether this start may make demo accounts: never where somebody else could reach them, never over existing data. */
export function mayDemo(env: Pick<Env, "databaseUrl" | "loopback" | "production">): boolean {
  return env.databaseUrl === null && env.loopback && !env.production;
}

/**
 * Makes the demo accounts, all with this password, and says for this house that grounding scripts are shown before anybody has
 * reviewed them: nobody real is at the other end of a demo. All accounts at once; `false` where another gateway, which tells of
 * its own password, was quicker.
 */
export async function seedDemo(
  { staff, settings }: Pick<Store, "staff" | "settings">,
  password: string,
): Promise<boolean> {
  // Once, before any of them is there: it is slow on purpose, and that all have one password is no secret.
  const passwordHash = await hashPassword(password);
  const isOurs = await staff.createSeveral(DEMO_ACCOUNTS.map((account) => ({ ...account, passwordHash })));
  const administrator = (await staff.list()).find(({ role }) => role === "administrator");
  if (administrator === undefined) throw new Error("the demo has nobody who sees to its settings");
  await settings.change("grounding", { drafts: "demo_shows_drafts" }, administrator.id);
  return isOurs;
}
