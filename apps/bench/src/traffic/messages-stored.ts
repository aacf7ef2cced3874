import { Client } from "pg";
import type { GatewayHouse } from "../house/gateway-house.ts";

/** How many messages of a channel a house has stored. */
export interface MessagesStored {
  readonly count: (channel: string) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Asks the house's database, over a line of its own. */
export async function messagesStored(house: GatewayHouse): Promise<MessagesStored> {
  const { connection } = await house.database();
  const client = new Client(connection);
  await client.connect();
  return {
    count: async (channel) => {
      const { rows } = await client.query<{ count: number }>(
        "select count(*)::int as count from message where channel = $1",
        [channel],
      );
      return rows[0]?.count ?? 0;
    },
    close: () => client.end(),
  };
}
