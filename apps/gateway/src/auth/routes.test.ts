import type { AuditStore } from "@holdfast/db";
import { describe, expect, it, vi } from "vitest";
import type { Log } from "../log/log.ts";
import { CLIENT_ADDRESS_HEADER } from "../http/client-address.ts";
import { authRoutes } from "./routes.ts";
import type { TooManyTries } from "./sign-in-tries.ts";
import { refusalText } from "../http/refusal.ts";

const url = new URL("https://hold.example.org");
const standInOf = (_request: Request, username: string | null): string => `fd00::1 for ${username ?? "all"}`;

function door(
  handler: (request: Request) => Promise<Response>,
  tooManyTries: TooManyTries = async () => false,
) {
  const log = { info: vi.fn<Log["info"]>(), warn: vi.fn<Log["warn"]>(), error: vi.fn<Log["error"]>() };
  const endSession = vi.fn<(cookie: string) => Promise<void>>(async () => {});
  const refused = vi.fn<AuditStore["refused"]>(async () => {});
  const audit = { refused };
  const nobody = {
    tooManyInSession: async () => false,
    sessions: { identifyOwner: async () => null, available: () => true, recheck: async () => {} },
    people: { isProved: async () => false, isFactorProved: async () => false },
    provedWithinMs: 0,
    factorDirectory: null,
  };
  const parts = { url, log, standInOf, tooManyTries, endSession, audit, hasDirectory: false, ...nobody };
  const app = authRoutes({ auth: { handler }, ...parts });
  const signIn = (): Promise<Response> =>
    Promise.resolve(
      app.request("http://10.0.0.7/api/auth/sign-in/username?x=1", {
        method: "POST",
        headers: { "content-type": "application/json", [CLIENT_ADDRESS_HEADER]: "198.51.100.1" },
        body: '{"username":"dana"}',
      }),
    );
  return { signIn, log, refused };
}

describe("the way to sign-in", () => {
  it("hands on the configured address and the client's stand-in, not what the request says", async () => {
    const handler = vi.fn<(request: Request) => Promise<Response>>(async () => new Response("ok"));
    await door(handler).signIn();
    const asked = handler.mock.calls[0]?.[0];
    expect(asked?.url).toBe("https://hold.example.org/api/auth/sign-in/username?x=1");
    expect(asked?.headers.get(CLIENT_ADDRESS_HEADER)).toBe("fd00::1 for dana");
    expect(await asked?.json()).toEqual({ username: "dana" });
  });

  it.each([
    [400, "not_taken"],
    [401, "not_proved"],
    [429, "too_often"],
  ])(
    "[G410] has what is answered with %i written down as %s before it is answered, by nobody, of the account that was tried",
    async (status, refusal) => {
      const handler = async () => new Response("no", { status });
      const { signIn, refused } = door(handler);
      expect((await signIn()).status).toBe(status);
      const told = {
        by: null,
        thing: "session",
        account: "dana",
        refusal,
        facts: { path: "sign-in.username" },
      };
      expect(refused.mock.calls).toEqual([[told]]);
      const shut = door(handler, async () => true);
      await shut.signIn();
      expect(shut.refused.mock.calls).toEqual([[{ ...told, refusal: "too_often" }]]);
      const open = door(async () => new Response("ok"));
      await open.signIn();
      expect(open.refused).not.toHaveBeenCalled();
    },
  );

  it("is shut to a client that tried too many names, before any password is looked at", async () => {
    const handler = vi.fn<(request: Request) => Promise<Response>>();
    const tooMany = vi.fn<TooManyTries>(async () => true);
    const answer = await door(handler, tooMany).signIn();
    expect(answer.status).toBe(429);
    expect(await answer.text()).toBe(refusalText("too_often"));
    expect(tooMany.mock.calls).toEqual([["fd00::1 for all"]]);
    expect(handler).not.toHaveBeenCalled();
  });

  it("is shut while names cannot be counted", async () => {
    const uncounted = (): Promise<boolean> => Promise.reject(new Error("away"));
    expect((await door(async () => new Response("ok"), uncounted).signIn()).status).toBe(503);
  });

  it("is shut, not unwatched, while tries cannot be counted, and says nothing of why", async () => {
    const { signIn, log } = door(() => Promise.reject(new Error("dana at 198.51.100.1")));
    const answer = await signIn();
    expect(answer.status).toBe(503);
    expect(await answer.text()).toBe(refusalText("unavailable"));
    expect(JSON.stringify(log.error.mock.calls)).not.toMatch(/dana|198/);
  });
});
