import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { ContactFollowUps } from "./contact-follow-ups.tsx";
import { followUp } from "./follow-up.fixture.ts";
import { FollowUpsSection } from "./follow-ups-section.tsx";
import { followUps, learnFollowUps, loadFollowUps, writtenFor } from "./follow-ups.ts";
import { MissedBar } from "./missed-bar.tsx";

const mine = queueRow(7, { holder: dana, heldSince: 0, status: "claimed", medium: "text" });
const DUE = followUp(1, { state: "due", version: 2 });

function gateway(list: readonly unknown[], told: unknown = { __typename: "NotFound" }): Asked[] {
  return stubGateway(({ body }) => ({
    json: body.includes('"Agreed"')
      ? { data: { agreed: { __typename: "Contact", followUps: list } } }
      : { data: { told, noted: true } },
  }));
}
const inWords = (facts = DUE, text: string | null = "Ask whether the bus came") => ({ text, facts });
async function drawn(row = mine) {
  const shown = await drawAt("/contact/1", <ContactFollowUps row={row} />);
  await vi.waitFor(() => expect(shown.page.querySelector("li, .text-concern, button")).not.toBeNull());
  return shown;
}

beforeEach(() => {
  seatDana();
  loadFollowUps([]);
});
afterEach(() => {
  vi.unstubAllGlobals();
  followUps.set(null);
  writtenFor.set(new Map());
});

describe("follow-ups in their contact", () => {
  it("says what was agreed, for when, how it stands, and what can be done", async () => {
    gateway([inWords()]);
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("Ask whether the bus came");
    expect(page.textContent).toContain("due now");
    expect(page.textContent).toContain("If nobody is reached: the lead is told");
    expect(buttonNames(page)).toEqual(["Write it", "Done", "Not reached", "Another time…", "Cancel it"]);
    remove();
  });

  it("is nothing where nothing was agreed", async () => {
    const log = gateway([]);
    const { page, remove } = await drawAt("/contact/1", <ContactFollowUps row={mine} />);
    await vi.waitFor(() => expect(log).toHaveLength(1));
    expect(page.textContent).toBe("");
    remove();
  });

  it.each([
    ["a colleague has it", queueRow(7, { holder: marta, heldSince: 0, status: "claimed" }), []],
    ["it waits", queueRow(7), []],
    [
      "it is closed",
      queueRow(7, { status: "closed", unanswered: 0 }),
      ["Done", "Not reached", "Another time…", "Cancel it"],
    ],
    [
      "it is a call's",
      queueRow(7, { holder: dana, heldSince: 0, status: "claimed", medium: "voice" }),
      ["Done", "Not reached", "Another time…", "Cancel it"],
    ],
  ])("offers what can be done when %s", async (_name, row, names) => {
    gateway([inWords()]);
    const { page, remove } = await drawn(row);
    expect(buttonNames(page)).toEqual(names);
    remove();
  });

  it("makes the next reply one for it, and no longer when pressed again", async () => {
    gateway([inWords()]);
    const { page, remove } = await drawn();
    await press(page, "Write it");
    expect(writtenFor.get().get(mine.id)).toBe(DUE.id);
    await press(page, "Your next reply is for this");
    expect(writtenFor.get().size).toBe(0);
    remove();
  });

  it("is settled from the version that was seen, and shows what became of it", async () => {
    const done = followUp(1, { state: "not_reached", version: 3, changedBy: dana });
    const log = gateway([inWords()], { __typename: "FollowUpKept", followUp: done });
    const { page, remove } = await drawn();
    await press(page, "Not reached");
    expect(log.map(({ body }) => JSON.parse(body) as unknown)).toContainEqual(
      expect.objectContaining({
        operationName: "EndFollowUp",
        variables: { id: DUE.id, expectedVersion: 2, as: "not_reached" },
      }),
    );
    await vi.waitFor(() => expect(buttonNames(page)).toEqual(["1 settled follow-up"]));
    await press(page, "1 settled follow-up");
    expect(page.textContent).toContain("not reached, said by Dana");
    remove();
  });

  it.each([
    [
      {
        __typename: "FollowUpChanged",
        followUp: followUp(1, { state: "due", version: 2, changedBy: marta }),
      },
      "It changed meanwhile: due now.",
    ],
    [{ __typename: "NotHolder", holder: marta }, "Marta has this contact now."],
  ])("says in place when somebody else was quicker: %o", async (told, words) => {
    gateway([inWords()], told);
    const { page, remove } = await drawn();
    await press(page, "Done");
    expect(page.textContent).toContain(words);
    remove();
  });

  it("follows what the queue tells, at once and with its words", async () => {
    const log = gateway([inWords(followUp(1))]);
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("planned");
    act(() => void learnFollowUps([DUE]));
    expect(page.textContent).toContain("due now");
    await vi.waitFor(() => expect(log.filter(({ body }) => body.includes('"Agreed"'))).toHaveLength(2));
    remove();
  });

  it("says that it could not be loaded, and loads it again", async () => {
    stubGateway(() => "unreachable");
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("could not be loaded");
    gateway([inWords()]);
    await press(page, "Retry");
    await vi.waitFor(() => expect(page.textContent).toContain("Ask whether the bus came"));
    expect(page.textContent).not.toContain("could not be loaded");
    remove();
  });

  it("has what could not be loaded loaded again by itself", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    stubGateway(() => "unreachable");
    const { page, remove } = await drawn();
    gateway([inWords()]);
    await act(async () => void (await vi.advanceTimersByTimeAsync(5_000)));
    await vi.waitFor(() => expect(page.textContent).toContain("Ask whether the bus came"));
    expect(page.textContent).not.toContain("could not be loaded");
    vi.useRealTimers();
    remove();
  });

  it("asks no more where the gateway says that the contact is not there", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const log = stubGateway(() => ({ json: { data: { agreed: { __typename: "NotFound" } } } }));
    const { page, remove } = await drawn();
    await act(async () => void (await vi.advanceTimersByTimeAsync(60_000)));
    expect(page.textContent).toContain("could not be loaded");
    expect(log.length).toBeLessThanOrEqual(2);
    vi.useRealTimers();
    remove();
  });

  it("says that words are damaged, and still what was agreed for when", async () => {
    gateway([inWords(DUE, null)]);
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("What was agreed is damaged");
    expect(page.textContent).toContain("We write, ");
    remove();
  });
});

describe("follow-ups on the board", () => {
  const board = async () => drawAt("/board", <FollowUpsSection />);

  it("stand with what was missed first, then what is due, then what is due next", async () => {
    loadFollowUps([
      followUp(1, { dueAt: 3, until: 9, way: "we_call" }),
      followUp(2, { state: "due", dueAt: 2, until: 9, way: "we_mail" }),
      followUp(3, { state: "expired", dueAt: 1, until: 2, way: "they_text" }),
      followUp(4, { state: "done", version: 2 }),
    ]);
    const { page, remove } = await board();
    expect(page.querySelector("h2")?.textContent).toBe("Follow-ups due next: 3");
    expect([...page.querySelectorAll("li")].map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining("They write"),
      expect.stringContaining("We mail"),
      expect.stringContaining("We call"),
    ]);
    expect(buttonNames(page)).toEqual([]);
    remove();
  });

  it("are noted by a lead, and go", async () => {
    seatDana("shift_lead");
    const log = gateway([]);
    loadFollowUps([followUp(3, { state: "expired", version: 3 })]);
    const { page, remove } = await board();
    expect(page.textContent).toContain("Agreed for that: the lead is told");
    await press(page, "I know that contact 7 was missed");
    expect(log.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { variables: { id: followUp(3).id } },
    ]);
    expect(page.textContent).toContain("Nothing is agreed for later.");
    remove();
  });

  it("leave the focus at the board where one is gone before it is answered that its lead knows, and take it from nowhere else", async () => {
    seatDana("shift_lead");
    forgetAnnouncements();
    const answered = Promise.withResolvers<undefined>();
    gateway([]);
    const fetched = globalThis.fetch;
    vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
      await answered.promise;
      return fetched(url, init);
    });
    loadFollowUps([followUp(3, { state: "expired", version: 3 }), followUp(4)]);
    const { page, remove } = await drawAt(
      "/board",
      <main id="work" tabIndex={-1}>
        <FollowUpsSection />
      </main>,
    );
    button(page, "I know that contact 7 was missed").focus();
    await press(page, "I know that contact 7 was missed");
    act(() => loadFollowUps([followUp(4)]));
    expect(document.activeElement?.id).toBe("work");
    page.querySelector("a")?.focus();
    await act(async () => {
      answered.resolve(undefined);
      await vi.waitFor(() => expect(said.get().map(({ words }) => words)).toContain("Noted."));
    });
    expect(document.activeElement).toBe(page.querySelector("a"));
    remove();
  });

  it("say that a note did not arrive, and stay", async () => {
    seatDana("shift_lead");
    stubGateway(() => ({ status: 503, json: {} }));
    loadFollowUps([followUp(3, { state: "expired", version: 3 })]);
    const { page, remove } = await board();
    await press(page, "I know that contact 7 was missed");
    expect(page.querySelectorAll("li")).toHaveLength(1);
    expect(page.querySelector("span.font-medium.text-small")?.textContent).not.toBe("");
    remove();
  });

  it("say what is unknown, and how many more there are", async () => {
    followUps.set(null);
    const unknown = await board();
    expect(unknown.page.textContent).toContain("What was agreed for later is unknown.");
    unknown.remove();
    loadFollowUps(Array.from({ length: 12 }, (_none, nth) => followUp(nth)));
    const { page, remove } = await board();
    expect(page.querySelectorAll("li")).toHaveLength(10);
    expect(page.textContent).toContain("2 more are agreed for later.");
    remove();
  });
});

describe("what was missed", () => {
  it("is told to a lead on every screen, and to nobody else", async () => {
    loadFollowUps([followUp(3, { state: "expired" }), followUp(4, { state: "expired", isNoted: true })]);
    const mineAlone = await drawAt("/", <MissedBar />);
    expect(mineAlone.page.textContent).toBe("");
    mineAlone.remove();
    seatDana("shift_lead");
    const { page, where, remove } = await drawAt("/", <MissedBar />);
    expect(page.textContent).toContain("1 follow-up was missed.");
    page.querySelector("a")?.click();
    await vi.waitFor(() => expect(where()).toBe("/board"));
    remove();
  });
});
