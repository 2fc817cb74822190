/**
 * Rows of tables of rights in which there is nothing to mend: texts without spaces around them, one holder, and
 * nothing empty that is needed. Tables of rights have hundreds of thousands of rows, and what a schema makes for each
 * cell is more than V8 puts away in time: for 200,000 rows ten times what comes out. These rows are taken as they are;
 * others are the schema's to read or refuse.
 */
import type { AppRight, Right, RoleRight } from './master-data';

export function plainRight(row: unknown): Right | null {
	const { user = '', group = '', administration } = cellsOf(row);
	if (!isText(user) || !isText(group) || !isText(administration)) return null;
	const right = { user, group, administration };
	return isOneFilled(user, group) && administration !== '' ? right : null;
}

export function plainAppRight(row: unknown): AppRight | null {
	const { user = '', group = '', app } = cellsOf(row);
	if (!isText(user) || !isText(group) || !isText(app)) return null;
	return isOneFilled(user, group) && app !== '' ? { user, group, app } : null;
}

export function plainRoleRight(row: unknown): RoleRight | null {
	const { user = '', group = '', role, company = '' } = cellsOf(row);
	if (!isText(user) || !isText(group) || !isText(role) || !isText(company)) return null;
	return isOneFilled(user, group) && role !== '' ? { user, group, role, company } : null;
}

type Cells = Readonly<Record<string, unknown>>;
const NO_CELLS: Cells = {};

function cellsOf(row: unknown): Cells {
	return isCells(row) ? row : NO_CELLS;
}

function isCells(row: unknown): row is Cells {
	return typeof row === 'object' && row !== null && !Array.isArray(row);
}

function isText(cell: unknown): cell is string {
	return typeof cell === 'string' && cell.trim() === cell;
}

function isOneFilled(one: string, other: string): boolean {
	return (one === '') !== (other === '');
}
