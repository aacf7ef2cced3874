import type { ContactId, UserId } from "@holdfast/case-schema";
import type { ContactFacts, LiveCall } from "@holdfast/db";
import type { TestStore } from "@holdfast/db/testing";
import { expect } from "vitest";
import { VOICE, type CallGateway, type OnThePhone } from "./call-gateway.ts";
import type { PhoneHouse } from "./phone-house.ts";

/** A call and its contact. */
export interface Rung {
  readonly call: string;
  readonly contact: ContactId;
}

/** What happens in tests of calls, and how they stand. */
export interface CallScene {
  /** Somebody rings, is greeted, and hears the prompts out. */
  readonly waits: (from?: string | null) => Promise<Rung>;
  /** The same, and `by` answers from the queue. */
  readonly talks: (by: OnThePhone) => Promise<Rung>;
  readonly live: (call: string) => Promise<LiveCall | undefined>;
  readonly phase: (call: string) => Promise<string | undefined>;
  readonly rowOf: (contact: ContactId) => Promise<ContactFacts | undefined>;
}

export function callScene(house: PhoneHouse, store: TestStore, { ask }: Pick<CallGateway, "ask">): CallScene {
  const live: CallScene["live"] = async (call) =>
    (await store.calls.live(VOICE)).find(({ key }) => key === call);
  const phase: CallScene["phase"] = async (call) => (await live(call))?.phase;
  const waits: CallScene["waits"] = async (from) => {
    const call = house.rings(from);
    await expect.poll(() => house.hears(call)).toBe("prompts");
    house.promptsEnd(call);
    await expect.poll(() => phase(call)).toMatch(/waiting|ringing/);
    const contact = (await live(call))?.contactId;
    if (contact === undefined) throw new Error("it hung up");
    return { call, contact };
  };
  return {
    live,
    phase,
    waits,
    talks: async (by) => {
      const rung = await waits();
      const said = await ask(by.id, rung.contact, { kind: "answer", device: by.phone.device });
      expect(said).toMatchObject({ kind: "asked" });
      expect(house.hears(rung.call)).toBe("answer");
      return rung;
    },
    rowOf: async (contact) => (await store.contacts.contact(contact))?.row,
  };
}

/** Somebody closes all that they have. */
export async function wrapUp(store: TestStore, id: UserId): Promise<void> {
  for (const { id: contact, holder, version } of (await store.contacts.queue()).rows)
    if (holder?.id === id)
      await store.moves.move(contact, id, version, { kind: "close", disposition: "information" });
}
