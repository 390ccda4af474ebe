import { orderBlockSchema, type OrderBlock } from "../../../app/domain/order-block.ts";
import { err, ok, type Result } from "../../../app/domain/result.ts";

/** `refused`: our server does not know who asks; `unreadable`: it is of another version than this block. */
export type ReadFailure = "unreachable" | "refused" | "unreadable";

const DEADLINE_MS = 15_000;

/** Shopify sends a relative address to the app's own server, with the reader's ID token. */
export async function readOrderBlock(orderId: string): Promise<Result<OrderBlock, ReadFailure>> {
  try {
    const path = `/api/order-block?order=${encodeURIComponent(orderId)}`;
    const response = await fetch(path, { signal: AbortSignal.timeout(DEADLINE_MS) });
    if (response.status === 401 || response.status === 403) return err("refused");
    if (!response.ok) return err("unreachable");
    const block = orderBlockSchema.safeParse(await response.json());
    return block.success ? ok(block.data) : err("unreadable");
  } catch (error) {
    return err(error instanceof SyntaxError ? "unreadable" : "unreachable");
  }
}
