import type { PoolConfig } from "pg";

/** A fresh migrated database of its own. */
export interface TestDatabase {
  readonly connection: PoolConfig;
  readonly drop: () => Promise<void>;
}

/** Makes a fresh migrated database on the run's one server. */
export async function testDatabase(): Promise<TestDatabase> {
  throw new Error("not built yet");
}
