import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { speak } from "../text/language.ts";
import { ALERTS, type AlertKind } from "./alert-table.ts";
import { NO_ATTENTION } from "./attention.ts";
import { browserNotices, createNotices } from "./notices.ts";
import type { AlertAct } from "./outlook.ts";

beforeAll(() => speak("en"));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const act = (alert: AlertKind): AlertAct => ({
  alert,
  row: queueRow(4120, { status: "claimed", holder: marta, offeredTo: dana }),
  count: 1,
  tone: null,
  says: true,
  notifies: true,
});

function noticing({ isSeen = false, isAllowed = true } = {}) {
  const open: string[] = [];
  const shown: string[] = [];
  const notices = createNotices(() => ({
    isSeen: () => isSeen,
    show: isAllowed
      ? (words, tag) => {
          shown.push(`${words} | ${tag}`);
          open.push(tag);
          return { close: () => void open.splice(open.indexOf(tag), 1) };
        }
      : null,
  }));
  return { ...notices, open, shown };
}

describe("a notice of the operating system", () => {
  it("[AL8] says one of five things, and nothing of whom it is about", () => {
    const { tell, shown } = noticing();
    tell((Object.keys(ALERTS) as AlertKind[]).map(act));
    expect(shown).toEqual([
      "New contact waiting | holdfast-contact",
      "New message | holdfast-message",
      "A contact is offered to you | holdfast-offer",
      "A contact is back | holdfast-back",
      "A colleague asks something of you | holdfast-ask",
    ]);
    expect(shown.join(" ")).not.toMatch(/4120|Dana|Marta|text/);
  });

  it("is not shown to somebody who looks at the console, nor where nobody allowed it", () => {
    for (const how of [{ isSeen: true }, { isAllowed: false }]) {
      const { tell, shown } = noticing(how);
      tell([act("danger_waiting")]);
      expect(shown).toEqual([]);
    }
  });

  it("goes when what it tells of wants nobody any more, and stays while it does", () => {
    const { tell, settle, open } = noticing();
    tell([act("danger_waiting"), act("assigned")]);
    settle({ ...NO_ATTENTION, contact: true, offer: true });
    expect(open).toHaveLength(2);
    settle({ ...NO_ATTENTION, contact: true });
    expect(open).toEqual(["holdfast-contact"]);
    settle(NO_ATTENTION);
    expect(open).toEqual([]);
  });

  it("takes the place of the one before, and goes with whoever leaves", () => {
    const { tell, stop, open } = noticing();
    tell([act("danger_waiting")]);
    tell([act("danger_unanswered")]);
    expect(open).toHaveLength(1);
    stop();
    expect(open).toEqual([]);
  });

  it("is missing, and nothing else is, where a browser allows notices and then throws", () => {
    vi.stubGlobal(
      "Notification",
      class {
        static readonly permission = "granted";
        constructor() {
          throw new TypeError("Illegal constructor");
        }
      },
    );
    vi.spyOn(document, "hasFocus").mockReturnValue(false);
    const { show } = browserNotices();
    expect(show?.("New message", "holdfast-message")).toBeNull();
    const { tell, settle } = createNotices(browserNotices);
    expect(() => {
      tell([act("danger_waiting")]);
      settle(NO_ATTENTION);
    }).not.toThrow();
  });

  it("is not shown for what is only heard again", () => {
    const { tell, shown } = noticing();
    tell([{ ...act("danger_waiting"), notifies: false }]);
    expect(shown).toEqual([]);
  });
});
