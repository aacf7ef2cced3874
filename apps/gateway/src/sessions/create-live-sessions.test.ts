import { SessionId, UserId, type Role } from "@holdfast/case-schema";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLiveSessions } from "./create-live-sessions.ts";
import type { SessionRow } from "./live-set.ts";
import type { Log } from "../log/log.ts";
import type { LiveSessions } from "./live-sessions.ts";

const id = SessionId.parse("00000000-0000-4000-8000-000000000001");
const userId = UserId.parse("00000000-0000-4000-9000-000000000001");
const cookie = "holdfast.session_token=signed";
const session = (role: Role = "advocate"): SessionRow => ({
  sessionId: id,
  userId,
  role,
  name: "Dana",
  expiresAt: Number.MAX_SAFE_INTEGER,
  hasBars: false,
  hasTwoFactors: false,
  isConfined: false,
  secondFactorBy: null,
});

/** A clock that the test turns, and a database whose answers the test writes. */
function scene(rows: readonly SessionRow[], down = false) {
  const state = { rows, down, reads: 0, verified: 0 };
  const log = { info: vi.fn<Log["info"]>(), warn: vi.fn<Log["warn"]>(), error: vi.fn<Log["error"]>() };
  const sessions = createLiveSessions({
    staff: {
      sessions: async () => {
        state.reads += 1;
        if (state.down) throw new Error("lost");
        return state.rows;
      },
    },
    verify: async (asked) => {
      state.verified += 1;
      return asked === cookie ? id : null;
    },
    clock: Date.now,
    log,
  });
  return { state, log, sessions };
}

let open: LiveSessions | undefined;
beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  await open?.close();
  vi.useRealTimers();
});

describe("live sessions", () => {
  it("[G3] tell who asks, and check a cookie's signature once", async () => {
    const { state, sessions } = scene([session()]);
    open = await sessions;
    const identity = { userId, sessionId: id, role: "advocate", name: "Dana", hasBars: false };
    expect(await open.identify(cookie)).toEqual(identity);
    expect(await open.identify(`other=1; ${cookie}; more=2`)).toEqual(identity);
    expect(state.verified).toBe(1);
    expect(open.stillLive(id)).toBe(true);
  });

  it("[G3] know nobody without a cookie, with a forged one, or with a session that is gone", async () => {
    const { state, sessions } = scene([]);
    open = await sessions;
    expect(await open.identify(null)).toBeNull();
    expect(await open.identify("holdfast.session_token=forged")).toBeNull();
    expect(await open.identify(cookie)).toBeNull();
    expect(state.verified).toBe(2);
  });

  it("[G3] know a session from the moment it began, without waiting for the next second", async () => {
    const { state, sessions } = scene([]);
    open = await sessions;
    state.rows = [session()];
    expect(await open.identify(cookie)).toMatchObject({ name: "Dana" });
  });

  it("[G3] end a session within a second of its row's going, and tell everybody who listens once", async () => {
    const { state, sessions } = scene([session()]);
    open = await sessions;
    const ended = vi.fn<(id: SessionId) => void>();
    open.onEnd(ended);
    await open.identify(cookie);
    state.rows = [];
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ended.mock.calls).toEqual([[id]]);
    expect(open.stillLive(id)).toBe(false);
    expect(await open.identify(cookie)).toBeNull();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it("[G3] end a session whose role changed; the next one has the new role", async () => {
    const { state, sessions } = scene([session("administrator")]);
    open = await sessions;
    const ended = vi.fn<(id: SessionId) => void>();
    open.onEnd(ended);
    state.rows = [session("advocate")];
    await open.recheck();
    expect(ended).toHaveBeenCalledWith(id);
    expect(await open.identify(cookie)).toBeNull();
  });

  it("[G3] look again when asked, even while a look is under way that may have missed it", async () => {
    const { state, sessions } = scene([session()]);
    open = await sessions;
    const first = open.recheck();
    const second = open.recheck();
    const third = open.recheck();
    await Promise.all([first, second, third]);
    expect(state.reads).toBe(3);
  });

  it("[G4] trust the last good look for five seconds, then let nobody in and end every session", async () => {
    const { state, log, sessions } = scene([session()]);
    open = await sessions;
    const ended = vi.fn<(id: SessionId) => void>();
    open.onEnd(ended);
    await open.identify(cookie);
    state.down = true;
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await open.identify(cookie)).not.toBeNull();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(open.available()).toBe(false);
    expect(await open.identify(cookie)).toBeNull();
    expect(open.stillLive(id)).toBe(false);
    expect(ended.mock.calls).toEqual([[id]]);
    expect(JSON.stringify(log.warn.mock.calls)).not.toContain("lost");
  });

  it("[G4] [G527] trust no look for longer where the clock is put back since", async () => {
    const { state, sessions } = scene([session()]);
    open = await sessions;
    expect(await open.identify(cookie)).not.toBeNull();
    state.down = true;
    vi.setSystemTime(Date.now() - 3_600_000);
    expect(open.available()).toBe(false);
    expect(await open.identify(cookie)).toBeNull();
    state.down = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await open.identify(cookie)).not.toBeNull();
  });

  it("[G4] let the same people in again once a look succeeds", async () => {
    const { state, sessions } = scene([session()]);
    open = await sessions;
    state.down = true;
    await vi.advanceTimersByTimeAsync(10_000);
    state.down = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(open.available()).toBe(true);
    expect(await open.identify(cookie)).toMatchObject({ name: "Dana" });
  });

  it("[G4] begin closed when the first look fails", async () => {
    const { sessions } = scene([session()], true);
    open = await sessions;
    expect(open.available()).toBe(false);
    expect(await open.identify(cookie)).toBeNull();
  });

  it("tell nobody who stopped listening", async () => {
    const { state, sessions } = scene([session()]);
    open = await sessions;
    const ended = vi.fn<(id: SessionId) => void>();
    const stop = open.onEnd(ended);
    stop();
    state.rows = [];
    await open.recheck();
    expect(ended).not.toHaveBeenCalled();
  });
});
