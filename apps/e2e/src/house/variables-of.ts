/** As the house names the settings of a channel: `submissionUrl` of `email` is HOLDFAST_EMAIL_SUBMISSION_URL. */
export function variablesOf(channel: string, settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const named = Object.entries(settings).map(([field, value]) => {
    const words = field.replaceAll(/[A-Z]/g, (letter) => `_${letter}`);
    return [`HOLDFAST_${channel}_${words}`.toUpperCase(), value];
  });
  return Object.fromEntries(named) as NodeJS.ProcessEnv;
}
