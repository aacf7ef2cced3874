import { mkdtemp, rm, symlink, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rawClient, testStore } from "@holdfast/db/testing";
import { postgresBus } from "./postgres-bus.ts";
import { describeBus } from "./testing/bus-conformance.ts";

describeBus("the database", async () => {
  const direct = await testStore();
  const folder = await mkdtemp(join(tmpdir(), "holdfast-bus-"));
  const name = `.s.PGSQL.${direct.connection.port}`;
  const link = async (): Promise<void> =>
    symlink(join(String(direct.connection.host), name), join(folder, name));
  await link();
  /** Reaches the server only while its socket is linked into a folder of the test. */
  const store = await testStore({ connection: { ...direct.connection, host: folder } });
  const other = await testStore();
  return {
    openBus: postgresBus(store.log),
    elsewhere: postgresBus(other.log),
    async away() {
      await unlink(join(folder, name));
      const client = await rawClient(direct.connection);
      await client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      );
      await client.end();
    },
    back: link,
    async close() {
      await store.close();
      await direct.close();
      await other.close();
      await rm(folder, { recursive: true });
    },
  };
});
