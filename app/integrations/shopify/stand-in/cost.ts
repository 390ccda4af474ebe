import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
} from "graphql";
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
  SelectionSetNode,
} from "graphql";

type Variables = Readonly<Record<string, unknown>>;

interface Walk {
  readonly schema: GraphQLSchema;
  readonly variables: Variables;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Rows asked of the connection that is being walked; 1 outside. */
  readonly rows: number;
}

const MUTATION_COST = 10;

/**
 * Requested points of a query: scalar 0, object 1, connection 2 and a list as many times its node as rows are asked
 * for, mutation 10. Shopify does not publish the connection part; this is the reading under which our figures stand.
 * Source: https://shopify.dev/docs/api/usage/limits (2026-11-23).
 */
export function requestedCost(schema: GraphQLSchema, document: DocumentNode, variables: Variables): number {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return 0;
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  const fragments = new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  const defaults = operation.variableDefinitions?.flatMap(({ variable, defaultValue }) =>
    defaultValue?.kind === Kind.BOOLEAN ? [[variable.name.value, defaultValue.value]] : [],
  );
  const walk = {
    schema,
    fragments,
    rows: 1,
    variables: { ...Object.fromEntries(defaults ?? []), ...variables },
  };
  return costOfSelection(walk, root, operation.selectionSet);
}

function costOfSelection(walk: Walk, parent: GraphQLNamedType, selection: SelectionSetNode): number {
  return selection.selections.reduce((sum, node) => {
    if (!isIncluded(walk, node)) return sum;
    if (node.kind === Kind.FIELD) return sum + costOfField(walk, parent, node);
    const fragment =
      node.kind === Kind.FRAGMENT_SPREAD ? walk.fragments.get(node.name.value) : { ...node, name: undefined };
    const condition = fragment?.typeCondition?.name.value;
    const type = (condition && walk.schema.getType(condition)) || parent;
    return fragment ? sum + costOfSelection(walk, type, fragment.selectionSet) : sum;
  }, 0);
}

function costOfField(walk: Walk, parent: GraphQLNamedType, node: FieldNode): number {
  const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : null;
  if (!field || !node.selectionSet) return 0;
  const type = getNamedType(field.type);
  if (type.name.endsWith("Connection")) {
    return 2 + costOfSelection({ ...walk, rows: rowsAskedFor(walk, node) }, type, node.selectionSet);
  }
  const inside = costOfSelection({ ...walk, rows: 1 }, type, node.selectionSet);
  if (parent.name.endsWith("Connection")) return costOfRows(walk.rows, node, inside);
  const own = parent === walk.schema.getMutationType() ? MUTATION_COST : 1;
  return (isListOf(field) ? rowsAskedFor(walk, node) : 1) * (own + inside);
}

/** An edge costs nothing itself: the node in it is counted as an object. */
function costOfRows(rows: number, node: FieldNode, inside: number): number {
  if (node.name.value === "edges") return rows * inside;
  return node.name.value === "nodes" ? rows * (1 + inside) : 1 + inside;
}

function isListOf(field: GraphQLField<unknown, unknown>): boolean {
  return isListType(getNullableType(field.type));
}

function rowsAskedFor(walk: Walk, node: FieldNode): number {
  const argument = node.arguments?.find(({ name }) => ["first", "last"].includes(name.value));
  if (argument?.value.kind === Kind.INT) return Number(argument.value.value);
  if (argument?.value.kind !== Kind.VARIABLE) return 1;
  const value = walk.variables[argument.value.name.value];
  return typeof value === "number" ? value : 1;
}

function isIncluded(walk: Walk, node: SelectionSetNode["selections"][number]): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, walk.variables)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, walk.variables)?.if !== false;
}
