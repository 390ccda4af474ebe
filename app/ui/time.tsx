import { useEffect, useState } from "react";

const CLOCK: Intl.DateTimeFormatOptions = { hour: "numeric", minute: "2-digit" };
const DAY_AND_CLOCK: Intl.DateTimeFormatOptions = { month: "short", day: "numeric", ...CLOCK };

/** The viewer's zone, known only in their browser; the server renders UTC and says so. */
function useTimeZone(): string {
  const [zone, setZone] = useState("UTC");
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone), []);
  return zone;
}

/** "10:28 AM" today, "Nov 22, 4:42 PM" before; the whole instant is at hand in `datetime` and the title. */
export function Time({ at, withSeconds = false }: { at: string; withSeconds?: boolean }) {
  const timeZone = useTimeZone();
  const date = new Date(at);
  const isToday = dayOf(date, timeZone) === dayOf(new Date(), timeZone);
  const format = {
    ...(isToday ? CLOCK : DAY_AND_CLOCK),
    ...(withSeconds ? { second: "2-digit" as const } : {}),
  };
  return (
    <time
      className="cx-time"
      dateTime={at}
      title={new Intl.DateTimeFormat("en", { dateStyle: "full", timeStyle: "long", timeZone }).format(date)}
      suppressHydrationWarning
    >
      {new Intl.DateTimeFormat("en", { ...format, timeZone }).format(date)}
    </time>
  );
}

function dayOf(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone }).format(date);
}
