import { useEffect, useState } from "preact/hooks";
import { readOrderBlock } from "./read-order-block.ts";

type Reading = Awaited<ReturnType<typeof readOrderBlock>>;

/** The wait is told in minutes. */
const REFRESH_MS = 60_000;

/** Null until the first answer; read again every minute, also after a failure. */
export function useOrderBlock(orderId: string): Reading | null {
  const [reading, setReading] = useState<Reading | null>(null);
  useEffect(() => {
    let isGone = false;
    async function read() {
      const next = await readOrderBlock(orderId);
      if (!isGone) setReading(next);
    }
    void read();
    const timer = setInterval(read, REFRESH_MS);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [orderId]);
  return reading;
}
