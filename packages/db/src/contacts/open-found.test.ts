import { expect, it } from "vitest";
import { rawClient, testStore } from "../testing/index.ts";

// However long the history is: what is closed stands in no page that is read for it.
it.each(["status <> 'closed'", "status = 'waiting'"])(
  "finds the contacts of which %s by an index that holds no closed one",
  async (which) => {
    const store = await testStore();
    const client = await rawClient(store.connection);
    try {
      await client.query("set enable_seqscan = off");
      const { rows } = await client.query<{ "QUERY PLAN": string }>(
        `explain select * from contact where ${which}`,
      );
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      expect(plan).toContain("contact_open_idx");
      expect(plan).not.toContain("Seq Scan");
    } finally {
      await client.end();
      await store.close();
    }
  },
);
