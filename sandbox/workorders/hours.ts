import { z } from 'zod4';
import { date, optionalCode } from './fields';

const MOST_HOURS = 99.99;

export const hoursSchema = z.object({
	/** Unique code of the employee; '' when it has none. */
	employee: optionalCode,
	employeeName: z.string().trim().max(100),
	projectCode: optionalCode,
	kind: z.enum(['work', 'travel']),
	date,
	hours: z
		.number()
		.positive()
		.max(MOST_HOURS)
		.refine((hours) => Number(hours.toFixed(2)) === hours, { error: 'At most two decimals.' }),
	description: z.string().trim().max(500),
	/** Number of the work order. */
	workOrder: optionalCode,
	state: z.enum(['open', 'exported']),
	/** What the entry is known by in AccountView; '' as long as it is not there. */
	reference: z.string().trim().max(100),
});

export type AppHours = z.infer<typeof hoursSchema>;

export const NEW_HOURS = {
	employeeName: '',
	projectCode: '',
	kind: 'work',
	description: '',
	workOrder: '',
	state: 'open',
	reference: '',
};
