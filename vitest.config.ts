import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { databaseWorkers } from "./packages/db/src/testing/server-variable.ts";
import { LongestFirst } from "./packages/tooling/src/test-run/longest-first.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** An embedded server for each worker of the run; every test that asks gets a fresh database on one. */
const databaseSetup = here("packages/db/src/testing/global-setup.ts");
/** Where the houses of the browser tests begin. */
const houseSetup = here("apps/e2e/src/house/global-setup.ts");
const setups = [databaseSetup, houseSetup].filter((file) => existsSync(file));
const consoleConfig = here("apps/console/vite.config.ts");

/** A core for each worker: left alone, Vitest keeps one for itself, which on two cores is half of all there is. */
const maxWorkers = availableParallelism();

const exclude = ["**/node_modules/**", "**/dist/**", "**/src/generated/**"];

/** Tests that start a real Kannel. */
const kannel = "packages/channel-sms-smpp/src/**/kannel-*.test.ts";

/** Tests that start a real Dovecot and a real Postfix. */
const mail = [
  "packages/channel-email/src/**/lab-*.test.ts",
  "apps/{gateway,bench}/src/**/lab-mail-*.test.ts",
];

/** Tests that start a real Asterisk, a carrier and telephones. */
const voice = [
  "packages/channel-voice-sip/src/**/lab-*.test.ts",
  "apps/{gateway,e2e,bench}/src/**/lab-voice-*.test.ts",
];

/** Tests that start a real Redis. */
const redis = "apps/{gateway,e2e}/src/**/lab-redis-*.test.ts";

/** Tests of what is promised to happen within a moment, or of a whole shift at its pace. */
const timed = [
  "apps/e2e/src/{emergency,exit,exit-while-proving,revocation,shift,two-gateways,without-websocket}.test.ts",
  "apps/gateway/src/intake/heavy-mail.test.ts",
];

/** Rows of the bench that need a browser, run small. */
const browserRows = "apps/bench/src/rows/console-*.test.ts";

/** What comes within a moment is awaited for as long as a busy machine may take; whoever promises it sooner says so. */
const patient = { poll: { timeout: 15_000 } } as const;

/**
 * Files run one after another in the process of a worker: loading Prisma and GraphQL takes longer than most of them do. Modules of
 * ours are made anew for each. The console's files do not: what one leaves in the browser's document was met by the next.
 */
const sharedProcess = {
  isolate: false,
  setupFiles: [here("packages/tooling/src/test-run/fresh-modules.ts")],
};

/** As node itself resolves it: else GraphQL would be there twice, and know no type of its other self. */
const oneGraphql = {
  alias: [{ find: /^graphql$/, replacement: here("apps/gateway/node_modules/graphql/index.js") }],
};

const browserTest = {
  environment: "node",
  globalSetup: setups,
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: patient,
} as const;

const projects: TestProjectConfiguration[] = [
  {
    test: {
      name: "node",
      environment: "node",
      isolate: false,
      include: ["packages/*/src/**/*.test.ts"],
      exclude: [...exclude, "packages/db/**", "packages/ui/**", kannel, ...mail, ...voice],
      testTimeout: 30_000,
      expect: patient,
      sequence: { groupOrder: 0 },
    },
  },
  {
    // The console's own Vite plugins compile its text macros, so its tests see what a browser would.
    ...(existsSync(consoleConfig) ? { extends: consoleConfig } : {}),
    test: {
      name: "console",
      // It goes on from the console's own configuration, and so hears nothing of the one at the end.
      maxWorkers,
      root: here("."),
      environment: "happy-dom",
      include: ["apps/console/**/*.test.{ts,tsx}", "packages/ui/src/**/*.test.{ts,tsx}"],
      exclude,
      testTimeout: 30_000,
      expect: patient,
      sequence: { groupOrder: 0 },
    },
  },
  {
    resolve: oneGraphql,
    test: {
      name: "database",
      ...sharedProcess,
      maxWorkers: databaseWorkers(maxWorkers),
      environment: "node",
      include: ["packages/db/src/**/*.test.ts", "apps/gateway/**/*.test.ts", "apps/bench/src/**/*.test.ts"],
      exclude: [...exclude, ...mail, ...voice, ...timed, redis, browserRows],
      globalSetup: existsSync(databaseSetup) ? [databaseSetup] : [],
      testTimeout: 120_000,
      hookTimeout: 120_000,
      expect: patient,
      sequence: { groupOrder: 1 },
    },
  },
  {
    // A browser, a gateway and a database at once, which leave no core idle: a third would only make each of them late.
    resolve: oneGraphql,
    test: {
      ...browserTest,
      name: "e2e",
      include: ["apps/e2e/src/**/*.test.ts", browserRows],
      exclude: [...exclude, ...voice, ...timed, redis],
      sequence: { groupOrder: 2 },
    },
  },
  {
    // Two programs and a carrier each, which mostly wait.
    test: {
      name: "kannel",
      environment: "node",
      include: [kannel],
      exclude,
      testTimeout: 60_000,
      hookTimeout: 300_000,
      expect: patient,
      sequence: { groupOrder: 3 },
    },
  },
  {
    // Two mail servers each.
    resolve: oneGraphql,
    test: {
      name: "mail",
      environment: "node",
      include: mail,
      exclude,
      globalSetup: existsSync(databaseSetup) ? [databaseSetup] : [],
      testTimeout: 60_000,
      hookTimeout: 300_000,
      expect: patient,
      sequence: { groupOrder: 3 },
    },
  },
  {
    // A Redis beside gateways, which mostly wait for one another.
    resolve: oneGraphql,
    test: {
      ...browserTest,
      name: "redis",
      include: [redis],
      exclude,
      sequence: { groupOrder: 3 },
    },
  },
  {
    // What a person relies on within a second: one file at a time, when nobody else needs the machine.
    resolve: oneGraphql,
    test: {
      ...browserTest,
      name: "timed",
      include: timed,
      exclude,
      fileParallelism: false,
      sequence: { groupOrder: 4 },
    },
  },
  {
    // An exchange, a carrier and telephones each, which talk at the pace at which people do and leave the machine idle.
    resolve: oneGraphql,
    test: {
      name: "voice",
      environment: "node",
      include: voice,
      exclude,
      globalSetup: setups,
      testTimeout: 60_000,
      // Asterisk is installed once a machine, by whoever needs it first.
      hookTimeout: 300_000,
      expect: patient,
      sequence: { groupOrder: 3 },
    },
  },
];

export default defineConfig({ test: { projects, maxWorkers, sequence: { sequencer: LongestFirst } } });
