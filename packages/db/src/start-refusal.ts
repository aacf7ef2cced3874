/** Why Holdfast does not start, in one clear sentence for whoever runs it. Nothing was changed or destroyed. */
export class StartRefusal extends Error {
  override readonly name = "StartRefusal";
}
