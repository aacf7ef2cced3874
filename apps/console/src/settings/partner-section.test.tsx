import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { describedBy } from "./described.fixture.ts";
import { PartnerSection } from "./partner-section.tsx";

const KEPT = { partnerNumber: null, partnerAtOnce: 7 };

beforeEach(() => seatDana("administrator"));
afterEach(() => vi.unstubAllGlobals());

describe("a partner's line", () => {
  it("[AL58] [AL64] is kept as it is dialled, empty where there is none, and not while it is no number, nor how many it takes", async () => {
    const told: unknown[] = [];
    stubGateway(({ body }) => {
      const { query, variables } = JSON.parse(body) as { query: string; variables: { value: unknown } };
      if (query.includes("keepSetting")) {
        told.push(variables.value);
        return { json: { data: { kept: { __typename: "SettingKept", version: 1 } } } };
      }
      return { json: { data: { setting: { version: 0, value: KEPT, versions: [] } } } };
    });
    const { page, remove } = await drawAt("/settings", <PartnerSection />);
    await act(() => expect.poll(() => page.textContent).toContain("Keep this line"));
    const [field, most] = page.querySelectorAll("input");
    expect([field!.value, most!.value]).toEqual(["", "7"]);
    type(field!, "the other line");
    expect(button(page, "Keep this line").disabled).toBe(true);
    expect([describedBy(field!), describedBy(most!)]).toEqual([
      "A number as it is dialled: 2 to 20 digits, with or without + before them.",
      "",
    ]);
    type(field!, "+1 (555) 010-0177");
    await press(page, "Keep this line");
    await act(() => expect.poll(() => told).toEqual([{ partnerNumber: "+15550100177", partnerAtOnce: 7 }]));
    expect(page.textContent).not.toContain("Choose a whole number");
    for (const wrong of ["0", "101", "2.5", "", " ", "many"]) {
      type(most!, wrong);
      expect(button(page, "Keep this line").disabled).toBe(true);
    }
    expect([describedBy(field!), describedBy(most!)]).toEqual(["", "Choose a whole number from 1 to 100."]);
    for (const [given, kept] of [
      ["12", 12],
      ["1", 1],
      ["100", 100],
    ] as const) {
      type(most!, given);
      await press(page, "Keep this line");
      await act(() =>
        expect.poll(() => told.at(-1)).toEqual({ partnerNumber: "+15550100177", partnerAtOnce: kept }),
      );
    }
    remove();
  });
});
