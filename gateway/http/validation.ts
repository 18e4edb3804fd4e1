/**
 * What comes in is checked against the route's schema: text of the address is read as numbers, a JSON body is taken as it is;
 * what goes out is written by it. A schema is compiled when its route is first asked: all of them together are a second of
 * every start, and most routes are not asked in most runs. The text of a schema says all there is to it, so what it compiles to
 * serves every route that has the same one, and every server of this process; there are as many as the routes have written down.
 */
import buildSerializers from '@fastify/fast-json-stringify-compiler';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

type Compiler = (route: { readonly schema: unknown; readonly httpPart?: string | undefined }) => ValidateFunction;
type SerializerRoute = { readonly schema: unknown; readonly method: string; readonly url: string; readonly httpStatus?: string };

const TIME = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

/**
 * RFC 3339, and one that the station can write down as UTC with four digits of the year. A leap second is a time for the
 * RFC, and none for JavaScript.
 */
export function isTime(text: string): boolean {
  const [, year, month, day] = TIME.exec(text) ?? [];
  if (year === undefined || !isDay(Number(year), Number(month), Number(day))) return false;
  const written = new Date(text.toUpperCase());
  return !Number.isNaN(written.getTime()) && /^\d{4}-/.test(written.toISOString());
}

const common = { allErrors: true, removeAdditional: false, useDefaults: true, strict: false } as const;
const open = (coerceTypes: false | 'array') => {
  const ajv = new Ajv({ ...common, coerceTypes });
  // The type of the package's default export does not fit an ES module's import of it.
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  return ajv.addFormat('date-time', isTime);
};
const bodies = once(() => open(false));
const addresses = once(() => open('array'));
const checkBody = byText((schema) => bodies().compile(schema as object));
const checkAddress = byText((schema) => addresses().compile(schema as object));
const serializers = once(() => buildSerializers()({}, {}));
const write = byText((schema, route: SerializerRoute) => serializers()({ ...route, schema, httpStatus: route.httpStatus ?? '' }));

export function validatorCompiler(): Compiler {
  return ({ schema, httpPart }) => {
    const compiled = once(() => (httpPart === 'body' ? checkBody : checkAddress)(schema, undefined));
    const validate = ((data: unknown) => {
      const check = compiled();
      const good = check(data);
      // The server looks for what was wrong at the function that it called.
      validate.errors = check.errors ?? null;
      return good;
    }) as ValidateFunction;
    return validate;
  };
}

export function serializerCompiler(): (route: SerializerRoute) => (answer: unknown) => string {
  return (route) => {
    const compiled = once(() => write(route.schema, route));
    return (answer) => compiled()(answer);
  };
}

/** Makes what a schema needs once for each text of it. */
function byText<T, With = undefined>(make: (schema: unknown, more: With) => T): (schema: unknown, more: With) => T {
  const made = new Map<string, T>();
  return (schema, more) => {
    const text = JSON.stringify(schema);
    let value = made.get(text);
    if (value === undefined) made.set(text, value = make(schema, more));
    return value;
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && month <= 12 && date.getUTCDate() === day && date.getUTCMonth() === month - 1;
}
