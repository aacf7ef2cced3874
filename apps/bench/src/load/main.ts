import { parseArgs } from "node:util";
import { loadText } from "./load-text.ts";
import { playYear, type LoadScale } from "./play-year.ts";
import { A_YEAR } from "./year-plan.ts";

/** `pnpm load [--minutes 60] [--signals 34177] [--gateways 2] [--advocates 24] [--handle-ms 1500] [--seed N]`: a year in an hour. */
const HELP =
  "pnpm load [--minutes 60] [--signals 34177] [--gateways 2] [--advocates 24] [--handle-ms 1500] [--seed N]";
/** It stops by itself, whatever is asked. */
const MOST = {
  minutes: 24 * 60,
  signals: 1_000_000,
  gateways: 8,
  advocates: 500,
  handleMs: 600_000,
  seed: 2 ** 31,
} as const;

function asked(): LoadScale | null {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: { minutes: text, signals: text, gateways: text, advocates: text, "handle-ms": text, seed: text },
  });
  const said = {
    minutes: Number(values.minutes ?? 60),
    signals: Number(values.signals ?? A_YEAR),
    gateways: Number(values.gateways ?? 2),
    advocates: Number(values.advocates ?? 24),
    handleMs: Number(values["handle-ms"] ?? 1_500),
    seed: Number(values.seed ?? Date.now() % 2 ** 31),
  };
  const isFine = (name: keyof typeof MOST): boolean => said[name] > 0 && said[name] <= MOST[name];
  if (!(Object.keys(MOST) as (keyof typeof MOST)[]).every(isFine)) return null;
  const { minutes, ...rest } = said;
  return { ...rest, lastsMs: minutes * 60_000, pauseMs: 400, patienceMs: 120_000 };
}

async function main(): Promise<number> {
  const scale = asked();
  if (scale === null) {
    console.error(HELP);
    return 2;
  }
  console.log(
    `seed ${scale.seed}: ${scale.signals} signals in ${scale.lastsMs / 60_000} min at ${scale.gateways} gateways, ${scale.advocates} advocates`,
  );
  const told = await playYear(scale, (words) => console.error(words));
  console.log(loadText(told));
  return [told.losses, told.refused, told.away].every(({ length }) => length === 0) ? 0 : 1;
}

process.exitCode = await main();
