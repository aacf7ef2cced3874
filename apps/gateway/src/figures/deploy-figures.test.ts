import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { ensurePackage } from "@holdfast/tooling/ensure-package";
import { Registry } from "prom-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { showCalls } from "../calls/call-metrics.ts";
import { arrivalOn } from "../realtime/testing/arrival.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const PROMTOOL = "/usr/bin/promtool";
const TOKEN = "a token for the tests only";
const deployed = (name: string): string => fileURLToPath(new URL(`../../deploy/${name}`, import.meta.url));
/** What is no name of a metric in PromQL here: functions, operators and what follows `by`. */
const NAME = /\b(?:holdfast|nodejs|process)_\w+/gu;

let gateway: TestGateway;
let shown: string;
/** Every name that is shown, with the labels that it has. */
let known: Map<string, Set<string>>;

beforeAll(async () => {
  gateway = await testGateway({ environment: { HOLDFAST_METRICS_TOKEN: TOKEN } });
  await gateway.store.intake.arrive(arrivalOn("one", "one"));
  await gateway.ask(await gateway.signIn("dana"), "query Queue { queue { asOf } }");
  await gateway.ask(await gateway.signIn("dana"), "query MadeUp555 { queue { asOf } }");
  const headers = { authorization: `Bearer ${TOKEN}` };
  shown = await (await fetch(new URL("/metrics", gateway.url), { headers })).text();
  // This house has no telephone: what one shows of calls is beside it.
  const calls = new Registry();
  showCalls(calls, { carried: { all: () => [], isCarrying: () => false } });
  known = namesIn(`${shown}\n${await calls.metrics()}`);
});
afterAll(() => gateway.close());

function namesIn(words: string): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const [, name] of words.matchAll(/^# TYPE (\w+) \w+$/gmu)) names.set(name!, new Set());
  for (const [, name, labels = ""] of words.matchAll(/^(\w+)(?:\{(.*)\})? [^ ]+$/gmu)) {
    const of = names.get(name!) ?? new Set();
    names.set(name!, of);
    for (const [, label] of labels.matchAll(/(\w+)="/gu)) of.add(label!);
  }
  return names;
}

async function expressionsOfBoard(): Promise<readonly string[]> {
  const board = JSON.parse(await readFile(deployed("grafana.json"), "utf8")) as {
    panels: { targets: { expr: string }[] }[];
  };
  return board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
}

async function expressionsOfAlerts(): Promise<readonly string[]> {
  const words = await readFile(deployed("alerts.yml"), "utf8");
  const found = [...words.matchAll(/^ +expr: (?<quote>['"])(.+)\k<quote>$/gmu)].map(([, , expr]) => expr!);
  expect(found).toHaveLength(words.split("- alert:").length - 1);
  return found;
}

describe("what is shown of a house", () => {
  it("[G640] counts what waits, comes in, is told and is asked, under labels that are ours", () => {
    expect(shown).toMatch(/^holdfast_queue_waiting\{lane="\w+",medium="form"\} 1$/mu);
    expect(shown).toMatch(/^holdfast_queue_longest_wait_seconds\{lane="\w+",medium="form"\} [\d.e-]+$/mu);
    expect(shown).toMatch(/^holdfast_commits_total\{what="arrival"\} 1$/mu);
    expect(shown).toMatch(/^holdfast_graphql_seconds_count\{document="Queue"\} 1$/mu);
    expect(shown).toMatch(/^holdfast_graphql_seconds_count\{document="other"\} 1$/mu);
    expect(shown).toMatch(/^holdfast_tail_age_seconds \d/mu);
    expect(shown).toMatch(/^holdfast_database_connections\{state="open"\} \d/mu);
    for (const secret of ["MadeUp555", "Words that must not", "dana"]) expect(shown).not.toContain(secret);
  });

  it("[G640] says of each number of ours what it is", () => {
    const ours = [...known.keys()].filter(
      (name) => name.startsWith("holdfast_") && shown.includes(`# TYPE ${name} `),
    );
    expect(ours.length).toBeGreaterThan(20);
    for (const name of ours) expect(shown).toMatch(new RegExp(`^# HELP ${name} .{10,}\\.$`, "mu"));
  });

  it.each([
    ["the dashboard", expressionsOfBoard],
    ["the alerts", expressionsOfAlerts],
  ])(
    "[G641] %s ask for nothing that no gateway shows, nor by a label that it has not",
    async (_name, read) => {
      const expressions = await read();
      expect(expressions.length).toBeGreaterThan(10);
      for (const expression of expressions) {
        for (const [name] of expression.matchAll(NAME))
          expect(known.has(name), `${name} in ${expression}`).toBe(true);
        for (const [, name, labels] of expression.matchAll(
          /\b((?:holdfast|nodejs|process)_\w+)\{([^}]*)\}/gu,
        ))
          for (const [, label] of labels!.matchAll(/(\w+)=/gu))
            expect([...known.get(name!)!, "le"], `${label} in ${expression}`).toContain(label);
      }
    },
  );

  it("[G641] what is asked in either is PromQL, by Prometheus's own word", async () => {
    ensurePackage("prometheus", PROMTOOL);
    const run = promisify(execFile);
    const { stdout } = await run(PROMTOOL, ["check", "rules", deployed("alerts.yml")]);
    expect(stdout).toMatch(/SUCCESS: \d\d rules found/u);
    for (const expression of await expressionsOfBoard())
      await run(PROMTOOL, ["promql", "format", "--experimental", expression]);
  });
});
