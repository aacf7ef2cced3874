import { AfterContactSettings } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { AfterContactSection } from "./after-contact-section.tsx";

const kept = AfterContactSettings.parse({});

beforeEach(() => seatDana("administrator"));
afterEach(() => vi.unstubAllGlobals());

async function shown() {
  const told: unknown[] = [];
  stubGateway(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: unknown };
    if (query.includes("keepSetting")) {
      told.push(variables);
      return { json: { data: { kept: { __typename: "SettingKept", version: 1 } } } };
    }
    return { json: { data: { setting: { version: 0, value: kept, versions: [] } } } };
  });
  const drawn = await drawAt("/settings", <AfterContactSection />);
  await act(() => expect.poll(() => drawn.page.textContent).toContain("Keep these minutes"));
  const field = (label: string): HTMLInputElement => {
    const found = [...drawn.page.querySelectorAll("label")].find(({ textContent }) => textContent === label);
    const input = found && drawn.page.querySelector<HTMLInputElement>(`[id="${found.htmlFor}"]`);
    if (!input) throw new Error(`no field ${label}`);
    return input;
  };
  return { ...drawn, told, field };
}

describe("how long the time after a contact is", () => {
  it("[Q45] is kept in minutes, all of them together, after the version that was seen", async () => {
    const { page, told, field, remove } = await shown();
    type(field("Text"), "7");
    await press(page, "Keep these minutes");
    await act(() => expect.poll(() => page.textContent).toContain("Kept as version 1."));
    expect(told).toEqual([{ name: "afterContact", expectedVersion: 0, value: { ...kept, text: 7 } }]);
    remove();
  });

  it.each([
    ["Text", "2"],
    ["Text", "16"],
    ["Hard contact", "4"],
    ["Hard contact", "61"],
    ["Call", ""],
    ["Call", "soon"],
    ["Form", "3.5"],
  ])("[Q45] keeps nothing where %s is given %j, and says what may be", async (label, minutes) => {
    const { page, told, field, remove } = await shown();
    type(field(label), minutes);
    expect(button(page, "Keep these minutes").disabled).toBe(true);
    expect(page.textContent).toContain("Whole minutes from 3 to 60");
    expect(told).toEqual([]);
    remove();
  });
});
