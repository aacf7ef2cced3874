import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { caseRow } from "../case/case-at.ts";
import { wantedPlan } from "../crisis/wanted-plan.ts";
import { asksOf, CASE, caseData } from "../case/case.fixture.ts";
import { caseShown } from "../case/case-shown.ts";
import { queueRow, uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { NoPlanYet, PlanPlace } from "./plan-place.tsx";

beforeEach(() => {
  seatDana();
  caseRow.set(queueRow(7));
  caseShown.set({ kind: "ready", id: CASE, data: caseData(), readAt: 0, isStale: false });
});
afterEach(() => {
  vi.unstubAllGlobals();
  caseRow.set(null);
  caseShown.set({ kind: "none" });
});

it("asks for safety plans, and lays them open, once somebody wants them; shut by the same button", async () => {
  const log = stubGateway(() => ({ json: { data: { safetyPlans: [] } } }));
  const { page, remove } = draw(<PlanPlace />);
  expect(log).toEqual([]);
  await press(page, "Open the safety plan");
  await act(() => new Promise<void>((resolve) => setTimeout(resolve, 15)));
  expect(asksOf(log, "SafetyPlans")).toEqual([{ caseId: CASE }]);
  expect(page.textContent).toContain("Nobody has begun a safety plan in this case.");
  await press(page, "Close the safety plan");
  expect(page.textContent).not.toContain("Nobody has begun");
  remove();
});

it("is open for whoever was led to a plan in this contact, and for nobody who was led elsewhere", async () => {
  stubGateway(() => ({ json: { data: { safetyPlans: [] } } }));
  wantedPlan.set({ contactId: uuid(108), planId: uuid(950) });
  const { page, remove } = draw(<PlanPlace />);
  expect(buttonNames(page)).toEqual(["Open the safety plan"]);
  act(() => wantedPlan.set({ contactId: uuid(107), planId: uuid(950) }));
  await act(() => new Promise<void>((resolve) => setTimeout(resolve, 15)));
  expect(buttonNames(page)).toContain("Close the safety plan");
  // It is not in this case any more: it is looked for no longer.
  expect(wantedPlan.get()).toBeNull();
  remove();
});

it("is nothing to whoever may not read plans, and says to whoever may that a case comes first", () => {
  const drawn = () => {
    const { page, remove } = draw(
      <>
        <PlanPlace />
        <NoPlanYet />
      </>,
    );
    const found = [buttonNames(page), page.textContent.includes("A safety plan stands in a case.")];
    remove();
    return found;
  };
  expect(drawn()).toEqual([["Open the safety plan"], true]);
  seatDana("administrator");
  expect(drawn()).toEqual([[], false]);
});
