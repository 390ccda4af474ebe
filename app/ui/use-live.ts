import { useFetcher, useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";

const ASK_EVERY_MS = 2_000;

/**
 * Keeps a page true while it is looked at: asks whether anything changed, and only then loads again.
 * Nothing is asked while the tab is hidden. What a person typed stays: it lives in their form, not in the data.
 */
export function useLive(loadedAt: number): void {
  const { load, data, state } = useFetcher<{ at: number; hasChanged: boolean }>({ key: "live" });
  const { revalidate } = useRevalidator();
  const since = useRef(loadedAt);
  const isAsking = useRef(false);
  isAsking.current = state !== "idle";

  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && !isAsking.current)
        load(`/app/live?since=${since.current}`);
    }, ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [load]);

  useEffect(() => {
    if (!data || data.at === since.current) return;
    since.current = data.at;
    revalidate();
  }, [data, revalidate]);
}
