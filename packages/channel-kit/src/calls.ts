import type { CallActed, CallCommand } from "./call-command.ts";
import type { CallEvent, DeviceKey } from "./call-event.ts";

/**
 * What a softphone registers with, for one session. `password` is a secret that exists nowhere but here and in the memory of
 * whoever carries the calls.
 */
export interface DeviceAccess {
  /** The socket of the softphone, `wss://…`. */
  readonly url: string;
  readonly domain: string;
  readonly username: string;
  readonly password: string;
  readonly iceServers: readonly {
    readonly urls: readonly string[];
    readonly username?: string;
    readonly credential?: string;
  }[];
}

/**
 * The capability to carry calls. It carries and decides nothing: who waits, who is rung and who has a call is told to it.
 * Nothing of a call's sound is ever kept, and a line on which it could be is not served (CH61).
 */
export interface Calls {
  /**
   * The origins where softphones connect, such as `wss://calls.example.org`: the console's page may speak to nobody else.
   * Left out where they connect to the gateway's own.
   */
  readonly deviceOrigins?: readonly string[];
  /**
   * Runs until `signal` aborts, at one gateway at a time (`host.hold`), and connects again by itself. Tells what happens in
   * order and waits for each to be taken before it tells the next (CH51). What `tell` throws is thrown.
   */
  readonly follow: (signal: AbortSignal, tell: (event: CallEvent) => Promise<void>) => Promise<void>;
  /** Carries out one command, at the gateway that follows; says `not_here` at any other. Never throws (CH52). */
  readonly act: (command: CallCommand) => Promise<CallActed>;
  /** Makes what a softphone registers with, for one session. Lent again, it is another password. Never throws. */
  readonly lend: (device: DeviceKey) => Promise<DeviceAccess | "not_here" | "retry">;
  /** Takes it back at once, and ends its legs. One that was never lent is taken back already. Never throws. */
  readonly revoke: (device: DeviceKey) => Promise<void>;
  /** Speaks back what it hears: a test of the device, and no contact (CH60). Never throws. */
  readonly echo: (device: DeviceKey) => Promise<CallActed>;
}
