import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { proving } from "../prove/proving.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { SecondFactorSection } from "./second-factor-section.tsx";

let kept: readonly object[];
beforeEach(() => {
  seatDana("administrator");
  kept = [{ __typename: "SettingKept", version: 2 }];
});
afterEach(() => {
  forgetAnnouncements();
  act(() => proving.get()?.answer(false));
  vi.unstubAllGlobals();
});

/** What is read there, once React has drawn it. */
const reads = async (page: HTMLElement, words: string) =>
  expect
    .poll(async () => {
      await act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)));
      return page.textContent;
    })
    .toContain(words);
async function shown() {
  const told: unknown[] = [];
  stubGateway(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: unknown };
    if (query.includes("keepSetting")) return { json: { data: { kept: kept[told.push(variables) - 1] } } };
    return { json: { data: { setting: { version: 1, value: ["counsel"], versions: [] } } } };
  });
  const drawn = await drawAt("/settings", <SecondFactorSection />);
  await reads(drawn.page, "Keep these roles");
  const box = (role: string): HTMLInputElement => {
    const input = drawn.page.querySelector<HTMLInputElement>(`input[value=${role}]`);
    if (!input) throw new Error(`no box for ${role}`);
    return input;
  };
  return { ...drawn, told, box };
}

describe("[G514] who needs a second factor", () => {
  it("is each role that is ticked, kept after the version that was seen", async () => {
    const { page, box, told, remove } = await shown();
    expect([box("counsel").checked, box("advocate").checked]).toEqual([true, false]);
    await act(async () => box("advocate").click());
    await press(page, "Keep these roles");
    await reads(page, "Kept as version 2.");
    expect(told).toEqual([{ name: "secondFactorRoles", expectedVersion: 1, value: ["advocate", "counsel"] }]);
    remove();
  });

  it("is asked a proof for, and kept then as it was ticked; not without", async () => {
    kept = [
      { __typename: "ProveItsYou" },
      { __typename: "SettingKept", version: 2 },
      { __typename: "ProveItsYou" },
    ];
    const { page, told, remove } = await shown();
    await press(page, "Keep these roles");
    await act(() => expect.poll(() => proving.get()).not.toBeNull());
    act(() => proving.get()?.answer(true));
    await reads(page, "Kept as version 2.");
    await press(page, "Keep these roles");
    await act(() => expect.poll(() => proving.get()).not.toBeNull());
    act(() => proving.get()?.answer(false));
    await reads(page, "it was not proved that it is you");
    expect(told).toHaveLength(3);
    remove();
  });

  it("says to whoever names their own role first that they show theirs", async () => {
    kept = [{ __typename: "SettingWrong", problems: ["own_second_factor_first"] }];
    const { page, told, remove } = await shown();
    await press(page, "Keep these roles");
    await reads(page, "you have not shown a second factor yourself");
    expect(told).toHaveLength(1);
    remove();
  });
});
