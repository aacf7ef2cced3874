import type { CopyStore, OutboxStore } from "@holdfast/db";
import { Gauge, type Registry } from "prom-client";

/** What the figures are read from. */
export interface MeasuredStore {
  readonly outbox: Pick<OutboxStore, "figures">;
  readonly copies: Pick<CopyStore, "count">;
}

/**
 * Shows how the outbox stands whenever the metrics are read: numbers by state, nothing of anybody. State `stuck` above 0
 * is a reason to alert: answers are due and nobody sends them. While the database is away the figures are left out.
 */
export function showOutbox(registry: Registry, { outbox, copies }: MeasuredStore): void {
  const answers: Gauge<"state"> = new Gauge({
    name: "holdfast_outbox_messages",
    help:
      "Answers by state: waiting (held back, or to be tried again), due, handing_over, stuck (due for more than a " +
      "minute, counted in due as well), unknown (of the last day; nobody can tell whether they were sent).",
    labelNames: ["state"],
    registers: [registry],
    collect: async () => {
      answers.reset();
      const figures = await outbox.figures().catch(() => null);
      if (figures === null) return;
      answers.set({ state: "waiting" }, figures.waiting);
      answers.set({ state: "due" }, figures.due);
      answers.set({ state: "handing_over" }, figures.handingOver);
      answers.set({ state: "stuck" }, figures.stuck);
      answers.set({ state: "unknown" }, figures.unknown);
    },
  });
  const kept: Gauge = new Gauge({
    name: "holdfast_provider_copies",
    help: "Messages of which a provider still keeps a copy.",
    registers: [registry],
    collect: async () => {
      const count = await copies.count().catch(() => null);
      if (count === null) kept.remove();
      else kept.set(count);
    },
  });
}
