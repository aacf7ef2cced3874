import { randomUUID } from "node:crypto";
import { ContactId, FollowUpId, MessageId } from "@holdfast/case-schema";
import { agreedAt, type Place } from "@holdfast/contact-policy/any-agreed";
import { inForce, isInDanger, locksOfReaching } from "@holdfast/contact-policy/naive-reach";
import type { TestGateway } from "../../realtime/testing/test-gateway.ts";
import type { DrivenHouse, Killed, Watching } from "../../testing/driven-house.ts";
import { changesHands } from "./changes-hands.ts";
import { HAPPENS_BY, type Deed } from "./deed.ts";
import { judgeShown, shownSends } from "./judge-shown.ts";
import { judging, type Written } from "./judging.ts";
import * as ask from "./story-documents.ts";
import type { Came } from "./story-documents.ts";
import { preferenceInput, TEXTS, wordOf } from "./story-words.ts";
import { toldConsole } from "./told-console.ts";

const MINUTE = 60_000;
/** Reasons of the outbox that are no rule of reaching somebody. */
const NO_RULES: ReadonlySet<string> = new Set(["too_late", "closed", "not_held", "damaged"]);

/** A house in parts, and the line by which its consoles are told. */
export interface HouseOfStories extends DrivenHouse {
  readonly gateway: Pick<TestGateway, "open">;
  readonly cookie: string;
}

/** One conversation in a house, told to the end, beside the story as the page of the rules reads it. */
export async function toldHouse(house: HouseOfStories, from: string, place: Place, theyWrite: boolean) {
  const { clock, store } = house;
  const judged = judging(clock);
  const { story, faults, happens } = judged;
  const written = new Map<string, Written & { readonly entry: number }>();
  /** Written, and neither left nor come back. */
  const waiting = new Set<string>();
  const left: string[] = [];
  let entry = 0;
  let looks = 0;
  let killed: Killed | null = null;
  let isHeard = false;
  let time: FollowUpId | null = null;

  const comesBack = (messageId: string): void => {
    const message = written.get(messageId);
    if (message === undefined || !waiting.delete(messageId)) return;
    happens({ kind: "came_back", at: clock.now, entry: message.entry });
  };
  const watching: Watching = {
    async leased() {
      if (waiting.size === 0) return;
      const given = await store.prisma.message.findMany({
        where: { id: { in: [...waiting] }, sendState: "failed" },
      });
      for (const { id } of given) comesBack(id);
    },
    leaves(messageId) {
      const message = written.get(messageId);
      if (message === undefined) throw new Error("somebody else's message left");
      judged.judges("hand-over", message, true);
      happens({ kind: "left", at: clock.now, entry: message.entry, forTime: message.forTime });
      waiting.delete(messageId);
      left.push(messageId);
    },
    keptBack(messageId, reason) {
      const message = written.get(messageId);
      if (message !== undefined && !NO_RULES.has(reason)) judged.judges("hand-over", message, false);
      comesBack(messageId);
    },
    taken({ messageId }) {
      if (left.filter((each) => each === messageId).length !== 1)
        faults.push({ at: "the channel", rule: null, did: "took what had not left, or twice" });
    },
  };

  const asks = async (who: string, query: string, variables: Record<string, unknown>): Promise<Came> =>
    (await house.ask(who, query, variables)) as Came;
  const expects = async (
    kind: string,
    who: string,
    query: string,
    variables: Record<string, unknown>,
  ): Promise<Came> => {
    const came = await asks(who, query, variables);
    if (came.__typename !== kind) throw new Error(`${query} came to ${came.__typename} instead of ${kind}`);
    return came;
  };
  const arrives = async (address: string, text: string): Promise<void> =>
    house.arrives({
      kind: "message",
      dedupeKey: randomUUID(),
      threadKey: address,
      address,
      text,
      sentAt: null,
    });
  const hears = async (text: string): Promise<void> => {
    await arrives(from, text);
    entry += 1;
    happens({ kind: "wrote", at: clock.now, entry, word: wordOf(text, isHeard) });
  };
  /** Somebody new writes from there, and Dana has them. */
  const claims = async (): Promise<{ readonly id: string; readonly version: number }> => {
    const { id, version } = await store.prisma.contact.findFirstOrThrow({ orderBy: { number: "desc" } });
    await expects("Moved", "dana", ask.CLAIM, { id, v: version });
    return { id, version: version + 1 };
  };
  const begins = async (): Promise<ContactId> => {
    if (theyWrite) {
      await hears("Is somebody there?");
      return ContactId.parse((await claims()).id);
    }
    await arrives(`${from}00`, "Text me on my other number.");
    const { id, version: v } = await claims();
    const { other } = await expects("Continued", "dana", ask.GO_ON, { id, v, address: from });
    return ContactId.parse(other?.id);
  };
  const id = await begins();

  /** The store says what was seen of silence; what nobody saw, a clock that is put back may open. */
  const seen = async (): Promise<void> => {
    const record = await store.reach.record(id);
    const clocks = (record?.conversation ?? []).filter(({ kind }) => kind === "clock");
    for (const { at } of clocks.slice(looks)) happens({ kind: "looked", at });
    looks = clocks.length;
  };
  const goesOn = async (): Promise<void> => {
    await house.look();
    await seen();
    await house.send(watching, killed);
    killed = null;
    await seen();
  };
  const version = async (): Promise<number> => (await store.reach.record(id))?.version ?? 0;

  const screen = toldConsole(id, house.gateway, house.cookie, house);
  screen.connect();
  const looksAtScreen = async (): Promise<void> => {
    await screen.caughtUp(await version());
    await screen.looks();
    judgeShown(judged, screen, clock.now);
  };

  const answers = async ({ words, isForTime }: Extract<Deed, { kind: "answer" }>): Promise<void> => {
    if (isForTime && time === null) return;
    const messageId = MessageId.parse(randomUUID());
    entry += 1;
    const message = { words, entry, forTime: isForTime ? time : null };
    written.set(messageId, message);
    const given = { id, message: messageId, text: TEXTS[words], time: message.forTime };
    const shown = screen.shown();
    const isShown = !isForTime && shown !== null && shownSends(shown, words, clock.now);
    const { __typename: kind, decision } = await asks("dana", ask.SEND, given);
    switch (kind) {
      case "MessageQueued": {
        const { openedBy } = judged.judges("GraphQL", message, true);
        waiting.add(messageId);
        happens({ kind: "written", at: clock.now, entry, forTime: message.forTime });
        if (openedBy.includes("CP80")) happens({ kind: "lift_used", at: clock.now, entry });
        return;
      }
      case "ReachRefused": {
        const because = [...(decision?.locks ?? []), ...(decision?.limits ?? [])];
        const { forbiddenBy: rule } = judged.judges(
          "GraphQL",
          message,
          false,
          because.map((each) => each.rule),
        );
        if (isShown && rule !== "CP71") judged.meets("refused though it was shown as allowed");
        return;
      }
      case "FollowUpNotDue": {
        const found = (await store.followUps.ofContact(id)).find((each) => each.id === message.forTime);
        judged.meets("not due, GraphQL");
        if (found?.state === "due" && clock.now < found.until)
          faults.push({ at: "GraphQL", rule: null, did: "called not due what is" });
        return;
      }
      default:
        throw new Error(`the answer came to ${kind}`);
    }
  };

  /** What they want a text for, once the house has kept it. */
  const agreesTime = async (given: { readonly ahead: number; readonly lasts: number }, isMoved: boolean) => {
    const dueAt = clock.now + given.ahead * MINUTE;
    const times = { dueAt, until: dueAt + given.lasts * MINUTE };
    const each = isMoved ? time : FollowUpId.parse(randomUUID());
    if (each === null) return;
    const found = isMoved
      ? (await store.followUps.ofContact(id)).find((other) => other.id === each)
      : undefined;
    const { __typename: kind } = isMoved
      ? await asks("dana", ask.MOVE, { id: each, v: found?.version, times })
      : await asks("dana", ask.AGREE, { id: each, contact: id, times });
    await seen();
    // Of one that is settled nothing moves, and of too many none is kept.
    if (kind === "FollowUpChanged" || kind === "TooManyFollowUps") return;
    if (kind !== "FollowUpKept") throw new Error(`the time came to ${kind}`);
    time = each;
    happens({ kind: "time_agreed", at: clock.now, time: each, from: times.dueAt, until: times.until });
  };

  const lifts = async (): Promise<void> => {
    const locks = locksOfReaching(story, clock.now);
    const due = (await store.followUps.dueIn(id)).map((each) => each.id);
    const isLiftable = [null, ...due].some((forTime) => {
      const { forbiddenBy, openedBy } = judged.saidOf({ words: "neutral", forTime, entry: null });
      return ["CP10", "CP16", "CP17", "CP80"].includes(forbiddenBy ?? "") || openedBy.includes("CP80");
    });
    const names = locks.flatMap(({ lock }) => lock ?? []);
    const isExpected = isLiftable && names.length === locks.length;
    const { __typename: kind } = await asks("lee", ask.LIFT, { id });
    if ((kind === "Lifted") !== isExpected)
      faults.push({ at: "a lead's word", rule: "CP80", did: `came to ${kind}` });
    if (kind === "Lifted") happens({ kind: "lifted", at: clock.now, locks: names });
  };

  const does = async (deed: Deed): Promise<void> => {
    switch (deed.kind) {
      case "passes":
        clock.now += deed.seconds * 1000;
        return;
      case "clock_stepped":
        clock.now += deed.minutes * MINUTE;
        return;
      case "they_write":
        return hears(deed.text);
      case "provider":
        await house.arrives({
          kind: "opt_out",
          dedupeKey: randomUUID(),
          threadKey: from,
          optedOut: deed.blocks,
        });
        return happens({ kind: deed.blocks ? "provider_blocks" : "provider_unblocks", at: clock.now });
      case "did_not_arrive": {
        const messageId = left.at(-1);
        if (messageId === undefined) return;
        await house.arrives({
          kind: "receipt",
          dedupeKey: randomUUID(),
          messageId: MessageId.parse(messageId),
          state: "failed",
          reason: "unreachable",
        });
        return happens({ kind: "did_not_arrive", at: clock.now, entry: written.get(messageId)?.entry ?? 0 });
      }
      case "answer":
        return answers(deed);
      case "act": {
        const isOfSeen = deed.act === "confirmSamePerson";
        const query = isOfSeen ? ask.CONFIRM : ask.act(deed.act);
        await expects("SafeContactChanged", "dana", query, isOfSeen ? { id, v: await version() } : { id });
        happens({ kind: HAPPENS_BY[deed.act], at: clock.now });
        if (deed.act === "markNumberReassigned" && inForce(story) === null) isHeard = false;
        return;
      }
      case "danger_over":
        await asks(deed.by, ask.OVER, { id, v: await version() });
        return happens({ kind: "danger_confirmed_over", at: clock.now, by: deed.by });
      case "lift":
        return lifts();
      case "given_back":
      case "taken_back":
      case "closed_and_again":
        return changesHands(deed.kind, {
          moves: async (who, query) => expects("Moved", who, query, { id, v: await version() }),
          comesBack: async () => {
            happens({ kind: "reopened", at: clock.now });
            await hears("I am here again");
          },
        });
      case "agree_time":
      case "move_time":
        return agreesTime(deed, deed.kind === "move_time");
      case "text_until": {
        const until = clock.now + deed.minutes * MINUTE;
        await asks("dana", ask.UNTIL, { id, until });
        return happens({ kind: "text_until", at: clock.now, until });
      }
      case "prefer": {
        const preference = agreedAt(place, deed.preference);
        // Nobody agrees on words anew while danger holds.
        const isRefused = preference.may === "contact" && isInDanger(story);
        await expects(isRefused ? "PreferenceRefused" : "PreferenceRecorded", "dana", ask.PREFER, {
          id,
          p: preferenceInput(preference, clock.now),
          seen: (await store.reach.record(id))?.latestPreferenceId ?? null,
        });
        if (isRefused) return;
        isHeard ||= preference.may === "contact";
        return happens({ kind: "agreed", at: clock.now, preference });
      }
      case "killed":
        killed = deed.killed;
        return;
      case "line_cut":
        return screen.cut();
      case "looks":
        screen.connect();
    }
  };
  return {
    faults,
    met: judged.met,
    does: async (deed: Deed): Promise<void> => {
      // No two things happen in one instant, of which nobody could say which came first.
      clock.now += 1;
      await does(deed);
      clock.now += 1;
      await goesOn();
      if (deed.kind === "looks") await looksAtScreen();
    },
    close: screen.close,
  };
}
