import { DateTime } from 'luxon';
import { z } from 'zod4';
import { code, date, optionalCode } from './fields';

const articleLineSchema = z.object({
	code: z.string().trim().min(1).max(30),
	quantity: z.number(),
	price: z.number().exactOptional(),
	description: z.string().trim().max(200).exactOptional(),
	/** Whether the mechanic ticked it as used. */
	ticked: z.boolean().default(false),
});

export const workOrderSchema = z.object({
	number: code,
	customerNumber: optionalCode,
	projectCode: optionalCode,
	description: z.string().trim().max(500),
	typeOfWork: z.string().trim().max(50),
	/** null: not planned yet. */
	targetDate: date.nullable(),
	state: z.enum(['planned', 'executed', 'checked', 'handled']),
	/** Number of the sales order in AccountView; '' as long as there is none. */
	orderNumber: optionalCode,
	/** Where it was made: in the app, or by the link from a sales order. */
	origin: z.enum(['app', 'accountview']),
	/** The full list. */
	articles: z.array(articleLineSchema).max(500),
	notes: z.string().trim().max(2000),
});

export type WorkOrderInput = z.infer<typeof workOrderSchema>;

export interface AppWorkOrder extends WorkOrderInput {
	/** The ISO week of the target date, `2026-W10`; null is the backlog. */
	readonly week: string | null;
}

export const NEW_WORK_ORDER = {
	customerNumber: '',
	projectCode: '',
	description: '',
	typeOfWork: '',
	targetDate: null,
	state: 'planned',
	orderNumber: '',
	origin: 'app',
	articles: [],
	notes: '',
};

const FIRST_NUMBER = 1000;

/** The number of a work order that came without one: WB-1001, WB-1002, … */
export function workOrderNumber(count: number): string {
	return `WB-${FIRST_NUMBER + count}`;
}

/** A work order with the week it is planned in. */
export function withWeek(input: WorkOrderInput): AppWorkOrder {
	return { ...input, week: weekOf(input.targetDate) };
}

/** The ISO week of a calendar date, `2026-W10`; null without one. */
export function weekOf(date: string | null): string | null {
	return date === null ? null : DateTime.fromISO(date).toFormat("kkkk-'W'WW");
}
