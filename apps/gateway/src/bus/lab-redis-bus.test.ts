import { randomUUID } from "node:crypto";
import { startRedis } from "@holdfast/tooling/real-redis";
import { redisBus } from "./redis-bus.ts";
import { describeBus } from "./testing/bus-conformance.ts";

describeBus("Redis", async () => {
  const redis = await startRedis();
  const of = (secret: string) => (heard: Parameters<ReturnType<typeof redisBus>>[0]) =>
    redisBus({
      url: redis.url,
      secret,
      own: randomUUID(),
      random: Math.random,
      log: { info() {}, warn() {}, error() {} },
    })(heard);
  return {
    openBus: of("the secret of one house"),
    elsewhere: of("the secret of another house"),
    away: redis.kill,
    back: redis.start,
    close: redis.close,
  };
});
