import { Badge } from "@shopify/polaris";

/** Where the copy in Supabase stands. Being behind holds nobody up, so it is never red. */
export function MirrorBadge({ status, attempt }: { status: string; attempt: number }) {
  if (status === "PENDING") return <Badge progress="incomplete">Mirror waits</Badge>;
  if (status === "WITHHELD") return <Badge>Not mirrored</Badge>;
  if (status === "SUCCESS") {
    return <Badge tone="success" progress="complete">{`Mirrored, attempt ${attempt}`}</Badge>;
  }
  if (status === "REJECTED") return <Badge tone="warning">{`Mirror refused, attempt ${attempt}`}</Badge>;
  return (
    <Badge tone="attention" progress="partiallyComplete">
      {`Mirror behind: ${status}, attempt ${attempt}`}
    </Badge>
  );
}
