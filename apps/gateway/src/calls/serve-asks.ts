import {
  comesFirst,
  nextTransfer,
  outgoingCall,
  type AskAnswer,
  type Asked,
  type Dialling,
} from "@holdfast/call-flow";
import {
  Language,
  promptFile,
  type CallRefusal,
  type CallWish,
  type ContactId,
  type UserId,
} from "@holdfast/case-schema";
import type { CallAsk, CallAskAnswer } from "@holdfast/db";
import { errorFacts } from "../log/error-facts.ts";
import { languageFor } from "../reach/language-for.ts";
import type { CallParts } from "./call-parts.ts";
import type { CarriedCall } from "./carried-call.ts";
import type { CarriedCalls } from "./carry-calls.ts";
import { inReach } from "./offer-rounds.ts";

/** How long an asking that was taken is this carrier's, in milliseconds. */
const LEASE_MS = 15_000;
/** What waited for longer, in milliseconds, is done by nobody: whoever asked has long looked elsewhere. */
const FRESH_MS = 8_000;
/** How long a call may take from where its contact stands in the queue until it is carried here, in milliseconds. */
const ARRIVING_MS = 2_000;

/** Does what people at any gateway ask for. */
export interface ServedAsks {
  /** Takes what was asked and begins it. Rejects when the store cannot be read. */
  readonly round: () => Promise<void>;
  /** Tells an asker what it came to. */
  readonly answered: (ask: string, said: AskAnswer, of: CarriedCall) => Promise<void>;
}

/** What is asked of a call. */
type CallOnesWish = Exclude<CallWish, { readonly kind: "echo" | "lend" }>;

type DialWish = Extract<CallWish, { readonly kind: "call_party" | "call_person" }>;

const refused = (reason: Extract<CallAskAnswer, { kind: "refused" }>["reason"]): CallAskAnswer => ({
  kind: "refused",
  reason,
});

/** `told` hears that something was answered: whoever asked at this gateway need not look for it. */
export function serveAsks(
  carried: CarriedCalls,
  carrier: string,
  told: () => void,
  parts: CallParts,
): ServedAsks {
  const { calls, line, log } = parts;
  /** What was asked of calls that are not carried here yet, and until when they may come to be. */
  const arriving = new Map<string, { readonly ask: CallAsk; readonly until: number }>();

  const serve = async (ask: CallAsk): Promise<void> => {
    const said = await saidTo(ask);
    if (said !== null) await tell(ask.id, said);
  };

  const tell = async (id: string, said: CallAskAnswer): Promise<void> => {
    await calls.asks.answer(id, said);
    told();
  };

  const saidTo = (ask: CallAsk): Promise<CallAskAnswer | null> => {
    if (ask.wish.kind === "echo") return echo(ask.by, ask.wish.device);
    if (ask.wish.kind === "lend") return lend(ask.by, ask.wish.device);
    return onCall(ask, ask.wish);
  };

  const lend = async (by: UserId, device: string): Promise<CallAskAnswer> => {
    if (!(await isOwn(device, by))) return refused("own_device");
    const access = await line.lend(device);
    return typeof access === "object" ? { kind: "lent", access } : refused("not_carried");
  };

  const echo = async (by: UserId, device: string): Promise<CallAskAnswer> => {
    if (!(await isOwn(device, by))) return refused("own_device");
    const acted = await line.echo(device);
    if (acted.kind === "done") return { kind: "asked", version: 0 };
    return refused(acted.kind === "not_here" ? "not_carried" : "no_device");
  };

  const onCall = async (ask: CallAsk, wish: CallOnesWish): Promise<CallAskAnswer | null> => {
    const { contactId } = ask;
    if (contactId === null) return { kind: "not_found" };
    const one = carried.ofContact(contactId);
    const isOver = one?.call().stage.kind === "over";
    // Whoever hears that nobody was dialled calls again at once: what is over is none that it could be a part of.
    if ((one === undefined || isOver) && (wish.kind === "call_party" || wish.kind === "call_person"))
      return begin(ask, contactId, wish);
    if (one === undefined) return (await mayArrive(ask, contactId)) ? null : refused("no_call");
    arriving.delete(ask.id);
    const asked = await toAsked(ask.by, contactId, wish);
    if (typeof asked === "string") return refused(asked);
    one.feed({ kind: "asked", ask: ask.id, by: ask.by, asked });
    return null;
  };

  /** Whoever is quick asks before the call is carried here: its contact stands in the queue by then, while it is greeted still. Looked at again by each round. */
  const mayArrive = async (ask: CallAsk, contact: ContactId): Promise<boolean> => {
    const now = parts.steady();
    const { until } = arriving.get(ask.id) ?? { until: now + ARRIVING_MS };
    // Kept before it is looked at: where that fails, the next round looks again.
    arriving.set(ask.id, { ask, until });
    const kept = await calls.ofContact(contact);
    const mayCome = now < until && (kept === null || kept.endedAt === null);
    if (!mayCome) arriving.delete(ask.id);
    return mayCome;
  };

  const begin = async (
    { by, id }: CallAsk,
    contactId: ContactId,
    wish: DialWish,
  ): Promise<CallAskAnswer | null> => {
    const dialling = await diallingOf(contactId, wish);
    const device = inReach(await calls.devices.lent(), by);
    if (typeof dialling === "string") return refused(dialling);
    if (device === null) return refused("no_device");
    const key = Buffer.from(parts.random(16)).toString("hex");
    const given = { channel: parts.channel, contactId, key, line: "voice", at: parts.clock(), by } as const;
    const kept = await calls.begun(given);
    if (kept.kind === "other_call") return refused("not_now");
    if (kept.kind !== "kept")
      return kept.kind === "not_holder" ? { kind: kept.kind, holder: null } : { kind: kept.kind };
    const { number, language } = kept.call;
    const facts = { number, language };
    const begun = outgoingCall(
      { key, line: "voice", facts },
      { by, device, dialling, ask: id },
      parts.steady(),
    );
    carried.add(begun, kept.call);
    log.info("call_begun", { ask: id });
    // Answered once the number is dialled, or their own telephone did not answer: whoever asks for help is told which (CF51).
    return null;
  };

  const toAsked = async (
    by: UserId,
    contact: ContactId,
    wish: CallOnesWish,
  ): Promise<Asked | CallRefusal> => {
    switch (wish.kind) {
      case "answer":
      case "listen":
        return (await isOwn(wish.device, by)) ? wish : "own_device";
      case "consult":
      case "transfer":
        return { ...wish, device: inReach(await calls.devices.lent(), wish.to) };
      case "call_party":
      case "call_person": {
        const dialling = await diallingOf(contact, wish);
        return typeof dialling === "string" ? dialling : { kind: "dial", dialling };
      }
      case "say":
        return { ...wish, file: promptFile(wish.prompt, await languageOf(contact)) };
      case "together":
        return { ...wish, apart: await calls.parties.keptApart(contact) };
      case "decline":
      case "hold":
      case "resume":
      case "leave":
      case "transfer_to_queue":
      case "end_leg":
      case "hang_up":
      case "stop_listening":
        return wish;
    }
  };

  /** Theirs where there are prompts in it, else the one that callers hear first. */
  const languageOf = async (contact: ContactId): Promise<Language> => {
    const own = Language.safeParse(carried.ofContact(contact)?.stored().language);
    return languageFor(own.data ?? null, await parts.settings());
  };

  const isOwn = async (device: string, by: UserId): Promise<boolean> =>
    (await calls.devices.of(device))?.userId === by;

  /** Whom to dial, asked here once more: what forbids it may have come since it was asked for, and nobody is dialled twice. */
  const diallingOf = async (contact: ContactId, wish: DialWish): Promise<Dialling | CallRefusal> => {
    const party = await calls.parties.of(wish.party);
    const isPerson = wish.kind === "call_person";
    if (party?.contactId !== contact || (party.role === "person") !== isPerson) return "nobody_there";
    if (party.dialledAt !== null || party.transfer === "failed") return "not_now";
    if (isPerson && !(await parts.mayCall(contact))) return "preference";
    if (!isPerson && nextTransfer(party.role, party.transfer, "dialled") === null) return "no_consent";
    if (wish.kind === "call_party" && !comesFirst(party.role)) {
      const missing = await calls.parties.missing(party.id, wish.withPerson);
      if (missing !== null) return missing;
    }
    const { aliasNumber: show } = (await parts.settings()).calls;
    const withPerson = wish.kind === "call_party" && wish.withPerson;
    return {
      kind: isPerson ? "person" : "party",
      party: party.id,
      to: party.number,
      show,
      withPerson,
      comesFirst: comesFirst(party.role),
    };
  };

  /** Whoever has it by name; what no gateway was told is looked up. */
  const holderOf = async (one: CarriedCall): Promise<{ id: UserId; name: string; since: number } | null> => {
    const { holder: id, answeredAt, startedAt } = one.stored();
    if (id === null) return null;
    const known = one.holder();
    if (known?.id === id) return known;
    const member = (await parts.staff.list()).find((each) => each.id === id);
    return member === undefined ? null : { id, name: member.name, since: answeredAt ?? startedAt };
  };

  return {
    round: async () => {
      if (!carried.isCarrying()) return;
      const early = [...arriving.values()].map(({ ask }) => ask);
      for (const ask of [...early, ...(await calls.asks.lease(carrier, LEASE_MS, FRESH_MS))])
        // One that fails is leased again, and holds up no other.
        await serve(ask).catch((error: unknown) => log.error("call_ask_failed", errorFacts(error)));
    },
    answered: async (ask, said, one) => tell(ask, await toAnswer(said, one)),
  };

  async function toAnswer(said: AskAnswer, one: CarriedCall): Promise<CallAskAnswer> {
    if (said.kind === "refused") return said;
    if (said.kind === "asked") return { kind: "asked", version: one.stored().version };
    const holder = await holderOf(one);
    if (said.kind === "not_holder")
      return { kind: "not_holder", holder: holder && { id: holder.id, name: holder.name } };
    if (holder === null) return { kind: "changed" };
    return { kind: "taken", by: { id: holder.id, name: holder.name }, since: holder.since };
  }
}
