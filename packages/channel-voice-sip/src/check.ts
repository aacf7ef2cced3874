import type { Found, Host } from "@holdfast/channel-kit";
import { z } from "zod";
import { ariClient } from "./ari/ari-client.ts";
import { AriEndpoint } from "./ari/ari-shapes.ts";
import { TRUNK } from "./exchange/pjsip-conf.ts";
import type { Settings } from "./settings.ts";

type Down = Extract<Found, { kind: "down" }>["reason"];

/** What this gateway knows of its line beside what Asterisk says. */
export interface LineFacts {
  /** At the last attempt to carry, Asterisk could record: its calls are not served (CH61). */
  couldRecord: boolean;
}

/** Asks Asterisk whether it knows us and whether its line to the carrier is up; rings nobody. */
export function checker(settings: Settings, host: Host, line: LineFacts): () => Promise<Found> {
  const ari = ariClient(
    { url: settings.ariUrl, username: settings.ariUsername, password: settings.ariPassword },
    host.fetch,
  );
  const down = (reason: Down): Found => {
    host.log("calls_check_failed", { reason });
    return { kind: "down", reason };
  };
  return async () => {
    if (line.couldRecord) return down("provider");
    const shown = await ari.ask("endpoints", {});
    if (shown.kind === "away") return down("unreachable");
    if (shown.kind === "refused") return down([401, 403].includes(shown.status) ? "credentials" : "provider");
    const endpoints = z.array(AriEndpoint).safeParse(shown.body).data;
    const trunk = endpoints?.find(({ resource }) => resource === TRUNK);
    if (trunk === undefined) return down("provider");
    return trunk.state === "online" ? { kind: "well" } : down("line");
  };
}
