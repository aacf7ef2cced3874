import type { PoolConfig } from "pg";

/**
 * A PostgreSQL server of our own on one folder, shared by all gateways of this machine that use the folder. When it ends
 * by itself it is started again, on the same connection.
 */
export interface Embedded {
  readonly connection: PoolConfig;
  /** Whether it ran already. */
  readonly adopted: boolean;
  /** Stops the server unless another gateway still uses it. */
  readonly stop: () => Promise<"stopped" | "left running">;
}
