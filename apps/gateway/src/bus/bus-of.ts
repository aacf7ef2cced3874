import type { Keyring, Store } from "@holdfast/db";
import { chanceOf } from "../boot/chance-of.ts";
import type { Log } from "../log/log.ts";
import type { OpenBus } from "./bus.ts";
import { postgresBus } from "./postgres-bus.ts";

export interface BusParts {
  /** `null`: the database's own. */
  readonly redisUrl: string | null;
  readonly store: Pick<Store, "log">;
  readonly keyring: Pick<Keyring, "deriveSecret">;
  readonly random: (size: number) => Uint8Array;
  readonly log: Log;
}

/** The bus that the environment asks for. */
export async function busOf({ redisUrl, store, keyring, random, log }: BusParts): Promise<OpenBus> {
  if (redisUrl === null) return postgresBus(store.log);
  // An eighth of all that a gateway reads at its start, and of use to those alone that have a Redis.
  const { redisBus } = await import("./redis-bus.ts");
  return redisBus({
    url: redisUrl,
    secret: keyring.deriveSecret("bus"),
    own: Buffer.from(random(12)).toString("hex"),
    random: chanceOf(random),
    log,
  });
}
