import { makePlaceholders } from "./sound/placeholder-sounds.ts";

/** `node src/make-sounds.ts FOLDER`: placeholders of the prompts and the music, in `FOLDER/prompts` and `FOLDER/music`. */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("give the folder that shall hold the sounds");
  process.exit(2);
}
await makePlaceholders(folder);
