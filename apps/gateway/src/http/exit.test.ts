import { describe, expect, it } from "vitest";
import { exitRoute } from "./exit.ts";

const away = new URL("https://www.wikipedia.org/");

describe("quick exit", () => {
  it("leads away without a trace", async () => {
    const answer = await exitRoute(away, false).request("/exit");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(away.href);
    expect(answer.headers.get("clear-site-data")).toBe('"cache", "cookies", "storage"');
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
  });

  it("answers a page that is already leaving with nothing", async () => {
    const answer = await exitRoute(away, false).request("/exit", { method: "POST", body: "x" });
    expect(answer.status).toBe(204);
    expect(answer.headers.get("clear-site-data")).toContain('"cookies"');
  });

  it("signs no colleague out who tries the form on the console's own host", async () => {
    const answer = await exitRoute(away, true).request("/exit");
    expect(answer.headers.get("clear-site-data")).toBe('"cache", "storage"');
  });

  it("does nothing else", async () => {
    expect((await exitRoute(away, true).request("/exit", { method: "PUT" })).status).toBe(405);
  });
});
