import { ContactId, DEFAULT_PREFERENCES } from "@holdfast/case-schema";
import { EMPTY_BOARD, loadBoard, type QueueRow } from "@holdfast/wire";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { openContact } from "../contact/open-contact.ts";
import { preferences } from "../keys/preferences.ts";
import { freshness } from "../live/connection.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { holdUpdates, letUpdatesGoOn } from "../queue/hold-store.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { leaveSession } from "../session/session.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { SHOWN_WITHIN_MS } from "./alert-table.ts";
import { ringing, sound } from "./my-sound.ts";
import { keepShift, shift } from "./shift.ts";
import { hearTab } from "./tabs.ts";
import { otherTabs } from "./talk-to-tabs.ts";
import { watchAlerts } from "./watch-alerts.ts";

const region = (id: string): string => document.querySelector(`#${id}`)?.textContent ?? "";
const show = (...rows: readonly QueueRow[]): void => {
  queue.set({ kind: "ready", board: loadBoard(EMPTY_BOARD, rows) });
  vi.advanceTimersByTime(60);
};
const begun = Date.now();
const row = (number: number, facts = {}): QueueRow =>
  queueRow(number, { waitingSince: begun, dueAt: begun + 1e9, ...facts });
const held = (version: number, unanswered: number): QueueRow =>
  row(4, { version, unanswered, status: "claimed", holder: dana, heldSince: 1 });

beforeAll(watchAlerts);
beforeEach(() => {
  vi.useFakeTimers();
  stubGateway(() => "unreachable");
  document.body.innerHTML = `<div id="polite"></div><div id="assertive"></div>`;
});
afterEach(() => {
  leaveSession();
  queue.set(EMPTY_QUEUE);
  openContact.set({ kind: "none" });
  forgetAnnouncements();
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  preferences.set(DEFAULT_PREFERENCES);
  freshness.set({ kind: "starting" });
});

describe("whether somebody is on shift", () => {
  const on = { json: { data: { shift: { since: 1, state: "available", stateSince: 2, paused: [] } } } };

  it("[AL24] [G734] is asked until it is known: while it is not, nothing sounds for them", async () => {
    seatDana();
    await vi.advanceTimersByTimeAsync(1_000);
    stubGateway(() => on);
    expect(shift.get().kind).toBe("unknown");
    await vi.advanceTimersByTimeAsync(1_500);
    expect(shift.get()).toMatchObject({ kind: "on", state: "available" });
  });

  it("[AL24] [G734] is asked when the line is back, where it was not known before", async () => {
    freshness.set({ kind: "stale", since: 0, brokenAt: 0 });
    seatDana();
    await vi.advanceTimersByTimeAsync(5_000);
    const log = stubGateway(() => on);
    freshness.set({ kind: "live", provedAt: 0 });
    await vi.advanceTimersByTimeAsync(100);
    expect(shift.get()).toMatchObject({ kind: "on", state: "available" });
    const asked = log.length;
    freshness.set({ kind: "stale", since: 0, brokenAt: 0 });
    freshness.set({ kind: "live", provedAt: 0 });
    await vi.advanceTimersByTimeAsync(100);
    expect(log).toHaveLength(asked);
  });
});

describe("how somebody stands", () => {
  const stands = (state: string) => ({
    json: { data: { shift: { since: 1, state, stateSince: 2, paused: [] } } },
  });
  const isAsked = (log: readonly Asked[]): number =>
    log.filter(({ body }) => body.includes('"operationName":"OwnShift"')).length;

  it("[AL24] [G748] is asked when the line is back, where it was known and could not be had anew before that went", async () => {
    stubGateway(() => stands("available"));
    seatDana();
    await vi.advanceTimersByTimeAsync(100);
    expect(shift.get()).toMatchObject({ state: "available" });
    stubGateway(() => "unreachable");
    document.dispatchEvent(new Event("visibilitychange"));
    freshness.set({ kind: "stale", since: 0, brokenAt: 0 });
    await vi.advanceTimersByTimeAsync(5_000);
    const log = stubGateway(() => stands("consult_only"));
    freshness.set({ kind: "live", provedAt: 0 });
    await vi.advanceTimersByTimeAsync(100);
    expect(shift.get()).toMatchObject({ state: "consult_only" });
    expect(isAsked(log)).toBe(1);
  });

  it("[AL24] [G748] is asked until it is known where a press had no answer, and how they stand had none either", async () => {
    const off = { json: { data: { shift: null } } };
    stubGateway(() => off);
    seatDana();
    await vi.advanceTimersByTimeAsync(100);
    expect(shift.get()).toEqual({ kind: "off" });
    stubGateway(() => "unreachable");
    expect(await keepShift("available")).toBe(false);
    await vi.advanceTimersByTimeAsync(100);
    stubGateway(() => stands("available"));
    await vi.advanceTimersByTimeAsync(2_100);
    expect(shift.get()).toMatchObject({ kind: "on", state: "available" });
  });
});

describe("what calls for attention", () => {
  it("[AL11] is danger, said at once to whoever listens", () => {
    seatDana();
    show();
    show(row(4, { danger: "said_so" }));
    expect(region("assertive")).toBe("Danger. Contact 4 is waiting.");
  });

  it("[AL9] [AL11] is heard and noticed from the tab that rings, and from no other", () => {
    const played = vi.spyOn(sound, "play").mockImplementation(() => undefined);
    vi.spyOn(document, "hasFocus").mockReturnValue(false);
    const noticed: string[] = [];
    vi.stubGlobal(
      "Notification",
      class extends EventTarget {
        static readonly permission = "granted";
        readonly close = (): void => undefined;
        constructor(words: string) {
          super();
          noticed.push(words);
        }
      },
    );
    seatDana();
    shift.set({ kind: "on", state: "available", stateSince: 0 });
    preferences.update((before) => ({ ...before, soundPercent: 50 }));
    show();
    ringing.isHere.set(false);
    show(row(4, { danger: "said_so" }));
    expect([played.mock.calls, noticed]).toEqual([[], []]);
    ringing.isHere.set(true);
    show(row(4, { danger: "said_so" }), row(5, { danger: "said_so" }));
    expect(played.mock.calls).toEqual([["danger", 50]]);
    expect(noticed).toEqual(["New contact waiting"]);
  });

  it("[AL16] is who begins to wait, counted", () => {
    seatDana();
    show();
    show(row(4), row(5));
    expect(region("polite")).toBe("2 waiting, longest under 1 min");
  });

  it("[AL16] rests while the queue is held, and is said with the end of the hold", () => {
    seatDana();
    show();
    holdUpdates();
    vi.advanceTimersByTime(10_000);
    show(row(4), row(5));
    vi.advanceTimersByTime(30_000);
    expect(said.get().map(({ words }) => words)).not.toContainEqual(
      expect.stringContaining("waiting, longest"),
    );
    letUpdatesGoOn(2);
    vi.advanceTimersByTime(10_000);
    const summaries = said.get().filter(({ words }) => words.includes("2 waiting, longest under 1 min"));
    expect(summaries).toHaveLength(1);
  });

  it("[AL15] is what comes in contacts that I hold, counted for each", () => {
    seatDana();
    show(held(1, 1));
    show(held(2, 3));
    expect(region("polite")).toBe("2 new messages in contact 4.");
  });

  it("[AL19] is, for leads, whose holder is gone", () => {
    const theirs = { status: "claimed", holder: marta, heldSince: 1 };
    seatDana("shift_lead");
    show(row(4, theirs));
    show(row(4, { ...theirs, version: 2, holderGoneSince: 5 }));
    expect(region("assertive")).toBe("Marta is gone. Contact 4 waits for an answer.");
  });

  it("[AL3] is told anew to the next person, and to nobody who has left", () => {
    seatDana();
    show(row(4, { danger: "said_so" }));
    leaveSession();
    show(row(5, { danger: "said_so" }));
    vi.advanceTimersByTime(30_000);
    expect(region("assertive")).toBe("");
    seatDana();
    vi.advanceTimersByTime(60);
    expect(region("assertive")).toBe("Danger. Contact 5 is waiting.");
  });

  it("[AL22] is not a message in the contact that stands on the screen", () => {
    seatDana();
    const id = ContactId.parse(held(1, 1).id);
    const stands = (version: number): void =>
      openContact.set({
        kind: "ready",
        id,
        contact: { row: held(version, version) } as never,
        entries: new Map(),
        isStale: false,
      });
    stands(1);
    show(held(1, 1));
    show(held(2, 2));
    stands(2);
    vi.advanceTimersByTime(SHOWN_WITHIN_MS + 100);
    expect(region("polite")).toBe("");
  });

  it("[AL22] is a message in a contact that was open in a tab that crashed", () => {
    seatDana();
    const heard = (version: number): void => {
      const shown = { contact: held(1, 1).id, version };
      otherTabs.set(hearTab(otherTabs.get(), { kind: "reading", tab: "other", shown }, Date.now()).tabs);
    };
    show(held(1, 1));
    heard(1);
    show(held(2, 2));
    expect(region("polite")).toBe("");
    vi.advanceTimersByTime(SHOWN_WITHIN_MS);
    expect(region("polite")).toBe("1 new message in contact 4.");
  });
});
