import type { PictureStore } from "@holdfast/db";
import { errorFacts } from "../log/error-facts.ts";
import { fetchPicture, type FetchParts } from "./fetch-picture.ts";

/** What the fetcher needs. */
export interface PicturesParts extends Omit<FetchParts, "stopped" | "pictures"> {
  readonly pictures: Pick<PictureStore, "lease" | "settle" | "tryAgain" | "openWanted">;
}

/** A fetcher at work. */
export interface RunningPictures {
  /** Takes nothing new and resolves when what was taken is settled or given back. */
  readonly close: () => Promise<void>;
}

const SWEEP_MS = 1000;
/** How many are fetched at once here: each may be 25 megabytes in memory. */
const AT_ONCE = 4;
/** Longer than fetching, waiting for a decoder, decoding and storing may take; what a dead gateway held is free after it. */
export const PICTURE_LEASE_MS = 150_000;

/** Fetches what is wanted, looking once a second and whenever something is done, until it is closed. */
export function startPictures(parts: PicturesParts): RunningPictures {
  const { pictures, holder, log } = parts;
  const stop = Promise.withResolvers<never>();
  // Nobody may be listening when it rejects.
  stop.promise.catch(() => {});
  const inFlight = new Set<Promise<void>>();
  const state = { closing: false, looking: null as Promise<void> | null };

  const look = async (): Promise<void> => {
    if (inFlight.size >= AT_ONCE) return;
    const leased = await pictures.lease(holder, PICTURE_LEASE_MS, AT_ONCE - inFlight.size);
    for (const wanted of leased) {
      const fetching = fetchPicture(wanted, { ...parts, stopped: stop.promise })
        .catch((error: unknown) =>
          log.error("picture_not_settled", { pictureId: wanted.id, ...errorFacts(error) }),
        )
        .finally(() => {
          inFlight.delete(fetching);
          wake();
        });
      inFlight.add(fetching);
    }
  };
  const wake = (): void => {
    if (state.closing || state.looking !== null) return;
    state.looking = look()
      .catch((error: unknown) => log.error("pictures_not_leased", errorFacts(error)))
      .finally(() => (state.looking = null));
  };
  const sweep = setInterval(wake, SWEEP_MS);
  wake();
  return {
    close: async () => {
      state.closing = true;
      clearInterval(sweep);
      stop.reject(new Error("the gateway stops"));
      await state.looking;
      await Promise.all(inFlight);
    },
  };
}
