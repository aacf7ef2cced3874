import type { Keyring, Store } from "@holdfast/db";
import { chanceOf } from "../boot/chance-of.ts";
import type { Log } from "../log/log.ts";
import type { OpenBus } from "./bus.ts";
import { postgresBus } from "./postgres-bus.ts";
import { redisBus } from "./redis-bus.ts";

export interface BusParts {
  /** `null`: the database's own. */
  readonly redisUrl: string | null;
  readonly store: Pick<Store, "log">;
  readonly keyring: Pick<Keyring, "deriveSecret">;
  readonly random: (size: number) => Uint8Array;
  readonly log: Log;
}

/** The bus that the environment asks for. */
export function busOf({ redisUrl, store, keyring, random, log }: BusParts): OpenBus {
  if (redisUrl === null) return postgresBus(store.log);
  return redisBus({
    url: redisUrl,
    secret: keyring.deriveSecret("bus"),
    own: Buffer.from(random(12)).toString("hex"),
    random: chanceOf(random),
    log,
  });
}
