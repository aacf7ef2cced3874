import { startVoiceLab, type VoiceLab } from "@holdfast/channel-voice-sip/testing";
import type { Outside } from "./house.ts";
import { variablesOf } from "./variables-of.ts";

/** A carrier and a telephone exchange beside a house: people ring it, and its advocates answer in their browsers. */
export interface VoiceLine extends Outside {
  readonly lab: VoiceLab;
  /** Every file of the exchange that could be sound, before anybody rang: there must never be more. */
  readonly shipped: readonly string[];
  /** Where softphones connect, as the origin that a page speaks to. */
  readonly origin: string;
}

/** Opens a line to the exchange; the house finds it by its variables. */
export async function openVoiceLine(): Promise<VoiceLine> {
  const lab = await startVoiceLab();
  const { channel, sounds } = lab.exchange;
  return {
    lab,
    shipped: await sounds(),
    environment: variablesOf("voice", channel),
    origin: new URL(channel.deviceUrl.replace(/^ws/, "http")).origin,
    close: lab.close,
  };
}
