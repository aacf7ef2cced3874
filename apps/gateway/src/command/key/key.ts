import { makeNextMasterKey, nextMasterKey } from "@holdfast/db";
import { keyPlaces, type KeyEnv } from "../../boot/key-places.ts";
import type { ReachDatabase } from "../../boot/reach-database.ts";
import type { Env } from "../../env/read.ts";
import type { KeyAsked } from "./key-arguments.ts";
import { keyStatus } from "./key-status.ts";
import { reachHouseRotation } from "./reach-house-rotation.ts";
import { rotateKey, type RotateKey } from "./rotate-key.ts";

export interface Key extends ReachDatabase, Pick<RotateKey, "clock" | "wait"> {
  readonly env: Pick<Env, "databaseUrl"> & KeyEnv;
  readonly asked: KeyAsked;
}

/** Says how the house stands with its master keys, or rotates them; whether it did. Rejects with the reason. */
export async function key({ env, asked, clock, wait, say, shutdown }: Key): Promise<boolean> {
  const { rotation, keyring } = await reachHouseRotation({ env, say, shutdown });
  if (asked.kind === "status") {
    for (const line of keyStatus(await rotation.standing())) say(line);
    return true;
  }
  const places = keyPlaces(env);
  if ((await nextMasterKey(places)) === null) {
    if (env.masterKey !== undefined) {
      say(
        'Nothing was changed: set HOLDFAST_NEXT_MASTER_KEY to 32 random bytes in base64 ("openssl rand -base64 32"), here and for every gateway.',
      );
      return false;
    }
    await makeNextMasterKey({ ...places, say });
    say("Nothing else was changed: ask again once that copy is kept.");
    return true;
  }
  const { rotation: last } = await rotation.standing();
  const goesOn = last !== null && last.retiredAt === null ? Buffer.from(last.to, "hex") : null;
  // The second one of this machine; where both are the same there is one.
  const [first, next = first] = keyring.masters();
  if (next === undefined) throw new Error("a keyring has a master key");
  return rotateKey({ rotation, to: goesOn ?? next.id, clock, wait, say });
}
