import type { Role } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { doings } from "../keys/doings.ts";
import { queueRow } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { StandingData } from "./block-documents.ts";
import { blockOf } from "./block.fixture.ts";
import { threadChoices } from "./thread-choices.ts";
import { ThreadLine } from "./thread-line.tsx";

const WORDS = { summary: "Calls most evenings", helps: "Naming the cat", limits: "" };
const PLAN = {
  version: 3,
  words: WORDS,
  writtenBy: { name: "Ada" },
  writtenAt: 0,
  reviewed: null,
  reviewBy: Date.now() + 1_000_000_000,
};
type Facts = Partial<NonNullable<StandingData["threadStanding"]>> & {
  readonly plan?: StandingData["contactPlan"];
};

function gateway(facts: Facts, done: object = { __typename: "PlanKept", version: 4 }): Asked[] {
  return stubGateway(({ body }) => {
    const { operationName: name } = JSON.parse(body) as { operationName: string };
    const { plan: contactPlan = null, block = null, sharedLine = null } = facts;
    if (name === "Standing")
      return { json: { data: { threadStanding: { block, sharedLine }, contactPlan } } };
    return { json: { data: { done } } };
  });
}
const row = (facts: Parameters<typeof queueRow>[1] = {}) => queueRow(7, facts);
const says = (page: HTMLElement, words: string): Promise<void> =>
  act(() => expect.poll(() => page.textContent).toContain(words));
const dialog = (): string => document.querySelector("[role=dialog]")?.textContent ?? "";
const runs = (id: "contact.plan" | "contact.block") => doings.get().get(id)?.() ?? { reason: "not here" };
const sent = (log: readonly Asked[], name: string): Record<string, unknown> | undefined => {
  const found = log.find(({ body }) => body.includes(`"${name}"`));
  return found && (JSON.parse(found.body) as { variables: Record<string, unknown> }).variables;
};

beforeEach(() => {
  seatDana("shift_lead");
  document.body.insertAdjacentHTML("beforeend", '<div id="polite"></div><div id="assertive"></div>');
});
afterEach(() => {
  forgetAnnouncements();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

describe("how a contact's thread stands", () => {
  it("says that it is blocked, what was kept, and what was heard", async () => {
    gateway({ block: blockOf(7, { heard: { at: 0, because: "words:minors:1:girl" } }) });
    const { page, remove } = await drawAt("/contact/1", <ThreadLine row={row({ status: "closed" })} />);
    await says(page, "Blocked until");
    expect(page.textContent).toContain("2 messages kept in silence.");
    expect(page.textContent).toContain("raised by the word list minors");
    remove();
  });

  it("says of an open one that it holds once that is closed, and of a line that others use it", async () => {
    gateway({ block: blockOf(7), sharedLine: { kind: "shelter", by: { name: "Ada" }, at: 0 } });
    const { page, remove } = await drawAt("/contact/1", <ThreadLine row={row()} />);
    await says(page, "Holds once this contact is closed.");
    expect(page.textContent).toContain("A shelter’s line");
    remove();
  });

  it("says when nobody can tell, and nothing while it is asked", async () => {
    stubGateway(() => "unreachable");
    const { page, remove } = await drawAt("/contact/1", <ThreadLine row={row()} />);
    await says(page, "could not be read");
    expect(runs("contact.plan")).toHaveProperty("reason");
    remove();
  });

  it("is asked anew with the contact's next version", async () => {
    const log = gateway({});
    const { page, remove } = await drawAt("/contact/1", <ThreadLine row={row({ version: 2 })} />);
    await says(page, "Line and plan");
    expect(log).toHaveLength(1);
    remove();
  });

  it.each<[Role, object, readonly string[]]>([
    ["advocate", {}, ["plan", "shelter", "shared_phone"]],
    ["shift_lead", {}, ["plan", "shelter", "shared_phone", "block"]],
    ["shift_lead", { plan: {} }, ["shelter", "shared_phone", "block"]],
    ["shift_lead", { block: {} }, ["plan", "shelter", "shared_phone", "lift"]],
    ["shift_lead", { sharedLine: { kind: "shelter" } }, ["plan", "shared_phone", "not_shared"]],
    ["administrator", {}, []],
  ])("lets the role %s with %j choose %j", (role, facts, choices) => {
    seatDana(role);
    const capabilities = new Set(
      role === "administrator"
        ? []
        : ([
            "contact.plan",
            "contact.mark_shared",
            ...(role === "shift_lead" ? ["contact.block"] : []),
          ] as const),
    );
    const known = { block: null, sharedLine: null, plan: null, ...facts };
    expect([...threadChoices(known, capabilities as ReadonlySet<"contact.block">).keys()]).toEqual(choices);
  });
});

describe("blocking from a contact", () => {
  it("asks why, how long and what happened, and says first what it does", async () => {
    const log = gateway({}, { __typename: "Blocked" });
    const { page, remove } = await drawAt("/contact/1", <ThreadLine row={row()} />);
    await says(page, "Line and plan");
    const doing = runs("contact.block");
    act(() => void ("run" in doing && doing.run()));
    expect(dialog()).toContain("never blocked");
    expect(button(document.body, "Block").disabled).toBe(true);
    const radios = [...document.querySelectorAll<HTMLInputElement>("[role=dialog] input")];
    await act(async () => radios[0]?.click());
    await act(async () => radios[7]?.click());
    const field = document.querySelector<HTMLTextAreaElement>("[role=dialog] textarea");
    if (field === null) throw new Error("there is nowhere to say why");
    type(field, "Shouts");
    await press(document.body, "Block");
    await act(() => expect.poll(dialog).toBe(""));
    expect(sent(log, "BlockThread")).toEqual({
      contactId: row().id,
      reason: "abusive",
      why: "Shouts",
      milliseconds: 86_400_000,
    });
    remove();
  });

  it("is no command for whoever leads no shift", async () => {
    seatDana("advocate");
    gateway({});
    const { page, remove } = await drawAt("/contact/1", <ThreadLine row={row()} />);
    await says(page, "Line and plan");
    expect(runs("contact.block")).toHaveProperty("reason");
    remove();
  });
});

describe("the plan of a contact", () => {
  it("opens at its command, says who wrote it and when it is to be reviewed, and is found right still", async () => {
    const log = gateway({ plan: PLAN });
    const { page, remove } = await drawAt("/contact/1", <ThreadLine row={row()} />);
    await says(page, "Plan");
    const doing = runs("contact.plan");
    act(() => void ("run" in doing && doing.run()));
    for (const words of ["Calls most evenings", "Naming the cat", "Written by Ada", "To be reviewed by"])
      expect(dialog()).toContain(words);
    await press(document.body, "Reviewed, it is right still");
    await act(() => expect.poll(dialog).toBe(""));
    expect(sent(log, "ReviewPlan")).toEqual({ contactId: row().id, expectedVersion: 3 });
    remove();
  });

  it("says that its review is overdue, and can be read all the same; what is damaged says so", async () => {
    gateway({ plan: { ...PLAN, reviewBy: 0 } });
    const one = await drawAt("/contact/1", <ThreadLine row={row()} />);
    await says(one.page, "Plan, review overdue");
    await press(one.page, "Plan, review overdue");
    expect(dialog()).toContain("overdue since");
    expect(dialog()).toContain("Naming the cat");
    one.remove();
    gateway({ plan: { ...PLAN, words: null } });
    const other = await drawAt("/contact/1", <ThreadLine row={row()} />);
    await says(other.page, "Plan");
    await press(other.page, "Plan");
    expect(dialog()).toContain("damaged");
    other.remove();
  });

  it("is changed from the version that is shown, and what a colleague wrote meanwhile is not written over unread", async () => {
    const log = gateway(
      { plan: PLAN },
      { __typename: "PlanChanged", plan: { version: 5, writtenBy: { name: "Marta" } } },
    );
    const { page, remove } = await drawAt("/contact/1", <ThreadLine row={row()} />);
    await says(page, "Plan");
    await press(page, "Plan");
    await press(document.body, "Change…");
    await submit(document.body);
    await act(() => expect.poll(dialog).toContain("Read what Marta wrote"));
    expect(sent(log, "WritePlan")).toEqual({ contactId: row().id, expectedVersion: 3, ...WORDS });
    log.length = 0;
    await submit(document.body);
    expect(sent(log, "WritePlan")).toMatchObject({ expectedVersion: 5 });
    remove();
  });

  it("is written where there was none, and not without what is known and what helps", async () => {
    const log = gateway({});
    const { page, remove } = await drawAt("/contact/1", <ThreadLine row={row()} />);
    await says(page, "Line and plan");
    const doing = runs("contact.plan");
    act(() => void ("run" in doing && doing.run()));
    expect(button(document.body, "Keep the plan").disabled).toBe(true);
    const fields = [...document.querySelectorAll<HTMLTextAreaElement>("[role=dialog] textarea")];
    for (const [index, field] of fields.entries()) type(field, ["a", "b", "c"][index] ?? "");
    await submit(document.body);
    await act(() => expect.poll(dialog).toBe(""));
    expect(sent(log, "WritePlan")).toEqual({
      contactId: row().id,
      expectedVersion: 0,
      summary: "a",
      helps: "b",
      limits: "c",
    });
    remove();
  });

  it("is read and not changed by whoever may not write it", async () => {
    seatDana("administrator");
    gateway({ plan: PLAN });
    const { page, remove } = await drawAt("/contact/1", <ThreadLine row={row()} />);
    await says(page, "Plan");
    await press(page, "Plan");
    expect(buttonNames(document.body)).not.toContain("Change…");
    remove();
  });
});
