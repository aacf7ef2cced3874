import { Hono } from "hono";
import { afterEach, describe, expect, it, vi } from "vitest";
import { parseAddressRange } from "../env/address-range.ts";
import type { Log } from "../log/log.ts";
import { clientAddressOf, CLIENT_ADDRESS_HEADER } from "./client-address.ts";
import { createMetrics } from "./metrics.ts";
import { gatewayRoutes } from "./routes.ts";
import { refusalText } from "./refusal.ts";

const url = new URL("http://localhost:4000");

function house(part: Hono) {
  const log = { info: vi.fn<Log["info"]>(), warn: vi.fn<Log["warn"]>(), error: vi.fn<Log["error"]>() };
  const trustedProxies = parseAddressRange("") ?? { includes: () => false, empty: true };
  const metrics = createMetrics();
  const app = gatewayRoutes({
    url,
    reachUrl: url,
    trustedProxies,
    log,
    metrics,
    clock: Date.now,
    anywhere: [],
    publicPages: [part],
    staffPages: [],
  });
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    Promise.resolve(app.request(path, { headers: { host: url.host, ...headers } }, {}));
  return { get, log, metrics };
}

afterEach(() => void vi.restoreAllMocks());

describe("the routes", () => {
  it("[G9] answer a bug with one sentence, and print its words nowhere", async () => {
    const printed = vi.spyOn(console, "error").mockReturnValue();
    const { get, log } = house(
      new Hono().get("/fails", () => {
        throw new Error("call me at 555-0142");
      }),
    );
    const answer = await get("/fails");
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe(refusalText("failed"));
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(printed).not.toHaveBeenCalled();
    expect(log.error).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(log.error.mock.calls)).not.toContain("555");
  });

  it("let nobody write the header that names the client", async () => {
    const { get } = house(new Hono().get("/who", (c) => c.text(`<${clientAddressOf(c.req.raw)}>`)));
    expect(await (await get("/who", { [CLIENT_ADDRESS_HEADER]: "192.0.2.1" })).text()).toBe("<>");
  });

  it("leave the headers that a page set itself", async () => {
    const policy = "default-src 'self'";
    const { get } = house(
      new Hono().get("/page", (c) => c.text("x", 200, { "content-security-policy": policy })),
    );
    expect((await get("/page")).headers.get("content-security-policy")).toBe(policy);
  });

  it("count requests by kind and outcome, never by path", async () => {
    const { get, metrics } = house(new Hono());
    await get("/contacts/01890000-0000-7000-8000-000000000000");
    const text = await metrics.registry.metrics();
    expect(text).toContain('route="pages",status="4xx"');
    expect(text).not.toContain("0189");
  });
});
