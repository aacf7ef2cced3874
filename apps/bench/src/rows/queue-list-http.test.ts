import { expect, it } from "vitest";
import { measureQueueHttp } from "./queue-list-http.ts";

it("asks a real gateway and the limit for the same rows, warm and cold, and counts what each spends", async () => {
  const [same, cold, hot] = await measureQueueHttp({ rows: 6, times: 40, rounds: 1, warming: 4 });
  expect(same).toMatchObject({ verdict: "exact", ours: "6 and 6 rows" });
  for (const figure of [cold, hot]) {
    expect(figure?.cpu?.ours).toBeGreaterThan(0);
    expect(figure?.detail).toHaveProperty("databaseMicros");
  }
});
