import { modelFrom } from "./model.ts";
import { weights } from "./weights.ts";

/** The committed weights, read once. */
export const shippedModel = modelFrom(weights);
