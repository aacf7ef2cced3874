import type { StatementEar } from "@holdfast/db/testing";

/** Whoever else sends something meanwhile, the house itself, does not do so each time. */
const TIMES = 3;
/** What differs does so at every try; where the machine is busy, the house is heard in all three of several. */
const TRIES = 12;

/** Once something was committed the house reads it in its own time, whoever committed it; that they did stands beside it. */
const OF_THE_HOUSE = /^log_tail_/;

/** What one takes and the other does not, however often they are done; `null`: once they took the same. */
export async function differingStatements(
  ear: StatementEar,
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
): Promise<string | null> {
  let differ = "";
  for (let tried = 0; tried < TRIES; tried += 1) {
    const [first, second] = [await takenEachTime(ear, one), await takenEachTime(ear, other)];
    if (first === second) return null;
    differ = `${first} and ${second}`;
  }
  return differ;
}

/** Each statement as often as it came every time. */
async function takenEachTime(ear: StatementEar, done: () => Promise<unknown>): Promise<string> {
  const times: (readonly string[])[] = [];
  for (let time = 0; time < TIMES; time += 1) times.push(numbered(await ear.during(done)));
  const [first = [], ...rest] = times;
  return first
    .filter((statement) => rest.every((each) => each.includes(statement)))
    .toSorted()
    .join("; ");
}

/** The second of the same is another than the first. */
function numbered(statements: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return statements
    .filter((statement) => !OF_THE_HOUSE.test(statement))
    .map((statement) => {
      const nth = (seen.get(statement) ?? 0) + 1;
      seen.set(statement, nth);
      return `${statement} ${String(nth)}`;
    });
}
