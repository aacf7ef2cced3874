import { afterEach, describe, expect, it, vi } from "vitest";
import type { Log } from "../log/log.ts";
import { alarmDoors, PATIENCE_MS, type Opened } from "./alarm-doors.ts";
import { TELLING_LEASE_MS } from "./send-due.ts";

const MESSAGE = {
  id: "01890000-0000-7000-8000-000000000001",
  address: "555-0123",
  text: "Hello",
  goodUntil: 0,
};
const begins = { at: (address: string) => ({ address, threadKey: address }) } as unknown as Opened["begins"];
const logged: unknown[][] = [];
const log = { error: (...facts: unknown[]) => logged.push(facts) } as unknown as Log;
const opened = (medium: "text" | "voice", send: Opened["channel"]["send"]): Opened => ({
  traits: { medium },
  begins,
  channel: { send },
});
const doorOf = (send: Opened["channel"]["send"]) => alarmDoors([opened("text", send)], log).get("text");
afterEach(() => {
  vi.useRealTimers();
  logged.splice(0);
});

describe("[G632] a way out for alarms", () => {
  it("is there where a channel of its medium can begin, and by no other", () => {
    const send = async () => Promise.resolve({ kind: "accepted", delivered: false } as const);
    expect([...alarmDoors([opened("voice", send)], log).keys()]).toEqual([]);
    expect([
      ...alarmDoors([{ ...opened("text", send), begins: null }, opened("text", send)], log).keys(),
    ]).toEqual(["text"]);
  });

  it("does not know whether anything left where the channel throws, and says so without the address", async () => {
    const door = doorOf(async () => Promise.reject(new Error("zephyrine 555-0123")));
    expect(await door?.send(MESSAGE)).toEqual({ kind: "unknown" });
    expect(logged).toEqual([["alarm_send_threw", expect.objectContaining({ way: "text" })]]);
    expect(JSON.stringify(logged)).not.toMatch(/zephyrine|0123/u);
  });

  it("waits for a channel that says nothing no longer than the lease lasts, and does not know then", async () => {
    vi.useFakeTimers();
    const sent = doorOf(async () => new Promise(() => {}))?.send(MESSAGE);
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    expect(await sent).toEqual({ kind: "unknown" });
    expect(PATIENCE_MS).toBeLessThan(TELLING_LEASE_MS);
  });
});
