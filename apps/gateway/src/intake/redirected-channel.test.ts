import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { defineChannel, type Host } from "@holdfast/channel-kit";
import loopback from "@holdfast/channel-loopback";
import { expect, it } from "vitest";
import { testGateway } from "../testing/test-gateway.ts";

it("[G456] a provider that sends us on elsewhere is not followed", async () => {
  const asked: string[] = [];
  const provider = createServer((request, answer) => {
    asked.push(request.url ?? "");
    answer.writeHead(302, { location: "/elsewhere" }).end();
  });
  await once(provider.listen(0, "127.0.0.1"), "listening");
  let host: Host | undefined;
  const curious = defineChannel({
    ...loopback,
    id: "curious",
    connect: (config, lent) => {
      host = lent;
      return loopback.connect(config, lent);
    },
  });
  const house = await testGateway({
    channels: [{ id: "curious", load: async () => ({ default: curious }) }],
  });
  const answer = await host?.fetch(`http://127.0.0.1:${(provider.address() as AddressInfo).port}/asked`);
  expect(answer?.status).toBe(302);
  expect(asked).toEqual(["/asked"]);
  provider.close();
  await house.close();
});
