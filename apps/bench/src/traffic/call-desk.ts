import { askAs } from "./ask-as.ts";
import { comesToBe } from "./comes-to-be.ts";

/** A call as the console's queue shows it. */
export interface CallSeen {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly phase: string;
  readonly waitingFrom: number;
}

/** An advocate's desk without its screen: what a console asks of calls, asked directly. */
export interface CallDesk {
  /** The calls that stand, by the numbers of their contacts. */
  readonly calls: () => Promise<readonly CallSeen[]>;
  readonly lend: () => Promise<Lent>;
  readonly goOnShift: () => Promise<void>;
  /** Hangs up on whoever they talk with, once they do; whose contact it is. */
  readonly hangUp: () => Promise<string>;
  /** Closes the contact: whoever waits rings next. */
  readonly close: (contactId: string) => Promise<void>;
}

/** What a softphone registers with. `password` is a secret. */
interface Lent {
  readonly device: string;
  readonly username: string;
  readonly password: string;
}

interface Row {
  readonly id: string;
  readonly number: number;
  readonly version: number;
}

const LEND = "mutation { lent: lendCallDevice { ... on CallDeviceLent { device username password } } }";
const STANDING = `{ calls { rows { id phase waitingFrom } } queue { rows { id number version } } }`;
const CLOSE = `mutation ($id: ID!, $version: Int!) {
  closeContact(id: $id, expectedVersion: $version, disposition: information) { __typename }
}`;

/** Speaks to the gateway as somebody who has signed in. */
export function callDesk(house: URL, cookie: string): CallDesk {
  const ask = askAs(house, cookie);
  const calls = async (): Promise<readonly CallSeen[]> => {
    const seen = await ask<{ calls: { rows: Omit<CallSeen, "number">[] }; queue: { rows: Row[] } }>(STANDING);
    const rows = new Map(seen.queue.rows.map((row) => [row.id, row]));
    return seen.calls.rows
      .flatMap((call) => {
        const row = rows.get(call.id);
        return row === undefined ? [] : [{ ...call, ...row }];
      })
      .toSorted((one, other) => one.number - other.number);
  };
  return {
    calls,
    lend: async () => {
      let lent: Partial<Lent> = {};
      await comesToBe("somebody who carries calls", async () => {
        ({ lent } = await ask<{ lent: Partial<Lent> }>(LEND));
        return lent.device !== undefined;
      });
      return lent as Lent;
    },
    goOnShift: async () => {
      await ask("mutation { keepShift(state: available) { __typename } }");
    },
    hangUp: async () => {
      let id = "";
      await comesToBe("a call that is talked in", async () => {
        id = (await calls()).find(({ phase }) => phase === "talking")?.id ?? "";
        return id !== "";
      });
      await ask("mutation ($id: ID!) { hangUp(contactId: $id) { __typename } }", { id });
      return id;
    },
    close: async (id) => {
      await comesToBe("a contact that is closed", async () => {
        const { queue } = await ask<{ queue: { rows: Row[] } }>("{ queue { rows { id number version } } }");
        const row = queue.rows.find((one) => one.id === id);
        if (row !== undefined) await ask(CLOSE, { id, version: row.version });
        return row === undefined;
      });
    },
  };
}
