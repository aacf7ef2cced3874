/** Something to speak into, or to hear with. Its name is known once the microphone was allowed. */
export interface SoundDevice {
  readonly id: string;
  readonly name: string;
}

export interface SoundDevices {
  readonly microphones: readonly SoundDevice[];
  readonly speakers: readonly SoundDevice[];
}

/** What there is to choose from, each once. */
export function soundDevices(
  found: readonly Pick<MediaDeviceInfo, "kind" | "deviceId" | "label">[],
): SoundDevices {
  const named = (kind: MediaDeviceKind): readonly SoundDevice[] =>
    found
      .filter((each) => each.kind === kind && each.deviceId !== "" && each.label !== "")
      .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
  return { microphones: named("audioinput"), speakers: named("audiooutput") };
}
