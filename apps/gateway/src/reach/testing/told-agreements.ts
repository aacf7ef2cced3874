import { randomUUID } from "node:crypto";
import { FollowUpId } from "@holdfast/case-schema";
import { agreedAt, type AgreedAround } from "@holdfast/contact-policy/any-agreed";
import { isInDanger, locksOfReaching } from "@holdfast/contact-policy/naive-reach";
import { AGREE, LIFT, MOVE, PREFER } from "./story-documents.ts";
import { preferenceInput } from "./story-words.ts";
import type { ToldParts } from "./told-parts.ts";

const MINUTE = 60_000;

/** What is agreed on in a story, with them and by a lead. */
export interface ToldAgreements {
  /** The time that was agreed on last; `null`: none was. */
  readonly time: () => FollowUpId | null;
  /** What they want a message for, once the house has kept it. */
  readonly agreesTime: (
    given: { readonly ahead: number; readonly lasts: number },
    isMoved: boolean,
  ) => Promise<void>;
  /** Whether it was kept. */
  readonly prefers: (around: AgreedAround) => Promise<boolean>;
  readonly lifts: () => Promise<void>;
}

export function toldAgreements({
  id,
  line,
  place,
  house,
  judged,
  asks,
  expects,
  seen,
}: ToldParts): ToldAgreements {
  const { clock, store } = house;
  const { story, faults, happens } = judged;
  let time: FollowUpId | null = null;

  return {
    time: () => time,
    async agreesTime({ ahead, lasts }, isMoved) {
      // Nobody is reached by a page.
      if (line === "form") return;
      const dueAt = clock.now + ahead * MINUTE;
      const times = { dueAt, until: dueAt + lasts * MINUTE };
      const each = isMoved ? time : FollowUpId.parse(randomUUID());
      if (each === null) return;
      const found = isMoved
        ? (await store.followUps.ofContact(id)).find((other) => other.id === each)
        : undefined;
      const way = line === "email" ? "we_mail" : "we_text";
      const { __typename: kind } = isMoved
        ? await asks("dana", MOVE, { id: each, v: found?.version, times })
        : await asks("dana", AGREE, { id: each, contact: id, way, times });
      await seen();
      // Of one that is settled nothing moves, and of too many none is kept.
      if (kind === "FollowUpChanged" || kind === "TooManyFollowUps") return;
      if (kind !== "FollowUpKept") throw new Error(`the time came to ${kind}`);
      time = each;
      happens({ kind: "time_agreed", at: clock.now, time: each, from: times.dueAt, until: times.until });
    },
    async prefers(around) {
      const preference = agreedAt(place, around);
      // Nobody agrees on words anew while danger holds.
      const isRefused = preference.may === "contact" && isInDanger(story);
      await expects(isRefused ? "PreferenceRefused" : "PreferenceRecorded", "dana", PREFER, {
        id,
        p: preferenceInput(preference, clock.now),
        seen: (await store.reach.record(id))?.latestPreferenceId ?? null,
      });
      if (isRefused) return false;
      happens({ kind: "agreed", at: clock.now, preference });
      return preference.may === "contact";
    },
    async lifts() {
      const locks = line === "form" ? [] : locksOfReaching(story, clock.now, line);
      const due = (await store.followUps.dueIn(id)).map((each) => each.id);
      const isLiftable = [null, ...due].some((forTime) => {
        const { forbiddenBy, openedBy } = judged.saidOf({
          words: "neutral",
          forTime,
          isAfterDrop: false,
          entry: null,
        });
        return ["CP10", "CP16", "CP17", "CP80"].includes(forbiddenBy ?? "") || openedBy.includes("CP80");
      });
      const names = locks.flatMap(({ lock }) => lock ?? []);
      const isExpected = isLiftable && names.length === locks.length;
      const { __typename: kind } = await asks("lee", LIFT, { id });
      if ((kind === "Lifted") !== isExpected)
        faults.push({ at: "a lead's word", rule: "CP80", did: `came to ${kind}` });
      if (kind === "Lifted") happens({ kind: "lifted", at: clock.now, locks: names });
    },
  };
}
