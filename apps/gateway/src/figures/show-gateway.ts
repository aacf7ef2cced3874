import type { AuditWatch } from "../audit/audit-watch.ts";
import type { BusKind } from "../bus/bus.ts";
import type { ChannelsHealth } from "../health/create-health.ts";
import type { ClockWatch } from "../health/clock-watch.ts";
import type { Metrics } from "../http/metrics.ts";
import type { Realtime } from "../realtime/realtime.ts";

/** What one gateway knows of itself. */
export interface GatewayFigures {
  readonly realtime: Pick<Realtime, "figures" | "busIsUp">;
  readonly bus: BusKind;
  readonly health: Pick<ChannelsHealth, "up">;
  readonly audit: Pick<AuditWatch, "unsealedMs" | "guardFaults">;
  readonly clocks: Pick<ClockWatch, "aheadMs" | "inDoubt">;
}

/** Shows how this gateway stands whenever the metrics are read: numbers, nothing of anybody. */
export function showGateway(
  metrics: Metrics,
  { realtime, bus, health, audit, clocks }: GatewayFigures,
): void {
  metrics.show("holdfast_sockets", "Open sockets.", () => realtime.figures().sockets);
  metrics.showEach("holdfast_channel_up", "Whether a channel works.", "channel", health.up);
  metrics.show("holdfast_streams", "Streams that somebody follows.", () => realtime.figures().streams);
  metrics.showEach(
    "holdfast_bus_up",
    "Whether other gateways are heard and told at once, by what carries that; else a second later: 0 for minutes is a reason to alert.",
    "bus",
    () => new Map([[bus, realtime.busIsUp()]]),
  );
  metrics.show(
    "holdfast_audit_unsealed_seconds",
    "How long the oldest row of the audit waits to be sealed: more than 60 is a reason to alert.",
    () => audit.unsealedMs() / 1000,
  );
  metrics.show(
    "holdfast_audit_guard_faults",
    "Triggers and functions that keep the audit and are not as they have to be: any is a reason to alert.",
    audit.guardFaults,
  );
  metrics.show(
    "holdfast_clock_ahead_seconds",
    "How far this gateway's clock is ahead of the database's; behind, when negative: more than 2 either way is a reason to alert.",
    () => clocks.aheadMs() / 1000,
  );
  metrics.show(
    "holdfast_clock_in_doubt",
    "Whether nothing is forgotten in time because a clock of the house is not believed: 1 is a reason to alert.",
    () => Number(clocks.inDoubt()),
  );
}
