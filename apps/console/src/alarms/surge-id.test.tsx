import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announce } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { StandingData } from "./alarm-documents.ts";
import { AlarmsSection } from "./alarms-section.tsx";
import { lookAtStanding } from "./standing.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

const LOST = "The gateway did not answer. It is not known whether this was done.";
const FASTER = "That was not done: somebody else was faster.";
const SWITCHES = [
  {
    kind: "page",
    turnOn: "Page whoever is on call",
    now: "Page them now",
    done: "Whoever is on call is told that they are needed.",
  },
  {
    kind: "longer_wait",
    turnOn: "Tell of a longer wait",
    now: "Tell them from now on",
    done: "Whoever waits is told of a longer wait.",
  },
] as const;
type On = StandingData["surges"][number];
/** What is on at the gateway. */
let on: On | null;
/** By which ids something was to be turned on. */
let ids: string[];
/** What is lost: the answer alone, what was asked as well, or nothing. */
let lost: "answer" | "both" | "nothing";
/** Whether the gateway can be asked how things stand. */
let isThere: boolean;
let remove = (): void => undefined;
beforeEach(() => {
  seatDana("shift_lead");
  [on, ids, lost, isThere] = [null, [], "nothing", true];
  stubGateway(({ body }) => {
    const { variables, query } = JSON.parse(body) as {
      readonly query: string;
      readonly variables: Pick<On, "id" | "kind" | "endsAt">;
    };
    const said = (__typename: string) => ({ json: { data: { done: { __typename, hasNoNumber: false } } } });
    if (query.includes("query Alarms"))
      return isThere ? { json: { data: { alarms: [], surges: on === null ? [] : [on] } } } : "unreachable";
    if (query.includes("TurnOffSurge")) {
      on = null;
      return said("SurgeTurned");
    }
    ids.push(variables.id);
    const isOn = on !== null && on.id !== variables.id;
    if (lost !== "both" && !isOn) on = { ...variables, by: { name: "Dana" }, partnerAtOnce: null };
    return lost !== "nothing" ? "unreachable" : said(isOn ? "SurgeNotTurned" : "SurgeTurned");
  });
});
afterEach(() => {
  remove();
  vi.unstubAllGlobals();
});

async function drawn(): Promise<HTMLElement> {
  const drawing = draw(<AlarmsSection />);
  ({ remove } = drawing);
  await act(lookAtStanding);
  return drawing.page;
}
/** Presses it, and says what was said of that once it is known how things stand. */
async function pressed(page: HTMLElement, name: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  vi.mocked(announce).mockImplementationOnce(({ words }) => resolve(words(1)));
  await act(async () => {
    button(page, name).click();
    await promise;
  });
  await act(lookAtStanding);
  return promise;
}
const chooseTwoHours = (page: HTMLElement): void =>
  act(() => [...page.querySelectorAll<HTMLElement>("input[type=radio]")].at(1)?.click());

describe.each(SWITCHES)("“$turnOn”", ({ kind, turnOn, now, done }) => {
  it("[AL73] finds what it did where the answer was lost, and says that it is done", async () => {
    const page = await drawn();
    await press(page, turnOn);
    [lost, isThere] = ["answer", false];
    expect(await pressed(page, now)).toBe(LOST);
    expect(page.textContent).toContain("Which alarms stand is unknown.");
    // The gateway is there again, and what it says of how things stand comes after the press.
    const was = on;
    [lost, isThere, on] = ["nothing", true, null];
    await act(lookAtStanding);
    on = was;
    await press(page, turnOn);
    expect(await pressed(page, now)).toBe(done);
    expect(ids).toEqual([was?.id, was?.id]);
  });

  it("[AL73] is another deed once its answer came, once it was seen to be on, and where something else was chosen", async () => {
    const page = await drawn();
    await press(page, turnOn);
    lost = "both";
    expect(await pressed(page, now)).toBe(LOST);
    chooseTwoHours(page);
    expect(await pressed(page, now)).toBe(LOST);
    lost = "nothing";
    expect(await pressed(page, now)).toBe(done);
    expect(ids[1]).not.toBe(ids[0]);
    expect(ids[2]).toBe(ids[1]);
    on = null;
    await act(lookAtStanding);
    await press(page, turnOn);
    lost = "answer";
    expect(await pressed(page, now)).toBe(LOST);
    // Seen, and turned off by somebody else.
    on = null;
    await act(lookAtStanding);
    lost = "nothing";
    expect(await pressed(page, now)).toBe(done);
    expect(new Set(ids).size).toBe(4);
  });

  it("[AL73] says that somebody else was faster where somebody was", async () => {
    const page = await drawn();
    await press(page, turnOn);
    on = { id: "theirs", kind, by: { name: "Lee" }, endsAt: 0, partnerAtOnce: null };
    expect(await pressed(page, now)).toBe(FASTER);
  });
});
