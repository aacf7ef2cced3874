import type { CallEnd, CallHappening, CallPhase, CallRefusal } from "@holdfast/case-schema";
import type {
  AskRefusal,
  CallCommand as FlowCommand,
  CallEnded,
  CallPhase as FlowPhase,
  CallStanding as FlowStanding,
  LegEvent,
  Noted,
} from "@holdfast/call-flow";
import type { CallCommand, CallEvent, CallStanding } from "@holdfast/channel-kit";
import { describe, expectTypeOf, it } from "vitest";

type OfALeg = Exclude<CallEvent, { readonly kind: "standing" | "came" | "device" }>;

describe("the words of a channel, of the flow and of the store", () => {
  it("[G262] what a channel tells is what the flow reads, and what the flow decides is what a channel takes", () => {
    expectTypeOf<OfALeg>().toExtend<LegEvent>();
    expectTypeOf<CallStanding>().toExtend<FlowStanding>();
    expectTypeOf<FlowCommand>().toExtend<CallCommand>();
  });

  it("[G262] what the flow keeps is what the store knows", () => {
    expectTypeOf<FlowPhase>().toEqualTypeOf<Exclude<CallPhase, "ended">>();
    expectTypeOf<CallEnded>().toEqualTypeOf<CallEnd>();
    expectTypeOf<Noted["kind"]>().toExtend<CallHappening>();
    expectTypeOf<AskRefusal>().toExtend<CallRefusal>();
  });
});
