import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { describedBy } from "./described.fixture.ts";
import { TargetsSection } from "./targets-section.tsx";

const targets = { voice: 20_000, text: 60_000, email: 900_000, form: 900_000, danger: 20_000 };

beforeEach(() => seatDana("administrator"));
afterEach(() => vi.unstubAllGlobals());

it("[Q8] a target is kept up to a week, and one that is longer, or none, says why it is not", async () => {
  const told: unknown[] = [];
  stubGateway(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: { value: unknown } };
    if (query.includes("keepSetting")) {
      told.push(variables.value);
      return { json: { data: { kept: { __typename: "SettingKept", version: 1 } } } };
    }
    return { json: { data: { setting: { version: 0, value: targets, versions: [] } } } };
  });
  const { page, remove } = await drawAt("/settings", <TargetsSection />);
  await act(() => expect.poll(() => page.querySelectorAll("input")).toHaveLength(5));
  const [call, text, email] = page.querySelectorAll("input");
  for (const wrong of ["0", "", "soon", "604801", "900000000"]) {
    type(email!, wrong);
    expect([wrong, button(page, "Keep these targets").disabled]).toEqual([wrong, true]);
    expect(describedBy(email!)).toBe(
      "Every target is a number of seconds above nothing, at most 604800: a week.",
    );
  }
  expect([describedBy(call!), describedBy(text!)]).toEqual(["", ""]);
  type(email!, "604800");
  await press(page, "Keep these targets");
  await act(() => expect.poll(() => told).toEqual([{ ...targets, email: 604_800_000 }]));
  remove();
});
