import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { uuid } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { FellPlace } from "./fell-place.tsx";
import { handoverData, offeredByDana } from "./handover.fixture.ts";
import type { HandoverData } from "./handover-documents.ts";

let list: readonly HandoverData[] = [];
let isAway = false;
let asked: readonly unknown[] = [];
let remove = (): void => undefined;
const settle = async (ms = 20) => act(async () => new Promise<void>((resolve) => setTimeout(resolve, ms)));

beforeEach(() => {
  seatDana("shift_lead");
  [list, isAway] = [[], false];
  asked = stubGateway(() =>
    isAway
      ? "unreachable"
      : {
          json: {
            data: { handovers: list, shiftEnd: null, handover: { handover: null, words: null, say: "" } },
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
  const board = await drawAt("/board", <FellPlace />);
  ({ remove } = board);
  await act(async () => vi.dynamicImportSettled());
  await settle();
  return board.page;
}

describe("[G572] what nobody accepted, on the board", () => {
  it("is nothing, and that is said", async () => {
    const page = await drawn();
    expect(page.querySelector("h2")?.textContent).toBe("Handed over to leads: 0");
    expect(page.textContent).toContain("Nothing waits for a lead to go on with it.");
  });

  it("is offered to leads with the same acts, and taken back by whoever offered it; what did not fall to them is not there", async () => {
    list = [
      handoverData({ state: "fell_to_lead", to: null }),
      offeredByDana({ id: uuid(801), contact: { id: uuid(108), number: 8 }, state: "fell_to_lead" }),
      handoverData({ id: uuid(802), contact: { id: uuid(109), number: 9 } }),
    ];
    const page = await drawn();
    expect(page.querySelector("h2")?.textContent).toBe("Handed over to leads: 2");
    expect(page.textContent).toContain("Contact 7 (Text), which Marta has: nobody accepted it.");
    // What fell to all leads is declined by none of them.
    expect(buttonNames(page)).toEqual([
      "Read what goes with contact 7",
      "Accept contact 7",
      "Take back contact 8",
    ]);
  });

  it("[G507] says of what was offered to nobody that it was, and that there is nothing to read of it", async () => {
    const facts = { state: "fell_to_lead", to: null, isNeverOffered: true } as const;
    list = [
      handoverData(facts),
      offeredByDana({ ...facts, id: uuid(801), contact: { id: uuid(108), number: 8 } }),
    ];
    const page = await drawn();
    expect(page.textContent).toContain("which Marta has and offered to nobody by the end of their shift.");
    expect(page.textContent).toContain("You offered it to nobody by the end of your shift");
    await press(page, "Read what goes with contact 7");
    await settle();
    expect(page.textContent).toContain("Nobody wrote anything for whoever goes on");
    expect(page.textContent).not.toContain("damaged");
  });

  it("is unknown where nothing could be asked, never nothing, and can be asked for again", async () => {
    isAway = true;
    const page = await drawn();
    await settle(1_500);
    expect(page.querySelector("h2")?.textContent).toBe("Handed over to leads: unknown");
    expect(page.textContent).toContain("What waits for a lead to go on with it is unknown.");
    isAway = false;
    await press(page, "Retry");
    await settle();
    expect(page.querySelector("h2")?.textContent).toBe("Handed over to leads: 0");
  });

  it("is asked for by nobody who does not lead", async () => {
    seatDana("advocate");
    expect((await drawn()).textContent).toBe("");
    expect(asked).toEqual([]);
  });
});
