import { randomUUID } from "node:crypto";
import type { Place } from "@holdfast/contact-policy/any-agreed";
import { inForce } from "@holdfast/contact-policy/naive-reach";
import { LEASE_MS } from "../../outbox/hand-over.ts";
import type { Killed } from "../../testing/watched-outbox.ts";
import { changesHands } from "./changes-hands.ts";
import { HAPPENS_BY, type Deed, type Story } from "./deed.ts";
import { judgeShown } from "./judge-shown.ts";
import { judging, type Fault } from "./judging.ts";
import * as ask from "./story-documents.ts";
import { toldAgreements } from "./told-agreements.ts";
import { toldAnswers } from "./told-answers.ts";
import { toldPerson } from "./told-beginning.ts";
import { looksAtCalling } from "./told-call.ts";
import { toldConsole } from "./told-console.ts";
import { toldMessages } from "./told-messages.ts";
import { asking, type HouseOfStories, type ToldParts } from "./told-parts.ts";

const MINUTE = 60_000;
/** What somebody who was killed has in hand is free after a lease, by a clock that may have been put back since. */
const MOST_TRIES = 24;

/** Who is in a story, and where they live. */
export interface Told extends Place, Pick<Story, "line" | "theyWrite"> {
  /** Their address on that line; what they return with, of a page. */
  readonly address: string;
}

/** One conversation, told beside the story as the page of the rules reads it. */
export interface ToldHouse {
  readonly faults: readonly Fault[];
  /** Which rules decided what and where, and how often. */
  readonly met: ReadonlyMap<string, number>;
  readonly does: (deed: Deed) => Promise<void>;
  /** Whatever still waits leaves or comes back: a mail waits for as long as it takes, into the next story. */
  readonly ends: () => Promise<void>;
}

/** One conversation in a house, told to the end. */
export async function toldHouse(
  house: HouseOfStories,
  { line, address, theyWrite, ...place }: Told,
): Promise<ToldHouse> {
  const { clock, store } = house;
  const judged = judging(clock, line);
  const { story, faults, happens } = judged;
  const asked = asking(house);
  const { asks, expects } = asked;
  let entry = 0;
  let looks = 0;
  let killed: Killed | null = null;
  let isHeard = false;
  const nextEntry = (): number => (entry += 1);

  const person = toldPerson({
    ...asked,
    house,
    line,
    from: address,
    judged,
    nextEntry,
    isHeard: () => isHeard,
  });
  const id = await person.begins(theyWrite);

  /** The store says what was seen of silence; what nobody saw, a clock that is put back may open. */
  const seen = async (): Promise<void> => {
    const record = await store.reach.record(id);
    const clocks = (record?.conversation ?? []).filter(({ kind }) => kind === "clock");
    for (const { at } of clocks.slice(looks)) happens({ kind: "looked", at });
    looks = clocks.length;
  };
  const version = async (): Promise<number> => (await store.reach.record(id))?.version ?? 0;
  const parts: ToldParts = { ...asked, id, line, place, house, judged, nextEntry, version, seen };
  const messages = toldMessages(parts, {
    subject: person.subject,
    dies() {
      judged.meets(`killed ${killed?.when} ${killed?.doing}`);
      killed = null;
    },
  });
  const screen = toldConsole(id, house.gateway, house.cookie, house);
  const agreements = toldAgreements(parts);
  const { answers, textsAfterDrop } = toldAnswers(parts, messages, screen);
  screen.connect();

  const goesOn = async (): Promise<void> => {
    await house.look();
    await seen();
    // Nothing else is in the house: where nothing waits, nothing can be sent.
    if (!messages.areWaiting()) return;
    await house.send(messages.watching, killed);
    await seen();
  };
  const looksAtScreen = async (): Promise<void> => {
    await screen.caughtUp(await version());
    await screen.looks();
    judgeShown(judged, screen, clock.now);
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
        return person.hears(deed.text, deed.subject);
      case "provider":
        // Nobody stands between us and whoever opens a page.
        if (line === "form") return;
        await house.arrives(line, {
          kind: "opt_out",
          dedupeKey: randomUUID(),
          threadKey: address,
          optedOut: deed.blocks,
        });
        return happens({ kind: deed.blocks ? "provider_blocks" : "provider_unblocks", at: clock.now });
      case "did_not_arrive": {
        const left = line === "form" ? null : messages.lastLeft();
        if (left === null) return;
        await house.arrives(line, {
          kind: "receipt",
          dedupeKey: randomUUID(),
          messageId: left.id,
          state: "failed",
          reason: "unreachable",
        });
        return happens({ kind: "did_not_arrive", at: clock.now, entry: left.entry });
      }
      case "answer":
        return answers(deed, agreements.time());
      case "after_drop":
        return textsAfterDrop();
      case "may_call":
        return looksAtCalling(parts);
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
        return agreements.lifts();
      case "given_back":
      case "taken_back":
      case "closed_and_again":
        return changesHands(deed.kind, {
          moves: async (who, query) => expects("Moved", who, query, { id, v: await version() }),
          comesBack: async () => {
            happens({ kind: "reopened", at: clock.now });
            await person.hears("I am here again");
          },
        });
      case "agree_time":
      case "move_time":
        return agreements.agreesTime(deed, deed.kind === "move_time");
      case "text_until": {
        const until = clock.now + deed.minutes * MINUTE;
        await asks("dana", ask.UNTIL, { id, until });
        return happens({ kind: "text_until", at: clock.now, until });
      }
      case "prefer":
        if (await agreements.prefers(deed.preference)) isHeard = true;
        return;
      case "killed":
        // When it next does that, which may be never.
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
    does: async (deed) => {
      // No two things happen in one instant, of which nobody could say which came first.
      clock.now += 1;
      await does(deed);
      clock.now += 1;
      await goesOn();
      if (deed.kind === "looks") await looksAtScreen();
    },
    async ends() {
      killed = null;
      for (let tries = 0; messages.areWaiting(); tries += 1) {
        if (tries === MOST_TRIES) throw new Error("something neither leaves nor comes back");
        clock.now += tries === 0 ? LEASE_MS : 60 * MINUTE;
        await goesOn();
      }
      screen.close();
    },
  };
}
