import schema from './report.schema.json' with { type: 'json' };

/** JSON Schema (draft 2020-12) of a report's JSON; `npm run report:schema` writes it from the shape that the compiler holds against `Report`. */
export const REPORT_JSON_SCHEMA: Readonly<Record<string, unknown>> = schema;
