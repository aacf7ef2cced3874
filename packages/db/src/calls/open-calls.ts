import { CALL_AGAIN_MS, CallId, comparedAddress, type ContactId } from "@holdfast/case-schema";
import { v7 } from "uuid";
import { asOf } from "../log/as-of.ts";
import { movedOf } from "../moves/moved-of.ts";
import { ownerOf } from "../sealing/owner-of.ts";
import { threadHash } from "../sealing/thread-hash.ts";
import type { Inside } from "../store/inside.ts";
import type { LiveCall } from "./call-facts.ts";
import { happenedJson, keysOf } from "./call-keys.ts";
import {
  callAbandoned,
  callAnswered,
  callBegun,
  callCame,
  callEnded,
  callEndings,
  callHandedOver,
  callOfContact,
  callPutThrough,
  callRecorded,
  callRequeued,
  callsPutThrough,
  dueElsewhere,
  keysOfCall,
  lastWithPerson,
  saidInCall,
  liveCall,
  liveCalls,
  standingCalls,
  wrappingUp,
  type CallMoveRow,
} from "./call-statements.ts";
import type { CallKept, CallMoved, CallPicture, CallStore } from "./call-store.ts";
import { openCallAnswers } from "./open-call-answers.ts";
import { openCallAsks } from "./open-call-asks.ts";
import { openCallDevices } from "./open-call-devices.ts";
import { openCallParties } from "./open-call-parties.ts";

export function openCalls(inside: Inside): CallStore {
  const { pool, clock, commits, keyring } = inside;
  const live = async (id: string | null): Promise<LiveCall | null> =>
    id === null ? null : ((await liveCall(pool, id))[0]?.call ?? null);

  /** How a call stands after a statement about it: it may be over by the time it is read. */
  async function kept(id: string | null): Promise<CallKept> {
    commits.happened();
    const call = await live(id);
    return call === null ? { kind: "over" } : { kind: "kept", call };
  }

  function moved(row: CallMoveRow | undefined): CallMoved {
    if (row === undefined || row.kind === "over") return { kind: "over" };
    const { kind, reason, row: contact } = row;
    const outcome = movedOf({ kind, reason, row: contact });
    if (outcome.kind === "moved") commits.happened();
    return outcome;
  }

  return {
    async came({ channel, key, line, at, from }) {
      // A number without its country is compared with what the same carrier says of others.
      const compared = from === null ? null : (comparedAddress("voice", from) ?? `call:${channel}:${from}`);
      const [told] = await callCame(
        pool,
        v7(),
        channel,
        key,
        threadHash(keyring, channel, key),
        line,
        compared === null ? null : keyring.hash("address", compared),
        CALL_AGAIN_MS,
        at,
      );
      return told?.kind === "kept"
        ? kept(told.call_id)
        : { kind: told?.kind === "over" ? "over" : "no_contact" };
    },
    async begun({ channel, contactId, key, line, at, by }) {
      const [told] = await callBegun(pool, v7(), contactId, channel, key, line, by, at);
      if (told?.kind === "other_call" || told?.kind === "not_holder") return { kind: told.kind };
      const call = told?.kind === "kept" ? await kept(told.call_id) : null;
      return call?.kind === "kept" ? call : { kind: "not_found" };
    },
    async live(channel) {
      return (await liveCalls(pool, channel)).map(({ call }) => call);
    },
    async record(id, { phase, legs }, happened) {
      const contactId = (await live(id))?.contactId;
      const owner = contactId === undefined ? null : await ownerOf(inside, contactId);
      if (owner === null) return { kind: "over" };
      const [told] = await callRecorded(
        pool,
        id,
        phase,
        JSON.stringify(legs),
        JSON.stringify(happenedJson(owner, happened)),
        clock(),
      );
      return told === undefined || told.done === "over" ? { kind: "over" } : kept(id);
    },
    async answered(id, by, expectedVersion, { phase, legs }, at) {
      return moved((await callAnswered(pool, id, by, expectedVersion, phase, JSON.stringify(legs), at))[0]);
    },
    async handedOver(id, from, to, { phase, legs }, at) {
      return moved((await callHandedOver(pool, id, from, to, phase, JSON.stringify(legs), at))[0]);
    },
    async requeued(id, { phase, legs }: CallPicture, at) {
      const [told] = await callRequeued(pool, id, phase, JSON.stringify(legs), at);
      return told?.done === "kept" ? kept(id) : { kind: "over" };
    },
    async abandoned(id, at) {
      const done = (await callAbandoned(pool, id, at))[0]?.done ?? "over";
      if (done !== "over") commits.happened();
      return done;
    },
    async ended(id, as, at) {
      const done = (await callEnded(pool, id, as, at))[0]?.done ?? "over";
      if (done !== "over") commits.happened();
      return done;
    },
    async putThrough(id, at) {
      const done = (await callPutThrough(pool, id, at))[0]?.done ?? "over";
      if (done === "closed" || done === "ended") commits.happened();
      return done;
    },
    async putThroughOf(channel, keys) {
      return (await callsPutThrough(pool, channel, keys)).map(({ call }) => call);
    },
    async dueElsewhere(channel) {
      return (await dueElsewhere(pool, channel, clock())).map(({ id }) => id);
    },
    async endings(since, shortMs) {
      const [row] = await callEndings(pool, since, shortMs);
      return row ?? { answered: 0, abandoned: 0, short: 0 };
    },
    async wrappingUp() {
      return (await wrappingUp(pool)).map(({ id }) => id);
    },
    async standing() {
      const [row] = await standingCalls(pool);
      if (row === undefined) throw new Error("the statement of calls always has one row");
      return { asOf: asOf(row), rows: row.rows };
    },
    async ofContact(contactId: ContactId) {
      const [row] = await callOfContact(pool, contactId);
      const owner = row === undefined ? null : await ownerOf(inside, contactId);
      if (row === undefined || owner === null) return null;
      const id = CallId.parse(row.call.id);
      const [keys, said] = await Promise.all([keysOfCall(pool, id), saidInCall(pool, id)]);
      return { ...row.call, id, keys: keysOf(owner, keys), said };
    },
    async lastWithPerson(contactId) {
      return (await lastWithPerson(pool, contactId))[0] ?? null;
    },
    devices: openCallDevices(inside),
    asks: openCallAsks(inside),
    parties: openCallParties(inside),
    answers: openCallAnswers(inside),
  };
}
