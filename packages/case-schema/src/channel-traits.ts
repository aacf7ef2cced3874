import { z } from "zod";
import { Medium } from "./medium.ts";

/**
 * Facts about a channel that policies read, so that a new channel is governed on the day it is added.
 * A policy never asks for a channel's id.
 */
export const ChannelTraits = z.object({
  medium: Medium,
  /** What makes inbound events one contact: see "thread key" in the README's words. */
  threadKey: z.enum(["address", "mail_thread", "submission", "call"]),
  /** Whether an answer is pushed to the person, or fetched by them when they choose. */
  delivery: z.enum(["pushed", "fetched"]),
  address: z.object({
    /** Whether somebody can reach us without showing an address. */
    mayBeWithheld: z.boolean(),
    /** Whether one address commonly stands for several people. */
    mayBeShared: z.boolean(),
  }),
  /** Who besides the two ends can read what is said. */
  readableBy: z.array(z.enum(["carrier", "provider", "device_holder"])),
  /** Whether using the channel leaves a trace on the person's own device. */
  leavesTrace: z.boolean(),
  /** Longest outbound text in UTF-16 code units; `null` when there is no limit. */
  maxLength: z.number().int().positive().nullable(),
  /** How long an unsent message stays worth sending, in milliseconds; `null` when it never goes stale. */
  unsentValidityMs: z.number().int().positive().nullable(),
  /** Whether the provider keeps a copy of what passes. */
  providerKeepsCopies: z.boolean(),
});
export type ChannelTraits = z.infer<typeof ChannelTraits>;
