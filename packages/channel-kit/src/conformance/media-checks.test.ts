import { describe, expect, it } from "vitest";
import type { ChannelDefinition } from "../define-channel.ts";
import type { FetchedMedia } from "../fetched-media.ts";
import type { Host } from "../host.ts";
import type { ChannelFixtures } from "./fixtures.ts";
import { mediaChecks } from "./media-checks.ts";
import { plainDefinition, plainFixtures } from "./plain-channel.ts";

type Media = (ref: string, most: number) => Promise<FetchedMedia>;

const BASE = "https://provider.example.org/files/";
const SECRET = "a secret of the plain channel";
const BYTES = new Uint8Array([1, 2, 3, 0, 255]);

const fixtures: ChannelFixtures = {
  ...plainFixtures,
  media: {
    ref: `${BASE}1`,
    missing: `${BASE}2`,
    elsewhere: "https://elsewhere.example.org/files/1",
    bytes: BYTES,
    provider: () => ({
      fetch: ({ url }) => (url === `${BASE}1` ? new Response(BYTES) : new Response(null, { status: 404 })),
      delivered: null,
    }),
    secrets: [SECRET],
  },
};

async function readAtMost(response: Response, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > most) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

interface Faults {
  readonly trusting: boolean;
  readonly greedy: boolean;
  readonly leaking: boolean;
  readonly followsAnywhere: boolean;
  readonly throwing: boolean;
  readonly hopeless: boolean;
}
const NO_FAULTS: Faults = {
  trusting: false,
  greedy: false,
  leaking: false,
  followsAnywhere: false,
  throwing: false,
  hopeless: false,
};

const media =
  (host: Host, faults: Faults): Media =>
  async (ref, most) => {
    if (!ref.startsWith(BASE) && !faults.trusting) return { kind: "gone" };
    try {
      let url = new URL(ref);
      for (let hop = 0; hop < 4; hop += 1) {
        const known = url.href.startsWith(BASE) || faults.leaking;
        const headers = known ? { authorization: SECRET } : {};
        const response = await host.fetch(url, { headers, redirect: "manual" });
        const location = response.headers.get("location");
        if (response.status === 404)
          return faults.hopeless ? { kind: "retry", afterMs: 1 } : { kind: "gone" };
        if (location !== null) {
          url = new URL(location, url);
          if (url.protocol !== "https:" && !faults.followsAnywhere) break;
          continue;
        }
        if (!response.ok) break;
        const bytes = await readAtMost(response, faults.greedy ? most * 4 : most);
        return bytes === null || bytes.length > most
          ? { kind: "too_large" }
          : { kind: "fetched", bytes, type: "image/png" };
      }
    } catch (error) {
      if (faults.throwing) throw error;
    }
    return faults.followsAnywhere ? { kind: "gone" } : { kind: "retry", afterMs: 1000 };
  };

const fetching = (faults: Partial<Faults> | null): ChannelDefinition => ({
  ...plainDefinition,
  connect: (config, host) => ({
    ...plainDefinition.connect(config, host),
    ...(faults === null ? {} : { media: media(host, { ...NO_FAULTS, ...faults }) }),
  }),
});

async function broken(definition: ChannelDefinition, given: ChannelFixtures): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { rule, name, run } of mediaChecks(definition, given))
    try {
      await run();
    } catch {
      found.push(`${rule} ${name}`);
    }
  return found;
}

describe("the contract test of files", () => {
  it("finds nothing in a channel that keeps the rules, or whose messages carry none", async () => {
    expect(await broken(fetching({}), fixtures)).toEqual([]);
    expect(await broken(fetching(null), plainFixtures)).toEqual([]);
  });

  it("[CH12] finds a capability that no fixture speaks of, and one that is not there", async () => {
    expect((await broken(fetching({}), plainFixtures))[0]).toMatch(/^CH12/);
    expect((await broken(fetching(null), fixtures))[0]).toMatch(/^CH12/);
  });

  it.each([
    ["asking whatever address it is given", { trusting: true }, /asked of nobody/],
    ["reading on past the limit", { greedy: true }, /never ends/],
    ["taking its secret wherever it is sent", { leaking: true }, /without a secret/],
    ["following anywhere", { followsAnywhere: true }, /secure road/],
    ["throwing", { throwing: true }, /out of reach/],
    ["asking for ever for what is not there", { hopeless: true }, /is gone/],
  ])("[CH22] finds %s", async (_, faults, check) => {
    expect((await broken(fetching(faults), fixtures)).join("\n")).toMatch(check);
  });
});
