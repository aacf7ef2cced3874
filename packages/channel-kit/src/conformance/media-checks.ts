import assert from "node:assert/strict";
import type { ChannelDefinition } from "../define-channel.ts";
import type { FetchedMedia } from "../fetched-media.ts";
import type { Check } from "./check.ts";
import { connected } from "./connected.ts";
import type { ChannelFixtures, FakeProvider, MediaFixture } from "./fixtures.ts";

const MOST = 1_000_000;

const LATER: readonly (readonly [string, () => Response])[] = [
  ["an error page", () => new Response("<h1>Bad gateway</h1>", { status: 502 })],
  ["a refusal", () => new Response(null, { status: 403 })],
  ["too many requests", () => new Response(null, { status: 429 })],
  ["a redirect to itself, for ever", () => new Response(null, { status: 302, headers: { location: "" } })],
  ["a redirect to no address", () => new Response(null, { status: 307, headers: { location: "http://[" } })],
  ["a redirect off the secure road", () => Response.redirect("http://localhost/", 302)],
  ["a redirect into a file", () => new Response(null, { status: 302, headers: { location: "file:///x" } })],
];

/** CH22: a file comes byte for byte, no further than asked, and the provider's secrets go to the provider alone. */
export function mediaChecks(definition: ChannelDefinition, fixtures: ChannelFixtures): readonly Check[] {
  const { media: fixture } = fixtures;
  const declared: Check = {
    rule: "CH12",
    name: "whether it can fetch files is what the fixtures say",
    run: () =>
      assert.equal(
        connected(definition, fixtures).channel.media !== undefined,
        fixture !== undefined,
        "capability and fixtures differ",
      ),
  };
  if (fixture === undefined) return [declared];
  const fetched = async (
    provider: FakeProvider,
    ref = fixture.ref,
    most = MOST,
  ): Promise<{ readonly media: FetchedMedia; readonly requests: readonly Request[] }> => {
    const { channel, host } = connected(definition, fixtures, { provider });
    if (channel.media === undefined) throw new Error("the fixtures speak of files and it cannot fetch");
    return { media: await channel.media(ref, most), requests: host.requests };
  };
  return [
    declared,
    {
      rule: "CH22",
      name: "a file comes byte for byte",
      run: async () => {
        const { media } = await fetched(fixture.provider());
        assert.equal(media.kind, "fetched");
        if (media.kind === "fetched") assert.deepEqual([...media.bytes], [...fixture.bytes]);
      },
    },
    {
      rule: "CH22",
      name: "exactly as much as was asked for is no more than that, and one byte more is too large",
      run: async () => {
        const { length } = fixture.bytes;
        assert.equal((await fetched(fixture.provider(), fixture.ref, length)).media.kind, "fetched");
        assert.equal((await fetched(fixture.provider(), fixture.ref, length - 1)).media.kind, "too_large");
      },
    },
    {
      rule: "CH22",
      name: "a file that never ends is too large, and is not read to an end",
      run: async () => {
        const { provider, pulled } = endless();
        assert.equal((await fetched(provider)).media.kind, "too_large");
        assert.ok(pulled() <= MOST * 2, "it read on");
      },
    },
    {
      rule: "CH22",
      name: "what the provider does not have is gone",
      run: async () => assert.equal((await fetched(fixture.provider(), fixture.missing)).media.kind, "gone"),
    },
    {
      rule: "CH22",
      name: "an address that is not the provider's is asked of nobody",
      run: async () => {
        for (const ref of [fixture.elsewhere, "", "x", "file:///etc/passwd", "http://169.254.169.254/"]) {
          const { media, requests } = await fetched(fixture.provider(), ref);
          assert.equal(media.kind, "gone", ref);
          assert.equal(requests.length, 0, "somebody was asked");
        }
      },
    },
    redirected(fixture, fetched),
    ...LATER.map(([name, answer]): Check => ({
      rule: "CH22",
      name: `a provider that answers with ${name} is asked again later`,
      run: async () => {
        const { media, requests } = await fetched({ fetch: () => answer(), delivered: null });
        assert.equal(media.kind, "retry");
        assert.ok(media.kind === "retry" && media.afterMs > 0);
        assert.ok(requests.length < 10, "it went round in a circle");
      },
    })),
    {
      rule: "CH22",
      name: "a provider out of reach is asked again later",
      run: async () => assert.equal((await fetched({ delivered: null })).media.kind, "retry"),
    },
  ];
}

/** A provider that sends us on to where files lie, as those do that keep them in a cloud. */
function redirected(
  { bytes, secrets }: MediaFixture,
  fetched: (provider: FakeProvider) => Promise<{
    readonly media: FetchedMedia;
    readonly requests: readonly Request[];
  }>,
): Check {
  return {
    rule: "CH22",
    name: "sent on to another host, it goes there without a secret",
    run: async () => {
      const there = "https://files.example.net/a-file";
      const { media, requests } = await fetched({
        fetch: ({ url }) => (url === there ? new Response(bytes) : Response.redirect(there, 307)),
        delivered: null,
      });
      assert.equal(media.kind, "fetched");
      const [last] = requests.slice(-1);
      assert.equal(last?.url, there);
      const said = JSON.stringify([...(last?.headers ?? [])]) + there;
      for (const secret of secrets) assert.ok(!said.includes(secret), "a secret went along");
    },
  };
}

function endless(): { readonly provider: FakeProvider; readonly pulled: () => number } {
  let pulled = 0;
  const body = (): ReadableStream<Uint8Array> =>
    new ReadableStream({
      pull: (controller) => {
        pulled += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
  return { provider: { fetch: () => new Response(body()), delivered: null }, pulled: () => pulled };
}
