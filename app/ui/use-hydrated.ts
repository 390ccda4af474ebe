import { useEffect, useState } from "react";

/**
 * False on the server and for the first render in the browser.
 * Polaris's provider updates its context right after mounting; a boundary that is still streaming then would be thrown
 * away and drawn anew with an error (React 421), so what streams is drawn once the page has come alive.
 */
export function useHydrated(): boolean {
  const [isHydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  return isHydrated;
}
