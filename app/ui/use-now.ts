import { useEffect, useState } from "react";

const TICK_MS = 15_000;

/** The time on the server when the page was made, moving on in the browser: waits grow without a request. */
export function useNow(renderedAt: string): Date {
  const [now, setNow] = useState(() => new Date(renderedAt));
  useEffect(() => {
    // The server's clock leads: a wrong clock on this computer must not show a breach that is none.
    const aheadMs = Date.now() - new Date(renderedAt).getTime();
    const timer = setInterval(() => setNow(new Date(Date.now() - aheadMs)), TICK_MS);
    setNow(new Date(renderedAt));
    return () => clearInterval(timer);
  }, [renderedAt]);
  return now;
}
