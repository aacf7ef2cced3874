import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { CallsSection } from "./calls-section.tsx";
import { CentresSection } from "./centres-section.tsx";

const calls = { promptLanguages: ["en", "es"], aliasNumber: null, shortAbandonMs: 5000 };
const centre = { id: "old", place: "Fairfield", name: "Dispatch", number: "5550100", note: null };
const KEPT = { __typename: "SettingKept", version: 2 };

/** A gateway where a setting stands like that, and which keeps every change. */
function gateway(value: unknown): { name: string; value: unknown; expectedVersion: number }[] {
  const told: { name: string; value: unknown; expectedVersion: number }[] = [];
  stubGateway(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: (typeof told)[number] };
    if (!query.includes("keepSetting"))
      return { json: { data: { setting: { version: 1, value, versions: [] } } } };
    told.push(variables);
    return { json: { data: { kept: KEPT } } };
  });
  return told;
}
const field = (page: HTMLElement, label: string): HTMLInputElement => {
  const found = [...page.querySelectorAll("label")].find(({ textContent }) => textContent === label);
  const input = found && page.querySelector<HTMLInputElement>(`[id="${found.htmlFor}"]`);
  if (!input) throw new Error(`no field ${label}`);
  return input;
};
const order = (page: HTMLElement): readonly string[] =>
  [...page.querySelectorAll("ol li label")].map(({ textContent }) => textContent);
async function shown(section: "calls" | "centres", says: string) {
  const drawn = await drawAt("/settings", section === "calls" ? <CallsSection /> : <CentresSection />);
  await act(() => expect.poll(() => drawn.page.textContent).toContain(says));
  return drawn;
}

beforeEach(() => seatDana("administrator"));
afterEach(() => vi.unstubAllGlobals());

describe("how calls are answered", () => {
  it("is kept with the languages in their order, the number and the seconds, after the version that was seen", async () => {
    const told = gateway(calls);
    const { page, remove } = await shown("calls", "Keep how calls are answered");
    expect(order(page)).toEqual(["1. English", "2. Spanish", "French"]);
    act(() => page.querySelectorAll<HTMLElement>("ol [role=switch]")[2]?.click());
    await press(page, "Greet in French earlier");
    await press(page, "Greet in French earlier");
    expect(order(page)).toEqual(["1. French", "2. English", "3. Spanish"]);
    type(field(page, "Number that is shown to whoever is rung"), "+1 555 0199");
    type(field(page, "Short call, in seconds"), "7.5");
    await press(page, "Keep how calls are answered");
    await act(() => expect.poll(() => page.textContent).toContain("Kept as version 2."));
    expect(told).toEqual([
      {
        name: "calls",
        expectedVersion: 1,
        value: { promptLanguages: ["fr", "en", "es"], aliasNumber: "+15550199", shortAbandonMs: 7500 },
      },
    ]);
    remove();
  });

  it("is not kept without a language, and says so", async () => {
    gateway(calls);
    const { page, remove } = await shown("calls", "Keep how calls are answered");
    for (const each of [0, 0])
      act(() => page.querySelectorAll<HTMLElement>("ol [role=switch]")[each]?.click());
    expect(page.textContent).toContain("Greet in one language at least.");
    expect(button(page, "Keep how calls are answered").disabled).toBe(true);
    remove();
  });

  it("is nothing to be changed while it is not known", async () => {
    stubGateway(() => "unreachable");
    const { page, remove } = await shown("calls", "This setting could not be loaded.");
    expect(page.querySelectorAll("input, form")).toHaveLength(0);
    remove();
  });
});

describe("emergency centres", () => {
  it("are kept from lines, those that stood there under their ids", async () => {
    const told = gateway([centre]);
    const { page, remove } = await shown("centres", "Keep these centres");
    expect(page.textContent).not.toContain("No centre is on the list yet");
    type(
      field(page, "Centres"),
      "Fairfield | Dispatch | 5550199 | ring twice\nMill Town | Dispatch | 555-0101",
    );
    await press(page, "Keep these centres");
    await act(() => expect.poll(() => page.textContent).toContain("Kept as version 2."));
    expect(told).toMatchObject([
      {
        name: "emergencyCentres",
        value: [
          { id: "old", number: "5550199", note: "ring twice" },
          { id: "mill-town-dispatch", place: "Mill Town", number: "5550101", note: null },
        ],
      },
    ]);
    remove();
  });

  it("say that there are none, and which line is unclear", async () => {
    gateway([]);
    const { page, remove } = await shown("centres", "No centre is on the list yet.");
    type(field(page, "Centres"), "Fairfield 5550100");
    expect(page.textContent).toContain("Not clear, line 1");
    expect(button(page, "Keep these centres").disabled).toBe(true);
    remove();
  });
});
