import { askAs } from "./ask-as.ts";
/** An advocate at another screen, who takes what waits and closes it. */
export interface Colleague {
  /** Claims and closes so many of the contacts that have waited longest; resolves when all of them are closed. */
  readonly closeOldest: (contacts: number) => Promise<void>;
}

interface Row {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly status: string;
}

const QUEUE = "{ queue { rows { id number version status } } }";
const MOVED = "{ __typename ... on Moved { row { id number version status } } }";
const CLAIM = `mutation ($id: ID!, $version: Int!) { move: claimContact(id: $id, expectedVersion: $version) ${MOVED} }`;
const CLOSE = `mutation ($id: ID!, $version: Int!, $disposition: Disposition!) {
  move: closeContact(id: $id, expectedVersion: $version, disposition: $disposition) ${MOVED}
}`;

/** Speaks to the gateway as somebody who has signed in. */
export function colleague(house: URL, cookie: string): Colleague {
  const ask = askAs(house, cookie);
  const move = async (document: string, { id, version }: Row, more = {}): Promise<Row | null> => {
    const { move: moved } = await ask<{ move: { row?: Row } }>(document, { id, version, ...more });
    return moved.row ?? null;
  };
  return {
    closeOldest: async (contacts) => {
      const { queue } = await ask<{ queue: { rows: readonly Row[] } }>(QUEUE);
      const waiting = queue.rows
        .filter(({ status }) => status === "waiting")
        .toSorted((one, other) => one.number - other.number);
      for (const row of waiting.slice(0, contacts)) {
        const claimed = await move(CLAIM, row);
        // Somebody wrote at that moment: it is looked at again another time.
        if (claimed !== null) await move(CLOSE, claimed, { disposition: "information" });
      }
    },
  };
}
