import { hourEntryRules, hourSheetRules } from './hours';
import { orderHeaderRules, orderLineRules } from './orders';
import type { TableRules } from './table-rules';

const RULES: Readonly<Record<string, TableRules>> = {
	SO_HDR: orderHeaderRules,
	SO_LINE: orderLineRules,
	HRS_HDR: hourSheetRules,
	HRS_LINE: hourEntryRules,
};

/** The rules of a table beyond its dictionary; none for most. */
export function rulesOf(table: string): TableRules {
	return RULES[table] ?? {};
}
