/** What comes in is checked against the route's schema: text of the address is read as numbers, a JSON body is taken as it is. */
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

type Compiler = (route: { readonly schema: unknown; readonly httpPart?: string | undefined }) => ValidateFunction;

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

export function validatorCompiler(): Compiler {
  const common = { allErrors: true, removeAdditional: false, useDefaults: true, strict: false } as const;
  const body = new Ajv({ ...common, coerceTypes: false });
  const address = new Ajv({ ...common, coerceTypes: 'array' });
  // The type of the package's default export does not fit an ES module's import of it.
  const formats = addFormats as unknown as (ajv: Ajv) => void;
  formats(body);
  formats(address);
  for (const ajv of [body, address]) ajv.addFormat('date-time', isTime);
  return ({ schema, httpPart }) => (httpPart === 'body' ? body : address).compile(schema as object);
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return month >= 1 && month <= 12 && date.getUTCDate() === day && date.getUTCMonth() === month - 1;
}
