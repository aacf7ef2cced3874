import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { queueRow } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { blockCount } from "./block-count.ts";
import type { BlockData, ListedPlan } from "./block-documents.ts";
import { blockOf, longerBlock } from "./block.fixture.ts";
import { BlocksLink } from "./blocks-link.tsx";
import { BlocksScreen } from "./blocks-screen.tsx";

const plan = (number: number, reviewBy: number): ListedPlan => ({
  row: queueRow(number),
  writtenBy: { name: "Ada" },
  writtenAt: 0,
  reviewBy,
});

/** A gateway with these blocks and plans, that answers what is done like this. */
function gateway(
  blocks: readonly BlockData[],
  done: object = { __typename: "BlockChanged" },
  plans: readonly ListedPlan[] = [],
): Asked[] {
  return stubGateway(({ body }) => {
    const { operationName: name } = JSON.parse(body) as { operationName: string };
    if (name === "BlockCount") return { json: { data: { blockCount: 1, planCount: 1 } } };
    return { json: { data: name === "Blocks" ? { blocks, plans } : { done } } };
  });
}
const operations = (log: readonly Asked[]): readonly string[] =>
  log.map(({ body }) => (JSON.parse(body) as { operationName: string }).operationName);
const says = (page: HTMLElement, words: string): Promise<void> =>
  act(() => expect.poll(() => page.textContent).toContain(words));

beforeEach(() => {
  seatDana("shift_lead");
  blockCount.set(null);
  document.body.insertAdjacentHTML("beforeend", '<div id="polite"></div><div id="assertive"></div>');
});
afterEach(() => {
  forgetAnnouncements();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

describe("what is blocked", () => {
  it("is told with why, by whom, until when, what was kept, what was heard, and the way to it", async () => {
    gateway([blockOf(3, { heard: { at: 0, because: "danger:said_so" } })]);
    const { page, where, remove } = await drawAt("/blocked", <BlocksScreen />);
    await says(page, "Contact 3");
    for (const words of [
      "Abusive",
      "Blocked by Marta",
      "2 messages kept in silence",
      "Shouts about the yellow house",
      "it says danger",
    ])
      expect(page.textContent).toContain(words);
    await act(async () => page.querySelector<HTMLElement>("li a")?.click());
    await act(() => expect.poll(where).toBe(`/contact/${queueRow(3).id}`));
    remove();
  });

  it.each<[string, Partial<BlockData>, readonly string[]]>([
    ["by one lead: made longer, or lifted", {}, ["longer…", "lift the block"]],
    [
      "and proposed for longer by another: agreed to",
      { longer: longerBlock("marta", false) },
      ["agree to the longer block", "lift the block"],
    ],
    ["and proposed by me: only lifted", { longer: longerBlock("dana", false) }, ["lift the block"]],
    [
      "by two leads: reviewed",
      { longer: longerBlock("dana", true), isReviewDue: true },
      ["reviewed, keep it blocked", "lift the block"],
    ],
    ["no more: left alone", { ended: { at: 0, how: "not_reviewed", by: null } }, []],
  ])("can be, when it is blocked %s", async (_name, facts, deeds) => {
    gateway([blockOf(3, facts)]);
    const { page, remove } = await drawAt("/blocked", <BlocksScreen />);
    await says(page, "Contact 3");
    expect(buttonNames(page).filter((name) => name.startsWith("Contact"))).toEqual(
      deeds.map((deed) => `Contact 3: ${deed}`),
    );
    remove();
  });

  it.each([
    ["agree to the longer block", { longer: longerBlock("marta", false) }, "AgreeToBlock", "longer time"],
    ["reviewed, keep it blocked", { longer: longerBlock("dana", true) }, "ReviewBlock", "after 30 days"],
    ["lift the block", {}, "LiftBlock", "waits in the queue again"],
  ] as const)("is told what came of it: %s", async (name, facts, operation, words) => {
    const log = gateway([blockOf(3, facts)]);
    const { page, remove } = await drawAt("/blocked", <BlocksScreen />);
    await says(page, "Contact 3");
    await press(page, `Contact 3: ${name}`);
    await says(page, words);
    expect(operations(log)).toContain(operation);
    expect(operations(log).filter((each) => each === "Blocks")).toHaveLength(2);
    remove();
  });

  it("is made longer by what a lead proposes, and only by what is longer than one lead may", async () => {
    const log = gateway([blockOf(3)]);
    const { page, remove } = await drawAt("/blocked", <BlocksScreen />);
    await says(page, "Contact 3");
    await press(page, "Contact 3: longer…");
    const labels = [...document.querySelectorAll("[role=dialog] label")].map(
      ({ textContent }) => textContent,
    );
    expect(labels).toEqual([
      "7 days, once another lead agrees",
      "30 days, once another lead agrees",
      "90 days, once another lead agrees",
    ]);
    expect(button(document.body, "Propose it").disabled).toBe(true);
    await act(async () => document.querySelector<HTMLElement>("[role=dialog] input")?.click());
    await press(document.body, "Propose it");
    await says(page, "proposed. It holds once another lead agrees.");
    expect(log.find(({ body }) => body.includes("ProposeLonger"))?.body).toContain("604800000");
    remove();
  });

  it("is told why nothing came of it", async () => {
    gateway([blockOf(3)], { __typename: "BlockNotChanged", because: "ended" });
    const { page, remove } = await drawAt("/blocked", <BlocksScreen />);
    await says(page, "Contact 3");
    await press(page, "Contact 3: lift the block");
    await says(page, "The block has ended.");
    expect(page.textContent).not.toContain("the block is lifted");
    remove();
  });

  it("that could not be loaded is not said to be none, and can be asked for again", async () => {
    stubGateway(() => "unreachable");
    const { page, remove } = await drawAt("/blocked", <BlocksScreen />);
    await says(page, "could not be loaded");
    expect(page.textContent).not.toContain("Nobody is blocked.");
    gateway([], {}, [plan(5, 0), plan(6, Date.now() + 1_000_000)]);
    await press(page, "Retry");
    await says(page, "Nobody is blocked.");
    expect(page.textContent).toContain("Review overdue since");
    expect(page.textContent).toContain("to be reviewed by");
    stubGateway(() => "unreachable");
    await press(page, "Look again");
    await says(page, "could not be brought up to date");
    remove();
  });
});

describe("the way to it", () => {
  it("says how much waits for a lead, and keeps what it knows while nobody answers", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
    gateway([]);
    const drawing = drawAt("/blocked", <BlocksLink className="" />);
    await vi.advanceTimersByTimeAsync(10);
    const { page, remove } = await drawing;
    expect(page.textContent).toBe("Blocks and plans");
    await act(() => vi.advanceTimersByTimeAsync(1_500));
    expect(page.querySelector("a")?.getAttribute("aria-label")).toBe("Blocks and plans 2 to review");
    stubGateway(() => "unreachable");
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(page.textContent).toBe("Blocks and plans 2");
    remove();
  });
});
