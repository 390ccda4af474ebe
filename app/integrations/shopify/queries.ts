/** First rows asked for; one more than shown where the list carries no `pageInfo`. */
export const REFUNDS_SHOWN = 2;

/**
 * Everything the panel shows of one order, in one query of at most 160 points.
 * Each part but the nullable customer can be left out: where a non-null field is refused, GraphQL nulls the whole
 * order, and the client asks again without that part.
 * Source: https://shopify.dev/docs/api/admin-graphql/2026-10/objects/Order (2026-11-23, API version 2026-10).
 */
export const ORDER_PANEL_QUERY = `#graphql
  query OrderPanel(
    $id: ID!
    $disputes: Boolean = true
    $events: Boolean = true
    $fulfillmentOrders: Boolean = true
    $fulfillments: Boolean = true
    $lineItems: Boolean = true
    $refunds: Boolean = true
    $returns: Boolean = true
  ) {
    order(id: $id) {
      id name createdAt processedAt updatedAt cancelledAt closedAt tags note
      displayFinancialStatus displayFulfillmentStatus presentmentCurrencyCode
      currentTotalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }
      totalReceivedSet { shopMoney { amount currencyCode } }
      totalRefundedSet { shopMoney { amount currencyCode } }
      email
      phone
      customer {
        id firstName displayName
        defaultEmailAddress { emailAddress }
        defaultPhoneNumber { phoneNumber }
      }
      disputes @include(if: $disputes) { id status initiatedAs }
      fulfillmentsCount @include(if: $fulfillments) { count }
      fulfillments(first: 5) @include(if: $fulfillments) {
        id name status displayStatus createdAt updatedAt inTransitAt deliveredAt estimatedDeliveryAt
        requiresShipping totalQuantity
        trackingInfo(first: 2) { company number url }
        events(first: 7, sortKey: HAPPENED_AT, reverse: true) {
          nodes { id status happenedAt createdAt estimatedDeliveryAt message city province country }
        }
      }
      fulfillmentOrders(first: 4) @include(if: $fulfillmentOrders) {
        pageInfo { hasNextPage }
        nodes {
          id status requestStatus createdAt updatedAt fulfillAt fulfillBy
          fulfillmentHolds { id reason displayReason reasonNotes handle }
          deliveryMethod { maxDeliveryDateTime }
        }
      }
      lineItems(first: 10) @include(if: $lineItems) {
        pageInfo { hasNextPage }
        nodes {
          id title currentQuantity unfulfilledQuantity refundableQuantity
          discountedUnitPriceAfterAllDiscountsSet { shopMoney { amount currencyCode } }
        }
      }
      returnStatus @include(if: $returns)
      returns(first: 2) @include(if: $returns) {
        pageInfo { hasNextPage }
        nodes {
          id name status createdAt totalQuantity
          returnLineItems(first: 2) { nodes { returnReasonDefinition { handle } } }
        }
      }
      refunds(first: 3) @include(if: $refunds) {
        id createdAt processedAt note totalRefundedSet { shopMoney { amount currencyCode } }
      }
      events(first: 7, sortKey: CREATED_AT, reverse: true) @include(if: $events) {
        pageInfo { hasNextPage }
        nodes { id action createdAt message criticalAlert appTitle }
      }
    }
  }
`;

/** Candidates for linking a conversation, newest first. */
export const ORDER_SEARCH_QUERY = `#graphql
  query OrderSearch($query: String!) {
    orders(first: 10, query: $query, sortKey: CREATED_AT, reverse: true) {
      nodes {
        id name createdAt email displayFulfillmentStatus
        customer { displayName }
        currentTotalPriceSet { shopMoney { amount currencyCode } }
      }
    }
  }
`;

/** Asked only when an order is null: whether the app sees orders older than 60 days. */
export const GRANTED_SCOPES_QUERY = `#graphql
  query GrantedScopes {
    currentAppInstallation { accessScopes { handle } }
  }
`;

export const SHOPIFY_QUERIES = {
  orderPanel: ORDER_PANEL_QUERY,
  orderSearch: ORDER_SEARCH_QUERY,
  grantedScopes: GRANTED_SCOPES_QUERY,
};
