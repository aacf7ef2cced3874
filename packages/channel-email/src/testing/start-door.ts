import type { TakeLive } from "@holdfast/channel-kit";
import { DOOR_LIMITS, openDoor, type DoorLimits, type OpenDoor } from "../lines/door/open-door.ts";
import type { ReadArrival } from "../lines/read-arrival.ts";
import { plainReader } from "./plain-reader.ts";
import type { SmallHouse } from "./small-house.ts";

/** A door of the tests: where it is, and what is unusual about it. */
export interface TestDoor {
  readonly house: SmallHouse;
  readonly port: number;
  readonly listen?: "lmtp" | "smtp";
  readonly limits?: Partial<DoorLimits>;
  readonly read?: ReadArrival;
  readonly store?: TakeLive;
  readonly settings?: Partial<OpenDoor["settings"]>;
}

const ADDRESSES = ["intake@hotline.test", "help@hotline.test"];

/** Opens a door until it is stopped; the house's log says when it is open. */
export function startDoor(door: TestDoor): () => Promise<void> {
  const { house, port, listen = "lmtp", limits, read = plainReader, store = house.store, settings } = door;
  const ending = new AbortController();
  const done = openDoor(
    {
      settings: {
        addresses: ADDRESSES,
        formSenders: [],
        listen,
        listenHost: "127.0.0.1",
        listenPort: port,
        listenCertificate: undefined,
        listenKeyFile: undefined,
        ...settings,
      },
      host: house.host,
      read,
      store,
      limits: { ...DOOR_LIMITS, ...limits },
    },
    ending.signal,
  );
  return async () => {
    ending.abort();
    await done;
  };
}
