import { ContactId } from "@holdfast/case-schema";
import { loadBoard } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ringing, sound } from "../alerts/my-sound.ts";
import { shift } from "../alerts/shift.ts";
import { announce } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { Escalation } from "./escalation-documents.ts";
import { escalation, lee } from "./escalation.fixture.ts";
import { EscalationBar } from "./escalation-bar.tsx";
import { hearOfEscalations } from "./heard-of-escalations.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

let listed: readonly Escalation[] = [];
let done: object = { __typename: "EscalationSeen" };
let log: Asked[] = [];
let isAway = false;
let remove = (): void => undefined;
const settle = async () => act(async () => new Promise<void>((resolve) => setTimeout(resolve, 20)));
beforeEach(() => {
  seatDana("shift_lead");
  [listed, done, isAway] = [[], { __typename: "EscalationSeen" }, false];
  ringing.isHere.set(true);
  shift.set({ kind: "on", state: "available", stateSince: Date.now() });
  log = stubGateway(({ body }) => {
    if (isAway) return "unreachable";
    return { json: { data: body.includes("SeeEscalation") ? { done } : { escalations: listed } } };
  });
});
afterEach(() => {
  remove();
  remove = () => undefined;
  vi.useRealTimers();
  queue.set(EMPTY_QUEUE);
  vi.mocked(announce).mockClear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});
const told = () => vi.mocked(announce).mock.calls.map(([{ kind }]) => kind);
const said = () => vi.mocked(announce).mock.calls.at(-1)?.[0].words(1);
async function drawn(): Promise<HTMLElement> {
  const bar = await drawAt("/queue", <EscalationBar />);
  ({ remove } = bar);
  await settle();
  return bar.page;
}
async function hear(now: readonly Escalation[]): Promise<void> {
  listed = now;
  const contactId = ContactId.parse(uuid(107));
  act(() => hearOfEscalations([{ kind: "escalation", id: uuid(607), contactId, version: 1 }]));
  await settle();
}
const byMarta = (facts: Partial<Escalation> = {}) => escalation(7, { by: marta, at: Date.now(), ...facts });

describe("the bar of colleagues who call a lead", () => {
  it("[AL36] alarms at once, again when the house calls again, and moves no focus", async () => {
    const played = vi.spyOn(sound, "play").mockReturnValue(undefined);
    const page = await drawn();
    const focused = document.activeElement;
    expect(page.textContent).toBe("");
    await hear([byMarta()]);
    expect(page.querySelector("li")?.textContent).toContain(
      "Marta calls you: contact 7 is in danger. under 1 min ago.",
    );
    expect(buttonNames(page)).toEqual(["I see it: contact 7"]);
    expect(page.querySelector("a")?.textContent).toBe("Open contact 7");
    await hear([byMarta({ alarms: 3 })]);
    expect(page.textContent).toContain("called again 2 times");
    expect(told()).toEqual([`AL36:${uuid(607)}`, `AL36:${uuid(607)}`]);
    expect(played.mock.calls.map(([tone]) => tone)).toEqual(["danger", "danger"]);
    expect(document.activeElement).toBe(focused);
  });

  it("[AL36] [W34] [G734] alarms within seconds where nobody answered as it was told, which it is once", async () => {
    await drawn();
    vi.useFakeTimers({ shouldAdvanceTime: true });
    isAway = true;
    await hear([byMarta()]);
    expect(told()).toEqual([]);
    isAway = false;
    await act(async () => void (await vi.advanceTimersByTimeAsync(2_500)));
    expect(told()).toEqual([`AL36:${uuid(607)}`]);
  });

  it("[AL36] is silent on a break, and there all the same", async () => {
    const played = vi.spyOn(sound, "play").mockReturnValue(undefined);
    shift.set({ kind: "on", state: "break", stateSince: Date.now() });
    listed = [byMarta()];
    const page = await drawn();
    expect([played.mock.calls.length, told().length, buttonNames(page).length]).toEqual([0, 1, 1]);
  });

  it("[AL36] goes once a lead says that they see it, who is told that it was heard", async () => {
    listed = [byMarta()];
    const page = await drawn();
    listed = [byMarta({ seen: [{ by: lee, at: Date.now() }] })];
    await press(page, "I see it: contact 7");
    await settle();
    expect(log.some(({ body }) => body.includes("SeeEscalation") && body.includes(uuid(607)))).toBe(true);
    expect(page.textContent).toBe("");
    expect(said()).toBe("Marta is told that you see contact 7.");
  });

  it("[AL36] [AL38] is there for a lead who has the contact by now, who ends the calls by it and is told nothing of themself", async () => {
    const rows = [queueRow(7, { status: "claimed", holder: dana, heldSince: 0 })];
    queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, rows) });
    listed = [byMarta()];
    const page = await drawn();
    await hear([byMarta({ alarms: 2 })]);
    expect(buttonNames(page)).toEqual(["I see it: contact 7"]);
    expect(told()).toEqual([`AL36:${uuid(607)}`, `AL36:${uuid(607)}`]);
    listed = [byMarta({ alarms: 2, seen: [{ by: dana, at: Date.now() }] })];
    await press(page, "I see it: contact 7");
    await settle();
    expect(page.textContent).toBe("");
    expect(said()).toBe("Marta is told that you see contact 7.");
    expect(told().filter((kind) => kind.startsWith("AL38"))).toEqual([]);
    await hear([
      byMarta({
        alarms: 2,
        seen: [
          { by: dana, at: 1 },
          { by: lee, at: 2 },
        ],
      }),
    ]);
    expect(told().at(-1)).toBe(`AL38:${uuid(607)}`);
  });

  it("[AL36] says why it is not theirs to see, and stays", async () => {
    listed = [byMarta()];
    done = { __typename: "NotYoursToSee", isOwn: false };
    const page = await drawn();
    await press(page, "I see it: contact 7");
    await settle();
    expect(page.textContent).toContain("This is not yours to see now");
  });

  it("[AL37] [AL38] has nothing for whoever escalated: they hear that nobody has seen it, and then who has", async () => {
    seatDana("advocate");
    listed = [escalation(7)];
    const page = await drawn();
    await hear([escalation(7, { alarms: 2 })]);
    expect(said()).toBe("Nobody has seen your escalation of contact 7 yet. Leads are called again.");
    await hear([escalation(7, { alarms: 2, seen: [{ by: lee, at: Date.now() }] })]);
    expect(said()).toBe("Lee has seen your escalation of contact 7.");
    expect(told()).toEqual([`AL37:${uuid(607)}`, `AL38:${uuid(607)}`]);
    expect(page.textContent).toBe("");
  });
});
