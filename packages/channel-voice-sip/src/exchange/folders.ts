/** The folder of one Asterisk, inside its root. */
export const homeFolder = (name: string): string => `/srv/holdfast/${name}`;

/** Prompts, one file each; `<name>.wav`, 16 bit, one channel, 8000 Hz. */
export const promptsFolder = (name: string): string => `${homeFolder(name)}/prompts`;

/** What waiting people hear: every file in it, one after another. */
export const musicFolder = (name: string): string => `${homeFolder(name)}/music`;
