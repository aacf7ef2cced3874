import { UserId } from "@holdfast/case-schema";
import type { CallRow } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ringing, sound } from "../alerts/my-sound.ts";
import { shift } from "../alerts/shift.ts";
import { callRow } from "../calls/call.fixture.ts";
import { hearOfCalls } from "../calls/calls.ts";
import { freshness } from "../live/connection.ts";
import { dana, queueRow, uuid } from "../queue/row.fixture.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { drawn, items, nameOf, said, setUp, settle, stage, takeDown } from "./bar.fixture.tsx";
import { handoverData, MINUTE, OFFERED, offeredByDana, shiftEndData } from "./handover.fixture.ts";
import { hearOfHandovers } from "./heard-of-handovers.ts";
import { takenOver } from "./taken-over.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

beforeEach(setUp);
afterEach(takeDown);

async function toldAnew(): Promise<void> {
  act(() => hearOfHandovers([{ kind: "shift_end", id: UserId.parse(dana.id), version: 2 }], dana.id));
  await settle(500);
}

describe("[G571] the bar at the end of a shift", () => {
  it("is not there while the end is far, or nothing is had", async () => {
    stage.shiftEnd = shiftEndData({ endsAt: OFFERED + 45 * MINUTE });
    const { page } = await drawn();
    expect(page.textContent).toBe("");
    stage.shiftEnd = shiftEndData({ holds: [] });
    await toldAnew();
    expect(page.textContent).toBe("");
  });

  it("[AL45] comes by itself 30 minutes before, is said politely once, takes no focus, and says how it stands with each", async () => {
    stage.shiftEnd = shiftEndData({
      endsAt: OFFERED + 31 * MINUTE,
      holds: [7, 8, 9, 10].map((number) => ({ id: uuid(100 + number), number })),
    });
    const of = (number: number) => ({ id: uuid(800 + number), contact: { id: uuid(100 + number), number } });
    stage.list = [
      offeredByDana(of(8)),
      offeredByDana({ ...of(9), state: "declined", stateBy: { id: uuid(2), name: "Marta" } }),
      offeredByDana({ ...of(10), state: "fell_to_lead" }),
    ];
    const { page } = await drawn();
    expect(said()).toEqual([]);
    await settle(2 * MINUTE);
    expect(said()).toEqual(["polite: Your shift ends at 22:11, and you have 4 contacts."]);
    expect(document.activeElement).toBe(document.body);
    expect(page.querySelector("section")?.getAttribute("aria-label")).toBe("Handing over");
    expect(items(page, "held")).toEqual([
      "Contact 7Offered to nobody yet.",
      "Contact 8Offered to Marta. It is yours until they accept.Take back contact 8",
      "Contact 9Declined by Marta. It is yours still: offer it to somebody else.",
      "Contact 10Nobody accepted it by the end of your shift: it is offered to every lead, and yours until one accepts.Take back contact 10",
    ]);
    expect(page.querySelector("a")?.getAttribute("href")).toBe(`/contact/${uuid(107)}`);
    await settle(40 * MINUTE);
    expect(said()).toHaveLength(1);
    expect(page.textContent).toContain("Your shift was to end at 22:11, and you have 4 contacts.");
  });

  it("is silent while I am in a call, and says it when that is over", async () => {
    const row = queueRow(7, { status: "claimed", holder: dana, heldSince: 0 });
    const call: CallRow = callRow(7, { phase: "talking", talkingSince: 1 });
    queue.set({ kind: "ready", board: { ...EMPTY_QUEUE.board, rows: new Map([[row.id, row]]) } });
    hearOfCalls([{ kind: "call", id: row.id, version: 1, row: call }]);
    const played = vi.spyOn(sound, "play").mockImplementation(() => undefined);
    vi.spyOn(ringing.isHere, "get").mockReturnValue(true);
    shift.set({ kind: "on", state: "available", stateSince: OFFERED });
    [stage.shiftEnd, stage.list] = [
      shiftEndData(),
      [handoverData({ contact: { id: uuid(111), number: 11 } })],
    ];
    const { page } = await drawn();
    await settle(MINUTE);
    expect(page.textContent).toContain("Marta offers you contact 11 (Text), since 21:40.");
    expect(said()).toEqual([]);
    expect(played).not.toHaveBeenCalled();
    act(() => hearOfCalls([{ kind: "call", id: row.id, version: 2, row: null }]));
    await settle();
    expect(said()).toEqual([
      "polite: Your shift ends at 22:00, and you have 2 contacts.",
      "polite: Marta offers you contact 11 (Text), since 21:40.",
    ]);
    expect(played.mock.calls.map(([tone]) => tone)).toEqual(["soft"]);
    shift.set({ kind: "off" });
  });

  it("takes back what was offered, or says why not", async () => {
    [stage.shiftEnd, stage.list] = [shiftEndData(), [offeredByDana()]];
    stage.answers = { TakeBackHandover: { done: { __typename: "HandoverNotYours" } } };
    const { page } = await drawn();
    await press(page, "Take back contact 7");
    await settle();
    expect(page.textContent).toContain("This is not yours to take back any more");
    stage.answers = { TakeBackHandover: { done: { __typename: "HandoverEnded" } } };
    stage.list = [];
    await press(page, "Take back contact 7");
    await settle();
    expect(items(page, "held")[0]).toBe("Contact 7Offered to nobody yet.");
    expect(said().at(-1)).toBe("polite: Contact 7 is offered to nobody now. You have it.");
  });

  it("says another end of the shift by the keyboard alone, and why one is not kept", async () => {
    stage.shiftEnd = shiftEndData();
    stage.answers = { SayShiftEnd: { done: { __typename: "NotAShiftEnd", isOffShift: false } } };
    const { page } = await drawn();
    await press(page, "It ends at another time…");
    await submit(page);
    expect(page.textContent).toContain("Say a time of day, like 22:30.");
    expect(stage.asked.some((one) => nameOf(one) === "SayShiftEnd")).toBe(false);
    type(page.querySelector<HTMLInputElement>("input")!, "23:30");
    await submit(page);
    await settle();
    expect(page.textContent).toContain("That is more than a day after your shift began, or past.");
    const at = OFFERED + 110 * MINUTE;
    stage.answers = { SayShiftEnd: { done: { __typename: "ShiftEndSaid", at } } };
    stage.shiftEnd = shiftEndData({ endsAt: at });
    await submit(page);
    await settle();
    expect(stage.asked.findLast((one) => nameOf(one) === "SayShiftEnd")?.body).toContain(`"at":${at}`);
    expect(said().at(-1)).toBe("polite: Your shift ends at 23:30.");
    // An hour and more away it is no news any more.
    expect(page.textContent).toBe("");
  });
});

describe("the bar of handovers", () => {
  it("tells leads what fell to them, and leads to the board", async () => {
    seatDana("shift_lead");
    stage.list = [handoverData({ state: "fell_to_lead", to: null })];
    expect((await drawn()).page.textContent).toBe(
      "▲ 1 contact waits for a lead to go on with it.Look on the board",
    );
    stage.remove();
    expect((await drawn("/board")).page.querySelector("a")).toBeNull();
  });

  it("keeps what it knows while nothing can be asked, says that it may be old, and asks anew when the line is back", async () => {
    stage.list = [handoverData()];
    const { page } = await drawn();
    stage.isAway = true;
    await toldAnew();
    await settle(2_000);
    expect(items(page, "offered")).toHaveLength(1);
    expect(page.textContent).toContain("This may be out of date.");
    [stage.isAway, stage.list] = [false, []];
    act(() => freshness.set({ kind: "live", provedAt: 0 }));
    await settle(1_500);
    expect(page.textContent).toBe("");
  });

  it("says that nothing is known where nothing could be asked, and asks again on a press", async () => {
    stage.isAway = true;
    const { page } = await drawn();
    await settle(2_000);
    expect(page.textContent).toContain("What is handed over to you is unknown.");
    [stage.isAway, stage.list] = [false, [handoverData()]];
    await press(page, "Retry");
    await settle();
    expect(items(page, "offered")).toHaveLength(1);
  });

  it("asks anew when what I have is otherwise, which no handover tells", async () => {
    stage.shiftEnd = shiftEndData({ holds: [] });
    const { page } = await drawn();
    stage.shiftEnd = shiftEndData();
    const row = queueRow(7, { status: "claimed", holder: dana, heldSince: 0 });
    act(() => queue.set({ kind: "ready", board: { ...EMPTY_QUEUE.board, rows: new Map([[row.id, row]]) } }));
    await settle(500);
    expect(items(page, "held")).toHaveLength(2);
  });

  it("has nothing of what somebody accepted for whoever signs in next", async () => {
    takenOver.set([
      { id: uuid(800), contact: { id: uuid(107), number: 7 }, medium: "text", told: { kind: "told" } },
    ]);
    const { page } = await drawn();
    expect(items(page, "taken-over")).toHaveLength(1);
    stage.remove();
    stage.remove = () => undefined;
    expect(takenOver.get()).toEqual([]);
  });
});

it("[G572] [G734] shows within seconds what fell to leads although nobody answered when it was heard, which it is once", async () => {
  seatDana("shift_lead");
  freshness.set({ kind: "live", provedAt: 0 });
  const { page } = await drawn();
  expect(page.textContent).toBe("");
  stage.isAway = true;
  stage.list = [handoverData({ state: "fell_to_lead" })];
  await toldAnew();
  expect(page.textContent).toBe("");
  stage.isAway = false;
  await settle(2_500);
  expect(page.textContent).toContain("1 contact waits for a lead to go on with it.");
});
