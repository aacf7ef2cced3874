import type { UserId } from "@holdfast/case-schema";
import { z } from "zod";
import { askedCase, isTheirs, NO_CASE } from "../cases/asked-case.ts";
import { recordCaseRead, shareCase } from "../cases/case-statements.ts";
import { PLACE } from "../sealing/places.ts";
import { seal } from "../sealing/seal.ts";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { ProvingAsker } from "../staff/proof.ts";
import type { Inside } from "../store/inside.ts";
import { doneBefore, requestOf } from "./asked-again.ts";
import {
  askedDisclosure,
  cosignReport,
  decideHeldItem,
  disclosuresOfCase,
  heldFor,
  heldOfDisclosure,
  heldToDecide,
  keptDisclosure,
  reviewDisclosure,
  type AskedRow,
} from "./disclosure-statements.ts";
import type {
  Decide,
  DecisionKept,
  DisclosureAsked,
  DisclosureConfirmed,
  DisclosureDone,
  DisclosureSituation,
  DisclosureStore,
  HeldDecided,
  SentHow,
} from "./disclosure-store.ts";
import { factOfRow, keepAsked, keepDecided, keepHeld, keepReport, keepSent } from "./keep-disclosure.ts";
import { whyUnproved } from "./leaves-proved.ts";
import { situationOf } from "./situation.ts";
import { standsOnMarked } from "./stands-on-marked.ts";
import { disclosuresToSign } from "./to-sign.ts";

/** How long somebody's word for what waited holds. */
const WORD_HOLDS_MS = 24 * 60 * 60_000;

export function openDisclosures(inside: Inside): DisclosureStore {
  const { pool, clock, commits } = inside;
  const committed = <Result>(result: Result): Result => {
    commits.happened();
    return result;
  };
  return {
    preview: async (asked, asker, decide, how = "spoken") =>
      transaction(pool, async (on) => {
        const read = await situationOf(inside, on, asSaid(asked, how), asker, []);
        if (read === null) return { kind: "not_found" };
        const decided = decide(read.situation, read.asked);
        if (await standsOnMarked(on, read.asked, decided)) return { kind: "may_be_exploiter" };
        return { kind: "decided", decided };
      }),
    confirm: async (confirmed, asker, decide) =>
      committed(await transaction(pool, (on) => confirm(inside, on, confirmed, asker, decide))),
    sendApproved: async (id, how, asker, decide) =>
      committed(await transaction(pool, (on) => sendApproved(inside, on, id, how, asker, decide))),
    held: async (approver, asker) => heldFor(pool, approver, asker.id, asker.act, asker.at),
    heldOf: async (disclosureId) => heldOfDisclosure(pool, disclosureId),
    async decideHeld({ id, asker, isApproved, why }) {
      const [item] = await heldToDecide(pool, id);
      // Asked of no case, too: how long it takes tells nothing (G472).
      const isAskers = await isTheirs(pool, item?.case_id ?? NO_CASE, asker);
      if (item === undefined || !isAskers) return { kind: "not_found" };
      // Of whoever is forgotten nothing waits any more.
      if (item.is_decided || item.owner_key === null) return { kind: "already" };
      const owner = inside.owners.unwrap(item.disclosure_id, item.owner_key);
      const { key, body } = seal(owner, PLACE.heldWhy(id), Buffer.from(why));
      const done = await decideHeldItem(pool, id, asker.id, isApproved, key, body, clock()).then(
        ([row]): HeldDecided => ({ kind: row === undefined ? "already" : "decided" }),
        heldRuleBroken,
      );
      return committed(done);
    },
    list: async (caseId, asker) =>
      transaction(pool, async (on) => {
        const row = await askedCase(on, caseId, asker, "read");
        if (row === null) return null;
        await recordCaseRead(on, caseId, asker.id, row.version, clock());
        return (await disclosuresOfCase(on, caseId)).map((each) => ({
          ...each,
          facts: each.facts.map(factOfRow),
        }));
      }),
    toSign: async (by) => disclosuresToSign(pool, by),
    async cosign(id, by) {
      const rows = await cosignReport(pool, id, by, clock()).catch(ruleBroken);
      return committed({ kind: rows === null ? "refused" : rows.length > 0 ? "cosigned" : "not_found" });
    },
    async review(id, by) {
      const rows = await reviewDisclosure(pool, id, by, clock()).catch(ruleBroken);
      return committed({ kind: rows === null ? "refused" : rows.length > 0 ? "reviewed" : "not_found" });
    },
  };
}

async function confirm(
  inside: Inside,
  on: Queryable,
  { id, how, seen, asked: wanted }: DisclosureConfirmed,
  asker: ProvingAsker,
  decide: Decide,
): Promise<DisclosureDone> {
  const request = requestOf(inside, wanted, how);
  const again = async (): Promise<DisclosureDone | null> => {
    const [kept] = await keptDisclosure(on, id);
    if (kept === undefined) return null;
    const isSame = kept.request?.equals(request) === true;
    return isSame || kept.asked_by !== asker.id
      ? doneBefore(inside, on, id, kept, asker)
      : { kind: "already_sent" };
  };
  const before = await again();
  if (before !== null) return before;
  const read = await situationOf(inside, on, asSaid(wanted, how), asker, []);
  if (read === null) return { kind: "not_found" };
  const { situation } = read;
  const decided = decide(situation, read.asked);
  // Whoever asked sets it off, whatever whoever sends says; that is what is kept.
  const asked = { ...read.asked, trigger: decided.trigger };
  if (seen === null ? !decided.mayGoUnseen : seen !== decided.seen) return { kind: "changed" };
  if (await standsOnMarked(on, asked, decided)) return { kind: "may_be_exploiter" };
  const { at } = situation;
  const by = asker.id;
  const { fingerprint, packet, mayGoUnseen: waitsForNothing } = decided;
  const unproved =
    packet === null
      ? null
      : await whyUnproved(inside, on, asker, { caseId: asked.caseId, waitsForNothing, at });
  if (unproved !== null) return unproved;
  const owner = await keepAsked(inside, on, { id, asked, fingerprint, from: { request }, by, at });
  // Whoever asked the same at once was first, and has committed.
  if (owner === null) return (await again()) ?? { kind: "already_sent" };
  const ids = await keepDecided(on, id, asked, decided, at);
  await keepReport(on, id, decided, at);
  if (packet !== null) {
    const when = { at, database: await inside.databaseTime(on) };
    await keepSent(on, owner, { ...decided, packet }, ids, asker, how, when);
  }
  const waiting = { ...asked, chosen: decided.waits.map(({ fact }) => fact) };
  const heldId =
    waiting.chosen.length > 0
      ? await keepWaiting(inside, on, { restOf: id, situation, waiting, decide, by })
      : null;
  return { kind: "done", packet, decided, heldId };
}

/** What somebody agrees to on the line is said there: on paper nobody is on the line. */
function asSaid(asked: DisclosureAsked, how: SentHow): DisclosureAsked {
  return how === "spoken" ? asked : { ...asked, onTheLine: [] };
}

/** Keeps what waits as a disclosure of its own, of just that, so that each is sent once. Its id. */
async function keepWaiting(
  inside: Inside,
  on: Queryable,
  {
    restOf,
    situation,
    waiting,
    decide,
    by,
  }: {
    readonly restOf: string;
    readonly situation: DisclosureSituation;
    readonly waiting: DisclosureAsked;
    readonly decide: Decide;
    readonly by: UserId;
  },
): Promise<string> {
  const id = crypto.randomUUID();
  const { at } = situation;
  const decided = decide(situation, waiting);
  const { fingerprint } = decided;
  await keepAsked(inside, on, { id, asked: waiting, fingerprint, from: { restOf }, by, at });
  await keepDecided(on, id, waiting, decided, at);
  await keepHeld(on, id, waiting, decided);
  return id;
}

async function sendApproved(
  inside: Inside,
  on: Queryable,
  id: string,
  how: SentHow,
  asker: ProvingAsker,
  decide: Decide,
): Promise<DisclosureDone> {
  // Its case's lock first, as whoever forgets somebody of it takes them.
  const [there] = await keptDisclosure(on, id);
  if (there !== undefined) await shareCase(on, there.case_id);
  const [row] = await askedDisclosure(on, id);
  if (row === undefined || row.asked_by !== asker.id) return { kind: "not_found" };
  if (row.is_sent) {
    const [kept] = await keptDisclosure(on, id);
    return kept?.how === how ? doneBefore(inside, on, id, kept, asker) : { kind: "already_sent" };
  }
  // Somebody of whom it was is forgotten since.
  if (row.owner_key === null) return { kind: "changed" };
  // Much has changed in a day: whoever said so had another one in mind.
  if (row.approvals.some(({ at }) => at <= inside.clock() - WORD_HOLDS_MS)) return { kind: "changed" };
  const asWritten: DisclosureAsked = {
    caseId: row.case_id,
    recipient: row.recipient_id,
    purpose: row.purpose,
    trigger: row.trigger,
    risk: row.risk,
    minorHarm: row.minor_harm,
    vulnerableAdult: row.vulnerable_adult,
    concerns: row.concerns,
    onTheLine: row.on_the_line,
    place: row.place,
    returnBy: row.return_by,
    chosen: row.chosen.map(factOfRow),
  };
  const read = await situationOf(inside, on, asSaid(asWritten, how), asker, row.approvals);
  if (read === null) return { kind: "not_found" };
  const { situation, asked } = read;
  const decided = decide(situation, asked);
  // Whoever approved it had this in mind, and nothing that was written since.
  if (decided.fingerprint !== row.fingerprint.toString("hex")) return { kind: "changed" };
  // Nor had they whoever has asked for it since, or no longer asks.
  if (decided.trigger !== row.trigger) return { kind: "changed" };
  const { packet } = decided;
  const heldId = decided.waits.length > 0 ? id : null;
  if (packet === null) return { kind: "done", packet, decided, heldId };
  if (await standsOnMarked(on, asked, decided)) return { kind: "may_be_exploiter" };
  const { caseId } = asked;
  const leaving = { caseId, waitsForNothing: decided.mayGoUnseen, at: situation.at };
  const unproved = await whyUnproved(inside, on, asker, leaving);
  if (unproved !== null) return unproved;
  const ids = await keepDecided(on, id, asked, decided, situation.at);
  const owner = inside.owners.unwrap(id, row.owner_key);
  await keepReport(on, id, decided, situation.at);
  const when = { at: situation.at, database: await inside.databaseTime(on) };
  await keepSent(on, owner, { ...decided, packet }, ids, asker, how, when);
  // It is sent once: what nobody has said a word of yet waits by itself from now on, and is asked for anew.
  const left = decided.waits.filter(
    ({ by }) => !by.some((place) => isRefused(row, decided.decisions[place])),
  );
  const waiting = { ...asked, chosen: left.map(({ fact }) => fact) };
  const anew = { ...situation, approvals: [] };
  const restId =
    left.length > 0
      ? await keepWaiting(inside, on, { restOf: id, situation: anew, waiting, decide, by: asker.id })
      : null;
  return { kind: "done", packet, decided, heldId: restId };
}

function isRefused({ refusals }: AskedRow, decision: DecisionKept | undefined): boolean {
  return refusals.some(
    ({ subject, dataClass, ruleId }) =>
      subject === decision?.subject && dataClass === decision.dataClass && ruleId === decision.ruleId,
  );
}

const Broken = z.object({ code: z.literal("23514"), constraint: z.string() });

/** A rule of the schema that was broken; anything else is a mistake of ours. */
function ruleBroken(error: unknown): null {
  if (!Broken.safeParse(error).success) throw error;
  return null;
}

function heldRuleBroken(error: unknown): HeldDecided {
  const broken = Broken.safeParse(error);
  const kind = broken.success ? HELD_RULES.get(broken.data.constraint) : undefined;
  if (kind === undefined) throw error;
  return { kind };
}

const HELD_RULES: ReadonlyMap<string, HeldDecided["kind"]> = new Map([
  ["disclosure_held_own", "own"],
  ["disclosure_held_role", "not_the_role"],
  ["disclosure_held_unopened", "never_by_approval"],
  ["disclosure_held_once", "already"],
]);
