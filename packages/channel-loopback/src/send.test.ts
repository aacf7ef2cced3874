import { testHost } from "@holdfast/channel-kit/conformance";
import { describe, expect, it } from "vitest";
import { fixtures } from "./fixtures.ts";
import channel from "./index.ts";
import { sender } from "./send.ts";
import { isSigned, SIGNATURE_HEADER } from "./signature.ts";

const { message } = fixtures.send;
const SECRET = "an invented secret for tests";

describe("an answer on its way", () => {
  it("waits on the page when nothing takes it", async () => {
    const host = testHost();
    const send = sender({ secret: SECRET, deliverTo: undefined, maxLength: 2000, host });
    expect(await send(message)).toEqual({ kind: "accepted", delivered: false });
    expect(host.requests).toHaveLength(0);
  });

  it("is signed, and carries its id as idempotency key", async () => {
    const host = testHost({
      provider: { fetch: () => new Response(null, { status: 202 }), delivered: null },
    });
    await sender({ secret: SECRET, deliverTo: "http://localhost:4999/", maxLength: 2000, host })(message);
    const [request] = host.requests;
    const body = new Uint8Array((await request?.arrayBuffer()) ?? []);
    expect(isSigned(SECRET, body, request?.headers.get(SIGNATURE_HEADER) ?? null)).toBe(true);
    expect(request?.headers.get("idempotency-key")).toBe(message.messageId);
  });

  it.each([
    [202, { kind: "accepted", delivered: false }],
    [302, { kind: "rejected", reason: "refused" }],
    [403, { kind: "rejected", reason: "refused" }],
    [410, { kind: "rejected", reason: "opted_out" }],
    [429, { kind: "retry", afterMs: 1000 }],
    [500, { kind: "unknown" }],
    [503, { kind: "retry", afterMs: 1000 }],
  ])("[CH6] %i is %j", async (status, expected) => {
    const host = testHost({ provider: { fetch: () => new Response(null, { status }), delivered: null } });
    const send = sender({ secret: SECRET, deliverTo: "http://localhost:4999/", maxLength: 2000, host });
    expect(await send(message)).toEqual(expected);
  });

  it("has a webhook only with a secret: without one nobody could vouch for a delivery", () => {
    const kinds = (config: object) => channel.connect(config, testHost()).intake.map(({ kind }) => kind);
    expect(kinds({})).toEqual(["pages"]);
    expect(kinds({ secret: SECRET })).toEqual(["webhook", "pages"]);
  });
});
