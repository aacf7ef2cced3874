import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { holds, wasSkipped, type Figure } from "./frame/figure.ts";
import { chosen } from "./frame/row.ts";
import { table } from "./frame/table.ts";
import { ROWS } from "./rows.ts";
import { openBenchServer } from "./server/bench-server.ts";

/** `pnpm bench [row…]`: each figure beside its live limit, in one table; the rounds go to data/bench.json. */
const file = fileURLToPath(new URL("../../../data/bench.json", import.meta.url));
const say = (words: string): void => console.error(`bench: ${words}`);

async function main(asked: readonly string[]): Promise<boolean> {
  const rows = chosen(ROWS, asked);
  if (rows === null) {
    say(`no such row; there are ${ROWS.map(({ number, name }) => `${number} ${name}`).join(", ")}`);
    return false;
  }
  const bench = await openBenchServer(say);
  // Ctrl-C in the middle of a row leaves neither a server nor a folder behind.
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      // What the row is doing breaks off with the server; that is no news.
      process.on("uncaughtException", () => {});
      void bench.close().finally(() => process.exit(1));
    });
  const figures: Figure[] = [];
  let broken = 0;
  try {
    for (const row of rows) {
      const begun = performance.now();
      say(`row ${row.number} ${row.name} …`);
      try {
        figures.push(...(await row.run(bench)));
        say(`row ${row.number} took ${Math.round((performance.now() - begun) / 1_000)} s`);
      } catch (error) {
        // What the other rows measured is not lost with it.
        broken += 1;
        say(`row ${row.number} broke off: ${wordsOf(error)}`);
      }
    }
  } finally {
    await bench.close();
  }
  await mkdir(fileURLToPath(new URL(".", `file://${file}`)), { recursive: true });
  await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
  console.log(table(figures));
  const missed = figures.filter((figure) => !holds(figure)).length;
  const skipped = figures.filter(wasSkipped).length;
  console.log(
    `${figures.length - missed - skipped} held, ${missed} missed, ${skipped} skipped, ${broken} broke off`,
  );
  return missed === 0 && broken === 0;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

process.exitCode = await main(process.argv.slice(2)).then(
  (green) => (green ? 0 : 1),
  (error: unknown) => {
    say(wordsOf(error));
    return 1;
  },
);
