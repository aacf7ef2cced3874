import { ContactId } from "@holdfast/case-schema";
import { encodeCursor } from "@holdfast/wire";
import { afterEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { queueRow, uuid } from "../queue/row.fixture.ts";
import { loadContact, openContact } from "./open-contact.ts";

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
      address: null,
    };
    return { json: { data: { contact: { ...contact, previous: null, entries } } } };
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
