import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { marta, queueRow, dana } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { EscalateHere } from "./escalate-here.tsx";
import { askToEscalate, escalateRow, escalating } from "./escalate-at.ts";
import { escalation, lee } from "./escalation.fixture.ts";
import { escalations } from "./escalations.ts";

const row = queueRow(7, { holder: dana, status: "claimed", version: 3 });
let leads: readonly object[] | "unreachable" = [];
let done: object | "unreachable" = { __typename: "Escalated" };
let log: Asked[] = [];
const asked = (operation: string) =>
  log
    .map(({ body }) => JSON.parse(body) as { operationName: string; variables: Record<string, unknown> })
    .filter(({ operationName }) => operationName === operation)
    .map(({ variables }) => variables);
const settle = async () => act(async () => new Promise<void>((resolve) => setTimeout(resolve, 10)));

beforeEach(() => {
  seatDana();
  [leads, done] = [[lee], { __typename: "Escalated" }];
  log = stubGateway(({ body }) => {
    if (body.includes("LeadsToCall"))
      return leads === "unreachable" ? leads : { json: { data: { leadsToCall: leads } } };
    if (body.includes("mutation Escalate"))
      return done === "unreachable" ? done : { json: { data: { done } } };
    return { json: { data: { escalations: [escalation(7)] } } };
  });
  escalateRow.set(row);
});
afterEach(() => {
  escalating.set(null);
  escalateRow.set(null);
  escalations.set([]);
  vi.unstubAllGlobals();
});

async function drawn(): Promise<{ readonly page: HTMLElement; readonly remove: () => void }> {
  const { remove } = draw(<EscalateHere />);
  act(() => askToEscalate(row));
  await settle();
  return { page: document.body, remove };
}
const dialog = () => document.querySelector("[role=dialog]");

describe("escalating a contact, in two steps", () => {
  it("names first who would be called and what happens, and does nothing by that", async () => {
    const { page, remove } = await drawn();
    expect(dialog()?.textContent).toContain("Escalate contact 7");
    expect(dialog()?.textContent).toContain("Will be called: Lee");
    expect(buttonNames(dialog()!)).toEqual(["Cancel", "Escalate now"]);
    expect(asked("Escalate")).toEqual([]);
    await press(page, "Cancel");
    expect([dialog(), asked("Escalate")]).toEqual([null, []]);
    remove();
  });

  it("calls them with the second step, under one id, and says in the contact how it stands", async () => {
    const { page, remove } = await drawn();
    done = "unreachable";
    await press(page, "Escalate now");
    await settle();
    expect(dialog()?.textContent).toContain("It is not known whether this was done.");
    done = { __typename: "Escalated" };
    await press(page, "Escalate now");
    await settle();
    const tries = asked("Escalate");
    expect(tries).toHaveLength(2);
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
    expect(tries[0]).toMatchObject({ contactId: row.id });
    expect(dialog()).toBeNull();
    expect(page.textContent).toMatch(/Escalated at .*Called: Lee\. Nobody has seen it yet\./);
    remove();
  });

  it("says plainly that no lead is on shift", async () => {
    leads = [];
    const { remove } = await drawn();
    expect(dialog()?.textContent).toContain("No lead is on shift now: nobody is called here.");
    expect(button(dialog()!, "Escalate now").disabled).toBe(false);
    remove();
  });

  it("lets whoever cannot learn who is on shift escalate all the same, or look again", async () => {
    leads = "unreachable";
    const { page, remove } = await drawn();
    expect(dialog()?.textContent).toContain("It could not be read who is on shift.");
    leads = [lee];
    await press(page, "Look again");
    await settle();
    expect(dialog()?.textContent).toContain("Will be called: Lee");
    remove();
  });

  it.each([
    [{ __typename: "NotHolder", holder: marta }, "Marta has this contact."],
    [{ __typename: "ContactClosed" }, "This contact is closed: nobody is called."],
    [{ __typename: "NotFound" }, "This contact is not here any more."],
  ])("says in words why not: %j", async (refused, words) => {
    done = refused;
    const { page, remove } = await drawn();
    await press(page, "Escalate now");
    await settle();
    expect(dialog()?.textContent).toContain(words);
    remove();
  });
});
