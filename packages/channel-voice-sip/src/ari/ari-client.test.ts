import { describe, expect, it } from "vitest";
import { ariClient } from "./ari-client.ts";

const access = { url: "http://127.0.0.1:8088/ari", username: "gateway", password: "an-invented-password" };

describe("asking Asterisk", () => {
  it("[VS10] shows who asks in a header, and carries what is asked in the body", async () => {
    const asked: Request[] = [];
    const { ask } = ariClient(access, async (input, init) => {
      asked.push(new Request(input, init));
      return Response.json({ id: "x" });
    });
    const answer = await ask(
      "originate",
      { channel: "calls-1.1~party-1" },
      { body: { endpoint: "PJSIP/+15550122@trunk" } },
    );
    expect(answer).toEqual({ kind: "ok", body: { id: "x" } });
    const [request] = asked;
    expect(request?.url).toBe("http://127.0.0.1:8088/ari/channels/calls-1.1~party-1");
    expect(request?.headers.get("authorization")).toBe(`Basic ${btoa("gateway:an-invented-password")}`);
    expect(await request?.json()).toEqual({ endpoint: "PJSIP/+15550122@trunk" });
  });

  it.each([
    ["nothing", () => new Response(null, { status: 204 }), { kind: "ok", body: null }],
    ["a refusal", () => new Response("no", { status: 409 }), { kind: "refused", status: 409 }],
    ["words that are no JSON", () => new Response("<h1>It works</h1>"), { kind: "away" }],
    [
      "a redirect",
      () => new Response(null, { status: 302, headers: { location: "http://elsewhere.example/" } }),
      { kind: "refused", status: 302 },
    ],
  ] as const)("gives a value for %s", async (_what, answer, expected) => {
    expect(await ariClient(access, async () => answer()).ask("ping", {})).toEqual(expected);
  });

  it("gives a value when nobody answers, and when it is told to stop", async () => {
    const gone = ariClient(access, () => Promise.reject(new TypeError("fetch failed")));
    expect(await gone.ask("ping", {})).toEqual({ kind: "away" });
    const stopped = ariClient(access, globalThis.fetch, AbortSignal.abort());
    expect(await stopped.ask("ping", {})).toEqual({ kind: "away" });
  });
});
