import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { dana } from "../queue/row.fixture.ts";
import { endSession, leaveSession, openSession, session } from "./session.ts";

const me = { ...dana, role: "advocate", capabilities: ["queue.read", "a.capability.of.tomorrow"] };
const known = (): void =>
  void stubGateway(({ url }) =>
    url === "/graphql" ? { json: { data: { me } } } : { json: { session: {} } },
  );

beforeEach(() => session.set({ kind: "unknown" }));
afterEach(() => vi.unstubAllGlobals());

describe("who is signed in", () => {
  it("is asked of the gateway; what it may that this page does not know is left out", async () => {
    known();
    const now = await openSession();
    expect(now).toMatchObject({ kind: "signed_in", isNew: false, me: { name: "Dana", role: "advocate" } });
    expect(now.kind === "signed_in" && [...now.me.capabilities]).toEqual(["queue.read"]);
  });

  it("is nobody without a session, and then nothing else is asked", async () => {
    const log = stubGateway(() => ({ json: null }));
    expect(await openSession()).toEqual({ kind: "signed_out", ended: false });
    expect(log.map(({ url }) => url)).toEqual(["/api/auth/get-session"]);
  });

  it("is new when they signed in on this page", async () => {
    stubGateway(() => ({ json: null }));
    await openSession();
    known();
    expect(await openSession()).toMatchObject({ kind: "signed_in", isNew: true });
  });

  it("stays while the gateway cannot be reached, and is not made up before", async () => {
    stubGateway(() => "unreachable");
    expect(await openSession()).toEqual({ kind: "unreachable" });
    known();
    await openSession();
    stubGateway(() => "unreachable");
    expect((await openSession()).kind).toBe("signed_in");
  });

  it("is nobody once the session ended, and the page knows that it was not by choice", async () => {
    known();
    await openSession();
    endSession();
    expect(session.get()).toEqual({ kind: "signed_out", ended: true });
    leaveSession();
    expect(session.get()).toEqual({ kind: "signed_out", ended: false });
    endSession();
    expect(session.get()).toEqual({ kind: "signed_out", ended: false });
  });
});
