import { comparedAddress, type Medium } from "@holdfast/case-schema";
import { v7 } from "uuid";
import type { ContactFacts, StaffName } from "../contacts/contact-facts.ts";
import type { MoveRow } from "../moves/move-statement.ts";
import { movedOf } from "../moves/moved-of.ts";
import { openDetail, sealDetail } from "../sealing/detail.ts";
import { threadHash } from "../sealing/thread-hash.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { Continued, LinkStore, NewPlace } from "./link-store.ts";

interface HeldByOther {
  readonly number: number;
  readonly holder: StaffName;
}

/** `again`: another contact is there than was seen before the locks, and nothing changed. */
interface ContinuedRow extends Omit<MoveRow, "kind" | "reason"> {
  readonly kind: MoveRow["kind"] | "held" | "opted_out" | "again";
  readonly reason: MoveRow["reason"] | "same_contact";
  readonly how: "opened" | "claimed" | "linked" | null;
  /** Whole where it is theirs now; of somebody else's, only its number and who has it. */
  readonly other: ContactFacts | HeldByOther | null;
  readonly since: number | null;
}

const continueContact = statement<
  ContinuedRow,
  [
    id: string,
    by: string,
    expected: number,
    channel: string,
    medium: string,
    threadKey: Buffer,
    address: Buffer,
    names: readonly Buffer[],
    owner: string,
    ownerKey: Buffer,
    detail: Buffer,
    target: number,
    nowMs: number,
  ]
>(
  "continue_contact",
  `select kind, reason, row, how, other, since
   from continue_contact($1, $2, $3, $4, $5, $6, $7, $8::bytea[], $9, $10, $11, $12, $13)`,
);

const placeOfContact = statement<
  { channel: string; medium: Medium; thread_key: Buffer; owner_key: Buffer; detail: Buffer },
  [id: string]
>("place_of_contact", "select channel, medium, thread_key, owner_key, detail from contact where id = $1");

/** Contacts that open and close while somebody goes on there; each changes what is found once. */
const TRIES = 5;

export function openLinks({ pool, keyring, owners, clock, commits }: Inside): LinkStore {
  /**
   * The thread to go on in, hashed. Where they write already, at the contact's own address, it is the contact's own, whatever
   * a mail of ours would begin: the one it stands in, which for a mail that was found by what it answers is not the one that
   * it named. Neither its place nor its address changes, so this needs no lock.
   */
  async function threadAt(id: string, { channel, compared, threadKey }: NewPlace): Promise<Buffer> {
    const begun = threadHash(keyring, channel, threadKey);
    const [own] = await placeOfContact(pool, id);
    if (own?.channel !== channel) return begun;
    const detail = openDetail(owners.unwrap(id, own.owner_key), own.detail);
    return comparedAddress(own.medium, detail.address) === compared ? own.thread_key : begun;
  }
  return {
    async continueAt(id, by, expectedVersion, place) {
      const { channel, medium, threadKey, names = [], address, compared, targetMs } = place;
      const thread = await threadAt(id, place);
      const { owner, wrapped } = owners.make(v7());
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const [found] = await continueContact(
          pool,
          id,
          by,
          expectedVersion,
          channel,
          medium,
          thread,
          keyring.hash("address", compared),
          names.map((name) => threadHash(keyring, channel, name)),
          owner.id,
          wrapped,
          sealDetail(owner, { threadKey, address }),
          targetMs,
          clock(),
        );
        if (found?.kind === "again") continue;
        const continued = continuedOf(found);
        if (continued.kind === "continued") commits.happened();
        return continued;
      }
      throw new Error("what is open at an address changed again and again");
    },
  };
}

function continuedOf(found: ContinuedRow | undefined): Continued {
  if (found === undefined || found.row === null) return { kind: "not_found" };
  const { kind, row, how, other, since, reason } = found;
  if (kind === "moved" && how !== null && other !== null && "id" in other)
    return { kind: "continued", row, how, other };
  if (kind === "held" && other !== null && other.holder !== null && since !== null)
    return { kind, row, number: other.number, by: other.holder, since };
  if (kind === "opted_out" && since !== null) return { kind, row, since };
  if (reason === "same_contact") return { kind: "same_contact", row };
  const refused = movedOf({ kind: kind as MoveRow["kind"], reason, row });
  return refused.kind === "moved" ? { kind: "changed", row } : refused;
}
