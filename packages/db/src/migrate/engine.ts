import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { WHILE_MIGRATING } from "./connect.ts";

const LOADED = Symbol.for("holdfast.schema-engine");
/** Of the process and not of this module, which may be evaluated anew where the engine's own is not. */
const here = globalThis as typeof globalThis & { [LOADED]?: Promise<void> };

/** Once per process: a second instance of the module corrupts the first one's strings. */
function load(): Promise<void> {
  return (here[LOADED] ??= (async () => {
    const wasm = createRequire(import.meta.url)
      .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
      .replace(/\.js$/, ".wasm");
    const { instance } = await WebAssembly.instantiate(await readFile(wasm), {
      "./schema_engine_bg.js": bindings,
    });
    bindings.__wbg_set_wasm(instance.exports);
    (instance.exports as { __wbindgen_start: () => void }).__wbindgen_start();
  })());
}

/**
 * Lends Prisma's schema engine on one connection of its own, closed afterwards: the engine takes an advisory lock on it
 * and never gives it back. A long migration may be long.
 */
export async function withEngine<Result>(
  connection: pg.PoolConfig,
  schema: string,
  work: (engine: bindings.SchemaEngine) => Promise<Result>,
): Promise<Result> {
  await load();
  const pool = new pg.Pool({ ...connection, max: 1, options: WHILE_MIGRATING });
  pool.on("error", () => {});
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: [["schema.prisma", schema]] },
      () => {},
      bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool)),
    );
    return await work(engine);
  } finally {
    await pool.end();
  }
}
