import {
  migrate,
  openStore,
  type CaseAsker,
  type ContactFilter,
  type SearchTerm,
  type Store,
} from "@holdfast/db";
import type { UserId } from "@holdfast/case-schema";
import { openPlainSearch, type PlainSearch } from "../baselines/plain-search.ts";
import { quantile } from "../browser/interactions.ts";
import { compare, exact, type Bar, type Figure } from "../frame/figure.ts";
import { inTurn } from "../frame/in-turn.ts";
import type { Row } from "../frame/row.ts";
import { makeClaimers } from "./claim-race.ts";
import { withFewCheckpoints } from "./few-checkpoints.ts";
import { ADDRESSES, addressOf, arrivalOf, seedCrowd } from "./search-crowd.ts";
import { wordOf } from "./seed-words.ts";

const CONTACTS = 1_000_000;
const CASES = 20_000;
/** How often each is asked in a round. */
const ASKED = 40;
/** How much oftener the list is, which takes the least of them and of which a moment's noise is the more. */
const LISTED = 4;
/** As a gateway's chore does it. */
const WORDS_OWED = 100;
const CHORE_EVERY_MS = 1_000;
const ANY: ContactFilter = {
  channels: null,
  states: null,
  lanes: null,
  from: null,
  until: null,
  hadBy: null,
};

/** How much longer a search may take because of who may find what, of the facts it answers with, and of the audit. */
const BAR = { floor: 4, stretch: 2 };
/** How much longer a list may take because only what is theirs stands in it. */
const LIST_BAR = { floor: 6, stretch: 3 };
/** How much longer an arrival may take because it is found by its words. */
const INTAKE_BAR = { floor: 1.5, stretch: 1.15 };

type Searching = Pick<Store, "search" | "cases" | "intake">;

/** Searches of a million contacts, what the filter of a list costs it, and what the words' index costs whoever arrives. */
export const search: Row = {
  number: 33,
  name: "search",
  run: async ({ database, keyring }) => {
    const connection = await database("bench_search");
    await migrate(connection);
    const store = await openStore({ connection, keyring, clock: Date.now });
    try {
      const [reader] = await makeClaimers(store, 1);
      if (reader === undefined) throw new Error("nobody searches");
      const house = { connection, keyring, intake: store.intake };
      await withFewCheckpoints(connection, async () =>
        seedCrowd(house, { contacts: CONTACTS, cases: CASES, reader }),
      );
      const plain = await openPlainSearch(connection, keyring);
      try {
        return await figures(store, plain, reader, ASKED);
      } finally {
        await plain.close();
      }
    } finally {
      await store.close();
    }
  },
};

/** Every figure of the row, each of so many questions a round. */
export async function figures(
  store: Searching,
  plain: PlainSearch,
  reader: UserId,
  asked: number,
): Promise<readonly Figure[]> {
  const all: Figure[] = [];
  for (const { what, ours, limit } of questions(store, plain, reader)) {
    const [found, plainly] = [await ours(7), await limit(7)];
    all.push(
      exact(`33 search ${what}, both find`, `${found} and ${plainly}`, found === plainly && found > 0),
    );
    all.push(...(await percentiles(`33 search ${what}`, BAR, asked, ours, limit)));
  }
  const asker: CaseAsker = { id: reader, act: "read", at: Date.now(), may: ({ hadContact }) => hadContact };
  const list = async () => (await store.cases.list(asker)).length;
  all.push(...(await percentiles("33 list of cases, filtered", LIST_BAR, asked * LISTED, list, plain.list)));
  all.push(...(await arrivals(store, reader, asked)));
  return all;
}

/** Beside them goes on what a gateway does once a second: their words are put where all are searched, and the last is found at once. */
async function arrivals(store: Searching, reader: UserId, asked: number): Promise<readonly Figure[]> {
  const arrive = (isFound: boolean) => async () => {
    await store.intake.arrive(arrivalOf(isFound));
    return 1;
  };
  const timed = await besideChore(store, () =>
    percentiles("33 arrival with 30 words", INTAKE_BAR, asked, arrive(true), arrive(false)),
  );
  const last = arrivalOf(true);
  await store.intake.arrive(last);
  const words = last.text.split(" ").slice(-2).join(" ");
  const found = await lookBy(store, reader)({ kind: "words", words });
  return [...timed, exact("33 arrival with 30 words, found by the last", String(found), found === 1)];
}

async function besideChore<Result>({ search: { makeOwedWords } }: Searching, work: () => Promise<Result>) {
  let running = Promise.resolve(0);
  const timer = setInterval(() => {
    running = running.then(() => makeOwedWords(WORDS_OWED));
  }, CHORE_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await running;
  }
}

/** How many contacts somebody finds by what they look for. */
function lookBy(store: Searching, reader: UserId) {
  return async (term: SearchTerm, filter: Partial<ContactFilter> = {}): Promise<number> => {
    const by = { id: reader, at: Date.now() };
    const came = await store.search.contacts(term, { ...ANY, ...filter }, { below: null, size: 50 }, by);
    return came.kind === "searched" ? came.found.length : 0;
  };
}

type Ask = (nth: number) => Promise<number>;

/** Each kind of question, of which none is the same as the one before it. */
function questions(store: Searching, plain: PlainSearch, reader: UserId) {
  const look = lookBy(store, reader);
  /** One of the commonest, of the commoner and of the rarer words. */
  const common = (nth: number): string => wordOf(nth % 5);
  const usual = (nth: number): string => wordOf(30 + (nth % 170));
  const words = (...each: readonly string[]): SearchTerm => ({ kind: "words", words: each.join(" ") });
  const kinds: readonly { readonly what: string; readonly ours: Ask; readonly limit: Ask }[] = [
    {
      what: "by address",
      ours: async (nth) => look({ kind: "address", address: addressOf(nth % ADDRESSES) }),
      limit: async (nth) => plain.address(addressOf(nth % ADDRESSES)),
    },
    {
      what: "by one word",
      ours: async (nth) => look(words(usual(nth))),
      limit: async (nth) => plain.words([usual(nth)], false),
    },
    {
      what: "by two words",
      ours: async (nth) => look(words(common(nth), usual(nth))),
      limit: async (nth) => plain.words([usual(nth), common(nth)], false),
    },
    {
      what: "by a word, waiting",
      ours: async (nth) => look(words(usual(nth)), { states: ["waiting"] }),
      limit: async (nth) => plain.words([usual(nth)], true),
    },
  ];
  return kinds;
}

/** Half of the questions, all but the slowest twentieth and all but the slowest hundredth took no longer, in milliseconds. */
async function percentiles(
  what: string,
  bar: Bar,
  times: number,
  ours: Ask,
  limit: Ask,
): Promise<readonly Figure[]> {
  const timed = await inTurn(ours, limit, { times });
  return (
    [
      ["p50", 0.5],
      ["p95", 0.95],
      ["p99", 0.99],
    ] as const
  ).map(([name, share]) => {
    const rounds = timed.map((round) => ({
      ours: quantile(round.ours, share),
      limit: quantile(round.limit, share),
    }));
    return compare({ workload: `${what}, ${name}`, unit: "ms", better: "less", bar, rounds });
  });
}
