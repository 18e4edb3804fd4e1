/**
 * Makes the client's types from the station's OpenAPI document: `node dashboard/api/generate.ts < openapi.json` writes
 * schema.gen.ts, `--check` fails when that would change it. Knows the part of JSON Schema that the station's routes use.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly additionalProperties?: boolean | Schema;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
}
interface Parameter { readonly name: string; readonly in: 'path' | 'query' | 'header' | 'cookie'; readonly required?: boolean; readonly schema: Schema }
interface Body { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }
interface Operation { readonly summary?: string; readonly parameters?: readonly Parameter[]; readonly requestBody?: Body; readonly responses?: Readonly<Record<string, Body>> }
interface Document { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> }

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'options', 'head', 'trace'] as const;
const FILE = fileURLToPath(new URL('schema.gen.ts', import.meta.url));
const name = (key: string) => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key));

function typeOf(schema: Schema | undefined): string {
  if (schema === undefined) return 'unknown';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (schema.anyOf !== undefined) return schema.anyOf.map((one) => typeOf(one)).join(' | ');
  if (schema.allOf !== undefined) return schema.allOf.map((one) => `(${typeOf(one)})`).join(' & ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type })).join(' | ');
  switch (schema.type) {
    case 'string': return 'string';
    case 'integer':
    case 'number': return 'number';
    case 'boolean': return 'boolean';
    case 'null': return 'null';
    case 'array': return `(${typeOf(schema.items)})[]`;
    case 'object': return objectOf(schema);
    default: return schema.properties === undefined ? 'unknown' : objectOf(schema);
  }
}

function objectOf(schema: Schema): string {
  const members = Object.entries(schema.properties ?? {}).map(([key, one]) => `${name(key)}${schema.required?.includes(key) === true ? '' : '?'}: ${typeOf(one)}`);
  const rest = Object.values(schema.patternProperties ?? {})[0] ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined);
  if (rest !== undefined) members.push(`[key: string]: ${typeOf(rest)}`);
  return members.length === 0 ? 'Record<string, never>' : `{ ${members.join('; ')} }`;
}

function parametersOf(operation: Operation, place: 'path' | 'query'): string {
  const all = (operation.parameters ?? []).filter((one) => one.in === place);
  if (all.length === 0) return `${place}?: never`;
  const optional = place === 'query' && all.every((one) => one.required !== true);
  return `${place}${optional ? '?' : ''}: { ${all.map((one) => `${name(one.name)}${one.required === true ? '' : '?'}: ${typeOf(one.schema)}`).join('; ')} }`;
}

function contentOf(body: Body | undefined): string | undefined {
  const content = Object.entries(body?.content ?? {})[0];
  return content === undefined ? undefined : `{ content: { ${JSON.stringify(content[0])}: ${typeOf(content[1].schema)} } }`;
}

function operationOf(operation: Operation): string {
  const responses = Object.entries(operation.responses ?? {}).map(([status, body]) => `${status}: { headers: Record<string, unknown>; ${contentOf(body)?.slice(2, -2) ?? 'content?: never'} }`);
  return [
    `parameters: { ${parametersOf(operation, 'query')}; header?: never; ${parametersOf(operation, 'path')}; cookie?: never }`,
    operation.requestBody === undefined ? 'requestBody?: never' : `requestBody: ${contentOf(operation.requestBody) ?? 'never'}`,
    `responses: { ${responses.join('; ')} }`,
  ].join('; ');
}

const document = JSON.parse(readFileSync(0, 'utf8')) as Document;
const lines = ['// Made from the station\'s OpenAPI document by dashboard/api/generate.ts; not to be edited.', 'export interface paths {'];
for (const [path, methods] of Object.entries(document.paths).sort(([a], [b]) => (a < b ? -1 : 1))) {
  lines.push(`  ${JSON.stringify(path)}: {`, '    parameters: { query?: never; header?: never; path?: never; cookie?: never };');
  for (const method of METHODS) {
    const operation = methods[method];
    lines.push(operation === undefined ? `    ${method}?: never;` : `    ${operation.summary === undefined ? '' : `/** ${operation.summary.replaceAll('*/', '* /')} */\n    `}${method}: { ${operationOf(operation)} };`);
  }
  lines.push('  };');
}
lines.push('}', '');
const text = lines.join('\n');
if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== text) {
    process.stderr.write('dashboard/api/schema.gen.ts does not fit the API: npm run generate:api\n');
    process.exitCode = 1;
  }
} else writeFileSync(FILE, text);
