import type { LoadTold } from "./play-year.ts";

const HEAD = ["lane", "contacts", "p50 ms", "p90 ms", "p99 ms", "within target"];

/** What a year came to, for a terminal. */
export function loadText(told: LoadTold): string {
  const { plan, waits, losses, contacts, lostRaces, locked, refused, away, tookMs, cost } = told;
  const rows = [
    HEAD,
    ...waits.map(({ lane, count, p50, p90, p99, within }) => [
      lane,
      String(count),
      ...[p50, p90, p99].map((ms) => String(Math.round(ms))),
      `${within.toFixed(1)} %`,
    ]),
  ];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const kinds = Object.entries(plan.of).map(([kind, count]) => `${count} ${kind}`);
  return [
    `${plan.signals} signals of ${plan.threads} people, ${plan.messages} deliveries (${kinds.join(", ")}) in ${Math.round(tookMs / 1_000)} s: ${contacts} contacts`,
    "",
    ...rows.map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    ),
    "",
    `each contact: ${cost.gatewayMs.toFixed(2)} ms of the gateways' processor, ${cost.databaseMs.toFixed(2)} ms of the database's, ${cost.transactions.toFixed(1)} transactions, ${Math.round(cost.logBytes)} bytes of log, ${Math.round(cost.consoleBytes)} bytes to one console`,
    `${lostRaces} claims that somebody else was faster at`,
    ...locked.map((lock) => `kept back, as it should be: ${lock}`),
    ...refused.map((what) => `refused: ${what}`),
    ...away.map((name) => `counts as away: ${name}`),
    losses.length === 0 ? "nothing lost" : losses.map((loss) => `LOST: ${loss}`).join("\n"),
  ].join("\n");
}
