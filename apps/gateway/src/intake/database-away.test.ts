import { describe, expect, it } from "vitest";
import { deliver, LOOPBACK, say } from "../testing/loopback.ts";
import { testGateway } from "../testing/test-gateway.ts";

describe("while the database is away", () => {
  it("[CH14] nothing is acknowledged: providers and people are asked to come again", async () => {
    const house = await testGateway(LOOPBACK);
    const said = { event: "1", from: "away", text: "PLEASE-HELP" };
    try {
      expect((await say(house, said)).status).toBe(204);
      await house.store.close();
      const answers = [
        await say(house, { ...said, event: "2" }),
        await deliver(house, "nobody signed this", {}),
        await fetch(new URL("/channels/loopback?person=1", house.url)),
      ];
      for (const answer of answers) {
        expect(answer.status).toBe(503);
        expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
        expect(await answer.text()).toMatch(/^(?:[A-Z][^\n]{5,120}\.\n){3}$/);
      }
      expect(house.logged.join("\n")).toContain("delivery_not_stored");
      expect(house.logged.join("\n")).not.toContain("PLEASE");
    } finally {
      await house.gateway.close();
    }
  });
});
