import pg from "pg";

/** A few connections of one kind of work's own, held open between its statements. */
export interface HeldClients {
  /** Lends a connection, the one that was used last if one is free. Whatever fails on it ends it, too. */
  readonly use: <Result>(work: (client: pg.Client) => Promise<Result>) => Promise<Result>;
  /** Ends them, those in use once they are given back. */
  readonly close: () => Promise<void>;
}

/**
 * What the pool does, without what it does for every statement: three timers, and a turn of the loop. There are as many
 * connections as were ever needed at once, so whoever uses them bounds them.
 */
export function openHeldClients(config: pg.ClientConfig): HeldClients {
  const free: pg.Client[] = [];
  let lent = 0;
  let closing: PromiseWithResolvers<void> | undefined;

  async function connect(): Promise<pg.Client> {
    if (closing !== undefined) throw new Error("these connections are closed");
    const client = new pg.Client(config);
    const forget = (): void => {
      const place = free.indexOf(client);
      if (place >= 0) free.splice(place, 1);
    };
    // A lost server ends queries, never the process.
    client.on("error", forget).on("end", forget);
    await client.connect();
    return client;
  }

  const end = async (client: pg.Client): Promise<void> => client.end().catch(() => {});

  return {
    async use(work) {
      lent += 1;
      let client: pg.Client | undefined;
      let sound = false;
      try {
        client = free.pop() ?? (await connect());
        const result = await work(client);
        sound = closing === undefined;
        return result;
      } finally {
        lent -= 1;
        if (client !== undefined && sound) free.push(client);
        else if (client !== undefined) void end(client);
        if (lent === 0) closing?.resolve();
      }
    },
    async close() {
      closing ??= Promise.withResolvers<void>();
      if (lent === 0) closing.resolve();
      await closing.promise;
      await Promise.all(free.splice(0).map(end));
    },
  };
}
