import { ContactId } from "@holdfast/case-schema";
import { encodeCursor } from "@holdfast/wire";
import { afterEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { loadContact, openContact, refreshContact } from "./open-contact.ts";

const id = ContactId.parse(uuid(1));
const asOf = encodeCursor({ epoch: "0123456789abcdef", xid: 7n, seq: 0n });

afterEach(() => {
  vi.unstubAllGlobals();
  openContact.set({ kind: "none" });
});

/** A gateway that holds `said` entries and gives at most 500 at once, as the real one does. */
function gatewayWith(said: number) {
  return stubGateway(({ body }) => {
    const { afterVersion } = (JSON.parse(body) as { variables: { afterVersion: number } }).variables;
    const entries = Array.from({ length: said }, (_, at) => ({
      id: uuid(at + 100),
      kind: "inbound",
      at,
      version: at + 1,
      text: "words",
      author: null,
      sendState: null,
      failure: null,
      damaged: false,
      unreadable: false,
      sentAt: null,
    }))
      .filter(({ version }) => version > afterVersion)
      .slice(0, 500);
    const contact = {
      __typename: "Contact",
      asOf,
      row: queueRow(1, { id }),
      closed: null,
      reach: null,
      maskedAddress: null,
      drafts: [],
    };
    return { json: { data: { contact: { ...contact, previous: null, links: [], entries } } } };
  });
}

describe("an opened contact", () => {
  it.each([
    [3, 1],
    [499, 1],
    [500, 2],
    [1203, 3],
  ])("of %i entries is shown whole, in %i askings", async (said, askings) => {
    openContact.set({ kind: "loading", id });
    const asked = gatewayWith(said);
    await expect(loadContact(id)).resolves.toBe(asOf);
    const now = openContact.get();
    expect(now.kind === "ready" && now.entries.size).toBe(said);
    expect(asked).toHaveLength(askings);
  });
});

describe("two questions about one contact at once", () => {
  interface Moment {
    readonly drafts: readonly object[] | null;
    readonly safeContact?: string | undefined;
  }
  /** Answers each question when it is let, with the drafts of that moment and how it may be reached then; no drafts fail. */
  function slowGateway() {
    const waiting: ((then: Moment) => void)[] = [];
    vi.stubGlobal("fetch", async () => {
      const { drafts, safeContact } = await new Promise<Moment>((resolve) => void waiting.push(resolve));
      if (drafts === null) return new Response("", { status: 502 });
      const contact = {
        __typename: "Contact",
        asOf,
        row: queueRow(1, { id }),
        closed: null,
        reach: null,
        maskedAddress: null,
        safeContact,
      };
      return Response.json({ data: { contact: { ...contact, drafts, previous: null, entries: [] } } });
    });
    return async (nth: number, drafts: Moment["drafts"], safeContact?: string): Promise<void> => {
      await expect.poll(() => waiting.length).toBeGreaterThan(nth);
      waiting[nth]?.({ drafts, safeContact });
    };
  }
  const draft = (revision: number) => ({
    kind: "reply",
    author: marta,
    revision,
    at: revision,
    text: `w${revision}`,
  });
  const shown = (): readonly number[] => {
    const now = openContact.get();
    return now.kind === "ready" ? now.contact.drafts.map(({ revision }) => revision) : [];
  };

  it("show the newest drafts, though the older answer comes last", async () => {
    openContact.set({ kind: "loading", id });
    const answer = slowGateway();
    const loaded = loadContact(id);
    await answer(0, [draft(1)]);
    await loaded;
    const both = [refreshContact(id), refreshContact(id)];
    await answer(2, [draft(3)]);
    await both[1];
    expect(shown()).toEqual([3]);
    await answer(1, [draft(2)]);
    await both[0];
    expect(shown()).toEqual([3]);
  });

  it("do not bring back what was discarded meanwhile", async () => {
    openContact.set({ kind: "loading", id });
    const answer = slowGateway();
    const loaded = loadContact(id);
    await answer(0, [draft(1)]);
    await loaded;
    const both = [refreshContact(id), refreshContact(id)];
    await answer(2, []);
    await both[1];
    await answer(1, [draft(1)]);
    await both[0];
    expect(shown()).toEqual([]);
  });

  const reach = (): unknown => {
    const now = openContact.get();
    return now.kind === "ready" ? now.contact.safeContact : null;
  };

  it("[CP8] show what may be sent as the later one says, though time alone changed it and the older answer comes last", async () => {
    openContact.set({ kind: "loading", id });
    const answer = slowGateway();
    const loaded = loadContact(id);
    await answer(0, [], "open");
    await loaded;
    const both = [refreshContact(id), refreshContact(id)];
    await answer(2, [], "locked");
    await both[1];
    await answer(1, [], "open");
    await both[0];
    expect(reach()).toBe("locked");
    const third = refreshContact(id);
    await answer(3, [], "open again");
    await third;
    expect(reach()).toBe("open again");
  });

  it("stay out of date where the later one failed, whatever the earlier one brings, until another comes", async () => {
    openContact.set({ kind: "loading", id });
    const answer = slowGateway();
    const loaded = loadContact(id);
    await answer(0, []);
    await loaded;
    const both = [refreshContact(id), refreshContact(id)];
    await answer(2, null);
    await both[1];
    expect(openContact.get()).toMatchObject({ isStale: true });
    await answer(1, []);
    await both[0];
    expect(openContact.get()).toMatchObject({ isStale: true });
    const third = refreshContact(id);
    await answer(3, []);
    await third;
    expect(openContact.get()).toMatchObject({ isStale: false });
  });

  it("are not out of date where the earlier one fails after the later one came, which asked for all of it", async () => {
    openContact.set({ kind: "loading", id });
    const answer = slowGateway();
    const loaded = loadContact(id);
    await answer(0, []);
    await loaded;
    const both = [refreshContact(id), refreshContact(id)];
    await answer(2, []);
    await both[1];
    await answer(1, null);
    await both[0];
    expect(openContact.get()).toMatchObject({ isStale: false });
  });

  it("stay out of date where a later one failed, though all of it comes that was asked for before", async () => {
    openContact.set({ kind: "loading", id });
    const answer = slowGateway();
    const loaded = loadContact(id);
    await answer(0, []);
    await loaded;
    const both = [loadContact(id), refreshContact(id)];
    await answer(2, null);
    await both[1];
    await answer(1, []);
    await both[0];
    expect(openContact.get()).toMatchObject({ isStale: true });
    const third = refreshContact(id);
    await answer(3, []);
    await third;
    expect(openContact.get()).toMatchObject({ isStale: false });
  });
});
