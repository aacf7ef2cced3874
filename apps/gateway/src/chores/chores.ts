import type { Store } from "@holdfast/db";
import { ROLES_ON_SHIFT } from "../graphql/roles-on-shift.ts";
import { ROLES_THAT_CLAIM } from "../graphql/roles-that-claim.ts";
import { FLOOD } from "../intake/webhook-route.ts";
import { rotaChores } from "../rota/rota-chores.ts";
import type { Chore } from "./chore.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long an event of the log can be replayed; a client that was away for longer loads anew. */
export const EVENTS_KEPT_MS = 48 * hour;

/** How long one session lasts, whatever is done in it (G452): the longest shift, and whoever follows takes over within it. */
export const SESSION_AGE_MS_MAX = 24 * hour;

/**
 * A code is good again where the clock is put back to when it was shown (G27): each is known for longer than a clock is wrong without
 * anybody who was told of it (G525).
 */
const CODES_KEPT_MS = 7 * day;

/** Nothing that is to be used once is good for longer: the longest, an errand to the directory, is for ten minutes. */
const USED_ONCE_MS_MAX = hour;

/** Longer than any window in which tries to sign in are counted. */
const COUNTS_KEPT_MS = hour;

/** How long administrators can look at what came in a flood: less long than at what else was not let in, for it is all alike. */
export const FLOOD_KEPT_MS = day;

/** Everything this release does by the clock. */
export function choresOf(
  store: Pick<
    Store,
    | "asks"
    | "bars"
    | "care"
    | "cases"
    | "log"
    | "moves"
    | "people"
    | "prisma"
    | "quarantine"
    | "retention"
    | "rota"
    | "search"
    | "settings"
    | "shifts"
    | "triage"
  >,
  clock: () => number,
): readonly Chore[] {
  return [
    // A role can change, or an account be disabled, while its owner claims; nobody may wait with somebody who cannot answer.
    { name: "stranded_contacts", everyMs: minute, run: () => store.moves.returnStranded(ROLES_THAT_CLAIM) },
    // Whoever is barred in the middle of a call has it until that is over, and whatever statement bars: nobody may wait with them.
    { name: "barred_contacts", everyMs: 1_000, run: () => store.bars.handBack() },
    // Nobody sees that nobody can see it: leads are told within a second, and that it is over.
    { name: "uncovered", everyMs: 1_000, run: () => store.bars.settleUncovered(ROLES_THAT_CLAIM) },
    // What is offered asks for itself; the board shows within a second that somebody's time after a contact began or is over.
    { name: "after_contact", everyMs: 1_000, run: () => store.care.settle() },
    { name: "stranded_shifts", everyMs: minute, run: () => store.shifts.endStranded(ROLES_ON_SHIFT) },
    // Whoever comes the next day begins a shift, and is not on the last one still.
    { name: "forgotten_shifts", everyMs: minute, run: () => store.shifts.endForgotten() },
    // Often: somebody is told a time and counts on it. Of several gateways one brings each contact back.
    { name: "set_aside", everyMs: 1_000, run: () => store.triage.wake() },
    // After an upgrade, until everybody is found in a reply who was written down before it (DB383): ten a second, so that nobody waits.
    { name: "case_names", everyMs: 1_000, run: () => store.cases.makeNames(10) },
    // After an upgrade, a restore, or words that were taken back (DB469): a hundred a second, of which nobody notices anything. And what
    // came in the last second, which waits to stand among the words that are searched (DB620).
    { name: "owed_words", everyMs: 1_000, run: () => store.search.makeOwedWords(100) },
    { name: "old_askings", everyMs: 10 * minute, run: () => store.asks.forget() },
    { name: "old_events", everyMs: 10 * minute, run: () => store.log.forgetEvents(EVENTS_KEPT_MS) },
    {
      name: "old_quarantine",
      everyMs: 10 * minute,
      run: async () =>
        store.quarantine.forget((await store.settings.read()).retention.quarantineDays * day, null),
    },
    // Itself once a day; until nothing of it lies on the disk, each hour.
    { name: "retention", everyMs: hour, run: () => store.retention.run() },
    ...rotaChores(store),
    { name: "old_floods", everyMs: 10 * minute, run: () => store.quarantine.forget(FLOOD_KEPT_MS, FLOOD) },
    {
      name: "expired_sessions",
      everyMs: minute,
      run: async () => {
        const expiresAt = { lt: new Date(clock()) };
        const createdAt = { lt: new Date(clock() - SESSION_AGE_MS_MAX) };
        // By their own word first, and by whatever clock: a row that goes before its time is somebody's who signed out (DB712).
        await store.prisma.session.updateMany({
          where: { OR: [{ expiresAt }, { createdAt }] },
          data: { expiresAt: new Date(0) },
        });
        return (await store.prisma.session.deleteMany({ where: { expiresAt: new Date(0) } })).count;
      },
    },
    { name: "used_codes", everyMs: 10 * minute, run: () => store.people.forgetCodes(CODES_KEPT_MS) },
    {
      name: "unfinished_sign_ins",
      everyMs: 10 * minute,
      run: async () => {
        const expired = { expiresAt: { lt: new Date(clock()) } };
        // Made by a clock that was ahead, and is right again.
        const ahead = { expiresAt: { gt: new Date(clock() + USED_ONCE_MS_MAX) } };
        return (await store.prisma.verification.deleteMany({ where: { OR: [expired, ahead] } })).count;
      },
    },
    {
      name: "sign_in_counts",
      everyMs: 10 * minute,
      run: async () => {
        const lastRequest = { lt: BigInt(clock() - COUNTS_KEPT_MS) };
        return (await store.prisma.rateLimit.deleteMany({ where: { lastRequest } })).count;
      },
    },
  ];
}
