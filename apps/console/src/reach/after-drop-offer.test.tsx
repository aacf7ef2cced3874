import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { LockBar } from "./lock-bar.tsx";
import { notTaken, underWay } from "./reach-acts.ts";
import { CONTACT, reachNow } from "./reach-now.fixture.ts";
import { decision, lock } from "./safe-contact.fixture.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const MINUTE = 60_000;
const TEXT = "Is this a good time?";
const COUNTED = decision({
  silence: { phase: "countdown", countdownAt: NOON - MINUTE, locksAt: NOON + 4 * MINUTE },
});
const offered = (facts: Parameters<typeof decision>[0] = {}) => ({
  decision: COUNTED,
  afterDrop: { text: TEXT, decision: decision(facts) },
});

let sent: unknown[] = [];
let answer: unknown;
beforeEach(() => {
  seatDana();
  sent = [];
  answer = { __typename: "MessageQueued" };
  stubGateway(({ body }) => {
    const { variables } = JSON.parse(body) as { variables: { text?: string } };
    if (variables.text === undefined) return "unreachable";
    sent.push(variables);
    return answer === null ? "unreachable" : { json: { data: { sent: answer } } };
  });
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  notTaken.set(new Map());
  underWay.set(new Set());
  forgetAnnouncements();
});

const bar = (...given: Parameters<typeof reachNow>) => draw(<LockBar reach={reachNow(...given)} />);
const words = (page: HTMLElement) => page.querySelector("section section")?.textContent ?? null;

it("offers whoever has the contact the one text, as it is, with one press", async () => {
  const { page, remove } = bar(offered());
  expect(words(page)).toContain("They asked to be texted once if contact is lost.");
  expect(words(page)).toContain(TEXT);
  await press(page, `Send the one text: ${TEXT}`);
  await vi.waitFor(() => expect(sent).toMatchObject([{ contactId: CONTACT, text: TEXT }]));
  remove();
});

it("[G248] offers it where nothing else is to be said, as where a call was cut off, to whoever has the contact alone", () => {
  const cutOff = { afterDrop: { text: TEXT, decision: decision() } };
  const { page, again, remove } = bar(cutOff);
  expect(words(page)).toContain(TEXT);
  again(<LockBar reach={reachNow(cutOff, { isMine: false })} />);
  expect(page.querySelector("section")).toBeNull();
  remove();
});

it("offers it to nobody else, and not where none is offered", () => {
  for (const [facts, mine] of [
    [offered(), { isMine: false }],
    [{ decision: COUNTED, afterDrop: null }, {}],
  ] as const) {
    const { page, remove } = bar(facts, mine);
    expect(words(page)).toBeNull();
    remove();
  }
});

it("says why it is locked, and cannot be pressed then", () => {
  const locks = [lock("outside_window", { until: NOON + 60 * MINUTE })];
  const { page, remove } = bar(offered({ outcome: "locked", locks }));
  expect(words(page)).toContain("That is locked, too.");
  expect(words(page)).toContain("hours");
  expect(page.querySelector<HTMLButtonElement>("section section button")?.disabled).toBe(true);
  remove();
});

it("sends the same text again after an answer that never came, and no second one", async () => {
  answer = null;
  const { page, remove } = bar(offered());
  await press(page, `Send the one text: ${TEXT}`);
  await vi.waitFor(() => expect(notTaken.get().has(CONTACT)).toBe(true));
  answer = { __typename: "AfterDropChanged" };
  await press(page, `Send the one text: ${TEXT}`);
  await vi.waitFor(() => expect(notTaken.get().get(CONTACT)).toContain("has changed meanwhile"));
  const [first, second] = sent as { messageId: string }[];
  expect(second?.messageId).toBe(first?.messageId);
  remove();
});
