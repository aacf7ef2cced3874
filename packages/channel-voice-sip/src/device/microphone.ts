import type { MicrophoneFault } from "./phone.ts";

/** What came of opening it. */
export type Opened =
  | { readonly kind: "ready"; readonly stream: MediaStream }
  | { readonly kind: MicrophoneFault };

/** Why a microphone could not be opened (VD4). A browser without any says so on pages that came unencrypted, too. */
export function microphoneFault(error: unknown): MicrophoneFault {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  switch (name) {
    case "NotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "AbortError":
      return "taken";
    default:
      return "blocked";
  }
}

/** Opens the microphone that was chosen, or the browser's own choice. Never throws. */
export async function openMicrophone(
  devices: Pick<MediaDevices, "getUserMedia"> | undefined,
  deviceId: string | null,
): Promise<Opened> {
  if (devices === undefined) return { kind: "blocked" };
  try {
    const stream = await devices.getUserMedia({
      video: false,
      audio: {
        echoCancellation: true,
        noiseSuppression: true,
        autoGainControl: true,
        ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
      },
    });
    return { kind: "ready", stream };
  } catch (error) {
    return { kind: microphoneFault(error) };
  }
}

/** Closes it: the browser's sign that it listens goes out. */
export function closeMicrophone(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
