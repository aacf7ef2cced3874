import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openContact } from "../contact/open-contact.ts";
import { freshness } from "../live/connection.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { CONTACT } from "../reach/reach-now.fixture.ts";
import type { SafeContact } from "../reach/reach-documents.ts";
import { decision, preference, safeContact } from "../reach/safe-contact.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { AgreeButton } from "./agree-button.tsx";
import { followUpForm } from "./follow-up-form.ts";
import { ourZone } from "./wall-time.ts";

const NOW = Date.UTC(2027, 2, 10, 15, 50);
const row = queueRow(1, { holder: dana, heldSince: 0, status: "claimed", medium: "text" });
const ZONE = "Asia/Kathmandu";
const agreed = (facts: Partial<NonNullable<SafeContact["preference"]>> = {}): Partial<SafeContact> => {
  const said = preference({ timeZone: ZONE, validUntil: NOW + 48 * 3_600_000, ...facts });
  const standing = { kind: "agreed", ways: [], timeZone: ZONE, validUntil: NOW } as const;
  return { standing: { ...standing, ways: [] }, preference: said };
};
const window = (from: string, until: string) => ({
  way: "text" as const,
  windows: [{ days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as never, from, until }],
  until: null,
  aliasName: null,
  aliasTopic: null,
  mayLeaveVoicemail: false,
});
const open = (facts: Partial<SafeContact>): void =>
  openContact.set({
    kind: "ready",
    id: CONTACT,
    contact: { row, safeContact: safeContact(facts) } as never,
    entries: new Map(),
    isStale: false,
  });
async function dialog(facts: Partial<SafeContact>) {
  open(facts);
  const shown = await drawAt("/contact/1", <AgreeButton row={row} />);
  await press(shown.page, "Follow-up…");
  const found = await vi.waitFor(() => {
    const each = document.querySelector<HTMLElement>("[role=dialog]");
    if (each === null) throw new Error("no dialog is open");
    return each;
  });
  return { ...shown, found };
}
const values = (of: HTMLElement): string[] =>
  [...of.querySelectorAll<HTMLInputElement>("input:not([type=radio])")].map(({ value }) => value);

beforeEach(() => {
  seatDana();
  freshness.set({ kind: "live", provedAt: 0 });
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  act(() => {
    followUpForm.set(null);
    openContact.set({ kind: "none" });
  });
});

describe("a follow-up with somebody who was asked", () => {
  it("is entered by their clock, which is known", async () => {
    const { found, remove } = await dialog(agreed());
    expect(found.querySelectorAll<HTMLInputElement>("input:checked")[1]?.closest("label")?.textContent).toBe(
      "Theirs, another time zone",
    );
    // 15:50 by the clock of Greenwich is 21:35 there.
    expect(values(found)).toEqual(["", "2027-03-10", "21:45", "22:45", ZONE]);
    remove();
  });

  it.each<[string, Partial<SafeContact>, string]>([
    ["nobody asked", { preference: null }, "nobody has asked them"],
    ["they said never", { ...agreed(), preference: preference({ may: "never" }) }, "never to be contacted"],
    ["it has expired by then", agreed({ validUntil: NOW + 60_000 }), "expires at "],
    ["another way was agreed", agreed({ ways: [] }), "not agreed to this way"],
    [
      "what was for once is over",
      agreed({ ways: [{ ...window("00:00", "23:59"), windows: null, until: NOW + 60_000 }] }),
      "outside the hours",
    ],
    ["their hours are closed", agreed({ ways: [window("06:00", "07:00")] }), "outside the hours"],
    ["their hours open later", agreed({ ways: [window("22:00", "23:00")] }), "begin at 16:15 (22:00 there)"],
  ])("[CP89] says that it would be locked at its time when %s", async (_when, facts, words) => {
    const { found, remove } = await dialog(facts);
    expect(found.textContent).toContain("This will be locked");
    expect(found.textContent).toContain(words);
    remove();
  });

  it.each<[string, Partial<SafeContact>]>([
    ["they may be reached then", agreed()],
    [
      "what is known of them is withheld",
      { preference: null, decision: decision({ hands: { ...decision().hands, withholds: ["facts"] } }) },
    ],
  ])("[CP89] says nothing of it when %s", async (_when, facts) => {
    const { found, remove } = await dialog(facts);
    expect(found.textContent).not.toContain("This will be locked");
    remove();
  });

  it("[CP33] tells no time zone while it may be the exploiter", async () => {
    const { found, remove } = await dialog({
      ...agreed(),
      decision: decision({ hands: { ...decision().hands, withholds: ["facts"] } }),
    });
    expect(found.textContent).not.toContain(ZONE);
    expect(found.textContent).toContain(`Ours, ${ourZone()}`);
    expect(values(found)).not.toContain(ZONE);
    remove();
  });
});
