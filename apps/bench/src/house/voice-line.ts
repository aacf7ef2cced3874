import { startVoiceLab, type VoiceLab } from "@holdfast/channel-voice-sip/testing";
import { variableName } from "@holdfast/channel-kit";

/** Why the rows of calls cannot be asked here; `null` where they can. */
export const NO_VOICE = process.getuid?.() === 0 ? null : "an exchange wants root";

/** An exchange and a carrier beside a house, which its gateway finds by these variables. */
export interface VoiceLine {
  readonly lab: VoiceLab;
  readonly environment: Readonly<Record<string, string>>;
}

/** Opens it; it is closed with `closing`. */
export async function openVoiceLine(closing: AsyncDisposableStack): Promise<VoiceLine> {
  const lab = await startVoiceLab();
  closing.defer(lab.close);
  const fields = Object.entries(lab.exchange.channel);
  const environment = Object.fromEntries(
    fields.map(([field, value]) => [variableName("voice", field), value]),
  );
  return { lab, environment };
}
