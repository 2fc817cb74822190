import { InvoiceService, invoiceSchema, type Invoice } from '@e-invoice-eu/core';
import type { Read } from './reading';

/**
 * The same document, written by another implementation: it gets the fields of ours in alphabetical
 * order, checks them against its own schema of EN 16931, and puts them in its own order.
 */
export async function writtenElsewhere(document: Read): Promise<string> {
	const quiet = { log: noted, warn: noted, error: noted };
	const given: unknown = {
		'ubl:Invoice': fieldsOf(document, schemaOf(invoiceSchema, 'ubl:Invoice')),
	};
	if (!isInvoice(given)) throw new Error('not made');
	const written = await new InvoiceService(quiet).generate(given, { format: 'UBL', lang: 'en' });
	return typeof written === 'string' ? written : new TextDecoder().decode(written);
}

/** It tells of codes that are about to go; what is wrong it throws. */
function noted(): void {
	return undefined;
}

/** Its schema decides, not this check. */
function isInvoice(value: unknown): value is Invoice {
	return typeof value === 'object' && value !== null;
}

/** Elements and attributes as its JSON has them: `cbc:ID`, `cbc:ID@schemeID`. */
function fieldsOf({ children }: Read, schema: unknown): Record<string, unknown> {
	const fields = new Map<string, unknown>();
	for (const child of children) {
		const name = invoiceNameOf(child.name);
		const part = schemaOf(schema, name);
		const isList = property(part, 'type') === 'array';
		const within = isList ? property(part, 'items') : part;
		const value = child.children.length > 0 ? fieldsOf(child, within) : child.text;
		const before: unknown = fields.get(name);
		const earlier: readonly unknown[] = Array.isArray(before) ? before : [];
		fields.set(name, isList ? [...earlier, value] : value);
		for (const [attribute, text] of Object.entries(child.attributes)) {
			fields.set(`${name}@${attribute}`, text);
		}
	}
	return Object.fromEntries([...fields].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** It takes credit notes as invoices with another type code. */
function invoiceNameOf(name: string): string {
	return name.replace('CreditNote', 'Invoice').replace('Credited', 'Invoiced');
}

function schemaOf(schema: unknown, name: string): unknown {
	return property(property(schema, 'properties'), name);
}

function property(value: unknown, name: string): unknown {
	if (typeof value !== 'object' || value === null) return undefined;
	return Object.entries(value).find(([key]) => key === name)?.[1];
}

/** A code list of EN 16931 as that implementation has it. */
export function codesOf(list: string): ReadonlySet<string> {
	const codes = property(
		property(property(property(invoiceSchema, '$defs'), 'codeLists'), list),
		'enum',
	);
	if (!Array.isArray(codes)) throw new Error(`no code list ${list}`);
	return new Set(codes.map(String));
}
