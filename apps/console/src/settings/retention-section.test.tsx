import { RetentionSettings } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { describedBy } from "./described.fixture.ts";
import { RetentionSection } from "./retention-section.tsx";

const kept = RetentionSettings.parse({});

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
  const drawn = await drawAt("/settings", <RetentionSection />);
  await act(() => expect.poll(() => drawn.page.textContent).toContain("Keep these days"));
  const field = (label: string): HTMLInputElement => {
    const found = [...drawn.page.querySelectorAll("label")].find(({ textContent }) => textContent === label);
    const input = found && drawn.page.querySelector<HTMLInputElement>(`[id="${found.htmlFor}"]`);
    if (!input) throw new Error(`no field ${label}`);
    return input;
  };
  return { ...drawn, told, field };
}

describe("how long things are kept", () => {
  it("is kept in days, all of them together, after the version that was seen", async () => {
    const { page, told, field, remove } = await shown();
    type(field("Days after a contact was closed"), "180");
    await press(page, "Keep these days");
    await act(() => expect.poll(() => page.textContent).toContain("Kept as version 1."));
    expect(told).toEqual([{ name: "retention", expectedVersion: 0, value: { ...kept, contactDays: 180 } }]);
    remove();
  });

  it("is nothing that is too short, empty or no number, and says what may be", async () => {
    const { page, told, field, remove } = await shown();
    for (const wrong of ["29", "", "soon", "30.5"]) {
      type(field("Days after a contact was closed"), wrong);
      expect([wrong, button(page, "Keep these days").disabled]).toEqual([wrong, true]);
    }
    expect(page.textContent).toContain("Whole days: 30 to 3660 for contacts");
    expect(describedBy(field("Days after a contact was closed"))).toContain("Whole days: 30 to 3660");
    expect(field("Days after a contact was closed").getAttribute("aria-invalid")).toBe("true");
    expect(describedBy(field("Days after a case was closed"))).toBe("");
    expect(told).toEqual([]);
    remove();
  });
});
