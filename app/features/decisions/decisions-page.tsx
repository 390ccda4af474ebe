import { Link } from "@remix-run/react";
import { Badge, Card, EmptyState, Page, Pagination, Text } from "@shopify/polaris";
import { useId } from "react";
import { DeliveryBadge } from "../../ui/delivery-badge.tsx";
import { MirrorBadge } from "../../ui/mirror-badge.tsx";
import { Time } from "../../ui/time.tsx";
import type { DecisionList, DecisionRow } from "./decision-list.ts";

const COLUMNS = ["Decision", "Time", "Action", "Order", "By", "Delivery", "Mirror"];

export function DecisionsPage({ list, shopName }: { list: DecisionList; shopName: string }) {
  return (
    <Page fullWidth compactTitle title="Decisions" subtitle={`${shopName}. Newest first.`}>
      <Card padding="0">
        {list.rows.length === 0 ? (
          <NoDecisions isFirstPage={list.isFirstPage} />
        ) : (
          <DecisionTable rows={list.rows} />
        )}
        <OlderAndNewest list={list} />
      </Card>
    </Page>
  );
}

function NoDecisions({ isFirstPage }: { isFirstPage: boolean }) {
  return (
    <EmptyState heading={isFirstPage ? "No decision yet" : "No older decisions"} image="">
      <Text as="p" tone="subdued">
        {isFirstPage
          ? "Every approved reply appears here with its delivery and its copy in Supabase."
          : "The list ends here."}
      </Text>
    </EmptyState>
  );
}

function DecisionTable({ rows }: { rows: readonly DecisionRow[] }) {
  const captionId = useId();
  return (
    <>
      <Text as="h2" visuallyHidden id={captionId}>
        Decisions, newest first
      </Text>
      <table className="cx-table" aria-labelledby={captionId} role="table">
        <thead role="rowgroup">
          <tr role="row">
            {COLUMNS.map((column) => (
              <th key={column} role="columnheader" scope="col">
                <Text as="span" variant="bodySm">
                  {column}
                </Text>
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function Row({ row }: { row: DecisionRow }) {
  return (
    <tr role="row">
      <td role="cell" className="cx-numeric">
        <Link className="cx-row-link" to={row.href}>
          <Text as="span" fontWeight="semibold">
            {row.id}
          </Text>
        </Link>
      </td>
      <td role="cell">
        <Time at={row.decidedAt} />
      </td>
      <td role="cell">
        <Badge>{row.action}</Badge>
      </td>
      <td role="cell">
        {row.orderName ?? (row.conversationId === null ? "—" : `Conversation ${row.conversationId}`)}
      </td>
      <td role="cell" className="cx-phone-whole">
        {row.by}
      </td>
      <td role="cell" className="cx-phone-whole">
        {row.outcome ? (
          <DeliveryBadge outcome={row.outcome} />
        ) : (
          <Text as="span" tone="subdued">
            Nothing to send
          </Text>
        )}
      </td>
      <td role="cell" className="cx-phone-whole">
        {row.mirror ? <MirrorBadge {...row.mirror} /> : null}
      </td>
    </tr>
  );
}

function OlderAndNewest({ list }: { list: DecisionList }) {
  if (list.isFirstPage && list.olderThan === null) return null;
  return (
    <Pagination
      type="table"
      accessibilityLabel="Pages of decisions"
      hasPrevious={!list.isFirstPage}
      previousURL="/app/decisions"
      previousTooltip="Newest"
      hasNext={list.olderThan !== null}
      nextURL={`/app/decisions?before=${list.olderThan}`}
      nextTooltip="Older"
    />
  );
}
