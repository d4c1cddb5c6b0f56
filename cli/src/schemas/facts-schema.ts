import type { ColumnDescriptor, Regulation, TableDescriptor } from '@congtam/engine';
import { DIALECT, type JsonSchema } from './json-schema.ts';

/** The tables a regulation reads, as rows of texts: column id → cell, as in a CSV file. */
export function factsSchema(
  tables: readonly TableDescriptor[],
  regulations: readonly Regulation[],
): JsonSchema {
  return {
    $schema: DIALECT,
    title: `Input tables for ${regulations.map((r) => r.number).join(', ')}`,
    description:
      'Each property is a sheet of the workbook or a CSV file. All cells are texts; empty cells may be left out.',
    type: 'object',
    properties: Object.fromEntries(tables.map((table) => [table.id, tableSchema(table)])),
    required: ['units', 'people'],
    additionalProperties: false,
  };
}

function tableSchema({ label, note, columns }: TableDescriptor): JsonSchema {
  return {
    type: 'array',
    title: label.vi,
    description: [label.en, note?.en].filter((part) => part).join('. '),
    items: {
      type: 'object',
      properties: Object.fromEntries(columns.map((column) => [column.id, columnSchema(column)])),
      required: columns.filter((c) => c.required).map((c) => c.id),
      additionalProperties: false,
    },
  };
}

function columnSchema({ label, note, unit, options, type }: ColumnDescriptor): JsonSchema {
  const words = [label.en, unit?.en, note?.en, CELLS[type.kind]].filter((part) => part);
  return {
    type: 'string',
    title: label.vi,
    description: words.join('; '),
    ...(options ? { enum: [...new Set([...options].flatMap(([id, { vi, en }]) => [id, vi, en]))] } : {}),
  };
}

const CELLS: Readonly<Record<ColumnDescriptor['type']['kind'], string>> = {
  number: 'a decimal, with comma or point',
  flag: 'yes or no',
  choice: 'the id or a label of an option',
  day: 'a day, year-month-day or day/month/year',
  text: 'text',
  id: 'an id; leading zeros count',
  subject: 'the id of a person or unit',
  units: 'unit ids separated by ;',
  period: 'a period: 2026, 2026-H1, 2026-Q1, 2026-03',
  exact: 'a decimal of any length, or a fraction',
};
