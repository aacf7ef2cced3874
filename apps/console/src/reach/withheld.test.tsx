import { ContactId } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { ContactPane } from "../contact/contact-pane.tsx";
import { said } from "../contact/entry.fixture.ts";
import { openContact } from "../contact/open-contact.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, queueRow, uuid } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { SafeContact } from "./reach-documents.ts";
import { decision, preference, safeContact } from "./safe-contact.fixture.ts";

const row = queueRow(7, { holder: dana, status: "claimed" });
const id = ContactId.parse(row.id);
const reach = {
  ways: ["text"],
  safeTimes: "after six",
  mayLeaveMessage: false,
  maskedAddress: null,
  language: "en",
};
const entries = ["About the motel", "He found my phone", "Hi"].map((text, nth) =>
  said({ id: `entry-${nth}`, entry: nth + 1, version: nth + 1, at: (nth + 1) * 1_000, text }),
);
const open = (facts: Partial<SafeContact>): void =>
  openContact.set({
    kind: "ready",
    id,
    contact: {
      row,
      reach,
      maskedAddress: "••••42",
      previous: { id: uuid(300), number: 3 },
      links: [{ direction: "to", id: uuid(301), number: 4, medium: "email", status: "claimed" }],
      closed: null,
      safeContact: safeContact(facts),
      drafts: [],
      pictures: [],
    } as never,
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    isStale: false,
  });
const signs = (sign: "silence" | "may_be_exploiter", facts: object): SafeContact["decision"] =>
  decision({
    hands: { ...decision().hands, signs: [{ sign, since: 3_000 }], ...facts },
  });

beforeEach(() => {
  seatDana();
  stubGateway(() => ({ json: { data: { colleagues: [], channels: [] } } }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  openContact.set({ kind: "none" });
  queue.set(EMPTY_QUEUE);
});

describe("whoever may not be the same person", () => {
  it("[CP36] has what another wrote folded, to be looked at by choice, until somebody confirms", async () => {
    open({ decision: signs("silence", { isConfirmed: false, foldBefore: 3 }) });
    const { page, remove } = await drawAt(`/contact/${row.id}`, <ContactPane />);
    expect(page.textContent).toContain("2 earlier entries are folded until somebody confirms");
    expect(page.textContent).not.toContain("motel");
    expect(page.textContent).toContain("Hi");
    await press(page, "Show them to me");
    expect(page.textContent).toContain("About the motel");
    act(() => open({ decision: signs("silence", { isConfirmed: false, foldBefore: 4 }) }));
    expect(page.textContent).toContain("3 earlier entries are folded");
    act(() => open({}));
    expect(page.textContent).toContain("About the motel");
    expect(page.textContent).not.toContain("folded");
    remove();
  });
});

describe("whoever may be the exploiter", () => {
  const marked = signs("may_be_exploiter", {
    withholds: ["history", "suggestions", "facts"],
    withholdBefore: 3,
  });

  it("[CP33] sees to it that nobody reads out what was known: history, facts and suggestions are withheld", async () => {
    open({ preference: preference(), standing: { ...safeContact().standing, kind: "never" } });
    const { page, remove } = await drawAt(`/contact/${row.id}`, <ContactPane />);
    const known = [
      "About the motel",
      "never contact",
      "after six",
      "contact 3, earlier",
      "••••42",
      "contact 4",
    ];
    for (const words of known) expect(page.textContent).toContain(words);
    act(() => open({ decision: marked, preference: preference() }));
    for (const words of known) expect(page.textContent).not.toContain(words);
    expect(page.textContent).toContain("2 earlier entries are withheld while this may be the exploiter.");
    expect(page.textContent).toContain("Reach:withheld while this may be the exploiter");
    expect(page.textContent).toContain("Hi");
    remove();
  });

  it("[CP33] [CP36] has what came before a later doubt folded besides, and no more than that unfolded", async () => {
    const both = {
      withholds: ["history"],
      withholdBefore: 2,
      isConfirmed: false,
      foldBefore: 3,
    };
    open({ decision: signs("silence", both) });
    const { page, remove } = await drawAt(`/contact/${row.id}`, <ContactPane />);
    expect(page.textContent).toContain("1 earlier entry is withheld while this may be the exploiter.");
    expect(page.textContent).toContain("1 earlier entry is folded until somebody confirms");
    expect(page.textContent).not.toContain("He found my phone");
    await press(page, "Show them to me");
    expect(page.textContent).toContain("He found my phone");
    expect(page.textContent).not.toContain("About the motel");
    expect(page.textContent).toContain("1 earlier entry is withheld");
    remove();
  });

  it("[CP33] cannot be unfolded by choice", async () => {
    open({ decision: marked });
    const { page, remove } = await drawAt(`/contact/${row.id}`, <ContactPane />);
    expect(page.textContent).not.toContain("Show them to me");
    remove();
  });
});

it("[CP19] a shared or watched device stands beside how they may be reached, with their local time", async () => {
  open({
    decision: decision({ flags: ["shared_device", "watched_device"] }),
    standing: { ...safeContact().standing, kind: "never", timeZone: "America/Los_Angeles" },
  });
  const { page, remove } = await drawAt(`/contact/${row.id}`, <ContactPane />);
  expect(page.querySelector("dl")?.textContent).toMatch(
    /Reach:never contact shared devicewatched device.*Their time:(?:\w+ )?\d\d:\d\d \(Los Angeles\)/,
  );
  remove();
});
