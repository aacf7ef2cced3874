import { setTimeout as pause } from "node:timers/promises";
import { APPLICATION } from "../exchange/dialplan.ts";
import type { Beats } from "./beats.ts";
import { hangUp } from "./end.ts";
import { packetsFrom, SOUND_PACKETS } from "./look.ts";
import type { Telephone } from "./telephone.ts";

const LISTEN_MS = 100;
const BEAT_MS = 2_000;
/** How long a beat may take on its way: Asterisk is near. */
const BEAT_PATIENCE_MS = 4_000;
/** How Asterisk says that it has no such application: our socket is none of its any more, whatever stands. */
const NO_APPLICATION = 404;
/** How long a softphone whose socket is gone may be silent: its page may only have lost the network for a moment. */
const GONE_MS = 2_000;

const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => undefined);

/** Tells of each leg that sound has come from it, once it has (CH56). Runs until the signal aborts. */
export async function listenForSound(
  { ari, stands, notice, clock }: Telephone,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await wait(LISTEN_MS, signal);
    const silent = [...stands().legs].filter(([, { state, isHeard }]) => state === "up" && !isHeard);
    await Promise.all(
      silent.map(async ([channel]) => {
        const packets = await packetsFrom(ari, channel);
        if (packets >= SOUND_PACKETS) notice({ type: "Heard", channel, at: clock() });
      }),
    );
  }
}

/** Who hears of how a line fares. */
interface Heeds {
  /** It does not carry any more. */
  readonly lost: () => void;
  /** Said once: nobody can tell whether what Asterisk tells of comes through, as what lies between refuses to ask for it. */
  readonly refused: (status: number) => void;
}

/**
 * Calls `lost` when Asterisk does not answer any more, or what it tells of does not come through, though its socket stands (VS22): each
 * beat is asked for by one line and comes by the other. One that answers and refuses to beat is asked whether it is there, and no more
 * (VS26). Runs until the signal aborts.
 */
export async function keepAsking(
  { ari }: Pick<Telephone, "ari">,
  beats: Pick<Beats, "within">,
  signal: AbortSignal,
  { lost, refused }: Heeds,
  beatMs = BEAT_MS,
): Promise<void> {
  let isRefused = false;
  while (!signal.aborted) {
    await wait(beatMs, signal);
    if (signal.aborted) return;
    // Waited for before it is asked for: it may overtake the answer.
    const heard = beats.within(BEAT_PATIENCE_MS, signal);
    const asked = await ari.ask("beat", {}, { body: { application: APPLICATION } });
    if (asked.kind === "refused" && asked.status !== NO_APPLICATION) {
      if (!isRefused) refused(asked.status);
      isRefused = true;
      if ((await ari.ask("ping", {})).kind !== "ok") return lost();
      continue;
    }
    if (asked.kind !== "ok" || !(await heard)) return lost();
  }
}

/** Ends the legs of a softphone whose socket is gone, when no sound comes from them either (CH57). */
export async function endSilentLegs(
  telephone: Telephone,
  device: string,
  signal: AbortSignal,
): Promise<void> {
  const { ari, stands } = telephone;
  const own = [...stands().legs].filter(([, { who }]) => who.kind === "device" && who.device === device);
  await Promise.all(
    own.map(async ([channel]) => {
      const before = await packetsFrom(ari, channel);
      await wait(GONE_MS, signal);
      if (signal.aborted || (await packetsFrom(ari, channel)) > before) return;
      await hangUp(telephone, channel, "lost");
    }),
  );
}
