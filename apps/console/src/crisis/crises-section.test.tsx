import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { marta, uuid } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { checkpointsOf, clockData } from "./clock.fixture.ts";
import { CrisesPlace } from "./crises-place.tsx";
import type { ClockData } from "./crisis-documents.ts";

let clocks: readonly ClockData[] = [];
let isAway = false;
let remove = (): void => undefined;
let asked: readonly unknown[] = [];
const settle = async (ms = 20) => act(async () => new Promise<void>((resolve) => setTimeout(resolve, ms)));
beforeEach(() => {
  seatDana("shift_lead");
  [clocks, isAway] = [[], false];
  asked = stubGateway(() =>
    isAway
      ? "unreachable"
      : {
          json: {
            data: {
              crisisClocks: clocks,
              crisisClocksUnheld: clocks.filter(({ holder }) => holder === null).length,
            },
          },
        },
  );
});
afterEach(() => {
  remove();
  remove = () => undefined;
  vi.unstubAllGlobals();
});

async function drawn(): Promise<HTMLElement> {
  const board = await drawAt("/board", <CrisesPlace />);
  ({ remove } = board);
  await act(async () => vi.dynamicImportSettled());
  await settle();
  return board.page;
}
const agoBy = (minutes: number) => Date.now() - minutes * 60_000;
const clock = (nth: number, minutes: number, facts: Partial<ClockData> = {}): ClockData =>
  clockData({
    id: uuid(700 + nth),
    caseNumber: nth,
    startedAt: agoBy(minutes),
    checkpoints: checkpointsOf(agoBy(minutes)),
    ...facts,
  });

describe("the crisis clocks on the board", () => {
  it("are none, and that is said", async () => {
    const page = await drawn();
    expect(page.querySelector("h2")?.textContent).toBe("Crisis clocks: 0");
    expect(page.textContent).toContain("No crisis clock runs.");
  });

  it("[G536] are listed with what nobody has first, then what is overdue, by words and shape, each with a way to its plan", async () => {
    const holder = { id: marta.id, name: marta.name };
    clocks = [clock(1, 2, { holder }), clock(2, 20, { holder }), clock(3, 2, { holder: null })];
    const page = await drawn();
    const items = [...page.querySelectorAll("[data-crisis]")].map(({ textContent }) => textContent);
    expect(page.querySelector("h2")?.textContent).toBe("Crisis clocks: 3");
    expect(page.textContent).toContain("◆ 1 crisis clock runs that nobody on shift has.");
    expect(items[0]).toMatch(/^Crisis clock of case 3◆ Next.*Nobody on shift has had it since/);
    expect(items[1]).toMatch(
      /^Crisis clock of case 2◆ Overdue: “15 min: a lead knows”.*Marta has had it since/,
    );
    expect(items[2]).toMatch(/^Crisis clock of case 1▲ Next: “15 min: a lead knows”, due in 1[23] min/);
    for (const each of items) expect(each).toMatch(/they leave nowSafety plan, contact 7$/);
  });

  it("are unknown where nothing could be asked, never none, and can be asked for again", async () => {
    isAway = true;
    const page = await drawn();
    expect(page.querySelector("h2")?.textContent).toBe("Crisis clocks: unknown");
    expect(page.textContent).toContain("Which crisis clocks run is unknown.");
    isAway = false;
    await press(page, "Retry");
    await settle();
    expect(page.querySelector("h2")?.textContent).toBe("Crisis clocks: 0");
  });

  it("are asked for by nobody who does not lead", async () => {
    seatDana("advocate");
    expect((await drawn()).textContent).toBe("");
    expect(asked).toEqual([]);
  });
});
