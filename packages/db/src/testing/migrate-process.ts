import type { PoolConfig } from "pg";
import { migrate } from "../migrate/migrate.ts";

// One of several gateways that start at once: says how many migrations it applied.
const applied = await migrate(JSON.parse(process.env["CONNECTION"] ?? "{}") as PoolConfig);
process.send?.(applied.length);
process.disconnect();
