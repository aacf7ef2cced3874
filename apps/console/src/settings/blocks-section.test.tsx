import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { BlocksSection } from "./blocks-section.tsx";
import { describedBy } from "./described.fixture.ts";

const DAY_MS = 86_400_000;

/** A gateway whose longest block is 90 days; gives what it is told to keep. */
function gateway(): unknown[] {
  const told: unknown[] = [];
  stubGateway(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: object };
    if (!query.includes("keepSetting"))
      return { json: { data: { setting: { version: 2, value: 90 * DAY_MS, versions: [] } } } };
    told.push(variables);
    return { json: { data: { kept: { __typename: "SettingKept", version: 3 } } } };
  });
  return told;
}
async function drawn() {
  const shown = await drawAt("/settings", <BlocksSection />);
  await act(() => expect.poll(() => shown.page.querySelector("input")).not.toBeNull());
  const field = shown.page.querySelector("input");
  if (field === null) throw new Error("it has no field");
  return { ...shown, field };
}

beforeEach(() => seatDana("administrator"));
afterEach(() => void vi.unstubAllGlobals());

describe("[DB250] the longest block", () => {
  it("stands there in days, and is kept after the version that was seen", async () => {
    const told = gateway();
    const { page, field, remove } = await drawn();
    expect(field.value).toBe("90");
    type(field, "30");
    await press(page, "Keep this length");
    expect(told).toEqual([{ name: "longestBlockMs", expectedVersion: 2, value: 30 * DAY_MS }]);
    remove();
  });

  it.each(["", "0", "367", "1.5", "many"])("is not kept as %o", async (typed) => {
    gateway();
    const { page, field, remove } = await drawn();
    type(field, typed);
    expect(button(page, "Keep this length").disabled).toBe(true);
    expect(describedBy(field)).toBe("A whole number of days, from 1 to 366.");
    type(field, "30");
    expect(describedBy(field)).toBe("");
    remove();
  });
});
