import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ROUTES, routeOf } from "./routes.ts";

const sources = fileURLToPath(new URL("..", import.meta.url));
const PROOF = "carrying/recording-proof.ts";

/** What runs at work, by its path. */
const atWork = readdirSync(sources, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts") && !path.startsWith("testing/"))
  .map((path) => [path, readFileSync(join(sources, path), "utf8")] as const);

describe("what is asked of Asterisk", () => {
  it("[VS5] is on one list, and nothing on it records or listens behind somebody's back", () => {
    const forbidden = /record|snoop|whisper|spy|externalMedia|mailbox|\/module|\/logging|\/global/i;
    expect(Object.values(ROUTES).filter((route) => forbidden.test(route))).toEqual([]);
  });

  it("[VS5] is asked for by that list alone, but for the proof that recording fails", () => {
    const asking = atWork.flatMap(([path, text]) =>
      /\baskAri\(|"(GET|POST|PUT|DELETE) \//.test(text) ? [path] : [],
    );
    expect(asking.toSorted()).toEqual(["ari/ari-client.ts", "ari/routes.ts", PROOF]);
    const recording = atWork.flatMap(([path, text]) =>
      /\/record\b|snoop\b/i.test(text.replaceAll(/^ *(\*|\/\/|\/\*).*$/gm, "")) ? [path] : [],
    );
    expect(recording.filter((path) => path !== "exchange/modules.ts")).toEqual([PROOF]);
  });

  it("[VS5] fills in places so that none of them can lead elsewhere", () => {
    expect(routeOf(ROUTES.hangUp, { channel: "../bridges/x?y#z" })).toEqual([
      "DELETE",
      "/channels/..%2Fbridges%2Fx%3Fy%23z",
    ]);
  });

  it("[VS10] carries nothing personal in an address: only names of ours are in its places, and nothing beside them", () => {
    const places = new Set(
      Object.values(ROUTES).flatMap((route) => [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)),
    );
    expect(places).toEqual(new Set(["application", "bridge", "channel", "id", "playback", "type"]));
    const queries = atWork.flatMap(([path, text]) => (/query:/.test(text) ? [path] : []));
    expect(queries).toEqual([]);
  });
});
