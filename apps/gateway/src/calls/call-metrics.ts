import { Gauge, type Registry } from "prom-client";
import type { CallsHere } from "./start-calls.ts";

/** Shows how calls stand at the gateway that carries them: numbers by stage, nothing of anybody. */
export function showCalls(registry: Registry, { carried }: Pick<CallsHere, "carried">): void {
  const stages: Gauge<"stage"> = new Gauge({
    name: "holdfast_calls",
    help: "Calls that this gateway carries, by stage: greeting, waiting, held, left (person and third party alone).",
    labelNames: ["stage"],
    registers: [registry],
    collect: () => {
      stages.reset();
      for (const stage of ["greeting", "waiting", "held", "left"]) stages.set({ stage }, 0);
      for (const one of carried.all()) {
        const { kind } = one.call().stage;
        if (kind !== "over") stages.inc({ stage: kind });
      }
    },
  });
  const carrying: Gauge = new Gauge({
    name: "holdfast_calls_carried",
    help: "Whether this gateway carries the calls. Of all gateways of a house one does.",
    registers: [registry],
    collect: () => carrying.set(Number(carried.isCarrying())),
  });
}
