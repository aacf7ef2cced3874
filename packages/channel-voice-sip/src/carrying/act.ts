import type { CallActed, CallCommand } from "@holdfast/channel-kit";
import { end } from "./end.ts";
import { greet, say } from "./greet.ts";
import { channelOf } from "./leg-names.ts";
import { dial, ring } from "./originate.ts";
import { arrange, makeRoom } from "./rooms.ts";
import type { Telephone } from "./telephone.ts";

/** Carries out one command. */
export async function act(telephone: Telephone, command: CallCommand): Promise<CallActed> {
  switch (command.kind) {
    case "greet":
      return greet(telephone, command);
    case "open":
      return makeRoom(telephone, "talk", command.call);
    case "ring":
      return ring(telephone, command);
    case "dial":
      return dial(telephone, command);
    case "arrange":
      return arrange(telephone, command);
    case "say":
      return say(telephone, command, channelOf(command.call, command.leg));
    case "end":
      return end(telephone, command);
  }
}
