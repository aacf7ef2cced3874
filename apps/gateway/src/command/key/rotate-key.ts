import type { BeginRefusal, RotationStep, RotationStore } from "@holdfast/db";

export interface RotateKey {
  readonly rotation: RotationStore;
  /** What the new key is named by. */
  readonly to: Buffer;
  readonly wait: (ms: number) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly say: (words: string) => void;
}

/** For so long every gateway has written with the new key before the old one is refused: longer than a statement of theirs waits. */
export const GRACE_MS = 5_000;
/** Owners' keys of one transaction. */
const BATCH = 500;
const PAUSE_MS = 1_000;
const SAY_EVERY_MS = 5_000;

const REFUSALS: Readonly<Record<BeginRefusal, string>> = {
  not_here: "the new master key is not on this machine.",
  in_use:
    "next-master.key is what the house is written with already. Put it into the place of master.key on every machine, and ask again for another one.",
  retired:
    "the new master key is one that an earlier rotation retired, and whoever had it then has it now. Take it out of next-master.key (or HOLDFAST_NEXT_MASTER_KEY), and ask again for another one.",
  under_way: "another rotation is under way, to a key that is not this machine's next one.",
};

/**
 * Rotates the master key, or goes on where it was left: killed at any moment, the next one finishes it (G447). Whether the old key is
 * retired.
 */
export async function rotateKey(options: RotateKey): Promise<boolean> {
  const { rotation, to, say } = options;
  const begun = await rotation.begin(to);
  if (begun.kind === "refused") {
    say(`Nothing was changed: ${REFUSALS[begun.because]}`);
    return false;
  }
  say(
    `Rotating the master key to ${to.toString("hex")}. It can be stopped, and goes on with the same command.`,
  );
  await until(
    options,
    () => rotation.switchOver(),
    (holders) =>
      `${gateways(holders)} cannot read the new key yet: put next-master.key beside their master.key, or set HOLDFAST_NEXT_MASTER_KEY and start them anew.`,
  );
  await until(
    options,
    () => rotation.close(GRACE_MS),
    (holders) => `Waiting until ${gateways(holders)} write with the new key.`,
  );
  say(
    "New keys are wrapped under the new master key, and no others are taken. Wrapping the older ones anew.",
  );
  return finish(options);
}

const gateways = (count: number): string => (count === 1 ? "1 gateway" : `${count} gateways`);

/** Tries a step until it is done, and says once for each number of gateways what it waits for. */
async function until(
  { wait, say }: RotateKey,
  step: () => Promise<RotationStep>,
  words: (holders: number) => string,
): Promise<void> {
  let said: number | null = null;
  for (let come = await step(); come.kind === "waits"; come = await step()) {
    if (come.holders !== said) say(words(come.holders));
    said = come.holders;
    await wait(PAUSE_MS);
  }
}

async function finish(options: RotateKey): Promise<boolean> {
  const { rotation, wait, say } = options;
  for (;;) {
    const { done, unopened } = await round(options);
    const end = await rotation.retire();
    if (end.kind === "retired") break;
    if (done === 0 && unopened > 0 && unopened >= end.left) {
      say(
        `${unopened} keys open under no master key of this machine: they are damaged, or of a third one. The old key is not retired: keep both.`,
      );
      return false;
    }
    // Whoever was writing to a row has it still, or a transaction is open that began before.
    await wait(PAUSE_MS);
  }
  say(
    "Nothing is left under the old master key: it is retired. Put next-master.key into the place of master.key on every machine (or exchange the variables) and start each gateway anew when it suits. Keep the old key with the backups that were taken until now, or take a new backup and destroy both.",
  );
  return true;
}

/** Once through all tables. */
async function round({
  rotation,
  clock,
  say,
}: RotateKey): Promise<{ readonly done: number; readonly unopened: number }> {
  let [done, unopened, said] = [0, 0, clock()];
  for (let goesOn = true; goesOn;) {
    const batch = await rotation.rewrap(BATCH);
    done += batch.done;
    unopened += batch.unopened;
    ({ goesOn } = batch);
    if (clock() - said < SAY_EVERY_MS) continue;
    said = clock();
    say(`Wrapped ${done} keys anew.`);
  }
  if (done > 0) say(`Wrapped ${done} keys anew.`);
  return { done, unopened };
}
