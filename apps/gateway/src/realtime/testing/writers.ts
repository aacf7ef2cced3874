import type { ContactId, UserId } from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";
import { arrivalOn } from "./arrival.ts";

/** One thing that a writer does; `pick` says to whom. */
export interface Writing {
  readonly kind: "write in" | "claim" | "return" | "close" | "give up";
  readonly pick: number;
}

const THREADS = 4;

async function staffMember(store: Store): Promise<UserId> {
  const known = await store.staff.list();
  if (!known[0]) {
    await store.staff.create({ username: "dana", name: "Dana", role: "advocate", passwordHash: "none" });
    return staffMember(store);
  }
  return known[0].id;
}

/** Does these things one after another, as a busy hotline would; refusals are part of it. */
export async function writeAll(
  store: Store,
  name: string,
  writings: readonly Writing[],
  contacts: ContactId[],
): Promise<void> {
  const by = await staffMember(store);
  for (const [n, { kind, pick }] of writings.entries()) {
    const id = contacts[pick % (contacts.length || 1)];
    if (kind === "write in" || id === undefined) {
      const arrived = await store.intake.arrive(arrivalOn(`thread ${pick % THREADS}`, `${name} ${n}`));
      if (!contacts.includes(arrived.contactId)) contacts.push(arrived.contactId);
    } else if (kind === "give up") {
      await giveUp(store);
    } else {
      const contact = await store.contacts.contact(id);
      const move = kind === "close" ? ({ kind, disposition: "information" } as const) : ({ kind } as const);
      if (contact) await store.moves.move(id, by, contact.row.version, move);
    }
  }
}

/** A transaction that takes its number, holds the log's tail back for a while, and is rolled back. */
async function giveUp({ prisma }: Store): Promise<void> {
  const onPurpose = new Error("rolled back on purpose");
  await prisma
    .$transaction(async (transaction) => {
      await transaction.$executeRaw`insert into event (stream, payload) values ('queue:main', '{"kind":"never"}')`;
      throw onPurpose;
    })
    .catch((error: unknown) => {
      if (error !== onPurpose) throw error;
    });
}
