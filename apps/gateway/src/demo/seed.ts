import type { StaffStore } from "@holdfast/db";
import { hashPassword } from "better-auth/crypto";
import type { Env } from "../env/read.ts";
import { DEMO_ACCOUNTS } from "./accounts.ts";

/** Whether this start may make demo accounts: never where somebody else could reach them, never over existing data. */
export function mayDemo(env: Pick<Env, "databaseUrl" | "loopback" | "production">): boolean {
  return env.databaseUrl === null && env.loopback && !env.production;
}

/** Makes the demo accounts, all with this password. */
export async function seedDemo(staff: Pick<StaffStore, "create">, password: string): Promise<void> {
  // Hashing is slow on purpose: done first, so that hardly a moment is left in which only some of them are there.
  const accounts = await Promise.all(
    DEMO_ACCOUNTS.map(async (account) => ({ ...account, passwordHash: await hashPassword(password) })),
  );
  for (const account of accounts) await staff.create(account);
}
