import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { RumoursSection } from "./rumours-section.tsx";

const kept = { sources: [], places: ["Mall"] };

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
  const drawn = await drawAt("/settings", <RumoursSection />);
  await act(() => expect.poll(() => drawn.page.textContent).toContain("Keep these names"));
  const [sources, places] = drawn.page.querySelectorAll("textarea");
  return { ...drawn, told, sources: sources!, places: places! };
}

describe("what is going round", () => {
  it("[Q86] is kept a name a line, without lines that say nothing", async () => {
    const { page, told, sources, places, remove } = await shown();
    expect(places.value).toBe("Mall");
    type(sources, "white van video\n\n  a post \n");
    await press(page, "Keep these names");
    await act(() => expect.poll(() => page.textContent).toContain("Kept as version 1."));
    expect(told).toEqual([
      {
        name: "rumours",
        expectedVersion: 0,
        value: { sources: ["white van video", "a post"], places: ["Mall"] },
      },
    ]);
    remove();
  });

  it("[Q86] keeps nothing where a name stands twice, and says at which field what may be", async () => {
    const { page, told, sources, places, remove } = await shown();
    type(places, "Mall\nmall");
    expect(button(page, "Keep these names").disabled).toBe(true);
    const wrongOf = (field: HTMLElement) =>
      page.querySelector(`[id="${field.getAttribute("aria-describedby") ?? ""}"]`)?.textContent;
    expect(wrongOf(places)).toContain("each once");
    expect(wrongOf(sources)).toBe("");
    expect(told).toEqual([]);
    remove();
  });
});
