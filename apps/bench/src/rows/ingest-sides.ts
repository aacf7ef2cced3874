import { startIngestLimit } from "../baselines/ingest-http/start-limit.ts";
import { openGatewayHouse } from "../house/gateway-house.ts";
import { emptyDatabase } from "../server/empty-database.ts";
import { processCpuMicros, serverCpuMicros } from "../server/server-cpu.ts";
import { openWebhookSide, type WebhookSide } from "./webhook-side.ts";

/** A real gateway and the limit, both over one server, each with as many consoles that listen. */
export interface IngestSides {
  readonly ours: WebhookSide;
  readonly limit: WebhookSide;
}

/** Opens both; they are closed with `closing`. */
export async function openIngestSides(closing: AsyncDisposableStack, consoles: number): Promise<IngestSides> {
  const house = await openGatewayHouse();
  closing.defer(house.close);
  const { connection } = await house.database();
  const limit = await startIngestLimit(
    await emptyDatabase(connection, "bench_ingest_http"),
    house.webhook.token,
  );
  closing.defer(limit.close);
  const databaseCpu = (): number => serverCpuMicros(house.data);
  const ours = await openWebhookSide({
    webhook: house.webhook,
    consoles: {
      url: `ws://${house.url.host}/socket.io/?EIO=4&transport=websocket`,
      speech: "socket.io",
      consoles,
      cookie: await house.signIn(),
      origin: house.url.origin,
    },
    serverCpu: () => processCpuMicros(house.gateway().pid),
    databaseCpu,
  });
  closing.defer(ours.close);
  const theirs = await openWebhookSide({
    webhook: { ...house.webhook, url: limit.url },
    consoles: { url: `ws://${limit.url.host}`, speech: "bare", consoles, cookie: "", origin: "" },
    serverCpu: () => processCpuMicros(limit.pid),
    databaseCpu,
  });
  closing.defer(theirs.close);
  return { ours, limit: theirs };
}
