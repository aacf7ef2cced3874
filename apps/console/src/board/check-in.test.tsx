import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { dana } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { useStore } from "../store/store.ts";
import { CheckIn } from "./check-in.tsx";
import { forgetHeavy, heavySeen, type Heavy, type HeavyOf } from "./heavy-store.ts";

const of = (over: Partial<HeavyOf> = {}): HeavyOf => ({
  id: dana.id,
  count: 3,
  isCheckInDue: true,
  checkedIn: null,
  breakEndedAt: null,
  consentEndsAt: null,
  ...over,
});
const heavyOf = (row: HeavyOf): Heavy => new Map([[row.id, row]]);
let stands: HeavyOf;
let told: unknown[];
let isAway = false;
beforeEach(() => {
  seatDana("shift_lead");
  told = [];
  stands = of();
  isAway = false;
  heavySeen.set(heavyOf(of()));
  stubGateway(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: { isDone: boolean } };
    if (!query.includes("checkInWith")) return { json: { data: { heavyContacts: [stands] } } };
    told.push(variables);
    if (isAway) return "unreachable";
    stands = of({ isCheckInDue: false, checkedIn: variables.isDone ? { at: Date.now(), by: "Lee" } : null });
    return { json: { data: { checkInWith: true } } };
  });
});
afterEach(() => {
  forgetHeavy();
  vi.unstubAllGlobals();
});

function Shown() {
  const heavy = useStore(heavySeen);
  return (
    <main id="work" tabIndex={-1}>
      <CheckIn name="Dana" heavy={heavy?.get(dana.id) ?? null} />
    </main>
  );
}

describe("the prompt to check in with somebody", () => {
  it("[A120] says why, asks for no word of what was said, and goes when a lead says that they did; then it says who", async () => {
    const { page, remove } = draw(<Shown />);
    expect(page.textContent).toContain("3 hard contacts on this shift. Ask how they are.");
    expect(page.querySelectorAll("input, textarea")).toHaveLength(0);
    act(() => button(page, "I checked in with Dana").focus());
    await press(page, "I checked in with Dana");
    await act(() => expect.poll(() => page.textContent).toMatch(/^Lee checked in at /u));
    expect(told).toEqual([{ userId: dana.id, isDone: true }]);
    expect(document.activeElement?.id).toBe("work");
    remove();
  });

  it("[A120] goes when it needs none, and says nothing then", async () => {
    const { page, remove } = draw(<Shown />);
    await press(page, "No check-in with Dana needed");
    await act(() => expect.poll(() => page.textContent).toBe(""));
    expect(told).toEqual([{ userId: dana.id, isDone: false }]);
    remove();
  });

  it("stays where it could not be told", async () => {
    isAway = true;
    const { page, remove } = draw(<Shown />);
    await press(page, "I checked in with Dana");
    await act(() => expect.poll(() => told.length).toBe(1));
    expect(page.textContent).toContain("Ask how they are.");
    remove();
  });

  it("is nothing where it is not due, or nothing is known of them", () => {
    heavySeen.set(heavyOf(of({ isCheckInDue: false })));
    const { page, remove } = draw(<Shown />);
    expect(page.textContent).toBe("");
    act(() => heavySeen.set(null));
    expect(page.textContent).toBe("");
    remove();
  });
});
