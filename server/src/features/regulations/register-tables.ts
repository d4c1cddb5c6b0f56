import { mappingWith, type TableMapping, tableMapping } from '../../feeding/mapping.ts';
import shipped from './register-tables.json' with { type: 'json' };

const SHIPPED = tableMapping.parse(shipped);

/** How registers feed the tables of packs: what ships, with what a pack says itself in its place. */
export const registerTablesWith = (own: readonly TableMapping[]): TableMapping => mappingWith(SHIPPED, own);
