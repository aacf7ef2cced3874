import type { StaffStore } from "@holdfast/db";
import { hashPassword } from "../auth/password-hash.ts";
import type { Env } from "../env/read.ts";
import { DEMO_ACCOUNTS } from "./accounts.ts";

/** Whether this start may make demo accounts: never where somebody else could reach them, never over existing data. */
export function mayDemo(env: Pick<Env, "databaseUrl" | "loopback" | "production">): boolean {
  return env.databaseUrl === null && env.loopback && !env.production;
}

/** Makes the demo accounts, all with this password. */
export async function seedDemo(staff: Pick<StaffStore, "create">, password: string): Promise<void> {
  // Once, before any of them is there: it is slow on purpose, and that all have one password is no secret.
  const passwordHash = await hashPassword(password);
  for (const account of DEMO_ACCOUNTS) await staff.create({ ...account, passwordHash });
}
