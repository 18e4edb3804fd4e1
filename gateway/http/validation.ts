/** What comes in is checked against the route's schema: text of the address is read as numbers, a JSON body is taken as it is. */
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

type Compiler = (route: { readonly schema: unknown; readonly httpPart?: string | undefined }) => ValidateFunction;

export function validatorCompiler(): Compiler {
  const common = { allErrors: true, removeAdditional: false, useDefaults: true, strict: false } as const;
  const body = new Ajv({ ...common, coerceTypes: false });
  const address = new Ajv({ ...common, coerceTypes: 'array' });
  // The type of the package's default export does not fit an ES module's import of it.
  const formats = addFormats as unknown as (ajv: Ajv) => void;
  formats(body);
  formats(address);
  return ({ schema, httpPart }) => (httpPart === 'body' ? body : address).compile(schema as object);
}
