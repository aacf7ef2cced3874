import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { marta, queueRow } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { lookCount } from "./look-count.ts";
import { NO_LOOKS } from "./look-list.ts";
import { LooksLink } from "./looks-link.tsx";
import { LooksScreen } from "./looks-screen.tsx";
import { looks } from "./looks-store.ts";
import { loadLooks } from "./looks.ts";

const look = (number: number, reason = "machine") => ({
  messageId: `message-${number}`,
  at: 0,
  reason,
  automatic: reason === "machine" ? "auto_reply" : null,
  row: queueRow(number, { medium: "email", status: reason === "machine" ? "closed" : "waiting" }),
});

/** A gateway with contacts 3 and 2 on the first page and 1 on the next, that answers a decision like this. */
function gateway(decision: object = { __typename: "LookDecided", row: queueRow(3) }): Asked[] {
  return stubGateway(({ body }) => {
    const { operationName: name, variables } = JSON.parse(body) as {
      operationName: string;
      variables: { before?: string | null };
    };
    if (name === "LookCount") return { json: { data: { lookCount: 2 } } };
    if (name === "Looks") {
      const page =
        variables.before === null
          ? { looks: [look(3), look(2, "unreadable")], next: "2" }
          : { looks: [look(1, "partly")], next: null };
      return { json: { data: { lookCount: 3, looks: page } } };
    }
    return { json: { data: { decided: decision } } };
  });
}

/** A gateway with three contacts on its only page, that does what it is told. */
function wholeList(): Asked[] {
  const page = { looks: [look(3), look(2), look(1)], next: null };
  return stubGateway(() => ({
    json: {
      data: { lookCount: 3, looks: page, decided: { __typename: "LookDecided", row: queueRow(3) } },
    },
  }));
}

/** Holds the decision of a message back, until it is let go. */
function hold(messageId: string): () => void {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const given = globalThis.fetch;
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    if (typeof init.body === "string" && init.body.includes(`"${messageId}"`)) await promise;
    return given(url, init);
  });
  return () => resolve(undefined);
}

const contacts = (page: HTMLElement): readonly (string | undefined)[] =>
  [...page.querySelectorAll("li a")].map(({ textContent }) => textContent);
const shows = (page: HTMLElement, ...names: readonly string[]): Promise<void> =>
  act(() => expect.poll(() => contacts(page)).toEqual(names));
const said = (page: HTMLElement, words: string): Promise<void> =>
  act(() => expect.poll(() => page.textContent).toContain(words));
const operations = (log: readonly Asked[]): readonly string[] =>
  log.map(({ body }) => (JSON.parse(body) as { operationName: string }).operationName);

beforeEach(() => {
  seatDana();
  looks.set(NO_LOOKS);
  lookCount.set(null);
  queue.set(EMPTY_QUEUE);
  document.body.insertAdjacentHTML("beforeend", '<div id="polite"></div><div id="assertive"></div>');
});
afterEach(() => {
  forgetAnnouncements();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

describe("the mail to look at", () => {
  it("comes newest first, page by page: which contact, when, why, and the way there", async () => {
    gateway();
    const { page, where, remove } = await drawAt("/mail", <LooksScreen />);
    await shows(page, "Contact 3", "Contact 2");
    expect(page.textContent).toContain("An automatic answer");
    expect(page.textContent).toContain("It could not be read.");
    await press(page, "Show older");
    await shows(page, "Contact 3", "Contact 2", "Contact 1");
    expect(buttonNames(page)).not.toContain("Show older");
    await act(async () => page.querySelector<HTMLElement>("li a")?.click());
    await act(() => expect.poll(where).toBe(`/contact/${queueRow(3).id}`));
    remove();
  });

  it("says a person only of what a machine is thought to have written, and then the contact is in the queue", async () => {
    const log = gateway();
    const { page, remove } = await drawAt("/mail", <LooksScreen />);
    await shows(page, "Contact 3", "Contact 2");
    expect(buttonNames(page).filter((name) => name.endsWith("this is a person"))).toHaveLength(1);
    button(page, "Contact 3: this is a person").focus();
    await press(page, "Contact 3: this is a person");
    await said(page, "Contact 3 is in the queue");
    await shows(page, "Contact 2");
    expect(operations(log)).toContain("SayLookIsPerson");
    expect([...queue.get().board.rows.values()].map(({ number }) => number)).toEqual([3]);
    // Whoever works by keyboard stands at what has come to its place.
    expect(document.activeElement?.textContent).toBe("Contact 2");
    remove();
  });

  it("is asked in words before it is taken off the list", async () => {
    const log = gateway({ __typename: "LookDecided", row: queueRow(2) });
    const { page, remove } = await drawAt("/mail", <LooksScreen />);
    await shows(page, "Contact 3", "Contact 2");
    await press(page, "Contact 2: seen…");
    expect(document.querySelector("[role=dialog]")?.textContent).toContain("read it first");
    expect(operations(log)).not.toContain("MarkLookSeen");
    await press(document.body, "I have read it");
    await said(page, "Contact 2: taken off this list.");
    await shows(page, "Contact 3");
    expect(operations(log)).toContain("MarkLookSeen");
    expect(queue.get().board.rows.size).toBe(0);
    await act(() => expect.poll(() => document.activeElement?.textContent).toBe("Contact 3"));
    remove();
  });

  it("keeps the question and the waiting of one row while the answer for another comes", async () => {
    const log = wholeList();
    const answer3 = hold("message-3");
    const answer2 = hold("message-2");
    const { page, remove } = await drawAt("/mail", <LooksScreen />);
    await shows(page, "Contact 3", "Contact 2", "Contact 1");
    await press(page, "Contact 3: this is a person");
    await press(page, "Contact 2: this is a person");
    await press(page, "Contact 1: seen…");
    answer3();
    await said(page, "Contact 3 is in the queue");
    expect(document.querySelector("[role=dialog]")?.textContent).toContain("Take contact 1 off this list?");
    await press(page, "Contact 2: this is a person");
    answer2();
    await said(page, "Contact 2 is in the queue");
    expect(operations(log).filter((name) => name === "SayLookIsPerson")).toHaveLength(2);
    expect(document.querySelector("[role=dialog]")?.textContent).toContain("Take contact 1 off this list?");
    await press(document.body, "I have read it");
    await said(page, "Contact 1: taken off this list.");
    expect(document.querySelector("[role=dialog]")).toBeNull();
    remove();
  });

  it("leads to what comes to the place of a row, also when the list was loaded again under the question", async () => {
    wholeList();
    const { page, remove } = await drawAt("/mail", <LooksScreen />);
    await shows(page, "Contact 3", "Contact 2", "Contact 1");
    // The list is asked for, and comes when the question stands already.
    await press(page, "Contact 3: seen…");
    await act(() => loadLooks());
    await press(document.body, "I have read it");
    await said(page, "Contact 3: taken off this list.");
    await shows(page, "Contact 2", "Contact 1");
    await act(() => expect.poll(() => document.activeElement?.textContent).toBe("Contact 2"));
    remove();
  });

  it("is said to have changed, and not to be none, while another number was counted since", async () => {
    stubGateway(() => ({ json: { data: { lookCount: 0, looks: { looks: [], next: null } } } }));
    const { page, remove } = await drawAt("/mail", <LooksScreen />);
    await said(page, "There is nothing to look at.");
    act(() => lookCount.set(3));
    expect(page.textContent).toContain("This list has changed since. Look again.");
    expect(page.textContent).not.toContain("nothing to look at");
    gateway();
    await press(page, "Look again");
    await shows(page, "Contact 3", "Contact 2");
    expect(page.textContent).not.toContain("has changed");
    remove();
  });

  it("that somebody else decided is said to be theirs, and that they wrote again is said with the way there", async () => {
    gateway({ __typename: "LookDecidedAlready", by: { name: marta.name }, at: 0, verdict: "seen" });
    const one = await drawAt("/mail", <LooksScreen />);
    await shows(one.page, "Contact 3", "Contact 2");
    await press(one.page, "Contact 3: this is a person");
    await said(one.page, "Marta took it off this list");
    await shows(one.page, "Contact 2");
    one.remove();
    looks.set(NO_LOOKS);
    gateway({ __typename: "LookOpenElsewhere", row: queueRow(9) });
    const other = await drawAt("/mail", <LooksScreen />);
    await shows(other.page, "Contact 3", "Contact 2");
    await press(other.page, "Contact 3: this is a person");
    await said(other.page, "They wrote again: contact 9 of theirs is open.");
    await shows(other.page, "Contact 3", "Contact 2");
    expect([...other.page.querySelectorAll("p a")].map((link) => link.getAttribute("href"))).toEqual([
      `/contact/${queueRow(9).id}`,
    ]);
    other.remove();
  });

  it("that could not be loaded is not said to be none, and can be asked for again", async () => {
    stubGateway(() => "unreachable");
    const { page, remove } = await drawAt("/mail", <LooksScreen />);
    await said(page, "could not be loaded");
    expect(page.textContent).not.toContain("nothing to look at");
    gateway();
    await press(page, "Retry");
    await shows(page, "Contact 3", "Contact 2");
    stubGateway(() => "unreachable");
    await press(page, "Look again");
    await said(page, "could not be brought up to date");
    await shows(page, "Contact 3", "Contact 2");
    remove();
  });

  it("that is none is said to be none", async () => {
    stubGateway(() => ({ json: { data: { lookCount: 0, looks: { looks: [], next: null } } } }));
    const { page, remove } = await drawAt("/mail", <LooksScreen />);
    await said(page, "There is nothing to look at.");
    expect(contacts(page)).toEqual([]);
    remove();
  });

  it("is offered to be decided to whoever may triage, and to nobody else", async () => {
    gateway();
    seatDana("administrator");
    const { page, remove } = await drawAt("/mail", <LooksScreen />);
    await shows(page, "Contact 3", "Contact 2");
    expect(buttonNames(page).filter((name) => name.startsWith("Contact"))).toEqual([]);
    remove();
  });
});

const nameOf = (link: HTMLElement | null): string | undefined =>
  link?.getAttribute("aria-label") ?? link?.textContent;

describe("the way to it", () => {
  afterEach(() => vi.useRealTimers());

  it("says how much there is, asks calmly, and keeps what it knows while nobody answers", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    let given: number | null = 2;
    const log = stubGateway(() =>
      given === null ? "unreachable" : { json: { data: { lookCount: given } } },
    );
    const { page, remove } = await drawAt("/mail", <LooksLink className="" />);
    const says = (words: string): Promise<void> =>
      act(() => vi.waitFor(() => expect(nameOf(page.querySelector("a"))).toBe(words), 5_000));
    await says("Mail");
    await says("Mail 2 to look at");
    given = null;
    act(() => void vi.advanceTimersByTime(60_000));
    await act(() => vi.waitFor(() => expect(log).toHaveLength(2)));
    await says("Mail 2 to look at");
    given = 100;
    act(() => void vi.advanceTimersByTime(60_000));
    await says("Mail 99+ to look at");
    expect(page.textContent).toBe("Mail 99+");
    remove();
  });
});
